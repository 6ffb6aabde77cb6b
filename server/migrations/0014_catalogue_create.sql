-- What is sold and at what price, what is on offer, and what the second look must know of the business.

-- One row for each workspace that has products. Whoever writes products takes the next revision and holds the row until
-- it commits, so that revisions become visible in their order and a reader who knows one asks only for what came after.
create table catalogues (
  workspace_id integer primary key references workspaces (id),
  mark uuid not null default gen_random_uuid(),   -- no other catalogue has it, in whatever database
  revision bigint not null
);

create table products (
  workspace_id integer not null references workspaces (id),
  sku text not null,
  name text not null,
  price numeric(14, 4) not null constraint price_is_not_negative check (price >= 0),   -- in the currency's main unit
  currency text not null constraint currency_is_three_letters check (currency ~ '^[A-Z]{3}$'),
  attributes jsonb not null default '{}',
  goes_with text[] not null default '{}',   -- skus; one that is not there (yet) is no mistake
  revision bigint not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,        -- kept: messages of the past name it
  words tsvector not null generated always as (to_tsvector('simple', fold_words(sku || ' ' || name))) stored,
  primary key (workspace_id, sku)
);
create unique index products_by_sku on products (workspace_id, lower(sku));   -- who types « tarte-cit » means TARTE-CIT
create index products_by_revision on products (workspace_id, revision);
create index products_by_name on products (workspace_id, lower(name), sku) where removed_at is null;
create index products_search on products using gin (words) where removed_at is null;

create table offers (
  workspace_id integer not null references workspaces (id),
  id uuid not null,
  name text not null,
  code text,
  skus text[] not null default '{}',        -- none: the offer is on everything
  starts_at timestamptz,
  ends_at timestamptz not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  primary key (workspace_id, id),
  constraint starts_before_it_ends check (starts_at < ends_at)
);
create index offers_by_end on offers (workspace_id, ends_at desc, id desc) where removed_at is null;

-- What is the business's own, and may therefore stand in any message.
create table review_settings (
  workspace_id integer primary key references workspaces (id),
  names text[] not null default '{}',
  phones text[] not null default '{}',
  emails text[] not null default '{}',
  addresses text[] not null default '{}',
  ibans text[] not null default '{}',
  domains text[] not null default '{}',
  country text,                  -- two letters: where a number without country code is dialled
  changed_at timestamptz not null,
  changed_by text not null       -- agent:…, token:…
);

-- Words the dictionaries do not have and the business does.
create table review_words (
  workspace_id integer not null references workspaces (id),
  word text not null,            -- as written
  added_at timestamptz not null,
  added_by text not null,        -- agent:…, token:…
  primary key (workspace_id, word)
);
create unique index review_words_once on review_words (workspace_id, lower(word));

-- A warning somebody read and sent the message nevertheless. The words it was about stand in the message alone.
create table review_dismissals (
  workspace_id integer not null,
  id uuid not null,
  message_id uuid not null,
  kind text not null,
  saying text,
  part text not null,
  from_offset integer not null,  -- UTF-16, in that part
  to_offset integer not null,
  reason text not null,
  by text not null,              -- agent:…, token:…
  at timestamptz not null,
  primary key (workspace_id, id),
  constraint offsets_are_in_order check (from_offset >= 0 and to_offset >= from_offset)
);
create index review_dismissals_by_time on review_dismissals (workspace_id, at, kind);
create index review_dismissals_by_message on review_dismissals (workspace_id, message_id);

-- Order numbers a contact is known by, however they were written down: `A-1001, A-1002` are two.
create function orders_of(attributes jsonb) returns text[] language sql immutable parallel safe return
  array_remove(
    regexp_split_to_array(
      upper(coalesce(attributes ->> 'orders', '') || ' ' || coalesce(attributes ->> 'order', '') || ' '
        || coalesce(attributes ->> 'order_number', '') || ' ' || coalesce(attributes ->> 'last_order', '')),
      '[^A-Z0-9_-]+'),
    '');
create index contacts_orders on contacts using gin (orders_of(attributes)) where merged_into is null;
