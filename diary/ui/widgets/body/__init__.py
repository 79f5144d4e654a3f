"""The body map and what belongs to it."""
