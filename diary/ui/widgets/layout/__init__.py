"""Layouts and frames that hold other widgets."""
