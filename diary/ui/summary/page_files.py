"""The output of a finished page: PDF saved or printed, web page, plain text, and wallet card."""

from PySide6.QtCore import QObject, Signal

from diary.ui.background import Background
from diary.ui.journal.save_place import with_period
from diary.ui.paper.output import Output
from diary.ui.summary.making import MadePage, card_of, text_of, web_page_of


class PageFiles(QObject):
    """Saves and prints through `output`; `text_made` carries the plain text, `failed` the error of a worker thread."""

    text_made = Signal(str)
    failed = Signal(Exception)

    def __init__(self, output: Output, parent: QObject) -> None:
        super().__init__(parent)
        self._output, self._web_name = output, ""
        self._web_page, self._text, self._card = Background(self), Background(self), Background(self)
        self._web_page.done.connect(self._on_web_page)
        self._text.done.connect(self.text_made.emit)
        self._card.done.connect(self._on_card)
        for work in (self._web_page, self._text, self._card):
            work.failed.connect(self.failed)

    def save(self, page: MadePage, passphrase: str = "") -> None:
        """Ask for a file and write the PDF, encrypted if there is a passphrase."""
        self._output.save(page.pdf, _file_name(page, "pdf"), passphrase)

    def print(self, page: MadePage) -> None:
        """Ask for a printer and print the PDF."""
        self._output.print(page.pdf, page.request.options.paper)

    def save_web_page(self, page: MadePage) -> None:
        """Create the page as HTML in a worker thread, then ask for a file."""
        self._web_name = _file_name(page, "html")
        self._web_page.start(web_page_of(page))

    def make_text(self, page: MadePage) -> None:
        """Create the page as plain text in a worker thread."""
        self._text.start(text_of(page))

    def save_card(self, page: MadePage) -> None:
        """Create the wallet card in a worker thread, then ask for a file."""
        self._card.start(card_of(page))

    def close(self) -> None:
        """Wait for running calls of the worker threads and for files that are being written."""
        for work in (self._web_page, self._text, self._card):
            work.close()
        self._output.close()

    def _on_web_page(self, html: bytes) -> None:
        self._output.save(html, self._web_name)

    def _on_card(self, pdf: bytes) -> None:
        self._output.save(pdf, "neuropathy-diary-card.pdf")


def _file_name(page: MadePage, ending: str) -> str:
    return with_period(f"neuropathy-diary-summary.{ending}", page.request.options.period)
