-- Events by subject, filled with the words after the acknowledgement: an index on events would write a page of its own for nearly
-- every event, since subjects come in no order.
CREATE TABLE event_subjects (
  subject  TEXT NOT NULL,
  position ${rowid} NOT NULL,
  PRIMARY KEY (subject, position)
) ${keyed};
