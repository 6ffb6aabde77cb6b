-- Whoever is asked to approve sees what was changed since the message was first written. It goes with its row, when the
-- message leaves, is refused or is taken back.
alter table outbox add column former jsonb;   -- {body: as first written, by: agent:… or token:…, at}: who changed it last, and when
