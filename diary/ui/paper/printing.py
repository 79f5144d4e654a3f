"""The pages of a PDF on a printer."""

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


class Printing:
    """Pages put on a printer one after the other, so that only one picture at a time takes up memory."""

    def __init__(self, printer: "QPrinter", pdf: bytes, paper: str) -> None:
        self._printer = printer
        self._pdf, self._width = pdf, page_width(paper)
        self._painter = QPainter()
        self._number = 0

    def begin(self) -> bool:
        """Whether the printer takes the pages."""
        return self._painter.begin(self._printer)

    def picture(self) -> "tuple[PagePicture, bool]":
        """The next page, rendered in any thread, and whether it is the last one."""
        from diary.reports.pages import page_count, page_picture  # noqa: PLC0415 - brings PDFium along

        return page_picture(self._pdf, self._number, self._width), self._number + 1 == page_count(self._pdf)

    def put(self, picture: "PagePicture") -> bool:
        """Put the picture on a page of its own; answers whether the printer took it."""
        if self._number and not self._printer.newPage():
            return False
        self._number += 1
        row = 4 * picture.width
        image = QImage(picture.rgba, picture.width, picture.height, row, QImage.Format.Format_RGBX8888)
        sheet = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        self._painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), image)
        return True

    def end(self) -> bool:
        """Have the printer begin; answers whether it took all."""
        return self._painter.end()
