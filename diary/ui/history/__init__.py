"""The history: every day as a table, what was written on it, and what it was before."""
