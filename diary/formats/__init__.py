"""Files from and for elsewhere."""
