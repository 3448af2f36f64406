CREATE TABLE beds (id INTEGER PRIMARY KEY, soil ${bytes});
