"""Cancellable work of a worker thread, with the card that shows its progress."""

from PySide6.QtCore import QObject, Signal

from diary.formats.work import Work
from diary.ui.gui_thread import delivering
from diary.ui.widgets.progress_card import ProgressCard
from diary.ui.widgets.single_shot import single_shot


class CancellableWork(QObject):
    """The `card` appears if the work is slow, and `slow` is emitted; its Cancel button emits `cancelled`."""

    slow = Signal()
    cancelled = Signal()

    def __init__(self, slow_after_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self.card = ProgressCard()
        self._work, self._words = Work(), ""
        self._waiting = single_shot(self, slow_after_ms, self._show_card)
        self._tell = delivering(self, CancellableWork._show_share)
        self.card.cancelled.connect(self._cancel)

    def renewed(self) -> Work:
        """Cancel the former work, and return a new one, whose progress the card shows."""
        self._work.cancel()
        self._work = Work(self._tell)
        return self._work

    def show_when_slow(self, words: str) -> None:
        """Show the card with this text after the delay, unless the work has ended by then."""
        self._words = words
        self.card.bar.show_share(0)
        self._waiting.start()

    def end(self) -> None:
        """Hide the card: the work has ended."""
        self._waiting.stop()
        self.card.hide()

    def stop(self) -> None:
        """Cancel the work without showing its card."""
        self._waiting.stop()
        self._work.cancel()

    def _show_share(self, share: float) -> None:
        self.card.bar.show_share(share)

    def _show_card(self) -> None:
        self.card.begin(self._words)
        self.slow.emit()

    def _cancel(self) -> None:
        self._work.cancel()
        self.cancelled.emit()
