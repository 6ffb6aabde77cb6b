-- The sealed journal: what was said and done, as salted commitments in one chain per workspace, and what proves it.

-- One key pair per desk to sign with (Ed25519) and one to seal with (X25519). The public halves are shown to everybody.
create table evidence_keys (
  fingerprint text primary key,      -- SHA-256 of the public signing key, in hexadecimal
  created_at timestamptz not null,
  signing_public bytea not null,
  signing_private text not null,     -- sealed with the house's secret
  sealing_public bytea not null,
  sealing_private text not null,     -- sealed with the house's secret
  retired_at timestamptz
);
create unique index evidence_keys_one_in_use on evidence_keys ((retired_at is null)) where retired_at is null;

-- The end of each chain. Its row lock is what makes appending single.
create table evidence_chains (
  workspace_id integer primary key references workspaces (id),
  seq bigint not null,
  hash bytea not null
);

-- A hash covers the one before it and the entry's header: everything here but `part`.
create table evidence_entries (
  workspace_id integer not null,
  seq bigint not null,
  at timestamptz not null,           -- when it happened; when it was written down is bounded by the signed heads
  kind text not null,
  subject uuid not null,             -- the message, consent, export … it is about
  part bigint not null default 0,    -- tells repeated facts of one kind about one subject apart: the time of an edit
  contact_id uuid,
  actor text not null,               -- agent:…, token:…, contact, app, desk
  commitment bytea not null,         -- SHA-256 of salt and content
  hash bytea not null,
  primary key (workspace_id, seq)
) with (fillfactor = 100);
-- Nothing is written down twice; also finds the entries of one message.
create unique index evidence_entries_once on evidence_entries (workspace_id, subject, kind, part);
create index evidence_entries_of_contact on evidence_entries (workspace_id, contact_id, at) where contact_id is not null;

-- What opens a commitment, apart, so that it can be destroyed while the chain stays.
create table evidence_salts (
  workspace_id integer not null,
  seq bigint not null,
  salt bytea not null,
  content text,                      -- canonical JSON where no other room keeps the content; null: read it there
  primary key (workspace_id, seq)
);

-- Facts on their way into the chain, handed over in the transaction that made them true.
create table evidence_pending (
  workspace_id integer not null,
  id bigint not null generated always as identity,
  at timestamptz not null,
  kind text not null,
  subject uuid not null,
  part bigint not null default 0,
  contact_id uuid,
  actor text not null,
  commitment bytea not null,
  salt bytea,                        -- null: destroyed before the fact was chained
  content text,
  primary key (workspace_id, id)
);
create index evidence_pending_of_subject on evidence_pending (workspace_id, subject);

-- Where the journal stood at a moment, signed.
create table evidence_heads (
  workspace_id integer not null,
  seq bigint not null,
  at timestamptz not null,
  hash bytea not null,
  fingerprint text not null references evidence_keys (fingerprint),
  signature bytea not null,
  primary key (workspace_id, seq, at)
);
create index evidence_heads_by_time on evidence_heads (workspace_id, at);

-- A row while a person's words must be kept for a dispute.
create table evidence_holds (
  workspace_id integer not null,
  contact_id uuid not null,
  reason text not null,
  placed_at timestamptz not null,
  placed_by text not null,           -- agent:…, token:…
  primary key (workspace_id, contact_id)
);

-- What people under hold changed or took back, encrypted to the desk's sealing key.
create table evidence_sealed (
  workspace_id integer not null,
  id uuid not null,
  subject uuid not null,
  contact_id uuid not null,
  sealed_at timestamptz not null,
  sealed bytea not null,
  primary key (workspace_id, id)
);
create index evidence_sealed_of_contact on evidence_sealed (workspace_id, contact_id);
create index evidence_sealed_of_subject on evidence_sealed (workspace_id, subject);

-- waiting → agreed → over, or waiting → refused, or waiting → over; nothing opens without a second person.
create table evidence_exports (
  workspace_id integer not null,
  id uuid not null,
  contact_id uuid not null,
  conversation_id uuid,              -- null: everything about the person, not the messages alone
  period_from timestamptz not null,
  period_to timestamptz not null,
  reason text not null,
  asked_at timestamptz not null,
  asked_by text not null,            -- agent:…, token:…
  asker text not null,               -- the person behind asked_by
  expires_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  decider text,                      -- the person behind decided_by
  agreed boolean,
  primary key (workspace_id, id),
  constraint decided_whole_or_not check (
    (decided_at is null) = (decided_by is null) and (decided_at is null) = (decider is null)
    and (decided_at is null) = (agreed is null)),
  constraint two_people_agree check (agreed is not true or asker <> decider),
  constraint period_runs_forward check (period_from < period_to)
);
create index evidence_exports_newest on evidence_exports (workspace_id, asked_at desc, id desc);

-- Written once. Heads, entries and their hashes are never changed, by nobody; salts may only go.
create function refuse_evidence_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is only ever added to' using errcode = 'restrict_violation';
end
$$;
create trigger evidence_entries_stay before update or delete on evidence_entries
  for each row execute function refuse_evidence_change();
create trigger evidence_entries_stay_all before truncate on evidence_entries
  for each statement execute function refuse_evidence_change();
create trigger evidence_heads_stay before update or delete on evidence_heads
  for each row execute function refuse_evidence_change();
create trigger evidence_heads_stay_all before truncate on evidence_heads
  for each statement execute function refuse_evidence_change();
