"""The Help page: the keyboard shortcuts."""
