-- Words of events, filled after the acknowledgement.
CREATE TABLE event_text (position BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX event_text_words ON event_text USING GIN (words);
CREATE TABLE event_text_head (position BIGINT NOT NULL);
INSERT INTO event_text_head (position) VALUES (0);
