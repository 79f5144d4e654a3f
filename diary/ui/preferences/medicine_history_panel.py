"""One medicine: its present intake and its history."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary.domain.treatment import TreatmentEvent
from diary.domain.treatment_history import event_in_words
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.preferences.medicine_cards import Medicine
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout


class MedicineHistoryPanel(QWidget):
    """`correction_wanted` and `removal_wanted` carry the event whose button was pressed."""

    change_wanted = Signal()
    edit_wanted = Signal()
    correction_wanted = Signal(TreatmentEvent)
    removal_wanted = Signal(TreatmentEvent)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Medicine | None = None
        self._now = Card(_("Now"))
        self._present = label("", "body", wraps=True)
        self._kind = label("", "secondary", "ink2", wraps=True)
        self.log = Button(_("Log a change"), icon="plus")
        self.edit = Button(_("Edit name and kind"))
        self._course = Card(_("Its course"))
        self._events = QVBoxLayout()
        self._events.setSpacing(theme.px(10))
        self._buttons: QBoxLayout = QHBoxLayout()
        self._lines: list[QBoxLayout] = []
        self._direction = QBoxLayout.Direction.LeftToRight
        self._lay_out()

    def show_medicine(self, medicine: Medicine) -> None:
        """Show a medicine and its events, latest first."""
        if medicine == self._shown:
            return
        self._shown = medicine
        self._present.setText(medicine.course)
        self._kind.setText(medicine.kind)
        self._kind.setVisible(bool(medicine.kind))
        self.edit.setVisible(medicine.own is not None)
        empty(self._events)
        self._lines = []
        for event in medicine.treatment_events:
            self._events.addWidget(self._row(event))
        self._course.setVisible(bool(medicine.treatment_events))

    def set_width_class(self, width_class: str) -> None:
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._direction = below if width_class == theme.NARROW else beside
        for line in (self._buttons, *self._lines):
            line.setDirection(self._direction)

    def focus_first(self) -> None:
        self.log.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, event: TreatmentEvent) -> QWidget:
        """One event with its day, and buttons to correct and to delete it."""
        words = _("{day}: {turn}").format(day=locale_format.long_date(event.day), turn=event_in_words(event))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch()
        texts.addWidget(label(words, "body", wraps=True))
        if event.text:
            texts.addWidget(label(event.text, "secondary", "ink2", wraps=True))
        texts.addStretch()
        correct = Button(_("Correct"), kind=QUIET, spoken=_("Correct {turn}").format(turn=words))
        remove = Button(_("Take away"), kind=QUIET, spoken=_("Take away {turn}").format(turn=words))
        correct.clicked.connect(lambda: self.correction_wanted.emit(event))
        remove.clicked.connect(lambda: self.removal_wanted.emit(event))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(12))
        buttons.addStretch()
        buttons.addWidget(correct)
        buttons.addWidget(remove)
        row = QWidget()
        line = QBoxLayout(self._direction, row)
        line.setContentsMargins(0, 0, 0, 0)
        add_layout(line, texts, 1)
        add_layout(line, buttons)
        self._lines.append(line)
        return row

    def _lay_out(self) -> None:
        self._now.content.addWidget(self._present)
        self._now.content.addWidget(self._kind)
        self._buttons.setSpacing(theme.px(2))
        self._buttons.addWidget(self.log)
        self._buttons.addWidget(self.edit)
        self._buttons.addStretch()
        holder = QWidget()
        holder.setLayout(self._buttons)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._now.add_ringed(holder)
        add_layout(self._course.content, self._events)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(14))
        whole.addWidget(self._now)
        whole.addWidget(self._course)
        self.log.clicked.connect(self.change_wanted)
        self.edit.clicked.connect(self.edit_wanted)
