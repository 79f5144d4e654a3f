"""The guided session: its script, the player that goes through it, and what is heard, seen and kept of it."""
