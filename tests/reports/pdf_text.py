"""The text of a PDF, as laid out by pdfplumber."""

from functools import lru_cache
from io import BytesIO

import pdfplumber
import pikepdf

_OF_PATHS = {*"mlcvyhfFBbSsnW", "re", "f*", "B*", "b*", "W*"}
"""The PDF operators that construct, paint or clip paths."""


@lru_cache(maxsize=32)
def laid_out_texts(pdf: bytes, password: str = "") -> tuple[str, ...]:
    """The text of each page."""
    with pdfplumber.open(BytesIO(without_lines(pdf, password))) as document:
        return tuple(page.extract_text() for page in document.pages)


def without_lines(pdf: bytes, password: str = "") -> bytes:
    """The document without the lines of its chart, which pdfplumber takes a second to parse."""
    with pikepdf.open(BytesIO(pdf), password=password) as document:
        for page in document.pages:
            kept = [one for one in pikepdf.parse_content_stream(page) if str(one.operator) not in _OF_PATHS]
            page.Contents = document.make_stream(pikepdf.unparse_content_stream(kept))
        written = BytesIO()
        document.save(written, encryption=False)
    return written.getvalue()
