"""The weekly exercise plan: its lines, a week compared to what was done, and its modification."""
