"""The pages of a PDF on a printer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from diary.reports.pages import PagePicture
    from diary.reports.summary import Paper

DOTS_AN_INCH = 300
_WIDTHS_INCH = {"a4": 8.27, "letter": 8.5}
_LETTER_LANDS = ("US", "CA", "MX", "PH", "CO", "CL", "VE")


def usual_paper() -> "Paper":
    """The size of paper that is usual where the person lives."""
    return "letter" if QLocale.territoryToCode(QLocale().territory()) in _LETTER_LANDS else "a4"


def page_width(paper: str) -> int:
    """How many dots wide a page is rendered for printing."""
    return round(_WIDTHS_INCH[paper] * DOTS_AN_INCH)


def prepare(printer: "QPrinter", paper: str) -> None:
    """Set the paper, upright and without margins of the printer's own, since the page has its own."""
    size = QPageSize.PageSizeId.A4 if paper == "a4" else QPageSize.PageSizeId.Letter
    printer.setPageSize(QPageSize(size))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)


def print_pages(printer: "QPrinter", pictures: "Sequence[PagePicture]") -> bool:
    """Put each picture on a page of its own; answers whether the printer took them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for number, picture in enumerate(pictures):
            if number and not printer.newPage():
                return False
            row = 4 * picture.width
            image = QImage(picture.rgba, picture.width, picture.height, row, QImage.Format.Format_RGBX8888)
            sheet = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), image)
    finally:
        painter.end()
    return True


def pictures(pdf: bytes, width: int) -> "list[PagePicture]":
    """The pages of the PDF, rendered in any thread."""
    from diary.reports.pages import page_pictures  # noqa: PLC0415 - brings PDFium along

    return page_pictures(pdf, width)
