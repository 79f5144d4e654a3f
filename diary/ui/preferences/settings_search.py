"""The search of Settings: a field, and the results as buttons that open their place."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.i18n import _, ngettext
from diary.ui import theme
from diary.ui.preferences.setting_places import SettingPlace, places_about
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.inputs.search_field import SearchField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import refilled
from diary.ui.widgets.spoken import say

_SIDE = 18
"""The horizontal padding of a flat button."""


class SettingsSearch(QWidget):
    """`place_wanted` carries the place of a pressed result; `searching` whether results replace the cards.

    They do while the field is not empty.
    """

    place_wanted = Signal(str)
    searching = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField(_("Search: a word is enough, “letters”, “backup”, “lock”"), _("Search"))
        self.hits: list[Button] = []
        self._found = QWidget()
        self._column = QVBoxLayout(self._found)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._card = Card("")
        self._card.content.addWidget(self._found)
        self._card.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(16))
        whole.addWidget(self.field)
        whole.addWidget(self._card)
        self.field.search_wanted.connect(self._search)
        self.field.left_downwards.connect(self._focus_first_hit)

    def end(self) -> None:
        """Clear the field and show the cards again; the focus does not move."""
        self.field.clear()
        self._search("")

    def _search(self, wanted: str) -> None:
        is_wanted = bool(wanted.strip())
        places = places_about(wanted) if is_wanted else []
        self._show(places, is_wanted=is_wanted)
        self._card.setVisible(is_wanted)
        self.searching.emit(is_wanted)
        if is_wanted and not places:
            say(self, _("Nothing found. Try one word."))
        elif is_wanted:
            say(self, ngettext("{n} setting", "{n} settings", len(places)).format(n=len(places)))

    def _show(self, places: Sequence[SettingPlace], *, is_wanted: bool) -> None:
        self.hits = []
        with refilled(self._found):
            for place in places:
                hit = Button(place.title, kind=QUIET)
                hit.setAccessibleDescription(place.sentence)
                hit.clicked.connect(partial(self._go, place.where))
                self.hits.append(hit)
                self._column.addWidget(hit, alignment=Qt.AlignmentFlag.AlignLeft)
                sentence = label(place.sentence, "secondary", "ink2", wraps=True)
                sentence.setContentsMargins(theme.px(_SIDE), 0, 0, 0)
                self._column.addWidget(sentence)
            if is_wanted and not places:
                self._column.addWidget(label(_("Nothing found. Try one word."), "body", wraps=True))

    def _go(self, where: str, _on: bool = False) -> None:
        self.end()
        self.place_wanted.emit(where)

    def _focus_first_hit(self) -> None:
        if self.hits:
            self.hits[0].setFocus(Qt.FocusReason.OtherFocusReason)
