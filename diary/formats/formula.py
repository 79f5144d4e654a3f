"""Escapes texts that a spreadsheet would evaluate as a formula (OWASP, CSV injection: a leading apostrophe)."""

import re

_DANGEROUS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NEUTRAL = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def safe(text: str) -> str:
    """The text, escaped if a spreadsheet would evaluate it; `as_written` is the inverse."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def as_written(cell: str) -> str:
    """The text that `safe` escaped."""
    return cell[1:] if _NEUTRAL.match(cell) else cell
