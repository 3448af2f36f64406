-- The newest keys of the table once, in the order in which they came; see RecentKeys.
CREATE TABLE once_recent (
  n          INTEGER PRIMARY KEY,
  source     TEXT    NOT NULL,
  key        TEXT    NOT NULL,
  event_id   TEXT    NOT NULL,
  expires_at BIGINT  NOT NULL,
  seen       INTEGER NOT NULL
);
