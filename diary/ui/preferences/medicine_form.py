"""The form to add a medicine: name, category, dose, times, start."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.definition import Definition, key_for
from diary.domain.record import InvalidEntryError
from diary.domain.treatment import KINDS, MEDICINE
from diary.i18n import _
from diary.ui import theme
from diary.ui.preferences.own_form import stacked
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.inputs.past_date_field import PastDateField
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.form_button_row import FormButtonRow
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.wrapping import Abreast


class MedicineForm(QWidget):
    """`saved` carries definition, start date, dose and times; `left` is emitted on leaving without saving."""

    saved = Signal(Definition, date, str, str)
    left = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.error_banner = Banner("problem")
        self.name = TextField(_("Name"))
        self.category = SegmentedControl(_("Kind"), [(key, _(name)) for key, name in KINDS.items()])
        self.dose = TextField(_("Dose"), _("75 mg, say"))
        self.times = TextField(_("When it is taken"), _("at night, say"))
        self.day = PastDateField(_("Started on"), today)
        self.save = Button(_("Add it"), kind=PRIMARY)
        self.leave_button = Button(_("Leave without saving"))
        self._ways = FormButtonRow(self.leave_button, self.save, self.error_banner)
        self.fields = (self.name, self.category, self.dose, self.times, self.day)
        self._lay_out()
        self.save.clicked.connect(self.press_save)
        self.leave_button.clicked.connect(self.left)
        for field in (self.name, self.dose, self.times):
            field.returnPressed.connect(self.press_save)

    def begin(self) -> None:
        """Clear the form."""
        self.error_banner.hide()
        for field in (self.name, self.dose, self.times):
            field.clear()
        self.category.show_choice(MEDICINE)
        self.day.show_day(self._today)

    def set_width_class(self, width_class: str) -> None:
        """Lay out for a window that is wide, medium or narrow."""
        narrow = width_class == theme.NARROW
        self.category.set_compact(narrow)
        self._ways.set_width_class(width_class)

    def focus_first(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def press_save(self) -> None:
        """Emit `saved`, or show the error of invalid input."""
        name = self.name.words
        try:
            wanted = Definition(kind="treatment", key=key_for(name), name=name, category=self.category.choice)
            day = self.day.taken_up()
        except InvalidEntryError as error:
            self.error_banner.show_words(str(error))
            return
        self.error_banner.hide()
        self.saved.emit(wanted, day, self.dose.words, self.times.words)

    def _lay_out(self) -> None:
        card, pair = Card(""), QWidget()
        abreast = Abreast(pair, theme.px(6))
        abreast.addWidget(titled(_("Dose"), self.dose))
        abreast.addWidget(titled(_("When it is taken"), self.times))
        fields = (
            titled(_("Name"), self.name),
            titled(_("Kind"), self.category),
            pair,
            titled(_("Started on"), self.day),
        )
        card.add_ringed(stacked(fields))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(12))
        add_layout(whole, within_rings(card, right=False))
        add_layout(whole, self._ways)
