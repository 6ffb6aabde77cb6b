-- What people did to messages after writing them, what went wrong with messages of ours, and personal data that got out.

-- Who took back, hid, showed again or deleted what, and when: the words are elsewhere, or gone.
create table deletions (
  workspace_id integer not null references workspaces (id),
  id uuid not null,
  message_id uuid not null,
  act text not null constraint act_is_known check (act in ('recall', 'hide', 'show', 'everyone')),
  at timestamptz not null,
  by text not null,              -- agent:…, token:…
  primary key (workspace_id, id)
);
create index deletions_by_time on deletions (workspace_id, at);
create index deletions_by_message on deletions (workspace_id, message_id);

-- One message went wrong in one way; saying it again corrects what was said before.
create table mistakes (
  workspace_id integer not null references workspaces (id),
  message_id uuid not null,
  kind text not null constraint kind_is_known check (kind in ('price_typo', 'wrong_information', 'confidential',
    'wrong_person', 'emotion', 'offer_withdrawn', 'duplicate', 'other')),
  note text,
  author text,                   -- of the message: agent:…, token:…, campaign:…
  sent_at timestamptz,           -- when the message left; null: it never did
  situation text not null,       -- how far the message had come when the mistake was told
  advice text not null constraint advice_is_known check (advice in ('recall', 'delete', 'correct', 'explain', 'nothing')),
  at timestamptz not null,
  by text not null,              -- agent:…, token:…
  primary key (workspace_id, message_id)
);
create index mistakes_by_time on mistakes (workspace_id, at);

-- Personal data that reached somebody it was not for. 72 hours from `noticed_at` to tell the authority, or to write down why not
-- (GDPR article 33). Counts of people, never their names.
create table breaches (
  workspace_id integer not null references workspaces (id),
  id uuid not null,
  message_id uuid,
  noticed_at timestamptz not null,
  what text not null,
  people_count integer constraint people_count_is_a_count check (people_count >= 0),   -- null: not known yet
  kinds text[] not null default '{}',          -- of data: contact, payment, health, …
  risk jsonb not null default '{}',            -- question → yes, no or unknown
  decision text constraint decision_is_known check (decision in ('notify', 'not')),
  reason text,
  decided_at timestamptz,
  decided_by text,
  authority_told_at timestamptz,
  people_told_at timestamptz,
  closed_at timestamptz,
  closed_by text,
  recorded_at timestamptz not null,
  recorded_by text not null,     -- agent:…, token:…
  primary key (workspace_id, id),
  constraint decided_with_a_reason check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)
    and (decision is null or reason is not null)),
  constraint closed_only_when_decided check (closed_at is null or decision is not null),
  constraint closed_by_iff_closed check ((closed_at is null) = (closed_by is null))
);
create index breaches_open on breaches (workspace_id, noticed_at) where closed_at is null;
create index breaches_by_message on breaches (workspace_id, message_id) where message_id is not null;

-- Answers kept for repeated requests that may show messages: looked through when somebody takes one back. Those of sends, which are many, are short.
create index idempotency_keys_long_answers on idempotency_keys (workspace_id) where length(answer::text) > 120;

-- How much each agent wrote in a time, without reading the messages: what shares of deletions and mistakes are taken of.
create index messages_by_agent on messages (workspace_id, author, id) where author like 'agent:%';
