"""The integrity and protection of the file: lock, checksum, checks, backups, restoring, salvage and the passphrase."""
