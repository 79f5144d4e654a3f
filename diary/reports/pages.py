"""Renders the pages of a PDF as images, for the preview and for printing."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page; `rgba` are its opaque pixels row by row from the top, four bytes each, without padding."""

    width: int
    height: int
    rgba: bytes


def page_pictures(pdf: bytes, width_px: int) -> list[PagePicture]:
    """All pages of the PDF, each `width_px` device pixels wide. May be called in any thread."""
    return list(each_page(pdf, width_px))


def each_page(pdf: bytes, width_px: int) -> Iterator[PagePicture]:
    """Yield the pages one by one, so that only one is in memory at a time (for printing)."""
    for number in range(page_count(pdf)):
        yield page_picture(pdf, number, width_px)


def page_count(pdf: bytes) -> int:
    with _opened(pdf) as document:
        return len(document)


def page_picture(pdf: bytes, number: int, width_px: int) -> PagePicture:
    """The page with that index, which counts from 0."""
    with _opened(pdf) as document, closing(document[number]) as page:
        scale = width_px / page.get_width()
        with closing(page.render(scale=scale, prefer_bgrx=True, rev_byteorder=True)) as bitmap:
            rows, wide = memoryview(bitmap.buffer).cast("B"), 4 * bitmap.width
            starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
            return PagePicture(bitmap.width, bitmap.height, b"".join(rows[start : start + wide] for start in starts))


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, for screen readers."""
    with _opened(pdf) as document:
        texts = []
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                texts.append(" ".join(text.get_text_bounded().split()))
        return texts


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    """Context manager: the PDF opened in PDFium under a lock, as PDFium is not thread-safe."""
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - not needed at the start

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        yield document
