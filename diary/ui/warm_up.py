"""Loading what the other pages will need, behind the painted window."""

from collections.abc import Iterable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from diary import gc_control
from diary.ui.background import Background

_AFTER_MS = 50
"""How long the window has for itself after its first painting, to take up the first keys."""
_MODULES = (
    "diary.charts.timeline",
    "diary.charts.picture",
    "diary.storage.records",
    "sqlalchemy.dialects.sqlite",
    "diary.analysis.comparison",
    "scipy.special",
)
"""What Trends reads, draws and works out with, the first picture before the figures; the other pages need parts of it.

What only the practitioner's page needs (Typst, PDFium, the report) is loaded where that page is made.
"""


class WarmUp(QObject):
    """Imports heavy modules, then `more`, one after the other in a thread; stops between two when asked to."""

    def __init__(self, more: Iterable[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._background.done.connect(self._on_done)
        self._modules = (*_MODULES, *more)
        self._wanted = True
        self._begun = self._done = False

    @property
    def is_busy(self) -> bool:
        """Whether something is being loaded, or is about to be."""
        return self._begun and not self._done

    def begin(self) -> None:
        """Start once, a moment from now; to be called when the window is being painted."""
        if not self._begun:
            self._begun = True
            QTimer.singleShot(_AFTER_MS, self, self._start)

    def close(self) -> None:
        self._wanted = False
        self._background.close()

    def _start(self) -> None:
        if self._wanted:
            self._background.start(self._load)

    def _on_done(self) -> None:
        self._done = True

    def _load(self) -> None:
        """Modules stay until the end: the search for garbage, in the window's thread, is spared to go through them."""
        with gc_control.paused():
            for name in self._modules:
                if self._wanted:
                    import_module(name)
            gc_control.freeze_survivors()
