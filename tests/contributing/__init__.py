"""Every row of the table in CONTRIBUTING.md is carried out in a copy of the program, and then works.

A test adds what its row says to a copy of the tree (`tree_copy.Tree`), whose changed files are compared with those that
the row names; then one of `trials` runs in a process of its own, with the program of the copy.
"""
