-- A mirror of the templates the platform has, kept by reading its list and by its webhooks.

create table templates (
  workspace_id integer not null references workspaces (id),
  id uuid not null,
  account_id text not null,          -- the WhatsApp Business Account it belongs to
  channel_template_id text not null,
  name text not null,
  language text not null,
  category text not null,
  status text not null,
  quality text not null default 'UNKNOWN',
  reason text,
  parameter_format text not null default 'POSITIONAL',
  components jsonb not null,
  category_will_be text,
  category_changes_at timestamptz,
  -- As of when each is known: news and list may arrive in any order, and the newest counts.
  status_at timestamptz not null,
  quality_at timestamptz not null,
  category_at timestamptz not null,
  changed_at timestamptz not null,
  seen_at timestamptz not null,      -- when the platform last confirmed it
  removed_at timestamptz,
  primary key (workspace_id, id)
);
create unique index templates_by_name on templates (workspace_id, account_id, name, language) where removed_at is null;
create index templates_by_channel_id on templates (workspace_id, channel_template_id);
