"""What takes minutes: simulations, files damaged by the thousand. `whole.py` says when it is tried whole."""
