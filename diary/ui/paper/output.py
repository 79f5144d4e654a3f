"""Saving a PDF or web page to a file, and printing a PDF."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from diary.formats.writing import UnwritableFileError, write_file
from diary.i18n import _
from diary.ui.background import Background
from diary.ui.journal.copy_register import WrittenCopy, register_copy, saved_in_words, written_copy
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.journal.save_place import suggested_path
from diary.ui.paper import printing

if TYPE_CHECKING:
    from diary.reports.pages import PagePicture


class Output(QObject):
    """Saves and prints pages.

    `done` carries the message after printing, `saved` the message after saving, with the file, `failed` the error
    message. `choose_path` (called with a suggested name) and `choose_printer` open the dialogs; tests replace them.
    With `to_file` False the print dialog does not offer printing to a file.
    """

    done = Signal(str)
    saved = Signal(str, Path)
    failed = Signal(str)

    def __init__(self, window: QWidget, journal: OpenJournal, *, to_file: bool = True) -> None:
        super().__init__(window)
        self._window, self._journal, self._to_file = window, journal, to_file
        self._printing: printing.Printing | None = None
        self._saving, self._rendering = Background(self), Background(self)
        self._saving.done.connect(self._on_saved)
        self._saving.failed.connect(self._on_not_saved)
        self._rendering.done.connect(self._on_rendered)
        self._rendering.failed.connect(_raise)
        self.choose_path: Callable[[str], Path | None] = self._ask_for_path
        self.choose_printer: Callable[[QPrinter], bool] = self._ask_for_printer

    def save(self, content: bytes, name: str, passphrase: str = "") -> None:
        """Ask for a file and write `content` in a worker thread; the suffix of `name` determines the format: PDF or web
        page.

        With a `passphrase` (checked by `locked.require_short`) the PDF is encrypted.
        """
        if self._saving.is_busy:
            self.failed.emit(_("The file before this one is still being written; please wait a moment."))
            return
        path = self.choose_path(name)
        if path is not None:
            self._saving.start(partial(_written, path, content, self._journal.path, passphrase))

    def print(self, pdf: bytes, paper: str, job: str = "") -> None:
        """Ask for a printer; the pages are rendered in a worker thread and drawn in the GUI thread.

        `job` is the title in the print queue; by default that of the program.
        """
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printing.prepare(printer, paper)
        if job:
            printer.setDocName(job)
        if self._printing is None and self.choose_printer(printer):
            self._printing = printing.Printing(printer, pdf, paper)
            if self._printing.begin():
                self._rendering.start(self._printing.picture)
            else:
                self._finish(printed=False)

    def close(self) -> None:
        """Wait for the file being written and the page being rendered; pages already drawn are printed."""
        self._saving.close()
        self._rendering.close()
        if self._printing is not None:
            self._printing.end()

    def _on_saved(self, copy: WrittenCopy) -> None:
        register_copy(self._journal, copy)
        self.saved.emit(saved_in_words(copy), copy.path)

    def _on_not_saved(self, error: BaseException) -> None:
        if not isinstance(error, UnwritableFileError):
            raise error
        self.failed.emit(str(error))

    def _on_rendered(self, rendered: "tuple[PagePicture, bool]") -> None:
        picture, is_last = rendered
        if self._printing is None:
            return
        taken = self._printing.put(picture)
        if taken and not is_last:
            self._rendering.start(self._printing.picture)
        else:
            self._finish(printed=self._printing.end() and taken)

    def _finish(self, *, printed: bool) -> None:
        self._printing = None
        if printed:
            self.done.emit(_("The page was sent to the printer"))
        else:
            self.failed.emit(_("The printer did not take the page."))

    def _ask_for_path(self, name: str) -> Path | None:
        is_web_page = name.endswith(".html")
        title = _("Save web page") if is_web_page else _("Save PDF")
        kinds = _("Web page (*.html)") if is_web_page else _("PDF (*.pdf)")
        path = suggested_path(self._journal, name)
        chosen, _filter = QFileDialog.getSaveFileName(self._window, title, path, kinds)
        return Path(chosen) if chosen else None

    def _ask_for_printer(self, printer: QPrinter) -> bool:
        if not self._to_file and not QPrinterInfo.availablePrinterNames():
            self.failed.emit(_("This computer has no printer. Please copy it by hand."))
            return False
        dialog = QPrintDialog(printer, self._window)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, self._to_file)
        return dialog.exec() == QPrintDialog.DialogCode.Accepted


def _written(path: Path, content: bytes, diary: Path, passphrase: str) -> WrittenCopy:
    """Write the page, encrypted if there is a passphrase; raises `UnwritableFileError`."""
    if not passphrase:
        return written_copy(write_file(path, content, diary), content, "page")
    from diary.reports.locked import locked  # noqa: PLC0415 - rarely wanted

    sealed = locked(content, passphrase)
    return written_copy(write_file(path, sealed, diary), sealed, "encrypted-export")


def _raise(error: BaseException) -> None:
    raise error
