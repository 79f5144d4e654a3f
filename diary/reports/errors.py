"""Errors of the reports that are shown to the person, as opposed to bugs."""


class ReportError(Exception):
    """The page cannot be created; the message is one translated sentence for the person."""


class UnwritableNameError(ReportError):
    """A letter of the patient's name is in none of the fonts; the page is not made with another sign in its place."""
