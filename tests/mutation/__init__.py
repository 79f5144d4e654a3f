"""Mutation testing: would the tests notice if the code were wrong? `python3 dev.py mutate`."""
