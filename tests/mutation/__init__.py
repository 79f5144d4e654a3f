"""Mutation testing: do the tests detect wrong code? `python3 dev.py mutate`."""
