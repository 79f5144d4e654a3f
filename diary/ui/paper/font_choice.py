"""Lets the person choose a font file for characters that the bundled fonts lack."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from diary.i18n import _
from diary.reports.chosen_font import ENDINGS, keep_font
from diary.reports.errors import ReportError
from diary.ui.background import Background


class FontChoice(QObject):
    """Asks for a file and installs it in a worker thread: then `kept` is emitted, or `failed` with one sentence.

    `choose_path` opens the dialog; tests replace it.
    """

    kept = Signal()
    failed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._keeping = Background(self)
        self._keeping.done.connect(lambda _nothing: self.kept.emit())
        self._keeping.failed.connect(self._on_failed)
        self.choose_path: Callable[[], Path | None] = self._ask_for_path

    def choose(self) -> None:
        """Ask for a font file, unless one is being installed."""
        path = None if self._keeping.is_busy else self.choose_path()
        if path is not None:
            self._keeping.start(partial(keep_font, path))

    def close(self) -> None:
        """Wait for a file that is being installed."""
        self._keeping.close()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, ReportError):
            raise error
        self.failed.emit(str(error))

    def _ask_for_path(self) -> Path | None:
        kinds = _("Font files") + f" ({' '.join(f'*{ending}' for ending in ENDINGS)})"
        chosen, _filter = QFileDialog.getOpenFileName(self._window, _("Choose a font file"), "", kinds)
        return Path(chosen) if chosen else None
