"""An overlay over a page whose data cannot be read, so that nobody mistakes it for an empty day."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.banner import Banner


class ContentCover(QWidget):
    """One sentence and a button to try again, over everything in its parent but `header`.

    What it covers is disabled. `retry_wanted` is emitted by its button.
    """

    retry_wanted = Signal()

    def __init__(self, header: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self._header, self._page = header, page
        self._closed: list[QWidget] = []
        self._banner = Banner("problem", self)
        self.setAutoFillBackground(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (20, 12, 20, 12)))
        layout.addWidget(self._banner)
        layout.addStretch()
        self._banner.acted.connect(self.retry_wanted)
        self.hide()
        page.installEventFilter(self)

    @property
    def words(self) -> str:
        return self._banner.words

    def show_words(self, words: str) -> None:
        """Cover the page and say why."""
        focused = self._page.window().focusWidget()
        had_focus = focused is not None and self._page.isAncestorOf(focused)
        for part in self._parts():
            if part.isEnabled():
                part.setEnabled(False)
                self._closed.append(part)
        self._fill()
        self.show()
        self.raise_()
        self._banner.show_words(words, _("Try again"))
        if had_focus:
            self._banner.focus_action()

    def lift(self) -> None:
        """Show the page again."""
        for part in self._closed:
            part.setEnabled(True)
        self._closed.clear()
        self._banner.hide()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the page."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            self._fill()
        return super().eventFilter(watched, event)

    def _parts(self) -> list[QWidget]:
        """What is covered."""
        parts = [one for one in self._page.children() if isinstance(one, QWidget) and not one.isWindow()]
        return [one for one in parts if one not in (self, self._header)]

    def _fill(self) -> None:
        top = self._header.geometry().bottom() + 1
        self.setGeometry(0, top, self._page.width(), max(0, self._page.height() - top))
