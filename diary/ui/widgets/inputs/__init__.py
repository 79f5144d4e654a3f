"""Fields and controls that take a value."""
