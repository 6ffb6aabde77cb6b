-- Workspaces, who may act in them, how they prove who they are, and what they did.
--
-- A person signs in before it is known for which workspace, so agents, their sessions and their proofs are the only
-- tables of people here without one. What an agent may do hangs on the membership, which has it.

create table workspaces (
  id integer generated always as identity primary key,
  name text not null,
  language text not null default 'en',
  time_zone text not null default 'Europe/Paris',
  business_hours jsonb,          -- null: nobody has said
  created_at timestamptz not null default now()
);

create table agents (
  id uuid primary key,
  name text not null,
  email text not null,           -- lower case
  email_verified boolean not null default false,
  image text,
  language text,                 -- of the interface; null: as the browser says
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint email_is_lower_case check (email = lower(email))
);
create unique index agents_by_email on agents (email);

create table memberships (
  workspace_id integer not null references workspaces (id),
  agent_id uuid not null references agents (id),
  role text not null constraint role_is_known
    check (role in ('owner', 'lead', 'agent', 'marketer', 'privacy_officer', 'reader')),
  joined_at timestamptz not null,
  suspended_at timestamptz,
  suspended_by text,
  last_seen_at timestamptz,      -- to the minute
  primary key (workspace_id, agent_id),
  constraint suspended_by_iff_suspended check ((suspended_at is null) = (suspended_by is null))
);
create index memberships_by_agent on memberships (agent_id);

-- The next five are kept by the sign-in library, which knows them by these names (accounts/sign-in.ts).
create table agent_sessions (
  id uuid primary key,
  agent_id uuid not null references agents (id) on delete cascade,
  workspace_id integer not null references workspaces (id),   -- the one the session acts in
  token text not null,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index agent_sessions_by_token on agent_sessions (token);
create index agent_sessions_by_agent on agent_sessions (agent_id);

create table agent_proofs (
  id uuid primary key,
  agent_id uuid not null references agents (id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,                 -- scrypt, with its salt
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index agent_proofs_one_per_provider on agent_proofs (provider_id, account_id);
create index agent_proofs_by_agent on agent_proofs (agent_id);

create table second_factors (
  id uuid primary key,
  agent_id uuid not null references agents (id) on delete cascade,
  secret text not null,          -- sealed
  backup_codes text not null,    -- sealed
  verified boolean not null default false,
  failed_count integer not null default 0,
  locked_until timestamptz
);
create unique index second_factors_one_per_agent on second_factors (agent_id);
create index second_factors_by_secret on second_factors (secret);

create table sign_in_challenges (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_challenges_by_identifier on sign_in_challenges (identifier);

create table sign_in_rates (
  id uuid primary key,
  key text not null,             -- network address and path
  count integer not null,
  last_at_ms bigint not null
);
create unique index sign_in_rates_by_key on sign_in_rates (key);

-- Wrong passwords in a row for one e-mail address, known here only by its mark, whether or not somebody has it.
create table sign_in_failures (
  email_mark text primary key,
  count integer not null,
  last_at timestamptz not null
);

create table api_tokens (
  workspace_id integer not null references workspaces (id),
  id uuid not null,
  name text not null,
  prefix text not null,          -- the first characters, so that people can tell tokens apart
  token_hash text not null,      -- SHA-256; the token itself is shown once and kept nowhere
  scopes text[] not null,        -- permissions; * is everything an owner may, later versions included
  created_at timestamptz not null,
  created_by text not null,      -- agent:…, token:…, command or environment
  expires_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  last_used_at timestamptz,      -- to the minute
  primary key (workspace_id, id),
  constraint revoked_by_iff_revoked check ((revoked_at is null) = (revoked_by is null))
);
create unique index api_tokens_one_owner on api_tokens (token_hash);

-- Who did what and when, by ids: never what was said.
create table audit_entries (
  workspace_id integer not null,
  id uuid not null,
  at timestamptz not null,
  actor text not null,           -- agent:…, token:…
  route text not null,
  subject jsonb not null,        -- the ids in the address, and of what was made
  details jsonb not null default '{}',
  primary key (workspace_id, id, at)
) partition by range (at);
create table audit_entries_default partition of audit_entries default;

-- A month that is past its stated day is dropped whole. Rows that arrived before their month was laid out are moved
-- from the default partition to it; no other row is ever changed or removed.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_table_name = 'audit_entries_default' then return old; end if;
  raise exception 'audit_entries is append-only';
end $$;
create trigger audit_entries_are_append_only before update or delete on audit_entries
  for each row execute function refuse_audit_change();
