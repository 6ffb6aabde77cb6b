-- What the team learnt about ticks, and what a business tells its customers about receipts.

create table quiz_attempts (
  workspace_id integer not null references workspaces (id),
  id uuid not null,
  agent_id uuid not null references agents (id),
  question_ids text[] not null,      -- in the order they are asked; the questions themselves are the program's
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, id)
);
create index quiz_attempts_by_agent on quiz_attempts (workspace_id, agent_id, id);
-- Whoever starts twice goes on where they were.
create unique index quiz_attempts_one_open on quiz_attempts (workspace_id, agent_id) where finished_at is null;

create table quiz_answers (
  workspace_id integer not null,
  attempt_id uuid not null,
  question_id text not null,
  choice text not null,
  is_right boolean not null,         -- as judged then: a question may be corrected later
  answered_at timestamptz not null,
  primary key (workspace_id, attempt_id, question_id),
  foreign key (workspace_id, attempt_id) references quiz_attempts (workspace_id, id) on delete cascade
);

-- A row where the business wrote its own words; where there is none, the desk's proposal holds.
create table customer_notes (
  workspace_id integer not null references workspaces (id),
  language text not null constraint language_is_known check (language in ('en', 'fr')),
  text text not null,
  written_at timestamptz not null,
  written_by text not null,          -- agent:…, token:…
  primary key (workspace_id, language)
);
