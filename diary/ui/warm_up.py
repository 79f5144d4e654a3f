"""Loading what the other pages will need, behind the painted window."""

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from diary.ui.background import Background

_AFTER_MS = 300
_MODULES = (
    "diary.storage.journal",
    "diary.analysis.comparison",
    "diary.charts.picture",
    "diary.charts.timeline",
    "scipy.special",
    "scipy.stats",
    "typst",
    "pypdfium2",
    "diary.reports.page",
)


class WarmUp(QObject):
    """Imports the heavy modules one after the other in a thread; stops between two of them when asked to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._wanted = True
        self._begun = False

    @property
    def is_busy(self) -> bool:
        return self._background.is_busy

    def begin(self) -> None:
        """Start a moment from now, once."""
        if not self._begun:
            self._begun = True
            QTimer.singleShot(_AFTER_MS, self, self._start)

    def close(self) -> None:
        self._wanted = False
        self._background.close()

    def _start(self) -> None:
        if self._wanted:
            self._background.start(self._load)

    def _load(self) -> None:
        for name in _MODULES:
            if self._wanted:
                import_module(name)
