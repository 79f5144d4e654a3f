"""How it went: the timeline, and the same as a table."""
