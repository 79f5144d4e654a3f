"""The imports of the diary: file, day and how many entries, each of which can be taken back for good."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.domain.excerpt import Excerpt
from diary.formats.importing.kept_imports import DoneImport, TakenBack, done_imports, taken_back
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class ListedImport:
    """An import, and how many of its entries the diary still has as they were brought."""

    done: DoneImport
    present: int


def listed_imports(folder: Path, reader: Callable[[], Excerpt]) -> list[ListedImport]:
    """The remembered imports, the newest first; computed in a worker thread. Raises `StorageError`."""
    every = done_imports(folder)
    diary = reader() if every else None
    return [
        ListedImport(one, len(taken_back(one, diary).changes)) for one in reversed(every[-_SHOWN:]) if diary is not None
    ]


def read_back(done: DoneImport, reader: Callable[[], Excerpt]) -> TakenBack:
    """What takes an import back; computed in a worker thread. Raises `StorageError`."""
    return taken_back(done, reader())


class ImportsCard(Card):
    """A row for each import; `undo_wanted` carries the one that is to be taken back."""

    undo_wanted = Signal(DoneImport)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Imports"), parent)
        self.buttons: dict[int, Button] = {}
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(12))
        holder = QWidget()
        holder.setLayout(self._rows)
        self.add_ringed(holder)

    @property
    def is_bare(self) -> bool:
        """Whether nothing was ever imported."""
        return not self._rows.count()

    def show_imports(self, imports: Sequence[ListedImport]) -> None:
        """Show the imports."""
        empty(self._rows)
        self.buttons = {}
        for one in imports:
            self._rows.addWidget(self._row(one))

    def _row(self, one: ListedImport) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = label(_in_words(one), "body", wraps=True)
        words.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
        line.addWidget(words, 1)
        if one.present:
            undo = Button(_("Take back"), icon="undo")
            undo.setAccessibleDescription(one.done.file)
            undo.clicked.connect(lambda: self.undo_wanted.emit(one.done))
            self.buttons[one.done.number] = undo
            line.addWidget(undo)
        return row


def _in_words(one: ListedImport) -> str:
    total = len(one.done.entries)
    count = ngettext("{n} entry", "{n} entries", total).format(n=locale_format.number(total))
    day = locale_format.long_date(date.fromisoformat(one.done.day))
    if not one.present:
        return _("{file}, {day}: {count}, taken back").format(file=one.done.file, day=day, count=count)
    return _("{file}, {day}: {count}").format(file=one.done.file, day=day, count=count)
