"""A card for each medicine, and for each other treatment with a history of changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from diary.domain.definition import Definition
from diary.domain.treatment import TreatmentEvent
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.wrapping import flowing


@dataclass(frozen=True, slots=True)
class Medicine:
    """A treatment: `course` is its present intake as text, `treatment_events` its history, latest first."""

    key: str
    name: str
    kind: str
    course: str
    present: TreatmentEvent | None
    treatment_events: tuple[TreatmentEvent, ...]
    own: Definition | None


class MedicineCard(Card):
    """One medicine, with buttons to log a change and to open its history."""

    def __init__(self, medicine: Medicine) -> None:
        super().__init__(medicine.name)
        name = medicine.name
        self.log = Button(_("Log a change"), icon="plus", spoken=_("{name}, log a change").format(name=name))
        self.course = Button(_("Its course"), spoken=_("{name}, its course").format(name=name))
        self.content.addWidget(label(medicine.course, "body", wraps=True))
        if medicine.kind:
            self.content.addWidget(label(medicine.kind, "secondary", "ink2"))
        self.add_ringed(flowing(self.log, self.course, gap=theme.px(2)))


class MedicineCards(QWidget):
    """`change_wanted` and `course_wanted` carry the key of a medicine."""

    change_wanted = Signal(str)
    course_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Medicine, ...] = ()
        self._columns = 2
        self.cards: dict[str, MedicineCard] = {}
        self._nothing = label(_("No medicine or supplement is written down yet."), "body", "ink2", wraps=True)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(16))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._nothing)
        add_layout(whole, self._grid)

    def show_medicines(self, medicines: Sequence[Medicine]) -> None:
        """Show a card for each; cards are created again only if something has changed."""
        if tuple(medicines) == self._shown:
            return
        self._shown = tuple(medicines)
        empty(self._grid)
        self.cards = {}
        for medicine in medicines:
            card = MedicineCard(medicine)
            card.log.clicked.connect(lambda _on=False, key=medicine.key: self.change_wanted.emit(key))
            card.course.clicked.connect(lambda _on=False, key=medicine.key: self.course_wanted.emit(key))
            self.cards[medicine.key] = card
        self._nothing.setVisible(not medicines)
        self._arrange()

    def set_columns(self, columns: int) -> None:
        self._columns = columns
        self._arrange()

    def focus_on(self, key: str) -> None:
        """Focus the card of that medicine, or the first one."""
        card = self.cards.get(key) or next(iter(self.cards.values()), None)
        if card is not None:
            card.log.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if self._columns > 1 else 0)
        for place, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, place // self._columns, place % self._columns)
