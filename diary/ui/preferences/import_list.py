"""The imports of the diary: file, day and number of entries, each with a button to undo it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.record import Entry
from diary.formats.importing.kept_imports import DoneImport, done_imports, taken_back
from diary.formats.importing.kept_unfinished import UnfinishedImport, unfinished_imports
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.preferences.import_taking_back import stays
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.wrapping import flowing

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class ListedImport:
    """An import, the number of its entries that are unchanged in the diary, and the number changed since."""

    done: DoneImport
    present: int
    changed: tuple[Entry, ...] = ()
    definitions: Sequence[Definition] = ()


@dataclass(frozen=True, slots=True)
class ListedImports:
    """The unfinished imports, the latest first, and the finished ones, the latest first."""

    unfinished: tuple[UnfinishedImport, ...] = ()
    done: tuple[ListedImport, ...] = ()


def listed_imports(folder: Path, reader: Callable[[], Excerpt]) -> ListedImports:
    """The logged imports; computed in a worker thread. Raises `StorageError`."""
    every = done_imports(folder)
    begun = tuple(unfinished_imports(folder)[:_SHOWN])
    if not every:
        return ListedImports(begun)
    diary = reader()
    backs = [(one, taken_back(one, diary)) for one in reversed(every[-_SHOWN:])]
    done = (ListedImport(one, len(back.changes), back.kept, diary.definitions) for one, back in backs)
    return ListedImports(begun, tuple(done))


class ImportsCard(Card):
    """A row for each import.

    `undo_wanted` carries an import to undo, `change_wanted` one to repeat with other answers; `go_on_wanted` and
    `forget_wanted` carry an unfinished one.
    """

    undo_wanted = Signal(DoneImport)
    change_wanted = Signal(DoneImport)
    go_on_wanted = Signal(UnfinishedImport)
    forget_wanted = Signal(UnfinishedImport)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Imports"), parent)
        self.buttons: dict[int, Button] = {}
        self.changes: dict[int, Button] = {}
        self.begun: dict[str, tuple[Button, Button]] = {}
        self._shown = ListedImports()
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(16))
        holder = QWidget()
        holder.setLayout(self._rows)
        self.add_ringed(holder)

    @property
    def is_bare(self) -> bool:
        """Whether there are no imports."""
        return not self._rows.count()

    def show_imports(self, imports: ListedImports) -> None:
        """Show the imports."""
        empty(self._rows)
        self._shown = imports
        self.buttons, self.changes, self.begun = {}, {}, {}
        for one in imports.unfinished:
            self._rows.addWidget(self._unfinished_row(one))
        for done in imports.done:
            self._rows.addWidget(self._row(done))

    def done_numbered(self, number: int) -> DoneImport | None:
        """The import with that number; None if it is not in the list."""
        return next((one.done for one in self._shown.done if one.done.number == number), None)

    def _unfinished_row(self, one: UnfinishedImport) -> QWidget:
        name = Path(one.path).name
        go_on, forget = Button(_("Go on")), Button(_("Forget it"), kind=QUIET)
        for button, wanted in ((go_on, self.go_on_wanted), (forget, self.forget_wanted)):
            button.setAccessibleDescription(name)
            button.clicked.connect(partial(wanted.emit, one))
        self.begun[one.path] = (go_on, forget)
        day = locale_format.long_date(datetime.fromisoformat(one.begun).date())
        words = _("{file}, begun {day}").format(file=name, day=day)
        stopped = _("Stopped at: {question}").format(question=one.stopped_at) if one.stopped_at else ""
        return _line(words, stopped, (go_on, forget))

    def _row(self, one: ListedImport) -> QWidget:
        buttons = []
        if one.done.form:
            change = Button(_("Change how this was read") if one.present else _("Bring in again"))
            change.setAccessibleDescription(one.done.file)
            change.clicked.connect(lambda: self.change_wanted.emit(one.done))
            self.changes[one.done.number] = change
            buttons.append(change)
        if one.present:
            undo = Button(_("Take back"), icon="undo")
            undo.setAccessibleDescription(one.done.file)
            undo.clicked.connect(lambda: self.undo_wanted.emit(one.done))
            self.buttons[one.done.number] = undo
            buttons.append(undo)
        return _line(_in_words(one), stays(one.changed, one.definitions) if one.changed else "", buttons)


def _line(words: str, below: str, buttons: Sequence[Button]) -> QWidget:
    row, column = QWidget(), QVBoxLayout()
    row.setLayout(column)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    for text, role, ink in ((words, "body", "ink"), (below, "secondary", "ink2")):
        if text:
            text_label = label(text, role, ink, wraps=True)
            text_label.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
            column.addWidget(text_label)
    column.addWidget(flowing(*buttons, gap=theme.px(8)))
    return row


def _in_words(one: ListedImport) -> str:
    total = one.present if one.present else len(one.done.entries)
    count = ngettext("{n} entry", "{n} entries", total).format(n=locale_format.number(total))
    day = locale_format.long_date(date.fromisoformat(one.done.day))
    if not one.present:
        return _("{file}, {day}: {count}, taken back").format(file=one.done.file, day=day, count=count)
    return _("{file}, {day}: {count}").format(file=one.done.file, day=day, count=count)
