-- Conversations as agents work them. One per person, or per group. Everything here except the mark of what was seen and the
-- ledgers of states, assignments, labels and notes can be computed again from messages.

create table conversations (
  workspace_id integer not null,
  id uuid not null,
  contact_id uuid,
  group_id text,
  number_id uuid not null,           -- the number last used
  state text not null default 'open' constraint state_is_known check (state in ('open', 'pending', 'closed')),
  state_at timestamptz,              -- null while nobody has changed it
  pending_until timestamptz,
  assigned_to text,                  -- agent id
  last_message_id uuid,              -- null while nothing was said
  last_message_at timestamptz not null,
  waiting_since timestamptz,         -- their first message that we have not answered
  window_closes_at timestamptz,
  seen_message_id uuid,              -- the newest message an agent has seen, and when it was stored
  seen_recorded_at timestamptz,
  unread_count integer not null default 0,
  failed_at timestamptz,             -- our last message failed, and nothing was said since
  primary key (workspace_id, id),
  constraint of_a_contact_or_a_group check ((contact_id is null) <> (group_id is null)),
  constraint until_only_while_pending check (pending_until is null or state = 'pending'),
  constraint seen_recorded_at_iff_seen check ((seen_message_id is null) = (seen_recorded_at is null))
) with (fillfactor = 80);
create unique index conversations_one_per_contact on conversations (workspace_id, contact_id) where contact_id is not null;
create unique index conversations_one_per_group on conversations (workspace_id, group_id) where group_id is not null;
-- One index per list an agent can ask for: what selects comes first, then the order of the list.
create index conversations_all on conversations (workspace_id, state, last_message_at desc, id desc);
create index conversations_mine on conversations (workspace_id, assigned_to, state, last_message_at desc, id desc)
  where assigned_to is not null;
create index conversations_unassigned on conversations (workspace_id, state, last_message_at desc, id desc)
  where assigned_to is null;
create index conversations_waiting on conversations (workspace_id, state, waiting_since, id)
  where waiting_since is not null;
create index conversations_window_closing on conversations (workspace_id, state, window_closes_at, id)
  where window_closes_at is not null;
create index conversations_failed on conversations (workspace_id, state, failed_at desc, id desc)
  where failed_at is not null;
create index conversations_pending on conversations (workspace_id, pending_until) where pending_until is not null;

-- Two people turned out to be one: the conversation that was given up still answers to its id.
create table conversation_merges (
  workspace_id integer not null,
  from_id uuid not null,
  into_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, from_id)
);

-- `knew` is what the decision could have known. A message outside of it came without being seen, whatever the clocks say,
-- and reopens the conversation.
create table conversation_states (
  workspace_id integer not null,
  id uuid not null,
  conversation_id uuid not null,
  state text not null constraint state_is_known check (state in ('open', 'pending', 'closed')),
  pending_until timestamptz,
  at timestamptz not null,
  by text not null,                  -- agent:…, token:…, contact (wrote again), clock (pending ran out), merge
  recorded_at timestamptz not null default clock_timestamp(),
  knew pg_snapshot not null default pg_current_snapshot(),
  primary key (workspace_id, id)
);
create index conversation_states_latest on conversation_states (workspace_id, conversation_id, at desc, id desc);

create table conversation_assignments (
  workspace_id integer not null,
  id uuid not null,
  conversation_id uuid not null,
  assigned_to text,
  at timestamptz not null,
  by text not null,
  primary key (workspace_id, id)
);
create index conversation_assignments_latest on conversation_assignments (workspace_id, conversation_id, at desc, id desc);

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
  id uuid not null,
  conversation_id uuid not null,
  label_id uuid not null,
  at timestamptz not null,
  by text not null,
  removed_at timestamptz,
  removed_by text,
  primary key (workspace_id, id),
  constraint removed_by_iff_removed check ((removed_by is null) = (removed_at is null))
);
create unique index conversation_labels_once on conversation_labels (workspace_id, conversation_id, label_id)
  where removed_at is null;
create index conversation_labels_by_label on conversation_labels (workspace_id, label_id, conversation_id)
  where removed_at is null;
create index conversation_labels_by_conversation on conversation_labels (workspace_id, conversation_id, at);

create table notes (
  workspace_id integer not null,
  id uuid not null,
  conversation_id uuid not null,
  text text not null,
  at timestamptz not null,
  by text not null,
  removed_at timestamptz,
  removed_by text,
  primary key (workspace_id, id),
  constraint removed_note_is_empty check (removed_at is null or text = '')
);
create index notes_by_conversation on notes (workspace_id, conversation_id, at, id);

-- Words for search, folded to lower case without accents. Each carries its workspace and week, so that a search reads
-- only its own workspace, newest weeks first (inbox/words.ts). Deleted with the content it came from.
create table message_words (
  workspace_id integer not null,
  message_id uuid not null,
  words tsvector not null,
  primary key (workspace_id, message_id)
);
-- Without fastupdate: its list of pending words is read by every search, tens of milliseconds when it is full.
create index message_words_search on message_words using gin (words) with (fastupdate = off);
