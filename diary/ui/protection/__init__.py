"""Protection of the open diary: single instance, failed saves, damage, and the lock screen."""
