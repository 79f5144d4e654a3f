"""The person's own words for a symptom and for the steps of its scale."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary.domain.excerpt import Excerpt
from diary.domain.own_words import own_words, say_own_words
from diary.domain.period import single
from diary.domain.step_words import say_step
from diary.domain.symptom import HIGHEST, LOWEST, Symptom, words_on
from diary.domain.tracked_items import asked_symptoms
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.open_settings import OpenSettings
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.layout.within_rings import within_rings

_ROOM = {theme.WIDE: 900, theme.MEDIUM: 560, theme.NARROW: 0}
"""The maximum width of a row of symptoms, in design pixels, by width class."""


class WordsView(SettingsView):
    """A text field for the symptom, if it is one of the usual three, and for each step of its scale.

    Input is saved when editing ends.
    """

    def __init__(self, settings: OpenSettings, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("My words"), parent)
        self._settings, self._today = settings, today
        self._width_class = theme.WIDE
        self._excerpt = Excerpt(period=single(today))
        self._symptoms: dict[str, Symptom] = {}
        self._key = ""
        self._place_of_choice = QHBoxLayout()
        self.symptom: SegmentedControl | None = None
        self._card, self._own = Card(""), Card("")
        self.phrase = TextField("", _("Like walking on cotton wool, say"))
        self.fields = {step: TextField("") for step in range(LOWEST, HIGHEST + 1)}
        self._lay_out()

    def show_diary(self, excerpt: Excerpt) -> None:
        self._excerpt = excerpt
        wanted = {
            symptom.key: symptom for symptom in asked_symptoms(self._settings.value.symptoms, excerpt.definitions)
        }
        if wanted != self._symptoms:
            self._symptoms = wanted
            self._make_choice()
        self._show_words()

    def take_up(self) -> None:
        """Commit pending input."""
        self._save_phrase()
        for step in self.fields:
            self._save_step(step)

    def focus_first(self) -> None:
        if self.symptom is not None:
            self.symptom.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self._width_class = width_class
        self._fit_choice()

    def _make_choice(self) -> None:
        """Create the choice of symptoms; the current one stays chosen if it is still rated."""
        empty(self._place_of_choice)
        names = [(key, _(symptom.name)) for key, symptom in self._symptoms.items()]
        self._key = self._key if self._key in self._symptoms else names[0][0]
        self.symptom = SegmentedControl(_("Words for"), names)
        self.symptom.show_choice(self._key)
        self.symptom.choice_made.connect(self._choose)
        self._place_of_choice.addWidget(self.symptom)
        self._place_of_choice.addStretch()
        self._fit_choice()

    def _choose(self, key: str) -> None:
        self.take_up()
        self._key = key
        self._show_words()

    def _fit_choice(self) -> None:
        """Turn into a menu if the symptoms do not fit in a row."""
        if self.symptom is not None:
            self.symptom.set_compact(False)
            self.symptom.set_compact(self.symptom.sizeHint().width() > theme.px(_ROOM[self._width_class]))

    def _show_words(self) -> None:
        """Show the words valid today, except in a field that is being edited."""
        symptom = self._symptoms[self._key]
        words = words_on(self._excerpt.step_words, self._key, self._today)
        self._show_phrase(symptom)
        ends = {LOWEST: _(symptom.low), HIGHEST: _(symptom.high)}
        for step, field in self.fields.items():
            name = _("{symptom}, what {n} means to me").format(symptom=_(symptom.name), n=locale_format.number(step))
            is_other = name != field.accessibleName()
            field.setAccessibleName(name)
            field.setPlaceholderText(ends.get(step, ""))
            if is_other or not field.isModified():
                field.setText(words.get(step, ""))

    def _show_phrase(self, symptom: Symptom) -> None:
        """Show the person's phrase for the symptom, unless it is being edited."""
        self._own.setVisible(bool(symptom.definition))
        name = _("{symptom}, in my own words").format(symptom=_(symptom.name))
        is_other = name != self.phrase.accessibleName()
        self.phrase.setAccessibleName(name)
        if is_other or not self.phrase.isModified():
            self.phrase.setText(own_words(self._excerpt.background).get(symptom.key, ""))

    def _save_phrase(self) -> None:
        if self.phrase.isModified():
            self.phrase.setModified(False)
            changes = say_own_words(self._excerpt.background, self._key, self.phrase.words)
            self.changes_made.emit(changes, "", f"own words of {self._key}")

    def _save_step(self, step: int) -> None:
        """Save the words of a step, valid from today."""
        field, number = self.fields[step], locale_format.number(step)
        if not field.isModified():
            return
        field.setModified(False)
        changes = say_step(self._excerpt.step_words, self._key, step, field.words, self._today)
        name = _(self._symptoms[self._key].name)
        notice = "" if field.words else _("{symptom}: no words for {n}").format(symptom=name, n=number)
        self.changes_made.emit(changes, notice, "" if notice else f"words of {self._key} {step}")

    def _lay_out(self) -> None:
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        about = _("What it is like for you, and what a number means to you. Both are shown while you rate.")
        later = _(
            "All of them may stay blank. When you change words, earlier ratings keep the words they were given with."
        )
        add_layout(column, within_rings(label(about, "body", "ink2", wraps=True), right=False))
        add_layout(column, self._place_of_choice)
        self._own.add_ringed(titled(_("In my own words, how it is"), self.phrase))
        self.phrase.editingFinished.connect(self._save_phrase)
        add_layout(column, within_rings(self._own, right=False))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(14))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        for step, field in self.fields.items():
            number = label(locale_format.number(step), "numeral")
            number.setBuddy(field)
            grid.addWidget(number, step, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, step, 1)
            field.editingFinished.connect(lambda step=step: self._save_step(step))
        add_layout(self._card.content, grid)
        for part in (self._card, label(later, "secondary", "ink2", wraps=True)):
            add_layout(column, within_rings(part, right=False))
        self.add_face("", face, is_ringed=True)
        self.whole.addStretch(1)
