CREATE TABLE destinations (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL UNIQUE,
  kind          TEXT NOT NULL,
  settings      TEXT NOT NULL,       -- JSON object
  secrets       ${bytes} NOT NULL,   -- encrypted JSON array, the newest first, each with the time until which it counts
  ordered       INTEGER NOT NULL,
  enabled       INTEGER NOT NULL,
  reason        TEXT,                -- why it is disabled
  failing_since BIGINT,              -- first failure since the last success
  created_at    BIGINT NOT NULL
);

CREATE TABLE subscriptions (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL UNIQUE,
  destination TEXT NOT NULL REFERENCES destinations (id),
  types       TEXT NOT NULL, -- JSON array of patterns; empty: all
  sources     TEXT NOT NULL,
  sites       TEXT NOT NULL,
  subjects    TEXT NOT NULL,
  enabled     INTEGER NOT NULL,
  created_at  BIGINT NOT NULL
);

CREATE TABLE deliveries (
  id           TEXT PRIMARY KEY,
  position     BIGINT NOT NULL,   -- of the event
  event_id     TEXT NOT NULL REFERENCES events (id),
  destination  TEXT NOT NULL,
  subscription TEXT,
  ordering_key TEXT,              -- null when order doesn't matter
  state        TEXT NOT NULL,     -- pending, leased, delivered, dead, dropped
  attempts     INTEGER NOT NULL,  -- made so far
  tries        INTEGER NOT NULL,  -- of these, since it was last put into the queue
  next_at      BIGINT NOT NULL,
  lease_token  TEXT,
  lease_until  BIGINT,
  reason       TEXT,
  replay_of    TEXT,
  created_at   BIGINT NOT NULL,
  ended_at     BIGINT
);
CREATE INDEX deliveries_due ON deliveries (destination, next_at) WHERE state = 'pending';
CREATE INDEX deliveries_leased ON deliveries (lease_until) WHERE state = 'leased';
CREATE INDEX deliveries_in_order ON deliveries (destination, ordering_key, position)
  WHERE ordering_key IS NOT NULL AND state IN ('pending', 'leased');
CREATE INDEX deliveries_dead ON deliveries (destination, ended_at) WHERE state = 'dead';
CREATE INDEX deliveries_event ON deliveries (event_id);

CREATE TABLE attempts (
  delivery    TEXT NOT NULL,
  number      INTEGER NOT NULL,
  node        TEXT NOT NULL,
  started_at  BIGINT NOT NULL,
  finished_at BIGINT,
  outcome     TEXT,   -- null while under way; delivered, failed, rejected, stopped, unknown
  status      INTEGER,
  reason      TEXT,
  response    TEXT,
  PRIMARY KEY (delivery, number)
) ${keyed};
