"""Scroll areas whose content has the same width with and without a scroll bar."""

from weakref import WeakKeyDictionary, ref

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QScrollArea, QScrollBar, QWidget

from diary.ui import theme

_MADE_ANEW_MS = 200
"""How long in milliseconds content that is created again may be missing."""
_area_of: WeakKeyDictionary[QWidget, ref[QScrollArea]] = WeakKeyDictionary()
"""The scroll area of each content widget."""


class SteadyBar(QScrollBar):
    """A scroll bar that reserves its space and is not painted while there is nothing to scroll.

    While it is held, content that shrinks does not move: the empty space below it stays scrollable until the person
    scrolls up.
    """

    _is_held = _is_extended = False
    _reach = 0
    """The end of the content."""

    def hold(self, *, held: bool) -> None:
        self._is_held = held
        if not held:
            self._come_back()

    def _come_back(self) -> None:
        """Scroll to the end of the content if none of it is visible."""
        if self.value() >= self._reach + max(1, self.pageStep()):
            self.setValue(self._reach)

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        if change == QAbstractSlider.SliderChange.SliderRangeChange and not self._is_extended:
            self._reach = self.maximum()
            if self._is_held and self._reach < self.value():
                self._extend(self.value())
                QTimer.singleShot(_MADE_ANEW_MS, self, self._come_back)
        elif change == QAbstractSlider.SliderChange.SliderValueChange and self.maximum() > self._reach:
            self._extend(max(self._reach, self.value()))
        super().sliderChange(change)

    def _extend(self, maximum: int) -> None:
        self._is_extended = True
        self.setMaximum(maximum)
        self._is_extended = False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class _Area(QScrollArea):
    """A scroll area that does not scroll by itself when Qt moves the focus, for example because the focus widget is
    hidden.

    Scrolling to the focus is left to the window's `FocusInSight`, which takes the pointer into account.
    """

    def focusNextPrevChild(self, forward: bool) -> bool:
        return QWidget.focusNextPrevChild(self, forward)

    def minimumSizeHint(self) -> QSize:
        """A minimum size that lets the area shrink before the widgets around it."""
        return QSize(super().minimumSizeHint().width(), 0)


def scrolling(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """A vertical scroll area around `content`, without a tab stop of its own.

    The space of the scroll bar is reserved while there is nothing to scroll, so that nothing moves when the content
    grows. Add many children to `content` after this call, not before: reparenting sends events to every child.
    """
    area = _Area(parent)
    area.setWidgetResizable(True)
    area.setVerticalScrollBar(SteadyBar(Qt.Orientation.Vertical))
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.verticalScrollBar().setStyleSheet(theme.scroll_style())
    area.setWidget(content)
    _area_of[content] = ref(area)
    return area


def beside_gutter(margin: int) -> int:
    """The right margin of scrolling content that aligns with `margin` of content that does not scroll."""
    return max(0, margin - theme.px(theme.SCROLL_BAR))


def areas_around(widget: QWidget) -> tuple[QScrollArea, ...]:
    """The scroll areas that contain a widget, the innermost first."""
    areas, around = [], _around(widget)
    while around is not None:
        if isinstance(around, QScrollArea) and around.widget() is not None:
            areas.append(around)
        around = _around(around)
    return tuple(areas)


def _around(widget: QWidget) -> QWidget | None:
    """The parent, or for the content of `scrolling` its area, without calling `viewport()`, which costs 5 ms at the
    start."""
    known = _area_of.get(widget)
    return (known and known()) or widget.parentWidget()
