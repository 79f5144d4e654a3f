"""The page of visits and of questions for them."""
