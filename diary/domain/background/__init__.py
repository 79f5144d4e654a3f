"""The health background: the questions before a first visit, and the answers to them."""
