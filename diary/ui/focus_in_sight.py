"""Keeping what has the focus in sight."""

from contextlib import suppress

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QScrollBar, QWidget
from shiboken6 import isValid

from diary.ui import theme
from diary.ui.last_click import LastClick
from diary.ui.widgets.layout.scrolling import areas_around
from diary.ui.widgets.single_shot import single_shot

_CLEAR, _RING = 24, 6
"""Margins, in design pixels, between the focused widget and the edge of the scroll area: usually, and at the least."""


class FocusInSight(QObject):
    """Scrolls what gets the focus in `window` into view, but not what was clicked away from under the pointer.

    It is kept there while the layout around it goes on changing, as it does where contents come later, until somebody
    scrolls, clicks, or the focus moves on. A click that gives the focus to something else in the view that was clicked
    in scrolls nothing; the next key does. Nor does the focus that comes back from a menu or another window.
    """

    def __init__(self, window: QWidget, last_click: LastClick) -> None:
        super().__init__(window)
        self._window, self._last_click = window, last_click
        self._focused: QWidget | None = None
        self._left: QWidget | None = None
        """What had the focus before it went to a menu, a dialog or another window."""
        self._areas: tuple[QScrollArea, ...] = ()
        self._is_painted = False
        self._after_layout = single_shot(self, 0, self._bring)
        last_click.came.connect(self._let_go)
        last_click.ended.connect(self._after_layout.start)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def begin(self) -> None:
        """Look at what has the focus, once the window is painted: the classes of Qt around it cost the start 15 ms."""
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._follow)

    def _on_focus_changed(self, former: QWidget | None, focused: QWidget | None) -> None:
        self._let_go()
        if not isValid(self._window):  # it is being destroyed, and what it held loses the focus
            return
        if focused is None or not self._window.isAncestorOf(focused):
            if former is not None and self._window.isAncestorOf(former):
                self._left = former
            return
        is_back, self._left = focused is self._left, None
        if is_back or QApplication.mouseButtons():
            return
        self._focused = focused
        if self._is_painted:
            self._follow()

    def _follow(self) -> None:
        if self._focused is None or self._areas or not isValid(self._focused):
            return
        self._areas = areas_around(self._focused)
        for area in self._areas:
            for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
                bar.rangeChanged.connect(self._on_range_changed)
                bar.actionTriggered.connect(self._let_go)
        self._after_layout.start()

    def _on_range_changed(self) -> None:
        self._after_layout.start()

    def _let_go(self) -> None:
        for area in self._areas:
            with suppress(RuntimeError):  # the area was destroyed, and its connections with it
                for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
                    bar.rangeChanged.disconnect(self._on_range_changed)
                    bar.actionTriggered.disconnect(self._let_go)
        self._focused, self._areas = None, ()

    def _bring(self) -> None:
        """Scroll to the widget if it still has the focus; called after the layout is done."""
        focused = self._focused
        with suppress(RuntimeError):  # it was destroyed meanwhile
            if focused is None or not focused.hasFocus():
                return
            for area in self._areas:
                contents = area.widget()
                if contents is None or self._last_click.is_in(area):
                    continue
                down, across = area.verticalScrollBar(), area.horizontalScrollBar()
                at = focused.mapTo(contents, QPoint()) + contents.pos() + QPoint(across.value(), down.value())
                _scroll(down, at.y(), focused.height())
                _scroll(across, at.x(), focused.width())


def _scroll(bar: QScrollBar, start: int, length: int) -> None:
    """Scroll as little as brings a stretch of that length into sight; of a longer one, its beginning.

    A page of the bar is as long as the viewport, which is not asked: that would bring all classes of widgets.
    """
    room = bar.pageStep()
    clear = min(theme.px(_CLEAR), max(0, room - length) // 2)
    if length > room:
        bar.setValue(start - theme.px(_RING))
    elif start - clear < bar.value():
        bar.setValue(start - clear)
    elif start + length + clear > bar.value() + room:
        bar.setValue(start + length + clear - room)
