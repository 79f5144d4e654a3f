"""The open diary: days cached in memory, the write queue, and undo."""
