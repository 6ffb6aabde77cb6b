-- A second person before what is sensitive, large or costly leaves.

-- Each change of the table is a row of its own: what held when somebody approved can be told later.
create table approval_rules (
  workspace_id integer not null references workspaces (id),
  id uuid not null,
  rules jsonb not null,
  at timestamptz not null,
  by text not null,              -- agent:…, token:…
  primary key (workspace_id, id)
);

-- What is to be approved: a message or a campaign. The hash commits to content and audience; the salt goes with the person's
-- words when they are erased, and then nobody can try words against it.
create table approval_requests (
  workspace_id integer not null,
  subject_id uuid not null,
  salt bytea not null,
  hash bytea not null,
  needed smallint not null,
  reasons text[] not null,       -- codes of approvals/sensitivity.ts and approval-rules.ts
  people text[] not null,        -- who wrote or changed it: none of them approves
  asked_at timestamptz not null,
  primary key (workspace_id, subject_id)
);

-- A decision holds for exactly the hash it was taken on.
create table approval_decisions (
  workspace_id integer not null,
  subject_id uuid not null,
  hash bytea not null,
  person text not null,          -- the person, also behind a token
  by text not null,              -- agent:…, token:…
  approved boolean not null,
  reason text,
  at timestamptz not null,
  primary key (workspace_id, subject_id, hash, person)
);

alter table outbox
  add column approvals smallint not null default 0,          -- needed, as far as was known when it was queued or changed
  add column awaits_approval boolean not null default false;
drop index outbox_waiting;
create index outbox_waiting on outbox (workspace_id, number_id, lane, send_after, message_id)
  where leased_at is null and unclear_at is null and not awaits_approval;
create index outbox_awaiting on outbox (workspace_id, message_id) where awaits_approval;

-- A message that makes another one right.
create table corrections (
  workspace_id integer not null,
  message_id uuid not null,
  corrects uuid not null,
  at timestamptz not null,
  primary key (workspace_id, message_id)
);
create index corrections_of on corrections (workspace_id, corrects);
