"""Waiting in a window that closes for what is still being written."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.journal import write_queue
from diary.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from concurrent.futures import Future

_AT_ONCE_S = 0.08
_LOOK_MS = 20


def ends_at_once(write: "Future[Any]") -> bool:
    """Whether a write ends before anybody would wonder; most do."""
    return write_queue.has_ended(write, _AT_ONCE_S)


def wait_in_window(write: "Future[Any]") -> bool:
    """Wait for a write while the window goes on painting; answers whether it has ended in time.

    Keys and clicks are put off.
    """
    if not write.done():
        loop, looks, limit = QEventLoop(), QTimer(), QTimer()
        looks.timeout.connect(lambda: loop.quit() if write.done() else None)
        limit.timeout.connect(loop.quit)
        looks.start(_LOOK_MS)
        limit.start(round(write_queue.CLOSE_WAIT_S * 1000))
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return write.done()


class WaitingBanner(QWidget):
    """Says above the page that the window closes as soon as everything is on disk."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        banner = Banner("information", self)
        around = QHBoxLayout(self)
        around.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), 0)
        around.addWidget(banner)
        banner.show_words(_("Being saved… The diary closes when everything is on the disk."))

    def end(self) -> None:
        """Take it away."""
        self.hide()
        self.deleteLater()
