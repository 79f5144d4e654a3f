"""The earlier versions of a day's entries, each with a button that restores it."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.domain.day import is_as_before
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.version import Version
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.history.entry_words import entry_in_words
from diary.ui.page import page_margins
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter

_AT_ONCE = 40


class VersionsView(QWidget):
    """The earlier versions; `return_wanted` carries one or several versions to restore."""

    return_wanted = Signal(tuple)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._shown: tuple[Sequence[Version], Excerpt] | None = None
        self._most = _AT_ONCE
        self._cards = QVBoxLayout()
        self._changed: list[Card] = []
        self._cards.setSpacing(theme.px(12))
        self.more = Button(_("Show more"), self)
        self.more.hide()
        self.more.clicked.connect(self._show_more)
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(theme.px(12))
        words = _("Each entry as it was before it was changed or taken away, the latest first.")
        self._whole.addWidget(label(words, "body", "ink2", wraps=True))
        add_layout(self._whole, self._cards)
        self._whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._whole.addStretch()

    def begin(self) -> None:
        """Clear the view while another day is being read."""
        self._shown = None
        self._most = _AT_ONCE
        self._fill()

    def show_versions(self, versions: Sequence[Version], excerpt: Excerpt) -> None:
        """Show the versions, the latest first, next to the present state of the day in the excerpt."""
        self._shown = versions, excerpt
        self._fill()

    @property
    def buttons(self) -> list[Button]:
        """The restore buttons, from top to bottom."""
        return [button for card in self._changed for button in card.findChildren(Button)]

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        self._whole.setContentsMargins(side, theme.px(4), beside_gutter(side), gap)

    def _fill(self) -> None:
        empty(self._cards)
        self._changed = []
        versions, excerpt = self._shown or ((), None)
        if excerpt is None:
            self.more.hide()
            return
        for (moment, removed), group in groupby(versions[: self._most], key=lambda one: (one.moment, one.removed)):
            card = self._card(tuple(group), _when(moment, self._today, removed=removed), excerpt)
            self._changed.append(card)
            self._cards.addWidget(card)
        if not versions:
            self._cards.addWidget(label(_("Nothing of this day was ever changed or taken away."), "body", wraps=True))
        self.more.setVisible(len(versions) > self._most)

    def _card(self, together: tuple[Version, ...], when: str, excerpt: Excerpt) -> Card:
        """The card of the entries that were changed or removed at the same time."""
        card = Card("")
        gone = [one for one in together if one.removed and not is_as_before(excerpt, one)]
        if len(gone) > 1:
            words = ngettext("{n} entry", "{n} entries", len(together)).format(n=len(together))
            self._add_row(card, (words, when), _("Bring all of them back"), tuple(gone))
        for one in together:
            says = entry_in_words(one.record, excerpt.definitions)
            is_same = is_as_before(excerpt, one)
            self._add_row(card, (says, when), "" if is_same else _("Bring back"), (one,))
        return card

    def _add_row(self, card: Card, words: tuple[str, str], action: str, versions: tuple[Version, ...]) -> None:
        """Add a row: the old value, what happened to it, and the restore button, or a label if it is the present
        value."""
        row = QWidget()
        line, column = QHBoxLayout(row), QVBoxLayout()
        line.setContentsMargins(theme.px(10), 0, 0, 0)
        line.setSpacing(theme.px(16))
        column.setSpacing(0)
        says = label("", "row", wraps=True)
        says.setText(words[0])
        column.addWidget(says)
        column.addWidget(label(words[1], "secondary", "ink2", wraps=True))
        add_layout(line, column, 1)
        line.setAlignment(column, Qt.AlignmentFlag.AlignVCenter)
        if action:
            button = Button(
                action, spoken=_("{action}: {words}, {when}").format(action=action, words=words[0], when=words[1])
            )
            button.clicked.connect(lambda: self.return_wanted.emit(versions))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        else:
            line.addWidget(label(_("As it is now"), "secondary", "ink2"))
        card.add_bleeding(row)

    def _show_more(self) -> None:
        self._most += _AT_ONCE
        self._fill()


def returned(versions: Sequence[Version], definitions: Sequence[Definition]) -> str:
    """The toast after versions were restored."""
    if len(versions) == 1:
        return _("Brought back: {words}").format(words=entry_in_words(versions[0].record, definitions))
    return ngettext("{n} entry is back", "{n} entries are back", len(versions)).format(n=len(versions))


def _when(moment: datetime, today: date, *, removed: bool) -> str:
    """ "Taken away 21 November, 20:41"."""
    day, time = locale_format.date_seen_from(moment.date(), today), locale_format.clock(moment.time())
    words = _("Taken away {day}, {time}") if removed else _("Changed {day}, {time}")
    return words.format(day=day, time=time)
