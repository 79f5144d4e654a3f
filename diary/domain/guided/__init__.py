"""The guided session: script, player, cues, what the screen shows, and the amounts to record."""
