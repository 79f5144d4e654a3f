"""Makes texts of the diary safe for a terminal."""

_NO_CONTROL = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


def for_terminal(text: str) -> str:
    """The text without control characters other than line breaks and tabs, as a terminal would interpret them."""
    return text.translate(_NO_CONTROL)
