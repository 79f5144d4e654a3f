"""Neuropathy Diary: a symptom-and-exercise diary for people with peripheral neuropathy."""

APP_ID = "neuropathy-diary"
APP_NAME = "Neuropathy Diary"
__version__ = "1.0.0"
RELEASED = ""
"""The release date of this version (ISO 8601); empty before its release."""
