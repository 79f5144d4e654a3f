"""Input fields and controls."""
