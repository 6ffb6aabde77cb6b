-- The ledger of yes and no. The latest entry decides, by the second it was said in (the platform tells no more); of those
-- said in one second the one recorded last, and of those recorded at once the no.

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
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by text not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id)
);
create index consent_entries_latest on consent_entries (workspace_id, contact_id, purpose, channel, at desc, id desc);

-- Appended to, never changed, by nobody: not even by the owner of the tables. The one exception is erasing a person,
-- which says so in its own transaction: set local doublecheck.erasing = 'on'.
create function refuse_consent_change() returns trigger language plpgsql as $$
begin
  if current_setting('doublecheck.erasing', true) = 'on' then
    return coalesce(new, old);
  end if;
  raise exception 'consent entries are only ever added: record the change as a new entry'
    using errcode = 'restrict_violation';
end
$$;
create trigger consent_entries_stay before update or delete on consent_entries
  for each row execute function refuse_consent_change();
create trigger consent_entries_stay_all before truncate on consent_entries
  for each statement execute function refuse_consent_change();
