-- Words of events, filled after the acknowledgement. Contentless: the text itself is in events.
CREATE VIRTUAL TABLE event_text USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE TABLE event_text_head (position BIGINT NOT NULL);
INSERT INTO event_text_head (position) VALUES (0);
