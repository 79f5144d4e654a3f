"""What can be wrong with a file from elsewhere."""


class FormatError(Exception):
    """The file or its mapping cannot be read; the text is one sentence that says what and where."""
