"""All settings, and where the diary is kept."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from diary import settings
from diary.i18n import _
from diary.settings import LATEST_TURN, TEXT_SIZES, Settings
from diary.ui import local_words, theme
from diary.ui.open_journal import OpenJournal
from diary.ui.page import Page, page_margins, scrolling
from diary.ui.preferences.import_view import ImportView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.card import Card
from diary.ui.widgets.choice_row import Choices
from diary.ui.widgets.label import set_ink
from diary.ui.widgets.stepper import Stepper


class PreferencesPage(Page):
    """Each choice is kept at once; `settings_chosen` carries all of them."""

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(journal, today, _("Settings"), parent)
        self._settings = self.settings
        self._trouble = Banner("problem")
        self._cards = QWidget()
        self._read_in = Button(_("Import from a file"), icon="down")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.import_view = ImportView(journal, today)
        self.header.show_title(_("Settings"), _("Everything stays on this computer"))
        self._lay_out()

    def set_breadth(self, breadth: str) -> None:
        super().set_breadth(breadth)
        wide = breadth == theme.WIDE
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        side, gap = page_margins(breadth)
        self._columns.setContentsMargins(side, theme.px(8), side, gap)
        self.import_view.setContentsMargins(side, theme.px(8), side, gap)
        for choices in self._cards.findChildren(Choices):
            choices.set_columns(1 if breadth == theme.NARROW else 2)

    def show_import(self, *, shown: bool) -> None:
        """Show the way to import a file in the place of the settings, or the settings again."""
        self._cards.setVisible(not shown)
        self.import_view.setVisible(shown)
        (self.import_view.choose if shown else self._read_in).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_page(self) -> None:
        self.import_view.close_view()

    def _choose(self, chosen: Settings) -> None:
        if trouble := self.keep(chosen):
            self._trouble.show_words(trouble)
        else:
            self._settings = chosen

    def _lay_out(self) -> None:
        inner = QWidget()
        views = QVBoxLayout(inner)
        views.setContentsMargins(0, 0, 0, 0)
        self._cards.setLayout(self._columns)
        views.addWidget(self._cards)
        views.addWidget(self.import_view)
        views.addStretch()
        self.import_view.hide()
        self.import_view.done.connect(lambda: self.show_import(shown=False))
        self._columns.setSpacing(theme.px(16))
        for cards in ((self._colours(), self._sizes()), (self._day_turn(), self._place())):
            column = QVBoxLayout()
            column.setSpacing(theme.px(16))
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            self._columns.addLayout(column, 1)
        self.whole.addWidget(self._trouble)
        self.whole.addWidget(scrolling(inner), 1)

    def _colours(self) -> Card:
        names = {
            "system": _("Like my computer"),
            "light": _("Light"),
            "dark": _("Dark"),
            "high-contrast": _("High contrast"),
        }
        card = Card(_("Colours"))
        card.add_bleeding(
            Choices(
                [(key, names[key]) for key in settings.THEMES],
                self._settings.theme,
                lambda key: self._choose(replace(self._settings, theme=key)),
            )
        )
        return card

    def _sizes(self) -> Card:
        card = Card(_("Text size"))
        choices: list[tuple[int, str]] = [(0, _("Like my computer"))]
        choices += [
            (size, _("{n}\N{NARROW NO-BREAK SPACE}%").format(n=local_words.number(size))) for size in TEXT_SIZES
        ]
        card.add_bleeding(
            Choices(
                choices, self._settings.text_size, lambda size: self._choose(replace(self._settings, text_size=size))
            )
        )
        return card

    def _day_turn(self) -> Card:
        card = Card(_("When a new day begins"))
        words = _words(_("What you write after midnight counts for the day that is ending, until this hour."))
        hour = Stepper(_("Hour at which a new day begins"), _("o’clock"), 0, LATEST_TURN, 1)
        hour.show_value(self._settings.day_turn_hour)
        hour.value_changed.connect(lambda value: self._choose(replace(self._settings, day_turn_hour=int(value))))
        card.content.addWidget(words)
        card.content.addWidget(hour)
        return card

    def _place(self) -> Card:
        card = Card(_("Your diary"))
        card.content.addWidget(_words(_("Kept in {folder}").format(folder=self.journal.path.parent)))
        self._read_in.clicked.connect(lambda: self.show_import(shown=True))
        card.content.addWidget(self._read_in)
        return card


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    set_ink(label, "ink2")
    return label


PAGE = PreferencesPage
