-- One message in either direction, the numbers it travels by, and what is still to leave.

create table numbers (
  workspace_id integer not null references workspaces (id),
  id uuid not null,
  channel text not null,
  address text not null,             -- what people see: +33 1 …
  label text,
  per_second integer not null default 80,          -- the channel's limit for this number
  sending_stopped_at timestamptz,    -- set when the platform says that trying again is useless until something is repaired
  sending_stopped_why jsonb,
  connected_at timestamptz not null,
  disconnected_at timestamptz,
  primary key (workspace_id, id)
);

-- id is a time-ordered UUID: an inbound message's is made from the platform's time and message id, so the same
-- message delivered twice, or digested again after a rebuild, is the same row. Partitions are ranges of it.
-- The state of a message is never stored: it is computed from the *_at facts and its outbox row (messages/state.ts).
create table messages (
  workspace_id integer not null,
  id uuid not null,
  number_id uuid not null,
  contact_id uuid,
  group_id text,
  direction text not null constraint direction_is_known check (direction in ('in', 'out')),
  channel_message_id text,
  type text not null,
  body jsonb not null,               -- the object the platform calls by the type's name; {} once withdrawn
  details jsonb not null default '{}',   -- context, referral, forwarded, errors: what came around the body
  quotes text,                       -- channel_message_id of the message answered
  reacts_to text,                    -- channel_message_id of the message reacted to
  purpose text,
  author text,                       -- agent:…, token:…, app (written on the business's own phone), contact
  draft_key text,
  origin text not null default 'live' constraint origin_is_known check (origin in ('live', 'history', 'echo')),
  created_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  send_after timestamptz,
  recalled_at timestamptz,
  refused_at timestamptz,
  refusal jsonb,
  accepted_at timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  played_at timestamptz,
  failed_at timestamptz,
  failure jsonb,
  pricing jsonb,
  marked_read_at timestamptz,        -- inbound: when we let the person see that we read it
  edited_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text,
  hidden_at timestamptz,             -- hidden on our desk only; the other side keeps it
  hidden_by text,
  delivery_id bigint,                -- inbound: the stored bytes it came in, for promise "withdrawn means gone"
  primary key (workspace_id, id)
) partition by range (id);
create table messages_default partition of messages default with (fillfactor = 80);
create index messages_thread on messages (workspace_id, contact_id, id desc) where group_id is null;
create index messages_group_thread on messages (workspace_id, group_id, id desc) where group_id is not null;
create index messages_by_channel_id on messages (workspace_id, channel_message_id) where channel_message_id is not null;
create index messages_reactions on messages (workspace_id, reacts_to) where reacts_to is not null;
create index messages_failed on messages (workspace_id, contact_id, failed_at) where failed_at is not null;

-- What people took back or changed. Facts of their own, since they may arrive before the message they speak of.
create table withdrawals (
  workspace_id integer not null,
  number_id uuid not null,           -- one app must not speak for the number of another
  channel_message_id text not null,
  at timestamptz not null,
  by text not null,                  -- contact, or app: on the business's own phone
  primary key (workspace_id, channel_message_id, number_id)
);

-- The latest text only: what it replaced is gone.
create table edits (
  workspace_id integer not null,
  number_id uuid not null,
  channel_message_id text not null,
  at timestamptz not null,
  type text not null,
  body jsonb not null,
  delivery_id bigint,
  primary key (workspace_id, channel_message_id, number_id)
);

-- A repeated click or a restarted batch queues nothing twice.
create table draft_keys (
  workspace_id integer not null,
  draft_key text not null,
  message_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, draft_key)
);

-- What is still to leave, or left and not yet accounted for. A settled message has no row here.
-- waiting → leased (attempt durable, call under way) → settled; leased and lapsed → unclear, never sent again by itself.
create table outbox (
  workspace_id integer not null,
  message_id uuid not null,
  number_id uuid not null,
  contact_id uuid,
  lane smallint not null constraint lane_is_known check (lane in (0, 1)),   -- 0: replies, 1: bulk
  send_after timestamptz not null,
  tries integer not null default 0,
  leased_by bigint,                  -- the fencing token of the dispatcher that took it
  leased_at timestamptz,
  unclear_at timestamptz,
  primary key (workspace_id, message_id),
  constraint leased_by_iff_leased check ((leased_by is null) = (leased_at is null))
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
create index outbox_waiting on outbox (workspace_id, number_id, lane, send_after, message_id)
  where leased_at is null and unclear_at is null;
create index outbox_under_way on outbox (workspace_id, number_id, leased_at) where leased_at is not null;

-- One dispatcher per number at a time. The token grows with every holder, so a sleeper that wakes late settles nothing.
create table dispatch_leases (
  workspace_id integer not null,
  number_id uuid not null,
  holder text not null,
  token bigint not null,
  held_until timestamptz not null,
  primary key (workspace_id, number_id)
);

-- One number and one contact: when the person last wrote (the service window), and the pair rate's clock.
create table exchanges (
  workspace_id integer not null,
  number_id uuid not null,
  contact_id uuid not null,
  last_inbound_at timestamptz,
  free_entry_until timestamptz,
  pair_burst_until timestamptz,
  pair_clear_at timestamptz,
  primary key (workspace_id, number_id, contact_id)
) with (fillfactor = 80);
create index exchanges_by_contact on exchanges (workspace_id, contact_id);

create table media (
  workspace_id integer not null,
  id uuid not null,
  number_id uuid,
  message_id uuid,
  direction text not null check (direction in ('in', 'out')),
  channel_media_id text,
  channel_expires_at timestamptz,
  mime_type text not null,
  file_name text,
  size_bytes bigint,
  sha256 text,
  voice boolean not null default false,
  animated boolean not null default false,
  stored_at timestamptz,
  failed_at timestamptz,
  failure text,
  removed_at timestamptz,
  used_at timestamptz,               -- when a message first named this upload; one that none names is removed
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create index media_by_message on media (workspace_id, message_id);
create index media_unsent on media (created_at) where direction = 'out' and message_id is null and used_at is null;
