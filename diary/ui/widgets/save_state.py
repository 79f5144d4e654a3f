"""The status line on the lower left that shows whether everything is saved."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.decoration import Decoration
from diary.ui.widgets.label import plain_label, set_ink


class SaveState(QWidget):
    """A check mark, "Saved 20:41", and the diary's location; without the check mark, the unsaved state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tick = Decoration(theme.pixmap("check", "pri"), self)
        self._words, self._more = plain_label("", self), plain_label("", self)
        self._words.setFont(theme.font("label"))
        self._more.setFont(theme.font("secondary"))
        set_ink(self._more, "ink2")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(12))
        for label in (self._tick, self._words, self._more):
            line.addWidget(label)
        line.addStretch()
        self.show_saved("")

    @property
    def words(self) -> str:
        return self._words.text()

    def show_saved(self, clock: str) -> None:
        """Show that all is saved since the time `clock`, which is empty if nothing has been entered yet."""
        self._tick.setVisible(bool(clock))
        self._words.setText(_("Saved {time}").format(time=clock) if clock else "")
        self._words.setVisible(bool(clock))
        self._more.setText(_("Kept on this computer as you go"))
        self.setAccessibleName(self._words.text())

    def show_saving(self) -> None:
        """Show that a write is in progress."""
        self._show_without_tick(_("Being saved…"), _("Kept on this computer as you go"))

    def show_unsaved(self) -> None:
        """Show that saving has failed, and is being retried."""
        self._show_without_tick(_("Not saved yet"), _("Your entries are kept in memory"))

    def set_brief(self, brief: bool) -> None:
        """Hide the diary's location, if there is no room for it."""
        self._more.setVisible(not brief)

    def _show_without_tick(self, words: str, more: str) -> None:
        if words != self.words:
            self._tick.hide()
            self._words.setText(words)
            self._words.show()
            self._more.setText(more)
            self.setAccessibleName(words)


class Footer(QWidget):
    """The fixed footer of a page, which does not scroll; `line` is its layout."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QHBoxLayout(self)
        self.set_width_class(theme.WIDE)

    def set_width_class(self, width_class: str) -> None:
        side = {theme.WIDE: 28, theme.MEDIUM: 20, theme.NARROW: 14}[width_class]
        height = {theme.WIDE: 9, theme.MEDIUM: 3, theme.NARROW: 3}[width_class]
        right = side - 5
        self.setMinimumHeight(theme.px(80 if width_class == theme.WIDE else 56))
        self.line.setContentsMargins(theme.px(side), theme.px(height), theme.px(right), theme.px(height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.fill(painter, QRectF(self.rect()), theme.colour("surface"))
        painting.fill(painter, QRectF(0, 0, self.width(), theme.px(1)), theme.colour("line"))
