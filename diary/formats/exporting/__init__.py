"""Export formats: functions from an excerpt to the bytes of a file."""
