"""Figures out of an excerpt: pure functions on dated arrays; no drawing, no files, no SQL."""
