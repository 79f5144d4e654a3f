"""The form for a visit: its date, the practitioner, and the agreements."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.record import InvalidEntryError
from diary.domain.visit import LONGEST, Visit
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.widgets import painting
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import DESTRUCTIVE, PRIMARY, Button
from diary.ui.widgets.inputs.date_field import DateField
from diary.ui.widgets.inputs.long_text import LongText
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.form_button_row import FormButtonRow
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.layout.within_rings import within_rings


class VisitForm(QWidget):
    """`saved` carries the former visit (None for a new one) and the new version; `removed` the visit to delete."""

    saved = Signal(Visit, Visit)
    removed = Signal(Visit)
    left = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._former: Visit | None = None
        self.error_banner = Banner("problem")
        self.day = DateField(_("Date of the visit"), locale_format.long_date, today, future=True)
        self.whom = TextField(_("With whom"), _("Dr Ellis, neurology, say"))
        self.agreed = LongText(_("What was agreed"), LONGEST, lines=4)
        self.save = Button(_("Save the visit"), kind=PRIMARY)
        self.leave_button = Button(_("Leave without saving"))
        self.remove = Button(_("Delete the visit"), kind=DESTRUCTIVE)
        self._ways = FormButtonRow(self.leave_button, self.save, self.error_banner)
        self.fields = (self.day, self.whom, self.agreed)
        self._lay_out()
        self.save.clicked.connect(self.press_save)
        self.leave_button.clicked.connect(self.left)
        self.remove.clicked.connect(lambda: self.removed.emit(self._former))
        self.whom.returnPressed.connect(self.press_save)

    @property
    def former(self) -> Visit | None:
        """The visit being edited; None for a new one."""
        return self._former

    def show_visit(self, visit: Visit | None) -> None:
        """Fill the form with a visit, or empty it for a new one."""
        self._former = visit
        shown = visit or Visit(date=self._today)
        self.error_banner.hide()
        self.day.show_day(shown.date)
        self.whom.setText(shown.whom)
        self.agreed.drop()
        self.agreed.show_words(shown.agreed)
        self.remove.setHidden(visit is None)

    def focus_first(self) -> None:
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_width_class(self, width_class: str) -> None:
        """Lay out for a window that is wide, medium or narrow."""
        self._ways.set_width_class(width_class)

    def press_save(self) -> None:
        """Emit `saved`, or show the error of invalid input."""
        try:
            day = self.day.taken_up()
            assert day is not None  # noqa: S101 - the field may not be left empty
            wanted = replace(self._former or Visit(date=day), date=day, whom=self.whom.words, agreed=self.agreed.words)
        except InvalidEntryError as error:
            self.error_banner.show_words(str(error))
            return
        self.error_banner.hide()
        self.agreed.drop()
        self.saved.emit(self._former, wanted)

    def _lay_out(self) -> None:
        ring = theme.px(painting.RING)
        self.day.setContentsMargins(ring, 0, 0, 0)
        self.agreed.setContentsMargins(ring, 0, ring, 0)
        card = Card("")
        for words, field in (
            (_("Date of the visit"), self.day),
            (_("With whom"), self.whom),
            (_("What was agreed"), self.agreed),
        ):
            card.add_ringed(titled(words, field))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(12))
        add_layout(whole, within_rings(card, right=False))
        add_layout(whole, self._ways)
        whole.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignLeft)
