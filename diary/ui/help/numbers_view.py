"""The fields of the person's numbers for "When to get help"; input is saved immediately."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.excerpt import Excerpt
from diary.domain.help.emergency import emergency_numbers
from diary.domain.help.get_help import get_help
from diary.i18n import _
from diary.ui import theme
from diary.ui.help.help_view import HelpView
from diary.ui.help.my_numbers import preset_number, shown_country
from diary.ui.open_settings import OpenSettings
from diary.ui.page import page_margins
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.scrolling import beside_gutter
from diary.ui.widgets.layout.titled import titled

_LONGEST = 60
_OTHER = ""


class NumbersView(HelpView):
    """Country, custom emergency number, practice and foot clinic."""

    def __init__(self, settings: OpenSettings, back_to: str, parent: QWidget | None = None) -> None:
        super().__init__(_("My numbers"), get_help().title, parent)
        self._settings, self._back_to = settings, back_to
        self.country = SegmentedControl(_("Country"), [(_OTHER, _("Like my computer"))])
        self.country.set_compact(True)
        named = sorted((_(known.name), code) for code, known in emergency_numbers().items())
        self.country.set_choices([(_OTHER, _("Like my computer")), *((code, name) for name, code in named)])
        self.fields = {
            "emergency_number": TextField(_("Another emergency number")),
            "practice_number": TextField(_("My practice")),
            "foot_clinic_number": TextField(_("Foot clinic")),
        }
        self.done = Button(_("Done"), kind=PRIMARY)
        self._preset = label("", "secondary", "ink2", wraps=True)
        self._whole = QVBoxLayout(self)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        self.country.show_choice(self._settings.value.help_country)
        for name, field in self.fields.items():
            field.setText(getattr(self._settings.value, name))
        self._show_preset()

    def show_diary(self, excerpt: Excerpt) -> None:
        del excerpt

    def take_up(self) -> None:
        """Save pending input."""
        for name, field in self.fields.items():
            self._settings.set(name, field.words)

    def focus_first(self) -> None:
        self.country.setFocus(Qt.FocusReason.OtherFocusReason)

    def press_primary(self) -> None:
        self.done.click()

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        self._whole.setContentsMargins(side, theme.px(8), beside_gutter(side), gap)

    def _show_preset(self) -> None:
        number = preset_number(shown_country(self._settings.value))
        words = _("Its emergency number: {number}. {check}").format(number=number, check=get_help().check_number)
        self._preset.setText(words if number else _("No emergency number is known here. Please type it below."))

    def _choose_country(self, code: str) -> None:
        self._settings.set("help_country", code)
        self._show_preset()

    def _connect(self) -> None:
        self.country.choice_made.connect(self._choose_country)
        self.done.clicked.connect(partial(self.place_wanted.emit, self._back_to))
        for field in self.fields.values():
            field.editingFinished.connect(self.take_up)

    def _lay_out(self) -> None:
        card = Card("")
        card.add_ringed(titled(_("Country"), self.country))
        card.add_inset(self._preset)
        for field in self.fields.values():
            field.setMaxLength(_LONGEST)
            card.add_ringed(titled(field.accessibleName(), field))
        self._whole.addWidget(card)
        self._whole.addWidget(self.done, alignment=Qt.AlignmentFlag.AlignRight)
        self._whole.addStretch()
