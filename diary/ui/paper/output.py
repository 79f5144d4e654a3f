"""A PDF into a file, or onto a printer."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from diary.formats.writing import UnwritableFileError, write_file
from diary.i18n import _
from diary.ui.background import Background
from diary.ui.paper import printing


class Output(QObject):
    """`done` carries the sentence that it is saved or printed, `failed` the one that it is not.

    `choose_path` is asked where to, with a name to begin with, and `choose_printer` which printer; each may decline.
    """

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._printer: QPrinter | None = None
        self._rendering = Background(self)
        self._rendering.done.connect(self._on_rendered)
        self._rendering.failed.connect(_raise)
        self.choose_path: Callable[[str], Path | None] = self._ask_for_path
        self.choose_printer: Callable[[QPrinter], bool] = self._ask_for_printer

    def save(self, content: bytes, name: str) -> None:
        """Ask where to, and write these very bytes; the ending of `name` says what they are."""
        path = self.choose_path(name)
        if path is None:
            return
        try:
            write_file(path, content)
        except UnwritableFileError as error:
            self.failed.emit(str(error))
        else:
            self.done.emit(_("Saved as {name} in {folder}").format(name=path.name, folder=path.parent))

    def print(self, pdf: bytes, paper: str) -> None:
        """Ask for a printer; the pages are made ready behind the window and then printed."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printing.prepare(printer, paper)
        if self.choose_printer(printer):
            self._printer = printer
            self._rendering.start(partial(printing.pictures, pdf, printing.page_width(paper)))

    def close(self) -> None:
        """Wait for what is being made ready."""
        self._rendering.close()

    def _on_rendered(self, pictures: list[object]) -> None:
        printer, self._printer = self._printer, None
        if printer is not None and printing.print_pages(printer, pictures):  # type: ignore[arg-type]
            self.done.emit(_("The page was sent to the printer"))
        else:
            self.failed.emit(_("The printer did not take the page."))

    def _ask_for_path(self, name: str) -> Path | None:
        is_web_page = name.endswith(".html")
        title = _("Save web page") if is_web_page else _("Save PDF")
        kinds = _("Web page (*.html)") if is_web_page else _("PDF (*.pdf)")
        chosen, _filter = QFileDialog.getSaveFileName(self._window, title, name, kinds)
        return Path(chosen) if chosen else None

    def _ask_for_printer(self, printer: QPrinter) -> bool:
        return QPrintDialog(printer, self._window).exec() == QPrintDialog.DialogCode.Accepted


def _raise(error: BaseException) -> None:
    raise error
