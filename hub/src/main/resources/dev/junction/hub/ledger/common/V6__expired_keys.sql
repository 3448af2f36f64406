-- Retention finds what has expired without reading every key. Keys come nearly in the order in which they expire, so it grows at its end.
CREATE INDEX once_expires ON once (expires_at);
