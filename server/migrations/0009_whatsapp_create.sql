-- The only tables that know Meta's words: connected numbers and the bytes of every delivery.

create table whatsapp_numbers (
  workspace_id integer not null,
  number_id uuid not null,
  phone_number_id text not null,
  waba_id text not null,
  graph_url text not null,
  access_token_sealed text not null,
  app_secret_sealed text not null,
  app_key text not null,             -- a one-way mark of the app secret: a delivery counts only for numbers of the app that signed it
  verify_token_sealed text not null,
  verify_token_key text not null,
  quality text,
  messaging_limit text,
  name_status text,
  verified_name text,
  coexistence boolean not null default false,
  simulated boolean not null default false,
  webhook_lag_ms integer,
  last_webhook_at timestamptz,
  last_error jsonb,
  last_error_at timestamptz,
  checked_at timestamptz,
  disconnected_at timestamptz,
  primary key (workspace_id, number_id)
);
-- A phone number id is connected once in the whole house, so a delivery has one owner.
create unique index whatsapp_numbers_one_owner on whatsapp_numbers (phone_number_id) where disconnected_at is null;
create index whatsapp_numbers_by_account on whatsapp_numbers (waba_id);

-- Deliveries come before any workspace is known, hence the one table without it.
create sequence whatsapp_deliveries_id;
create table whatsapp_deliveries (
  id bigint not null default nextval('whatsapp_deliveries_id'),
  written_by xid8 not null default pg_current_xact_id(),
  received_at timestamptz not null,
  app_key text not null,
  body bytea not null,
  scrubbed_at timestamptz,           -- withdrawn content was cut out of the bytes
  primary key (written_by, id, received_at)
) partition by range (received_at);
create table whatsapp_deliveries_default partition of whatsapp_deliveries default;
alter table whatsapp_deliveries alter column body set storage external;
create index whatsapp_deliveries_by_id on whatsapp_deliveries (id);

-- Kept whole and out of its neighbours' way until somebody mends the reason.
create table whatsapp_set_aside (
  delivery_id bigint not null,
  position integer not null,         -- which change inside the delivery; -1: the delivery as a whole
  reason text not null,
  at timestamptz not null default now(),
  settled_at timestamptz,
  primary key (delivery_id, position)
);

-- Kinds we do not know, counted: the provider adds without asking.
create table whatsapp_unknown_kinds (
  workspace_id integer not null,
  kind text not null,                -- field, or field:type
  seen bigint not null default 0,
  first_at timestamptz not null,
  last_at timestamptz not null,
  last_delivery_id bigint,
  primary key (workspace_id, kind)
);

-- What the platform says about accounts, numbers, templates, calls and groups, as facts in the order told.
create table whatsapp_notices (
  workspace_id integer not null,
  id uuid not null,
  number_id uuid,
  field text not null,
  value jsonb not null,
  at timestamptz not null,
  primary key (workspace_id, id)
);
create index whatsapp_notices_recent on whatsapp_notices (workspace_id, field, at desc);
