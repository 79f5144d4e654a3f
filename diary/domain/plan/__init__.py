"""The weekly exercise plan: its lines, a week of it beside what was done, and changing it."""
