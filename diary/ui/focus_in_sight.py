"""Scrolls focused widgets into view."""

from contextlib import suppress

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QScrollBar, QWidget
from shiboken6 import isValid

from diary.ui import theme
from diary.ui.last_click import LastClick
from diary.ui.widgets.layout.scrolling import areas_around
from diary.ui.widgets.single_shot import single_shot

_CLEAR, _RING = 24, 6
"""The preferred and the minimum margin, in design pixels, between the focused widget and the edge of the scroll
area."""


class FocusInSight(QObject):
    """Scrolls the focus widget of `window` into view, unless that would move a clicked widget away from the pointer.

    It is kept visible while the layout around it changes, for example because content is added later, until the person
    scrolls or clicks, or the focus moves on. A click that moves the focus within the clicked view does not scroll; the
    next key press does. Focus that returns from a menu or another window does not scroll either.
    """

    def __init__(self, window: QWidget, last_click: LastClick) -> None:
        super().__init__(window)
        self._window, self._last_click = window, last_click
        self._focused: QWidget | None = None
        self._left: QWidget | None = None
        """The widget that had the focus before a menu, a dialog or another window took it."""
        self._areas: tuple[QScrollArea, ...] = ()
        self._is_painted = False
        self._after_layout = single_shot(self, 0, self._bring)
        last_click.came.connect(self._let_go)
        last_click.ended.connect(self._after_layout.start)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def begin(self) -> None:
        """Start after the window's first paint: loading the Qt classes for this takes 15 ms."""
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._follow)

    def _on_focus_changed(self, former: QWidget | None, focused: QWidget | None) -> None:
        self._let_go()
        if not isValid(self._window):  # during destruction children lose the focus
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
            with suppress(RuntimeError):  # the scroll area has been destroyed
                for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
                    bar.rangeChanged.disconnect(self._on_range_changed)
                    bar.actionTriggered.disconnect(self._let_go)
        self._focused, self._areas = None, ()

    def _bring(self) -> None:
        """Scroll to the widget if it still has the focus; called after the layout is done."""
        focused = self._focused
        with suppress(RuntimeError):  # destroyed meanwhile
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
    """Scroll by the minimum that makes the interval visible; if it is too long, its beginning.

    The visible length is the bar's `pageStep`, as `viewport()` would load all widget classes of PySide6.
    """
    room = bar.pageStep()
    clear = min(theme.px(_CLEAR), max(0, room - length) // 2)
    if length > room:
        bar.setValue(start - theme.px(_RING))
    elif start - clear < bar.value():
        bar.setValue(start - clear)
    elif start + length + clear > bar.value() + room:
        bar.setValue(start + length + clear - room)
