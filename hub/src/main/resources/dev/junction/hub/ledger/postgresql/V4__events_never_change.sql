-- ENGINE L2: a correction is a new event that names the old one. Retention may delete.
CREATE FUNCTION events_never_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events never change; record a new one that names the old' USING ERRCODE = '23000';
END
$$;
CREATE TRIGGER events_never_change BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION events_never_change();
