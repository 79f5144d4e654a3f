"""The Summary page: options, preview and output of the page for the practitioner."""
