-- Events never change. Ids are UUIDv7, so their order is the order of receipt, and a search by time is a range of ids.
CREATE TABLE events (
  position    ${rowid} PRIMARY KEY,
  id          TEXT   NOT NULL,
  type        TEXT   NOT NULL,
  source      TEXT   NOT NULL,
  site        TEXT   NOT NULL,
  subject     TEXT,
  occurred_at BIGINT NOT NULL, -- milliseconds since 1970, UTC
  received_at BIGINT NOT NULL,
  data        TEXT   NOT NULL,
  raw         ${bytes},        -- encrypted; null when data is the body, byte for byte
  once_key    TEXT
);
CREATE UNIQUE INDEX events_id ON events (id);
CREATE INDEX events_type ON events (type, position);
CREATE INDEX events_source ON events (source, position);

-- The last position given out. Its row lock makes the ledger's order the order of commit, over all nodes.
CREATE TABLE ledger_head (position BIGINT NOT NULL);
INSERT INTO ledger_head (position) VALUES (0);

-- How repetitions are recognised. A key outlives its event.
CREATE TABLE once (
  source     TEXT   NOT NULL,
  key        TEXT   NOT NULL,
  event_id   TEXT   NOT NULL,
  expires_at BIGINT NOT NULL,
  seen       INTEGER NOT NULL,
  PRIMARY KEY (source, key)
) ${keyed};
