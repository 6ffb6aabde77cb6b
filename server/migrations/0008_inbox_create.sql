-- Conversations as agents work them. One per person, or per group. Everything here except the ledgers of states,
-- assignments, labels and notes can be computed again from messages.

create table conversations (
  workspace_id integer not null,
  id uuid not null,
  contact_id uuid,
  group_id text,
  number_id uuid not null,           -- the number last used
  state text not null default 'open' constraint state_is_known check (state in ('open', 'pending', 'closed')),
  state_at timestamptz not null,
  pending_until timestamptz,
  assigned_to text,                  -- agent id
  last_message_id uuid,
  last_message_at timestamptz not null,
  last_inbound_at timestamptz,
  last_outbound_at timestamptz,
  waiting_since timestamptz,         -- the first message of theirs after our last
  seen_message_id uuid,              -- the newest message an agent has seen
  unread_count integer not null default 0,
  failed_at timestamptz,             -- our last message failed, and nothing was said since
  primary key (workspace_id, id),
  constraint of_a_contact_or_a_group check ((contact_id is null) <> (group_id is null))
) with (fillfactor = 80);
create unique index conversations_one_per_contact on conversations (workspace_id, contact_id) where contact_id is not null;
create unique index conversations_one_per_group on conversations (workspace_id, group_id) where group_id is not null;
create index conversations_recent on conversations (workspace_id, state, last_message_at desc, id desc);
create index conversations_mine on conversations (workspace_id, assigned_to, last_message_at desc, id desc) where state <> 'closed';
create index conversations_waiting on conversations (workspace_id, waiting_since, id) where waiting_since is not null and state <> 'closed';
create index conversations_failed on conversations (workspace_id, failed_at desc, id desc) where failed_at is not null;

create table conversation_states (
  workspace_id integer not null,
  id uuid not null,
  conversation_id uuid not null,
  state text not null,
  pending_until timestamptz,
  at timestamptz not null,
  by text not null,
  primary key (workspace_id, id)
);
create index conversation_states_by_conversation on conversation_states (workspace_id, conversation_id, at, id);

create table conversation_assignments (
  workspace_id integer not null,
  id uuid not null,
  conversation_id uuid not null,
  assigned_to text,
  at timestamptz not null,
  by text not null,
  primary key (workspace_id, id)
);
create index conversation_assignments_by_conversation on conversation_assignments (workspace_id, conversation_id, at, id);

create table labels (
  workspace_id integer not null,
  id uuid not null,
  name text not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (workspace_id, id)
);
create unique index labels_by_name on labels (workspace_id, lower(name)) where removed_at is null;

create table conversation_labels (
  workspace_id integer not null,
  conversation_id uuid not null,
  label_id uuid not null,
  at timestamptz not null,
  by text not null,
  primary key (workspace_id, conversation_id, label_id)
);

create table notes (
  workspace_id integer not null,
  id uuid not null,
  conversation_id uuid not null,
  text text not null,
  at timestamptz not null,
  by text not null,
  removed_at timestamptz,
  primary key (workspace_id, id)
);
create index notes_by_conversation on notes (workspace_id, conversation_id, at, id);

-- Words for search, folded to lower case without accents. Deleted with the content it came from.
create table message_words (
  workspace_id integer not null,
  message_id uuid not null,
  conversation_id uuid not null,
  words tsvector not null,
  primary key (workspace_id, message_id)
);
create index message_words_search on message_words using gin (words);
