-- Restraint, and what receipts teach: how often we may write unasked, to whom no longer, and whom we still reach.

-- How many messages nobody asked for a person may leave unanswered. A workspace without a row keeps the default of two.
create table courtesy_settings (
  workspace_id integer primary key references workspaces (id),
  unanswered_max smallint not null constraint unanswered_max_is_small check (unanswered_max between 0 and 10),
  renew_after_days smallint constraint renew_after_days_is_a_while check (renew_after_days between 1 and 730),
  changed_at timestamptz not null,
  changed_by text not null
);

-- One row per person over all senders, numbers and channels. Its lock is what makes the budget exact: the row holds the
-- messages nobody asked for that left since the person was last heard of. At most ten, so they live in the row itself.
create table courtesy_budgets (
  workspace_id integer not null,
  contact_id uuid not null,
  spent_ids uuid[] not null default '{}',        -- of messages, so that the same one is never counted twice
  spent_at timestamptz[] not null default '{}',  -- when each left, in the same order
  primary key (workspace_id, contact_id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  constraint every_spending_has_its_time check (cardinality(spent_ids) = cardinality(spent_at))
) with (fillfactor = 70);

-- People we stopped writing to unasked, because the receipts say that it is not wanted or reaches nobody. The entry
-- recorded last decides.
create table suppressions (
  workspace_id integer not null,
  id uuid not null,
  contact_id uuid not null,
  state text not null constraint state_is_known check (state in ('suppressed', 'released')),
  at timestamptz not null,
  why jsonb not null default '[]',   -- codes of the evidence
  expires_at timestamptz,            -- released by itself
  reason text,                       -- what the agent wrote who released
  by text not null,                  -- receipts, contact, agent:…, token:…
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id)
);
create index suppressions_latest on suppressions (workspace_id, contact_id, recorded_at desc);

create function refuse_suppression_change() returns trigger language plpgsql as $$
begin
  if current_setting('doublecheck.erasing', true) = 'on' then
    return coalesce(new, old);
  end if;
  raise exception 'suppressions are only ever added: record the change as a new entry'
    using errcode = 'restrict_violation';
end
$$;
create trigger suppressions_stay before update or delete on suppressions
  for each row execute function refuse_suppression_change();

-- Asked once in a life how often and about what we may write.
create table courtesy_surveys (
  workspace_id integer not null,
  contact_id uuid not null,
  message_id uuid,
  offered_at timestamptz not null,
  offered_by text not null,
  primary key (workspace_id, contact_id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id)
);

-- Messages sent because of another one's silence. Few, so they are not a column of every message.
create table follow_ups (
  workspace_id integer not null,
  message_id uuid not null,
  of_message_id uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, message_id)
);
create index follow_ups_of on follow_ups (workspace_id, of_message_id);

-- What an agent noticed on their own phone, which the platform does not tell.
create table clues (
  workspace_id integer not null,
  id uuid not null,
  contact_id uuid not null,
  kind text not null,
  observed boolean not null,
  observed_at timestamptz not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  withdrawn_at timestamptz,          -- noted by mistake
  withdrawn_by text,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  constraint withdrawn_by_iff_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index clues_by_contact on clues (workspace_id, contact_id, observed_at desc, id desc);

-- What all contacts of a workspace together teach. `pass` is a learning under way, page after page.
create table reach_pools (
  workspace_id integer primary key references workspaces (id),
  pool jsonb not null,
  learnt_at timestamptz not null,
  contacts integer not null,
  pass jsonb
);

-- The last verdict on each contact, and when to look again: soon after news of them, or when the verdict expires.
create table contact_reach (
  workspace_id integer not null,
  contact_id uuid not null,
  due_at timestamptz not null,
  reach jsonb,
  verdict text,
  receipts_on real,
  computed_at timestamptz,
  expires_at timestamptz,
  primary key (workspace_id, contact_id)
) with (fillfactor = 70);
create index contact_reach_due on contact_reach (due_at);
create index contact_reach_verdict on contact_reach (workspace_id, verdict, contact_id);

-- One proposal for each silent message, what a person made of it, and what followed.
create table next_steps (
  workspace_id integer not null,
  message_id uuid not null,
  contact_id uuid not null,
  author text,                       -- of the message: agent:…, token:…
  step text not null,
  situation text not null,
  at timestamptz not null,
  proposal jsonb not null,           -- reason, draft, gain
  proposed_at timestamptz not null,
  expires_at timestamptz not null,
  outcome text constraint outcome_is_known check (outcome in ('done', 'dismissed')),
  reason text,
  decided_at timestamptz,
  decided_by text,
  answered_at timestamptz,           -- the first sign of the person after the decision
  learnt_at timestamptz,             -- what followed has gone into the pool
  primary key (workspace_id, message_id),
  constraint outcome_iff_decided check ((outcome is null) = (decided_at is null))
) with (fillfactor = 70);
create index next_steps_open on next_steps (workspace_id, at, message_id) where decided_at is null;
create index next_steps_by_contact on next_steps (workspace_id, contact_id);
create index next_steps_to_learn on next_steps (workspace_id, decided_at) where decided_at is not null and learnt_at is null;

-- Times in which it was our connection or the platform, and no customer's silence means anything.
create table incidents (
  workspace_id integer not null,
  number_id uuid not null,
  since timestamptz not null,
  until timestamptz,
  noticed_at timestamptz not null,
  primary key (workspace_id, number_id, since)
);
