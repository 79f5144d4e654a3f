"""The evening log."""
