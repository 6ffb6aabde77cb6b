-- Deliveries besides the one a message was taken from that hold its words too: repeats, the file of a placeholder, every
-- edit on the way. When the person takes the message back, the words are cut out of these as well.
create table message_copies (
  workspace_id integer not null,
  number_id uuid not null,
  channel_message_id text not null,
  delivery_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (workspace_id, channel_message_id, delivery_id, number_id)
);
-- They are forgotten with the bytes they speak of.
create index message_copies_by_age on message_copies (recorded_at);
