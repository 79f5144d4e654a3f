"""Which diary this is, and where the program has put copies of it.

`about` holds what concerns the file as a whole, by name; `diary` is a random identifier that every copy of the diary
shares. `file_copy` is the register of copies: each file outside the diary that holds entries, as the program wrote it.
"""

STATEMENTS = (
    "CREATE TABLE about (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT",
    "INSERT INTO about VALUES ('diary', lower(hex(randomblob(16))))",
    "CREATE TABLE file_copy (path TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, made TEXT NOT NULL,"
    " sha256 TEXT NOT NULL) STRICT",
)
