"""Synchronises several copies of a diary: merging files, and exchanging changes through a shared folder."""
