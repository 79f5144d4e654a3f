"""Bringing in what another program wrote: choose the file, say what its columns mean, look, import."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from diary.domain.period import single
from diary.formats.cells import DECIMALS, ORDERS
from diary.formats.csv_import import ImportPlan, plan_import
from diary.formats.errors import FormatError
from diary.formats.mapping import Mapping, Thing, with_meaning
from diary.formats.reading import read_file
from diary.formats.suggestion import suggest
from diary.formats.table import DELIMITERS, Table, table
from diary.i18n import _, ngettext
from diary.storage.errors import StorageError
from diary.ui import local_words, theme
from diary.ui.background import Background
from diary.ui.open_journal import OpenJournal
from diary.ui.preferences.thing_row import ThingRow
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.card import Card
from diary.ui.widgets.emptying import empty
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.segmented import SegmentedControl

_PLAN_AFTER_MS = 150
_EXAMPLES = 4


class ImportView(QWidget):
    """`done` comes when the person is through with it, having imported or not."""

    done = Signal()
    planned = Signal()

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal, self._today = journal, today
        self.choose_path: Callable[[], Path | None] = self._ask_for_path
        self.plan: ImportPlan | None = None
        self.rows: dict[str, ThingRow] = {}
        self._content = b""
        self._file = Path()
        self._table: Table | None = None
        self._mapping: Mapping | None = None
        self._reading, self._planning = Background(self), Background(self)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PLAN_AFTER_MS)
        self._wait.timeout.connect(self._plan)
        self.trouble = Banner("problem")
        self.choose = Button(_("Choose a file"), icon="folder")
        self.take = Button(_("Import"), kind=PRIMARY)
        self._cancel = Button(_("Back to the settings"))
        self._about = QLabel(_("A table that another program wrote as CSV: with one row a day, or one row a rating."))
        self._result = QLabel()
        self._shape = Card(_("How the file is written"))
        self._meanings = Card(_("What the columns mean"))
        self._outcome = Card(_("What will be imported"))
        self._place_of_shape = FlowLayout(gap=theme.px(4))
        self._lay_out()
        self._connect()

    def open_file(self) -> None:
        """Ask for a file and read it behind the window."""
        path = self.choose_path()
        if path is not None:
            self._file = path
            self._reading.start(lambda: _opened(path))

    def import_it(self) -> None:
        """Take over what was planned, as one step that can be undone."""
        if self.plan is None or not self.plan.changes:
            return
        count = sum(self.plan.counts.values())
        words = ngettext("{n} entry was imported", "{n} entries were imported", count)
        self._journal.apply(self.plan.changes, words.format(n=local_words.number(count)))
        self.done.emit()

    def close_view(self) -> None:
        self._wait.stop()
        self._reading.close()
        self._planning.close()

    def _on_opened(self, found: tuple[bytes, Table, Mapping]) -> None:
        self._content, self._table, mapping = found
        self._show_mapping(mapping)

    def _show_mapping(self, mapping: Mapping) -> None:
        """Show a mapping to begin with, for the person to change."""
        self._mapping = mapping
        self.trouble.hide()
        self._about.setText(
            _("{file}: {n} rows").format(file=self._file.name, n=len(self._table.rows if self._table else ()))
        )
        self._show_shape(mapping)
        empty(self._meanings.content)
        self.rows = {}
        for thing in mapping.things:
            row = ThingRow(thing, self._examples(thing))
            row.thing_changed.connect(self._on_thing_changed)
            self.rows[thing.label] = row
            self._meanings.content.addWidget(row)
        self._show_cards(True)
        self._plan()

    def _show_shape(self, mapping: Mapping) -> None:
        """The choices of how the file is written: its day, dates, numbers and delimiter."""
        read = self._table
        if read is None:
            return
        empty(self._place_of_shape)
        days = {" / ".join(mapping.day): mapping.day} if mapping.day[0] else {"": ("",)}
        days |= {name: (name,) for name in read.header}
        names = [(key, key or _("choose the column of the day")) for key in days]
        self._add_menu(_("Day"), names, " / ".join(mapping.day), lambda key: self._change(day=days[key]))
        orders = {"": _("choose"), "iso": "2026-11-24", "day-first": "24/11/2026", "month-first": "11/24/2026"}
        chosen = [(key, words) for key, words in orders.items() if key in ORDERS or key == mapping.date_order]
        self._add_menu(_("Dates"), chosen, mapping.date_order, lambda key: self._change(date_order=key))
        decimals = [(sign, _("3{sign}5").format(sign=sign)) for sign in DECIMALS]
        self._add_menu(_("Numbers"), decimals, mapping.decimal, lambda key: self._change(decimal=key))
        signs = {",": _("comma"), ";": _("semicolon"), "\t": _("tab"), "|": "|"}
        delimiters = [(sign, signs[sign]) for sign in DELIMITERS]
        self._add_menu(_("Columns cut at"), delimiters, mapping.delimiter, self._cut_anew)

    def _add_menu(self, name: str, choices: list[tuple[str, str]], choice: str, act: Callable[[str], None]) -> None:
        label, control = QLabel(name), SegmentedControl(name, choices)
        label.setFont(theme.font("label"))
        label.setMinimumHeight(theme.px(60))
        control.set_compact(True)
        control.show_choice(choice)
        control.choice_made.connect(act)
        pair = QWidget()
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, theme.px(12), 0)
        line.addWidget(label)
        line.addWidget(control)
        self._place_of_shape.addWidget(pair)

    def _change(self, **parts: object) -> None:
        if self._mapping is not None:
            self._mapping = replace(self._mapping, **parts)  # type: ignore[arg-type]
            self._wait.start()

    def _cut_anew(self, delimiter: str) -> None:
        """Read the file with another delimiter."""
        content, name = self._content, self._file.name
        self._reading.start(lambda: _understood(content, name, delimiter))

    def _on_thing_changed(self, thing: Thing) -> None:
        if self._mapping is not None:
            self._mapping = with_meaning(self._mapping, thing.label, thing)
            self._wait.start()

    def _examples(self, thing: Thing) -> list[str]:
        """Some of the cells that are about a thing."""
        read, mapping = self._table, self._mapping
        if read is None or mapping is None:
            return []
        if mapping.is_long:
            name, value = read.column(mapping.name), read.column(mapping.value)
            cells = (row[value] for row in read.rows if row[name] == thing.label)
        else:
            place = read.column(thing.label)
            cells = (row[place] for row in read.rows)
        return list(dict.fromkeys(cell[:30] for cell in cells if cell))[:_EXAMPLES]

    def _plan(self) -> None:
        """Find out behind the window what an import would do."""
        mapping, content, today = self._mapping, self._content, self._today
        if mapping is None:
            return
        self.plan = None
        self.take.setEnabled(False)
        origins, reader = self._journal.origins_reader(), self._journal.reader(single(today))
        self._planning.start(lambda: plan_import(content, mapping, reader().definitions, origins(), today))

    def _on_planned(self, plan: ImportPlan) -> None:
        self.plan = plan
        self.trouble.hide()
        self._outcome.show()
        self._result.setText("\n".join(_in_words(plan)))
        count = sum(plan.counts.values())
        words = ngettext("Import {n} entry", "Import {n} entries", count).format(n=local_words.number(count))
        self.take.setText(words if count else _("Nothing to import"))
        self.take.setAccessibleName(self.take.text())
        self.take.setEnabled(bool(count))
        self.planned.emit()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, FormatError | StorageError):
            raise error
        self.plan = None
        self._outcome.hide()
        self.take.setEnabled(False)
        self.trouble.show_words(str(error))

    def _ask_for_path(self) -> Path | None:
        kinds = _("Tables (*.csv *.tsv *.txt);;All files (*)")
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Choose a file"), "", kinds)
        return Path(chosen) if chosen else None

    def _show_cards(self, shown: bool) -> None:
        for part in (self._shape, self._meanings, self._outcome, self.take):
            part.setVisible(shown)

    def _connect(self) -> None:
        self._reading.done.connect(self._on_opened)
        self._reading.failed.connect(self._on_failed)
        self._planning.done.connect(self._on_planned)
        self._planning.failed.connect(self._on_failed)
        self.choose.clicked.connect(self.open_file)
        self.take.clicked.connect(self.import_it)
        self._cancel.clicked.connect(self.done)

    def _lay_out(self) -> None:
        for label in (self._about, self._result):
            label.setWordWrap(True)
        holder = QWidget()
        holder.setLayout(self._place_of_shape)
        self._shape.content.addWidget(holder)
        self._outcome.content.addWidget(self._result)
        file = Card(_("Import from a file"))
        file.content.addWidget(self._about)
        line = QHBoxLayout()
        line.addWidget(self.choose)
        line.addStretch()
        file.content.addLayout(line)
        ways = QHBoxLayout()
        ways.addWidget(self._cancel)
        ways.addStretch()
        ways.addWidget(self.take)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(14))
        for part in (file, self._shape, self._meanings, self.trouble, self._outcome):
            whole.addWidget(part)
        whole.addLayout(ways)
        whole.addStretch()
        self._show_cards(False)


def _opened(path: Path) -> tuple[bytes, Table, Mapping]:
    return _understood(read_file(path), path.name, "")


def _understood(content: bytes, name: str, delimiter: str) -> tuple[bytes, Table, Mapping]:
    read = table(content, delimiter)
    return content, read, suggest(read, name)


def _in_words(plan: ImportPlan) -> list[str]:
    """The plan line by line: counts, what is there already, and what is left out and why."""
    number = local_words.number
    lines = [_("{name}: {n}").format(name=name, n=number(count)) for name, count in plan.counts.items()]
    if plan.period is not None:
        first, last = local_words.long_date(plan.period.first), local_words.long_date(plan.period.last)
        lines.append(_("From {first} to {last}").format(first=first, last=last))
    if plan.several_a_day:
        text = ngettext(
            "On {n} day something has several ratings; all are kept, and the day’s value is their mean.",
            "On {n} days something has several ratings; all are kept, and the day’s value is their mean.",
            plan.several_a_day,
        )
        lines.append(text.format(n=number(plan.several_a_day)))
    if plan.already_there:
        lines.append(_("Already in the diary: {n}").format(n=number(plan.already_there)))
    lines += [
        _("Left out: {name}, {n} cells ({reason})").format(name=left.label, n=number(left.cells), reason=left.reason)
        for left in plan.left_out
    ]
    return lines
