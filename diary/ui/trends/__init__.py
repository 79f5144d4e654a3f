"""The Trends page: timeline, comparison, patterns, and their tables."""
