"""Layouts and container widgets."""
