"""Statistics computed from an excerpt: pure functions on NumPy arrays of days; no drawing, no files, no SQL."""
