"""An overlay over a page whose data are missing or delayed, so that it is not mistaken for an empty day."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.scrolling import scrolling

RETRY_MS = 1_000


class ContentCover(QWidget):
    """One sentence over everything in its parent but `header`: the error, or that the page is being read.

    The covered widgets are disabled. `retry_wanted` is emitted every second, and by the button next to the error.
    """

    retry_wanted = Signal()

    def __init__(self, header: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self._header, self._page = header, page
        self._closed: list[QWidget] = []
        self._focused: QWidget | None = None
        self._banner = Banner("problem", self)
        self._waiting = label("", "body", "ink2", wraps=True)
        self._waiting.hide()
        self._retries = QTimer(self)
        self._retries.setInterval(RETRY_MS)
        self._retries.timeout.connect(self.retry_wanted)
        self.setAutoFillBackground(True)
        inner, whole = QWidget(), QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner, self))
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(*(theme.px(side) for side in (20, 12, 20, 12)))
        layout.addWidget(self._banner)
        layout.addWidget(self._waiting)
        layout.addStretch()
        self._banner.acted.connect(self.retry_wanted)
        self.hide()
        page.installEventFilter(self)

    @property
    def words(self) -> str:
        return self._waiting.text() if self._banner.isHidden() else self._banner.words

    def show_words(self, words: str) -> None:
        """Cover the page with an error."""
        is_new = self._banner.isHidden()
        self._cover()
        self._banner.show_words(words, _("Try again"))
        self._waiting.setText(
            _("Nothing can be written here until the diary can be read. Then this page opens by itself.")
        )
        self._waiting.show()
        if is_new and self._focused is not None:
            self._banner.focus_action()

    def show_waiting(self, words: str) -> None:
        """Cover the page with a waiting message."""
        self._cover()
        self._banner.hide()
        self._waiting.setText(words)
        self._waiting.show()

    def lift(self) -> None:
        """Uncover the page, with the focus where it was."""
        focused, self._focused = self._focused, None
        is_free = self._is_in_page(self._page.window().focusWidget()) or self._page.window().focusWidget() is None
        for part in self._closed:
            part.setEnabled(True)
        self._closed.clear()
        self._banner.hide()
        self.hide()
        if focused is not None and is_free:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the page."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            self._fill()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._retries.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._retries.stop()

    def _cover(self) -> None:
        focused = self._page.window().focusWidget()
        if self.isHidden():
            self._focused = focused if self._is_in_page(focused) else None
        for part in self._parts():
            if part.isEnabled():
                part.setEnabled(False)
                self._closed.append(part)
        self._fill()
        self.show()
        self.raise_()

    def _is_in_page(self, focused: QWidget | None) -> bool:
        return focused is not None and self._page.isAncestorOf(focused)

    def _parts(self) -> list[QWidget]:
        """The covered widgets."""
        parts = [one for one in self._page.children() if isinstance(one, QWidget) and not one.isWindow()]
        return [one for one in parts if one not in (self, self._header)]

    def _fill(self) -> None:
        top = self._header.geometry().bottom() + 1
        self.setGeometry(0, top, self._page.width(), max(0, self._page.height() - top))
