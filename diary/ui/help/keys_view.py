"""The keyboard map: a card for each page or control, with its shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.help.help_view import ReadingView
from diary.ui.help.keys import KEYS
from diary.ui.widgets.keys import key_name
from diary.ui.widgets.label import plain_label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.within_rings import within_rings


class KeysView(ReadingView):
    """All shortcuts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Help"), _("All of the program works without the mouse"), parent)
        self.area.setAccessibleName(_("Keys"))
        for title, keys in KEYS:
            add_layout(self.cards, within_rings(_card(_(title), keys), right=False))
        self.cards.addStretch()


def _card(title: str, keys: tuple[tuple[str, str], ...]) -> Card:
    card = Card(title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(24))
    grid.setColumnStretch(1, 1)
    for row, (key, meaning) in enumerate(keys):
        name = plain_label("0–9" if key == "0" else key_name(key))
        name.setFont(theme.font("label"))
        words = plain_label(_(meaning))
        words.setWordWrap(True)
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, row, 1)
    add_layout(card.content, grid)
    return card
