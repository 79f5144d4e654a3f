"""The identifier of the diary, and the register of its copies.

`about` has properties of the file as a whole, by name; `diary` is a random identifier that all copies of the diary
share. `file_copy` is the register of copies: every file outside the data folder into which the program wrote entries.
"""

STATEMENTS = (
    "CREATE TABLE about (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT",
    "INSERT INTO about VALUES ('diary', lower(hex(randomblob(16))))",
    "CREATE TABLE file_copy (path TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, made TEXT NOT NULL,"
    " sha256 TEXT NOT NULL) STRICT",
)
