"""Several copies of a diary made one: merging files, and changes exchanged through a shared folder."""
