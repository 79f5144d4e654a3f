"""Keeps the widget that was clicked last at its position under the pointer when the layout changes."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPlatformSurfaceEvent, QWindow
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from diary.ui.widgets.layout.scrolling import SteadyBar, areas_around


class _Anchor(NamedTuple):
    """A scroll area with its scroll position, and the clicked widget with its ancestors, innermost first.

    Each widget is stored with its distance from the top of the area.
    """

    area: QScrollArea
    scrolled: int
    heights: tuple[tuple[QWidget, int], ...]


class LastClick(QObject):
    """The last click in `window`, until a key is pressed or the person scrolls.

    If the layout above the clicked widget changes its height, its scroll areas are scrolled by the same amount, and one
    that is scrolled to its end stays there when its contents shrink. `came` is emitted with each click, `ended` with
    the first key press after it.
    """

    came = Signal()
    ended = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._handle: QWindow | None = None
        self._around: tuple[QWidget, ...] = ()
        """The clicked widget and its ancestors, innermost first."""
        self._areas: tuple[QScrollArea, ...] = ()
        self._anchors: list[_Anchor] = []
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        QTimer.singleShot(0, self, self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._begin(self._window.childAt(event.position().toPoint()))
            self.came.emit()
        elif kind == QEvent.Type.KeyPress and self._around:
            self._end()
            self.ended.emit()
        elif kind == QEvent.Type.Wheel:
            self._anchors = []
        elif kind == QEvent.Type.PlatformSurface and isinstance(event, QPlatformSurfaceEvent):
            self._leave(watched, event)
        return super().eventFilter(watched, event)

    def is_in(self, area: QScrollArea) -> bool:
        """Whether the click was in the area and its view is still in front; the clicked widget may be gone."""
        present = [one for one in self._around[1:] if isValid(one)]
        return bool(present) and area.viewport() in present and present[0].isVisible()

    def keep_in_place(self) -> None:
        """Scroll by the distance that the layout has moved the clicked widget; called before it is painted.

        Areas that the person has scrolled meanwhile are left alone.
        """
        kept = [anchor for anchor in self._anchors if _is_where_it_was(anchor)]
        self._anchors = []
        for anchor in kept:
            bar = anchor.area.verticalScrollBar()
            for widget, height in anchor.heights:
                if isValid(widget) and widget.isVisible():
                    bar.setValue(bar.value() + _height(anchor.area, widget) - height)
                    break
            self._anchors.append(anchor._replace(scrolled=bar.value()))

    def leave_view(self) -> None:
        """Forget the click, as another view is in front."""
        self._hold(held=False)
        self._anchors = []

    def _begin(self, clicked: QWidget | None) -> None:
        self._end()
        around = []
        while clicked is not None:
            around.append(clicked)
            clicked = clicked.parentWidget()
        self._around = tuple(around)
        self._areas = areas_around(around[0]) if around else ()
        self._anchors = [_anchor(area, around) for area in self._areas]
        self._hold(held=True)

    def _end(self) -> None:
        self._hold(held=False)
        self._around, self._areas, self._anchors = (), (), []

    def _hold(self, *, held: bool) -> None:
        for bar in self._bars():
            bar.hold(held=held)

    def _bars(self) -> list[SteadyBar]:
        bars = [area.verticalScrollBar() for area in self._areas if isValid(area)]
        return [bar for bar in bars if isinstance(bar, SteadyBar)]

    def _leave(self, watched: QObject, event: QPlatformSurfaceEvent) -> None:
        """Stop watching a widget that is about to be destroyed, during which its event filter would be called."""
        if event.surfaceEventType() == QPlatformSurfaceEvent.SurfaceEventType.SurfaceAboutToBeDestroyed:
            watched.removeEventFilter(self)
            self._handle = None

    def _watch(self) -> None:
        """Install the event filter on the window; once only, as the order of event filters matters."""
        handle = self._window.windowHandle() if isValid(self._window) else None
        if handle is not self._handle and handle is not None:
            self._handle = handle
            handle.installEventFilter(self)


def _anchor(area: QScrollArea, around: list[QWidget]) -> _Anchor:
    within = around[: around.index(area.viewport()) - 1] if area.viewport() in around else []
    return _Anchor(area, area.verticalScrollBar().value(), tuple((one, _height(area, one)) for one in within))


def _is_where_it_was(anchor: _Anchor) -> bool:
    return isValid(anchor.area) and anchor.area.verticalScrollBar().value() == anchor.scrolled


def _height(area: QScrollArea, widget: QWidget) -> int:
    """The distance in pixels from the top of the area to the widget."""
    return widget.mapTo(area.viewport(), QPoint()).y()
