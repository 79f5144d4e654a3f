"""Reusable widgets; they know domain values and never the journal."""
