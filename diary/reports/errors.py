"""The person's trouble with a page, as distinct from our bugs."""


class ReportError(Exception):
    """A page that cannot be made; the text is one sentence for the person."""
