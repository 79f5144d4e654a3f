"""Choosing the one thing that matters."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from diary.domain.excerpt import Excerpt
from diary.domain.one_thing import end_one_thing, name_one_thing, one_thing
from diary.domain.period import single
from diary.i18n import _
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.wrapping import flowing

ONE_THING = "one-thing"


class OneThingView(SettingsView):
    """A field for the activity, which is saved when editing ends, and a button that retires it."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("The one thing that matters"), parent)
        self._today = today
        self._excerpt = Excerpt(period=single(today))
        self.activity = TextField(_("What matters to me"), _("My buttons, the stairs, a walk to the lake"))
        self.end = Button(_("Ask for it no longer"))
        words = _("With other words it stays the same activity. For another one, end this one first: it begins anew.")
        self._later = label(words, "secondary", "ink2", wraps=True)
        self._lay_out()
        self.activity.editingFinished.connect(self._name)
        self.end.clicked.connect(self._end)

    def show_diary(self, excerpt: Excerpt) -> None:
        self._excerpt = excerpt
        named = one_thing(excerpt.definitions)
        for part in (self._later, self.end):
            part.setVisible(named is not None)
        if not self.activity.isModified():
            self.activity.setText(named.name if named else "")

    def take_up(self) -> None:
        self._name()

    def focus_first(self) -> None:
        self.activity.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self) -> None:
        if self.activity.isModified():
            self.activity.setModified(False)
            changes = name_one_thing(self._excerpt.definitions, self.activity.words)
            self.changes_made.emit(changes, "", "the one thing")

    def _end(self) -> None:
        named = one_thing(self._excerpt.definitions)
        if named is not None:
            self.activity.setModified(False)
            self.focus_first()
            notice = _("{name} is no longer asked for; what you wrote of it stays").format(name=named.name)
            self.changes_made.emit(end_one_thing(self._excerpt.definitions, self._today), notice, "")

    def _lay_out(self) -> None:
        card = Card("")
        about = _(
            "One activity that you would like to do better, in your own words. Once a week Today asks how well you"
            " could do it, from 0, not at all, to 10, without difficulty. Its course heads your practitioner’s page."
        )
        card.content.addWidget(label(about, "body", "ink2", wraps=True))
        card.add_ringed(titled(_("What matters to me"), self.activity))
        card.add_inset(self._later)
        card.add_ringed(flowing(self.end))
        self.add_face("", card)
        self.whole.addStretch(1)
