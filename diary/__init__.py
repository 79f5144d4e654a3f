"""Neuropathy Diary: a symptom-and-exercise diary for people with peripheral neuropathy."""

APP_ID = "neuropathy-diary"
APP_NAME = "Neuropathy Diary"
__version__ = "1.0.0"
RELEASED = ""
"""The day (ISO 8601) on which this version was released; empty before."""
