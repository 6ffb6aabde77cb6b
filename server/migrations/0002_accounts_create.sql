-- Workspaces and who may act in them.

create table workspaces (
  id integer generated always as identity primary key,
  name text not null,
  language text not null default 'en',
  time_zone text not null default 'Europe/Paris',
  created_at timestamptz not null default now()
);
