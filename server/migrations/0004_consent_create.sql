-- The ledger of yes and no. Appended to, never changed; the latest entry by time decides.

create table consent_entries (
  workspace_id integer not null,
  id uuid not null,              -- made from the fact it rests on, so recording the same fact twice changes nothing
  contact_id uuid not null,
  purpose text not null,         -- service, marketing, …
  channel text not null,         -- whatsapp, email, sms, webchat or any
  state text not null constraint state_is_known check (state in ('given', 'withdrawn')),
  source text not null,          -- where it was said: message, platform, api, agent, form, import
  wording text,                  -- exactly what was shown or said
  proof jsonb,
  at timestamptz not null,       -- when the person said it
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id)
);
create index consent_entries_latest on consent_entries (workspace_id, contact_id, purpose, channel, at desc, id desc);
