"""PDF pages: preview, saving to a file, printing."""
