"""Scroll areas whose contents are as wide with a scroll bar as without one."""

from weakref import WeakKeyDictionary, ref

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QScrollArea, QScrollBar, QWidget

from diary.ui import theme

_MADE_ANEW_MS = 200
"""Contents that are made anew may be gone for so long."""
_area_of: WeakKeyDictionary[QWidget, ref[QScrollArea]] = WeakKeyDictionary()
"""The area of each of the contents."""


class SteadyBar(QScrollBar):
    """A scroll bar that keeps its room and is not painted while there is nothing to scroll.

    While it is held, contents that become shorter do not move: the room below them is scrolled to until somebody
    scrolls up.
    """

    _is_held = _is_extended = False
    _reach = 0
    """How far the contents go."""

    def hold(self, *, held: bool) -> None:
        self._is_held = held
        if not held:
            self._come_back()

    def _come_back(self) -> None:
        """Scroll to the end of the contents where nothing of them is in sight."""
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
    """A scroll area that does not scroll by itself when Qt moves the focus on, as it does when what has it is hidden.

    Whoever has the focus in sight is a matter of the window (`FocusInSight`), which knows what is under the pointer.
    """

    def focusNextPrevChild(self, forward: bool) -> bool:
        return QWidget.focusNextPrevChild(self, forward)

    def minimumSizeHint(self) -> QSize:
        """Where there is no room for all, what scrolls gives way, and what stands around it does not."""
        return QSize(super().minimumSizeHint().width(), 0)


def scrolling(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """A vertical scroll area around `content`, without a Tab stop of its own.

    The room of the scroll bar is kept free while there is nothing to scroll: nothing moves when the contents grow.
    Add many children to `content` after this call, not before: reparenting sends events to every child.
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
    """The right margin of contents that scroll, where those that do not have `margin`: both end on one line."""
    return max(0, margin - theme.px(theme.SCROLL_BAR))


def areas_around(widget: QWidget) -> tuple[QScrollArea, ...]:
    """The scroll areas within which a widget lies, the innermost first."""
    areas, around = [], _around(widget)
    while around is not None:
        if isinstance(around, QScrollArea) and around.widget() is not None:
            areas.append(around)
        around = _around(around)
    return tuple(areas)


def _around(widget: QWidget) -> QWidget | None:
    """The parent; of what was given to `scrolling` the area: to name its viewport would cost the start 5 ms."""
    known = _area_of.get(widget)
    return (known and known()) or widget.parentWidget()
