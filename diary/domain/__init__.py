"""The domain model of the diary: frozen values and rules; uses only the standard library."""
