"""Importing the modules of the other pages in a worker thread, after the first paint."""

from collections.abc import Iterable, Sequence
from functools import partial
from importlib import import_module
from threading import Event

from PySide6.QtCore import QObject, QTimer

from diary import gc_control
from diary.ui.background import Background

_AFTER_MS = 50
"""Delay after the first paint, so that the window can handle the first input."""
_MODULES = (
    "diary.charts.timeline",
    "diary.charts.picture",
    "diary.analysis.comparison",
)
"""The modules of Trends, those of the timeline first; the other pages use parts of them.

Typst, PDFium and the report are not among them: they are imported when the practitioner's page is made.
"""


class WarmUp(QObject):
    """Imports heavy modules, then those in `more`, in a worker thread; `close` stops it after the current one."""

    def __init__(self, more: Iterable[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._background.done.connect(self._on_done)
        self._modules = (*_MODULES, *more)
        self._is_closed = Event()
        self._begun = self._done = False

    @property
    def is_busy(self) -> bool:
        """Whether modules are being imported, or will be after the delay."""
        return self._begun and not self._done

    def begin(self) -> None:
        """Start once, after a delay; called from the window's `paintEvent`."""
        if not self._begun:
            self._begun = True
            QTimer.singleShot(_AFTER_MS, self, self._start)

    def close(self) -> None:
        self._is_closed.set()
        self._background.close()

    def _start(self) -> None:
        from diary.ui.widgets import accessible_tree  # noqa: PLC0415 - imported after the first paint

        accessible_tree.install()
        if not self._is_closed.is_set():
            self._background.start(partial(_load, self._modules, self._is_closed))

    def _on_done(self) -> None:
        self._done = True


def _load(modules: Sequence[str], is_closed: Event) -> None:
    """Import with the garbage collector paused, then exempt the modules from collection: they are never freed."""
    with gc_control.paused():
        for name in modules:
            if not is_closed.is_set():
                import_module(name)
        gc_control.freeze_survivors()
