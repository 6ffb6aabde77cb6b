-- People, and the addresses by which channels know them.

-- Words for search: lower case, without the accents of European languages. An immutable function, because `unaccent`
-- is not one and an index asks for one. The same function folds what is searched for.
create function fold_words(text) returns text language sql immutable parallel safe return
  translate(lower($1),
    'ÀÁÂÃÄÅĀÇĆČÈÉÊËĒĖĘÌÍÎÏĪŁÑŃÒÓÔÕÖØŌÙÚÛÜŪÝŸŠŚŽŹŻàáâãäåāçćčèéêëēėęìíîïīłñńòóôõöøōùúûüūýÿšśžźż',
    'aaaaaaaccceeeeeeeiiiiilnnooooooouuuuuyysszzzaaaaaaaccceeeeeeeiiiiilnnooooooouuuuuyysszzz');

create table contacts (
  workspace_id integer not null references workspaces (id),
  id uuid not null,
  name text,                     -- given by us
  profile_name text,             -- chosen by the person, as the channel last told it
  username text,                 -- display only: it may change hands
  profile_seen_at timestamptz,   -- of the news that last changed the two above
  language text,
  attributes jsonb not null default '{}',
  created_at timestamptz not null,
  merged_into uuid,              -- this row turned out to be the same person as that one, which is never merged itself
  merged_at timestamptz,
  erased_at timestamptz,
  words tsvector not null generated always as (to_tsvector('simple',
    fold_words(coalesce(name, '') || ' ' || coalesce(profile_name, '') || ' ' || coalesce(username, '')))) stored,
  primary key (workspace_id, id),
  constraint merged_into_iff_merged check ((merged_into is null) = (merged_at is null)),
  constraint not_merged_into_itself check (merged_into <> id)
);
create index contacts_by_name on contacts (workspace_id, lower(coalesce(name, profile_name, '')), id) where merged_into is null;
create index contacts_search on contacts using gin (words) where merged_into is null;
create index contacts_merged on contacts (workspace_id, merged_into) where merged_into is not null;

-- An address belongs to one contact at a time. An ended one stays as history: numbers change hands.
create table contact_addresses (
  workspace_id integer not null,
  id uuid not null,
  contact_id uuid not null,
  kind text not null constraint kind_is_known check (kind in ('phone', 'bsuid', 'parent_bsuid', 'email')),
  value text collate "C" not null,   -- phone: E.164 digits without plus, as the platform's wa_id
  since timestamptz not null,        -- first seen, unless:
  since_known boolean not null default false,   -- the platform told the very moment (a change of number)
  ended_at timestamptz,              -- the contact lost it; somebody else may have it
  replaced_at timestamptz,           -- a user id never changes hands: the person got another one
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  constraint user_ids_are_replaced_others_end check (
    case when kind in ('bsuid', 'parent_bsuid') then ended_at is null else replaced_at is null end)
);
create unique index contact_addresses_one_owner on contact_addresses (workspace_id, kind, value) where ended_at is null;
create index contact_addresses_former on contact_addresses (workspace_id, kind, value) where ended_at is not null;
create index contact_addresses_by_contact on contact_addresses (workspace_id, contact_id);
