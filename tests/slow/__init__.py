"""Simulations that take minutes: `python -m tests.slow`; the default run of the tests leaves them out."""
