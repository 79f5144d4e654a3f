"""Pages on paper: the preview, and the ways to a file and to a printer."""
