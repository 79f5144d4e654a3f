"""The page of the visits and of the questions that are kept for them."""
