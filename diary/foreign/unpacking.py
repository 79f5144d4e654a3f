"""Decompresses and parses untrusted content within limits of size and nesting."""

import json
import zlib
from typing import Any

_GZIP = zlib.MAX_WBITS | 16
MOST_VALUES = 3_000_000
"""The maximum number of objects and arrays, far more than the entries of thirty years."""


class TooMuchError(ValueError):
    """The content decompresses to more, or is nested deeper, than anything this program writes."""


def unpacked(content: bytes, largest: int, *, is_gzip: bool = False) -> bytes:
    """The content of a zlib stream or a gzip file; raises `zlib.error`, and `TooMuchError` above `largest` bytes."""
    stream = zlib.decompressobj(_GZIP if is_gzip else zlib.MAX_WBITS)
    text = stream.decompress(content, largest + 1)
    if len(text) > largest:
        raise TooMuchError(largest)
    if not stream.eof:
        raise zlib.error("the stream is cut off")
    return text


def parsed(text: bytes, most: int) -> Any:  # noqa: ANN401 - any JSON value
    """The value of a JSON text; raises `ValueError`, and `TooMuchError` for more than `most` objects and arrays."""
    require_few_values(text, most)
    try:
        return json.loads(text)
    except RecursionError as error:
        raise TooMuchError(most) from error


def require_few_values(text: bytes, most: int = MOST_VALUES) -> None:
    """Raise `TooMuchError` for a JSON text with more objects and arrays than `most`.

    Python allocates about 20 bytes for each byte of a text of empty lists.
    """
    if text.count(b"[") + text.count(b"{") > most:
        raise TooMuchError(most)
