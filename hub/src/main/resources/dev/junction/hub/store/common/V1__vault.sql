-- Something known, encrypted: tells at the start whether the key file is the one that the store was written with.
CREATE TABLE vault_proof (id INTEGER PRIMARY KEY CHECK (id = 1), sealed ${bytes} NOT NULL);
