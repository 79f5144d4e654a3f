"""The made-up diary of the demo."""
