"""The page of the health background: the form that is filled in before a first visit."""
