"""Draws the pages of a PDF on a printer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from diary.ui import locale_format

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from diary.reports.pages import PagePicture
    from diary.reports.summary import Paper

DOTS_AN_INCH = 300
_WIDTHS_INCH = {"a4": 8.27, "letter": 8.5}
_LETTER_LANDS = ("US", "CA", "MX", "PH", "CO", "CL", "VE")


def usual_paper() -> "Paper":
    """The usual paper size of the person's country."""
    return "letter" if QLocale.territoryToCode(locale_format.habits().territory()) in _LETTER_LANDS else "a4"


def page_width(paper: str) -> int:
    """The width in pixels at which a page is rendered for printing."""
    return round(_WIDTHS_INCH[paper] * DOTS_AN_INCH)


def prepare(printer: "QPrinter", paper: str) -> None:
    """Set paper size, portrait, and no printer margins: the page has its own."""
    size = QPageSize.PageSizeId.A4 if paper == "a4" else QPageSize.PageSizeId.Letter
    printer.setPageSize(QPageSize(size))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)


class Printing:
    """Renders and draws page after page, so that only one image is in memory."""

    def __init__(self, printer: "QPrinter", pdf: bytes, paper: str) -> None:
        self._printer = printer
        self._pdf, self._width = pdf, page_width(paper)
        self._painter = QPainter()
        self._number = 0

    def begin(self) -> bool:
        """Start the print job; returns whether the printer accepts it."""
        return self._painter.begin(self._printer)

    def picture(self) -> "tuple[PagePicture, bool]":
        """Render the next page, in any thread; returns its image and whether it is the last."""
        from diary.reports.pages import page_count, page_picture  # noqa: PLC0415 - imports PDFium

        return page_picture(self._pdf, self._number, self._width), self._number + 1 == page_count(self._pdf)

    def put(self, picture: "PagePicture") -> bool:
        """Draw the image on a new page; returns whether the printer accepts it."""
        if self._number and not self._printer.newPage():
            return False
        self._number += 1
        row = 4 * picture.width
        image = QImage(picture.rgba, picture.width, picture.height, row, QImage.Format.Format_RGBX8888)
        sheet = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        self._painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), image)
        return True

    def end(self) -> bool:
        """End the print job; returns whether the printer accepts it."""
        return self._painter.end()
