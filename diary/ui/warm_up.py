"""Imports the modules of the other pages after the first paint.

Modules without Qt classes (NumPy, matplotlib, charts) are imported in a worker thread. Modules of the user interface
are imported in the GUI thread, one per event loop iteration: Qt reads PySide6's tables of classes without the GIL, and
a class created by another thread meanwhile crashed the process. No import starts while the window waits for a worker
thread: two threads that hand the GIL to each other take half as long again as one after the other.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module
from threading import Event

from PySide6.QtCore import QObject, QTimer

from diary import gc_control
from diary.ui import background
from diary.ui.background import Background

_AFTER_MS = 50
"""The delay after the first paint, so that the window can handle the first input."""
_ASK_MS = 20
"""The interval in milliseconds at which the warm-up checks whether a worker thread is busy."""
_MODULES = (
    "diary.charts.timeline",
    "diary.charts.picture",
    "diary.analysis.comparison",
    "diary.charts.around_change",
    "diary.charts.after_exercise",
    "diary.charts.calendar",
    "diary.domain.sample",
    "diary.domain.guided.player",
    "diary.formats.importing.reading",
    "diary.reports.summary",
)
"""The modules without Qt classes: those of Trends, the timeline first, then those of the other pages.

Typst, PDFium and the drawing of the report are not among them: they are imported when the practitioner's page is
created.
"""
_all_loaded = Event()
"""Set once per process: a second window has nothing to import, and its objects must not be frozen."""


class WarmUp(QObject):
    """Imports heavy modules in a worker thread, then `modules` and all modules of `packages` between other events.

    `close` stops it after the current one.
    """

    def __init__(self, modules: Iterable[str], packages: Iterable[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)  # code that needs a module which fails to import gets the error itself
        self._unloaded = iter(_MODULES)
        self._names = _each(modules, packages)
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._take_turn)
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
        self._turns.stop()
        self._background.close()

    def _start(self) -> None:
        from diary.ui.widgets import accessible_tree  # noqa: PLC0415 - imported after the first paint

        accessible_tree.install()
        if _all_loaded.is_set():
            self._done = True
        elif not self._is_closed.is_set():
            self._turns.start(0)

    def _take_turn(self) -> None:
        """If no worker thread is busy, import one more module: first in a worker thread, then in this one."""
        is_busy = background.is_any_busy()
        self._turns.setInterval(_ASK_MS if is_busy else 0)
        if not is_busy and not self._load_next():
            self._import_next()

    def _load_next(self) -> bool:
        """Start the import of the next module in the worker thread; returns False if there is none."""
        name = next(self._unloaded, None)
        if name is not None:
            self._background.start(partial(_load, name))
        return name is not None

    def _import_next(self) -> None:
        """Import one more module; after the last exempt them all from garbage collection: they are never freed."""
        name = next(self._names, None)
        if name is not None:
            import_module(name)
            return
        self._turns.stop()
        gc_control.freeze_survivors()
        self._done = True
        _all_loaded.set()


def _each(modules: Iterable[str], packages: Iterable[str]) -> Iterator[str]:
    """The names of the modules, and of all modules in the packages and their subpackages."""
    from pkgutil import walk_packages  # noqa: PLC0415 - imported after the first paint

    yield from modules
    for package in packages:
        for module in walk_packages(import_module(package).__path__, f"{package}."):
            yield module.name


def _load(name: str) -> None:
    """Import with the garbage collector paused, which exempts very many new objects from collection."""
    with gc_control.paused():
        import_module(name)
