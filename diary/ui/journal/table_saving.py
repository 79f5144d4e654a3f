"""Saves a table as a CSV file that the person chooses."""

import csv
from collections.abc import Callable, Iterable, Sequence
from io import StringIO
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from diary.formats.formula import safe
from diary.formats.writing import UnwritableFileError, write_file
from diary.i18n import _
from diary.ui.background import Background
from diary.ui.journal.copy_register import WrittenCopy, register_copy, saved_in_words, written_copy
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.journal.save_place import suggested_path

Rows = Iterable[Sequence[str]]


class TableSaving(QObject):
    """Writes in a worker thread; `saved` carries the message and the file, `failed` the error message."""

    saved = Signal(str, Path)
    failed = Signal(str)

    def __init__(self, parent: QWidget, journal: OpenJournal) -> None:
        super().__init__(parent)
        self._window, self._journal = parent, journal
        self.choose_path: Callable[[str], Path | None] = self._ask_for_path
        self._saving = Background(self)
        self._saving.done.connect(self._on_saved)
        self._saving.failed.connect(self._on_failed)

    def save(self, name: str, rows: Callable[[], Rows]) -> None:
        """Ask for a file, and write the rows, which are computed in the thread; `name` is the suggested name."""
        path = self.choose_path(name)
        if path is not None:
            diary = self._journal.path
            self._saving.start(lambda: _written(path, rows(), diary))

    def close_export(self) -> None:
        self._saving.close()

    def _on_saved(self, copy: WrittenCopy) -> None:
        register_copy(self._journal, copy)
        self.saved.emit(saved_in_words(copy), copy.path)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, UnwritableFileError):
            raise error
        self.failed.emit(str(error))

    def _ask_for_path(self, name: str) -> Path | None:
        words = _("Save as a spreadsheet"), suggested_path(self._journal, name), _("Tables (*.csv)")
        chosen, _filter = QFileDialog.getSaveFileName(self._window, *words)
        return Path(chosen) if chosen else None


def _written(path: Path, rows: Rows, diary: Path) -> WrittenCopy:
    file = StringIO(newline="")
    csv.writer(file).writerows([safe(cell) for cell in row] for row in rows)
    content = file.getvalue().encode("utf-8-sig")
    write_file(path, content, diary)
    return written_copy(path, content, "table")
