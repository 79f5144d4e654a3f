"""The sources that are added to the copy of the tree; each says in its path where it goes."""
