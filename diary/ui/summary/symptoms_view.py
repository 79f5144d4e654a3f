"""The view behind "Edit" that chooses the symptoms of the page and their order."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import spoken
from diary.ui.widgets.buttons import ICON, PRIMARY, Button
from diary.ui.widgets.inputs.tick_row import TickRow
from diary.ui.widgets.label import plain_label
from diary.ui.widgets.layout.card import Card


class _SymptomRow(QWidget):
    """A symptom with a check box, and buttons that move it up and down."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.tick = name, TickRow(name)
        self.tick.is_plain = True
        self.up = Button("", kind=ICON, icon="chevu", spoken=_("Move {name} up").format(name=name))
        self.down = Button("", kind=ICON, icon="chevd", spoken=_("Move {name} down").format(name=name))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.tick, 1)
        line.addWidget(self.up)
        line.addWidget(self.down)


class SymptomsView(QWidget):
    """Emits `changed` when a symptom is ticked or moved, `done` with its button; one symptom always stays ticked."""

    changed = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, _SymptomRow] = {}
        self._usual: tuple[str, ...] = ()
        card = Card(_("Symptoms on the page"))
        card.content.addWidget(plain_label(_("They stand on the page in this order.")))
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        card.add_bleeding(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(6))
        button = Button(_("Done"), kind=PRIMARY)
        button.clicked.connect(self.done)
        whole.addWidget(card)
        whole.addWidget(button)
        whole.addStretch()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ticked symptoms in order; empty if these are all of them in the usual order."""
        keys = tuple(key for key, row in self.rows.items() if row.tick.isChecked())
        return () if keys == self._usual else keys

    def show_symptoms(self, symptoms: Sequence[tuple[str, str]]) -> None:
        """Set the available symptoms, by key and name in their usual order; the selection is kept."""
        names = dict(symptoms)
        self._usual = tuple(names)
        if {key: row.name for key, row in self.rows.items()} == names:
            return
        order = [*(key for key in self.rows if key in names), *(key for key in names if key not in self.rows)]
        ticked = {key for key, row in self.rows.items() if not row.tick.isChecked()}
        for row in self.rows.values():
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = {key: self._row(key, names[key], ticked=key not in ticked) for key in order}
        for row in self.rows.values():
            self._list.addWidget(row)
        self._show_ends()

    def begin(self) -> None:
        """Called when the view is shown: focus the first symptom."""
        for row in list(self.rows.values())[:1]:
            row.tick.setFocus()

    def _row(self, key: str, name: str, *, ticked: bool) -> _SymptomRow:
        row = _SymptomRow(name)
        row.tick.show_ticked(ticked)
        row.tick.ticked.connect(partial(self._on_ticked, key))
        row.up.clicked.connect(partial(self._move, key, -1))
        row.down.clicked.connect(partial(self._move, key, 1))
        return row

    def _on_ticked(self, key: str, on: bool) -> None:
        if not on and not any(row.tick.isChecked() for row in self.rows.values()):
            self.rows[key].tick.show_ticked(True)
            spoken.say(self, _("One symptom stays on the page."))
            return
        self.changed.emit()

    def _move(self, key: str, by: int) -> None:
        order = list(self.rows)
        place = order.index(key) + by
        if not 0 <= place < len(order):
            return
        order.insert(place, order.pop(order.index(key)))
        self.rows = {one: self.rows[one] for one in order}
        self._list.removeWidget(self.rows[key])
        self._list.insertWidget(place, self.rows[key])
        self._show_ends()
        row = self.rows[key]
        (row.up if by < 0 else row.down).setFocus()
        words = _("{name}, place {place} of {n}").format(name=row.name, place=place + 1, n=len(order))
        spoken.say(self, words)
        self.changed.emit()

    def _show_ends(self) -> None:
        """Describe the first "up" and the last "down" button as having no effect; they stay enabled."""
        rows = list(self.rows.values())
        for place, row in enumerate(rows):
            row.up.setAccessibleDescription(_("It is the first one.") if place == 0 else "")
            row.down.setAccessibleDescription(_("It is the last one.") if place == len(rows) - 1 else "")
