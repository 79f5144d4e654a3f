"""Files from elsewhere, and what they would change in the diary."""
