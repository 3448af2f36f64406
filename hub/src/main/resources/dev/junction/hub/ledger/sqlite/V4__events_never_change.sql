-- ENGINE L2: a correction is a new event that names the old one. Retention may delete.
CREATE TRIGGER events_never_change BEFORE UPDATE ON events BEGIN
  SELECT RAISE(ABORT, 'events never change; record a new one that names the old');
END;
