"""The changes within the shown days, each with a button that opens the comparison around it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.trends.figures import NamedChange
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.emptying import empty

_MOST = 5


class ChangesInside(QWidget):
    """The latest changes, with a button each; `around_wanted` carries the key of the change to compare around."""

    around_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[Button] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(2))
        self.hide()

    def show_changes(self, changes: Sequence[NamedChange]) -> list[str]:
        """Show the latest changes; returns them as lines for a screen reader."""
        empty(self._rows)
        self.buttons, lines = [], list[str]()
        for one in changes[:_MOST]:
            day = locale_format.long_date(one.day)
            pattern = _("In the time before: {day}, {what}.") if one.is_before else _("In these days: {day}, {what}.")
            words = pattern.format(day=day, what=one.words)
            spoken = _("Compare around it: {day}, {what}").format(day=day, what=one.words)
            button = Button(_("Compare around it"), kind=QUIET, spoken=spoken)
            button.clicked.connect(partial(self.around_wanted.emit, one.key))
            self._rows.addWidget(label(words, "secondary", wraps=True))
            self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.buttons.append(button)
            lines.append(words)
        if earlier := len(changes) - len(lines):
            words = ngettext("{n} more change.", "{n} more changes.", earlier).format(n=earlier)
            self._rows.addWidget(label(words, "secondary", "ink2", wraps=True))
            lines.append(words)
        self.setVisible(bool(changes))
        return lines
