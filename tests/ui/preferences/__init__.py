"""The parts of Settings."""
