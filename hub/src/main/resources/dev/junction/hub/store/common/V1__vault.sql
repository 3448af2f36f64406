-- Something known, encrypted: tells at the start whether the key file is the one that the store was written with.
CREATE TABLE vault_proof (sealed ${bytes} NOT NULL);
