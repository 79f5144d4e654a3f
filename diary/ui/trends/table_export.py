"""Tables as spreadsheets: the days of a period, and the table of a chart."""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from diary.analysis.day_facts import days
from diary.domain.excerpt import without_private_notes
from diary.domain.period import Period
from diary.formats.formula import safe
from diary.formats.writing import UnwritableFileError, write_file
from diary.i18n import _
from diary.ui.background import Background
from diary.ui.journal.copy_register import WrittenCopy, register_copy, written_copy
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.journal.save_place import suggested_path, with_period
from diary.ui.trends.table_view import TrendsTableModel, table_text
from diary.ui.trends.trends_data import TrendsData

if TYPE_CHECKING:
    from diary.charts.table import ChartTable

Rows = Iterable[Sequence[str]]


class TableExport(QObject):
    """Writes in a background thread; `saved` carries where, in words, and the file, `failed` what went wrong."""

    saved = Signal(str, Path)
    failed = Signal(str)

    def __init__(self, parent: QWidget, journal: OpenJournal) -> None:
        super().__init__(parent)
        self._window, self._journal = parent, journal
        self.choose_path: Callable[[str], Path | None] = self._ask_for_path
        self._saving = Background(self)
        self._saving.done.connect(self._on_saved)
        self._saving.failed.connect(self._on_failed)

    def save_days(self, data: TrendsData) -> None:
        """Write the days of a period into a file that the person names; the private notes stay in the diary."""
        self._save(with_period(_("neuropathy-diary.csv"), data.period), lambda: _public_days(data))

    def save_table(self, table: "ChartTable", title: str, period: Period) -> None:
        """Write the table of the chart of that title, of a period, into a file that the person names."""
        self._save(with_period(_("{chart}.csv").format(chart=title), period), lambda: (table.headers, *table.rows))

    def close_export(self) -> None:
        self._saving.close()

    def _save(self, name: str, rows: Callable[[], Rows]) -> None:
        path = self.choose_path(name)
        if path is not None:
            diary = self._journal.path
            self._saving.start(lambda: _written(path, rows(), diary))

    def _on_saved(self, copy: WrittenCopy) -> None:
        register_copy(self._journal, copy)
        words = _("Saved as {name} in {folder}").format(name=copy.path.name, folder=copy.path.parent)
        self.saved.emit(words, copy.path)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, UnwritableFileError):
            raise error
        self.failed.emit(str(error))

    def _ask_for_path(self, name: str) -> Path | None:
        words = _("Save as a spreadsheet"), suggested_path(self._journal, name), _("Tables (*.csv)")
        chosen, _filter = QFileDialog.getSaveFileName(self._window, *words)
        return Path(chosen) if chosen else None


def _public_days(data: TrendsData) -> Rows:
    public = without_private_notes(data.excerpt.within(data.period))
    return table_text(TrendsTableModel(replace(data, days=days(public))))


def _written(path: Path, rows: Rows, diary: Path) -> WrittenCopy:
    file = StringIO(newline="")
    csv.writer(file).writerows([safe(cell) for cell in row] for row in rows)
    content = file.getvalue().encode("utf-8-sig")
    write_file(path, content, diary)
    return written_copy(path, content, "table")
