"""What keeps the file whole: lock, checksum, checks, backups, restoring, salvage and the passphrase."""
