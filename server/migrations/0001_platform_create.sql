-- What every room stands on: settings of the house, the log of events and its followers, answers kept for repeated requests.

create table settings (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now()
);

-- News from one room to those above it: one row per batch, carrying ids, never content.
-- `written_by` lets a follower read only what can no longer be overtaken by a slower transaction.
create sequence events_id;
create table events (
  workspace_id integer not null,
  id bigint not null default nextval('events_id'),
  written_by xid8 not null default pg_current_xact_id(),
  recorded_at timestamptz not null default now(),
  name text not null,
  body jsonb not null,
  primary key (written_by, id, recorded_at)
) partition by range (recorded_at);
create table events_default partition of events default;

-- How far each follower has read. The row's lock makes a follower single; its position moves in the follower's own transaction.
create table followers (
  name text primary key,
  written_by xid8 not null default '0',
  id bigint not null default 0,
  moved_at timestamptz not null default now()
);

-- A background worker that stops beating is taken for dead and its jobs are released.
create table worker_beats (
  worker_id text primary key,
  beat_at timestamptz not null default now()
);

create table idempotency_keys (
  workspace_id integer not null,
  key text not null,
  route text not null,
  request_hash text not null,
  status integer,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (workspace_id, key),
  constraint answer_iff_answered check ((status is null) = (answer is null))
);
