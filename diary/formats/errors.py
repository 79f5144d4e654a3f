"""The error for files to import and their mappings."""


class FormatError(Exception):
    """The file or its mapping is invalid; the text is a sentence for the person with the place of the error."""
