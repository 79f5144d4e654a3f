"""Dims a window while a modal dialog is open."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from diary.ui.widgets import painting

_DIMMED = QColor(0, 0, 0, 115)


class Dimming:
    """Dims `window` as long as any modal dialog blocks it; the dialogs are not involved.

    The window passes its events to `follow`. An event filter is not used: one on a window would be called during its
    destruction.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._paper: _Paper | None = None

    @property
    def is_dimmed(self) -> bool:
        return self._paper is not None and self._paper.isVisible()

    def follow(self, event: QEvent) -> None:
        """Process an event of the window: modal dialogs, and changes of its size."""
        kind = event.type()
        if kind == QEvent.Type.WindowBlocked:
            self._dim()
        elif kind == QEvent.Type.WindowUnblocked and self._paper is not None:
            self._paper.hide()
        elif kind == QEvent.Type.Resize and self._paper is not None:
            self._paper.setGeometry(self._window.rect())

    def _dim(self) -> None:
        if self._paper is None:
            self._paper = _Paper(self._window)
        self._paper.setGeometry(self._window.rect())
        self._paper.show()
        self._paper.raise_()


class _Paper(QWidget):
    """The semi-transparent overlay; it ignores clicks and is hidden from screen readers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painting.fill(QPainter(self), QRectF(self.rect()), _DIMMED)
