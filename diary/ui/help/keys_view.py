"""The keyboard map: a card for each page or control, with its shortcuts."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from diary.domain.help.get_help import get_help
from diary.i18n import _
from diary.ui import theme
from diary.ui.help.document_view import DOCUMENTS
from diary.ui.help.help_view import ReadingView
from diary.ui.help.keys import KEYS
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import plain_label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.wrapping import FlowLayout

GET_HELP = "get-help"


class KeysView(ReadingView):
    """All shortcuts, above them the buttons of what else Help has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Help"), _("All of the program works without the mouse"), parent)
        self.area.setAccessibleName(_("Keys"))
        self.open = {GET_HELP: Button(get_help().title, icon="flag")}
        self.open |= {key: Button(_(one.title), icon="list") for key, one in DOCUMENTS.items()}
        documents = FlowLayout(gap=theme.px(12))
        for key, button in self.open.items():
            documents.addWidget(button)
            button.clicked.connect(partial(self.place_wanted.emit, key))
        add_layout(self.cards, documents)
        for title, keys in KEYS:
            add_layout(self.cards, within_rings(_card(_(title), keys), right=False))
        self.cards.addStretch()

    def focus_first(self) -> None:
        button = self.open.get(self.came_from)
        (button or self.area).setFocus(Qt.FocusReason.OtherFocusReason)


def _card(title: str, keys: tuple[tuple[str, str], ...]) -> Card:
    card = Card(title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(24))
    grid.setColumnStretch(1, 1)
    for row, (key, meaning) in enumerate(keys):
        name = plain_label("0–9" if key == "0" else QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
        name.setFont(theme.font("label"))
        words = plain_label(_(meaning))
        words.setWordWrap(True)
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, row, 1)
    add_layout(card.content, grid)
    return card
