-- Empty but for the moment in which somebody asks whether the store can write.
CREATE TABLE write_proof (id TEXT PRIMARY KEY, filler ${bytes} NOT NULL);
