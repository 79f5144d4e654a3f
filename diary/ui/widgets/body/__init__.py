"""The body map and its controls."""
