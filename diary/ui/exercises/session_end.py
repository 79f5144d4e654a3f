"""The last screen of a guided session: what was done, and the button that leaves."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui.page import page_margins
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.scrolling import beside_gutter


class SessionEnd(QWidget):
    """`left` is emitted by its only button."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "title", wraps=True)
        self._done = QVBoxLayout()
        self.close_button = Button(_("Back to the exercises"), kind=PRIMARY)
        card = Card("")
        card.content.addWidget(self._title)
        card.content.addLayout(self._done)
        self._whole = QVBoxLayout(self)
        self._whole.addStretch()
        self._whole.addWidget(card)
        self._whole.addWidget(self.close_button)
        self._whole.addStretch()
        self._whole.setAlignment(self.close_button, Qt.AlignmentFlag.AlignRight)
        self.close_button.clicked.connect(self.left)

    def show_done(self, done: Sequence[str], *, early: bool) -> None:
        """Show what was done, which is recorded already."""
        if not done:
            self._title.setText(_("Nothing was ticked this time."))
        else:
            self._title.setText(_("Stopped here. What you did is kept.") if early else _("That was all for today."))
        empty(self._done)
        for line in done:
            self._done.addWidget(label(line, "body", wraps=True))
        if done:
            self._done.addWidget(label(_("It is ticked in your log."), "body", "ink2", wraps=True))

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        self._whole.setContentsMargins(side, gap, beside_gutter(side), gap)
