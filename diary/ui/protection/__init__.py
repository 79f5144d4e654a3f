"""What keeps the open diary safe: one window a file, saving that failed, damage, and the lock."""
