-- People, and the addresses by which channels know them.

create table contacts (
  workspace_id integer not null references workspaces (id),
  id uuid not null,
  name text,                     -- given by us
  profile_name text,             -- chosen by the person, as the channel last told it
  username text,                 -- display only: it may change hands
  language text,
  attributes jsonb not null default '{}',
  created_at timestamptz not null,
  merged_into uuid,              -- this row turned out to be the same person as that one
  merged_at timestamptz,
  erased_at timestamptz,
  primary key (workspace_id, id),
  constraint merged_into_iff_merged check ((merged_into is null) = (merged_at is null))
);
create index contacts_by_name on contacts (workspace_id, lower(coalesce(name, profile_name, '')), id) where merged_into is null;

-- An address belongs to one living contact at a time. An ended one stays as history: numbers change hands.
create table contact_addresses (
  workspace_id integer not null,
  id uuid not null,
  contact_id uuid not null,
  kind text not null constraint kind_is_known check (kind in ('phone', 'bsuid', 'parent_bsuid', 'email')),
  value text not null,           -- phone: E.164 digits without plus, as the platform's wa_id
  since timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id)
);
create unique index contact_addresses_one_living on contact_addresses (workspace_id, kind, value) where ended_at is null;
create index contact_addresses_by_contact on contact_addresses (workspace_id, contact_id);
