-- Every receipt, as it was told, once. A message's tick is computed from the set of them.

create table receipts (
  workspace_id integer not null,
  id uuid not null,                  -- made from the platform's time, message id, status and participant
  number_id uuid not null,
  message_id uuid,                   -- null while we do not know the message yet
  channel_message_id text not null,
  status text not null,              -- sent, delivered, read, played, failed, or a word the platform adds later
  at timestamptz not null,
  participant text not null default '',
  errors jsonb,
  pricing jsonb,
  recorded_at timestamptz not null default now(),
  primary key (workspace_id, id)
) partition by range (id);
create table receipts_default partition of receipts default;
create index receipts_by_message on receipts (workspace_id, message_id) where message_id is not null;
create index receipts_unmatched on receipts (workspace_id, channel_message_id) where message_id is null;
