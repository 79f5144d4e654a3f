"""The synthetic diary of the demo."""
