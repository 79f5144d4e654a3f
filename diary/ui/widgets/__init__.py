"""Reusable widgets; they depend on domain values but never on the journal."""
