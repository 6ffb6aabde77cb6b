-- Answers kept ready: worded once and well, filled for each person, looked at again before they go stale.

create table quick_replies (
  workspace_id integer not null references workspaces (id),
  id uuid not null,
  shortcut text collate "C" not null constraint shortcut_is_folded check (shortcut ~ '^[a-z0-9][a-z0-9_-]*$'),
  title text not null,
  text_fr text,
  text_en text,
  topic text,
  shared boolean not null,       -- false: of its owner alone
  owner_id uuid,                 -- who keeps it right; null: whoever leads
  version integer not null,
  review_every_days integer not null constraint review_days_are_said check (review_every_days between 1 and 3650),
  reviewed_at timestamptz not null,   -- when somebody last wrote it or said that it is still right
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,        -- kept, so that what was sent keeps its name
  removed_by text,
  title_order text collate "C" not null generated always as (fold_words(title)) stored,
  words tsvector not null generated always as (
    setweight(to_tsvector('simple', fold_words(title || ' ' || coalesce(topic, ''))), 'A')
    || to_tsvector('simple', fold_words(coalesce(text_fr, '') || ' ' || coalesce(text_en, '')))) stored,
  primary key (workspace_id, id),
  constraint says_something check (text_fr is not null or text_en is not null),
  constraint removed_by_iff_removed check ((removed_by is null) = (removed_at is null)),
  constraint personal_is_somebodys check (shared or owner_id is not null)
);
create unique index quick_replies_shared_shortcut on quick_replies (workspace_id, shortcut)
  where shared and removed_at is null;
create unique index quick_replies_own_shortcut on quick_replies (workspace_id, owner_id, shortcut)
  where not shared and removed_at is null;
create index quick_replies_by_title on quick_replies (workspace_id, title_order, id) where removed_at is null;
create index quick_replies_search on quick_replies using gin (words) where removed_at is null;

-- What each change made of it, whole, and who made it.
create table quick_reply_versions (
  workspace_id integer not null,
  quick_reply_id uuid not null,
  version integer not null,
  shortcut text not null,
  title text not null,
  text_fr text,
  text_en text,
  topic text,
  shared boolean not null,
  owner_id uuid,
  review_every_days integer not null,
  at timestamptz not null,
  by text not null,              -- agent:…, token:…, demo
  primary key (workspace_id, quick_reply_id, version),
  foreign key (workspace_id, quick_reply_id) references quick_replies (workspace_id, id)
);

-- Somebody read it and found it still right.
create table quick_reply_reviews (
  workspace_id integer not null,
  quick_reply_id uuid not null,
  version integer not null,
  at timestamptz not null,
  by text not null,
  primary key (workspace_id, quick_reply_id, at),
  foreign key (workspace_id, quick_reply_id, version)
    references quick_reply_versions (workspace_id, quick_reply_id, version)
);

create table quick_reply_uses (
  workspace_id integer not null,
  message_id uuid not null,
  quick_reply_id uuid not null,
  version integer not null,
  used_by text not null,         -- agent:…, token:…
  at timestamptz not null,
  primary key (workspace_id, message_id)
);
create index quick_reply_uses_by_reply on quick_reply_uses (workspace_id, quick_reply_id, at);
create index quick_reply_uses_by_author on quick_reply_uses (workspace_id, used_by, at desc) include (quick_reply_id);
