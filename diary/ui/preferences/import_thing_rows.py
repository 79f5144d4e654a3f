"""The rows for the things of a file, created in batches."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.formats.importing.format import ImportPreview
from diary.formats.importing.mapping import Thing
from diary.ui import theme
from diary.ui.preferences.import_thing_row import ThingRow
from diary.ui.widgets.layout.emptying import empty

_AT_ONCE = 3


class ThingRows(QWidget):
    """A row for each thing, by its label in `rows`; `thing_changed` carries an edited one.

    A zero timer adds all rows but the first few, so that the window stays responsive. `others` returns the things with
    which one can be merged, at the time its row is created.
    """

    thing_changed = Signal(Thing)

    def __init__(self, others: Callable[[], Sequence[Thing]] = tuple, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, ThingRow] = {}
        self._others = others
        self._left: list[tuple[Thing, tuple[str, ...]]] = []
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._add_rows)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(16))

    def show_things(self, things: Sequence[Thing], preview: ImportPreview) -> None:
        """Replace all rows by those of these things, with examples from the preview."""
        self.rows.clear()
        empty(self._column)
        self._left = [(thing, tuple(preview.examples.get(thing.label, ()))) for thing in things]
        self._add_rows()

    def show_scales(self, things: Sequence[Thing]) -> None:
        """Set the scales chosen for all symptoms, also for rows that are not created yet."""
        known = {thing.label: thing for thing in things}
        for label, row in self.rows.items():
            if known[label].meaning == "symptom":
                row.show_scale(known[label].scale)
        self._left = [(known[thing.label], examples) for thing, examples in self._left]

    def stop(self) -> None:
        """Stop creating rows."""
        self._next.stop()

    def _add_rows(self) -> None:
        some, self._left = self._left[:_AT_ONCE], self._left[_AT_ONCE:]
        for thing, examples in some:
            row = ThingRow(thing, examples, self._others())
            row.thing_changed.connect(self.thing_changed)
            self.rows[thing.label] = row
            self._column.addWidget(row)
        if self._left:
            self._next.start()
        else:
            self._next.stop()
