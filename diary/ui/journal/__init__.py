"""The diary while its window is open: what is in sight, what is still to be written, and what can be undone."""
