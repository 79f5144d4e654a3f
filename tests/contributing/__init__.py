"""Every row of the table of CONTRIBUTING.md is done in a copy of the program, and then works.

A test adds what its row says to a copy of the tree (`tree_copy.Tree`), whose files are compared with what the row
names; then one of `trials` runs in a process of its own, with the program of the copy.
"""
