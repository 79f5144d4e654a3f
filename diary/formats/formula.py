"""Texts that a spreadsheet must not take for a formula (OWASP, CSV injection: a leading apostrophe)."""

import re

_DANGEROUS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NEUTRAL = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def safe(text: str) -> str:
    """The text as a cell that no spreadsheet calculates; `as_written` gives the text back."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def as_written(cell: str) -> str:
    """The text of which `safe` made the cell."""
    return cell[1:] if _NEUTRAL.match(cell) else cell
