-- Teams, and how soon people are promised an answer.

create table teams (
  workspace_id integer not null references workspaces (id),
  id uuid not null,
  name text not null,
  business_hours jsonb,          -- null: the workspace's
  created_at timestamptz not null,
  removed_at timestamptz,        -- kept, so that what it did keeps its name
  primary key (workspace_id, id)
);
create unique index teams_by_name on teams (workspace_id, lower(name)) where removed_at is null;

create table team_members (
  workspace_id integer not null,
  team_id uuid not null,
  agent_id uuid not null,
  primary key (workspace_id, team_id, agent_id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id),
  foreign key (workspace_id, agent_id) references memberships (workspace_id, agent_id)
);
create index team_members_by_agent on team_members (workspace_id, agent_id);

-- A promise is never changed, only followed by the next: a wait is judged by the one that stood when it began.
create table promises (
  workspace_id integer not null references workspaces (id),
  id uuid not null,
  team_id uuid,                  -- null: the workspace's own
  answer_minutes integer constraint answer_minutes_are_said check (answer_minutes between 1 and 10080),   -- null: given up
  warn_percent smallint not null constraint warn_percent_is_a_part check (warn_percent between 1 and 99),
  tell_customers boolean not null,
  since timestamptz not null,
  by text not null,              -- agent:…, token:…
  primary key (workspace_id, id)
);
create index promises_latest on promises (workspace_id, team_id, since desc, id desc);

-- A row where the business wrote its own words for customers; where there is none, the desk's proposal holds.
create table promise_words (
  workspace_id integer not null references workspaces (id),
  language text not null constraint language_is_known check (language in ('en', 'fr')),
  situation text not null constraint situation_is_known check (situation in ('open', 'closed')),
  text text not null,
  written_at timestamptz not null,
  written_by text not null,      -- agent:…, token:…
  primary key (workspace_id, language, situation)
);

-- Up to which moment passing limits were told to browsers.
create table promise_watches (
  workspace_id integer primary key references workspaces (id),
  told_until timestamptz not null
);

create table conversation_teams (
  workspace_id integer not null,
  id uuid not null,
  conversation_id uuid not null,
  team_id uuid,                  -- null: as whoever it is assigned to
  at timestamptz not null,
  by text not null,
  primary key (workspace_id, id)
);
create index conversation_teams_latest on conversation_teams (workspace_id, conversation_id, at desc, id desc);

alter table conversations
  add column team_id uuid,              -- the chosen one, else that of the agent it is assigned to
  add column team_chosen boolean not null default false,
  add column owed_since timestamptz,    -- their first message that was neither answered nor closed away
  add column warn_at timestamptz,       -- when the promise is nearly used up, and
  add column due_at timestamptz,        -- when it is broken
  add constraint warned_before_due check ((warn_at is null) = (due_at is null) and warn_at <= due_at);
-- Whom a promise is about to be broken to, and in the order it was noticed; also what passes a limit next.
create index conversations_warned on conversations (workspace_id, state, warn_at, id) where warn_at is not null;
create index conversations_due on conversations (workspace_id, due_at) where due_at is not null;
create index conversations_owed on conversations (workspace_id, id) where owed_since is not null;
