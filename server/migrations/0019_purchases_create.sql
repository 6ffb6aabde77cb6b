-- What people bought, told by a shop or written down by an agent.

create table purchases (
  workspace_id integer not null,
  id uuid not null,
  contact_id uuid not null,
  sku text not null,
  name text not null,                -- as it was called then
  quantity numeric(12, 3) not null constraint quantity_is_positive check (quantity > 0),
  price numeric(14, 4) not null constraint price_is_not_negative check (price >= 0),   -- of one, in the currency's main unit
  currency text not null constraint currency_is_three_letters check (currency ~ '^[A-Z]{3}$'),
  purchased_at timestamptz not null,
  order_number text,
  recorded_at timestamptz not null,
  recorded_by text not null,         -- agent:…, token:…
  withdrawn_at timestamptz,          -- written down by mistake, or given back
  withdrawn_by text,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  constraint withdrawn_by_iff_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index purchases_by_contact on purchases (workspace_id, contact_id, purchased_at desc, id desc);
-- A shop tells an order as often as it likes: each of its products once.
create unique index purchases_once on purchases (workspace_id, contact_id, upper(order_number), lower(sku))
  where order_number is not null and withdrawn_at is null;
create index purchases_by_order on purchases (workspace_id, upper(order_number)) where order_number is not null;
