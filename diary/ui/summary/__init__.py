"""One page for the practitioner: what stands on it, how it looks, and out with it."""
