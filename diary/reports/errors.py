"""Errors of the reports that are shown to the person, as opposed to bugs."""


class ReportError(Exception):
    """The page cannot be created; the message is one translated sentence for the person."""


class UnwritableNameError(ReportError):
    """No font has a letter of the patient's name; the page is not made with a replacement character in it."""
