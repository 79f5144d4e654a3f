"""The trials in the copy of the tree, each in a process of its own, with the program of that copy."""
