"""Tests that take minutes: simulations, thousands of damaged files. `whole.py` decides whether they run completely."""
