"""Scroll areas whose contents are as wide with a scroll bar as without one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from diary.ui import theme


class _GutterBar(QScrollBar):
    """A scroll bar that keeps its room and is not painted while there is nothing to scroll."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


def scrolling(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """A vertical scroll area around `content`, without a Tab stop of its own.

    The room of the scroll bar is kept free while there is nothing to scroll: nothing moves when the contents grow.
    Add many children to `content` after this call, not before: reparenting sends events to every child.
    """
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setVerticalScrollBar(_GutterBar(Qt.Orientation.Vertical))
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.verticalScrollBar().setStyleSheet(theme.scroll_style())
    area.setWidget(content)
    return area


def beside_gutter(margin: int) -> int:
    """The right margin of contents that scroll, where those that do not have `margin`: both end on one line."""
    return max(0, margin - theme.px(theme.SCROLL_BAR))


def areas_around(widget: QWidget) -> tuple[QScrollArea, ...]:
    """The scroll areas within which a widget lies, the innermost first."""
    areas, around = [], widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea) and around.widget() is not None:
            areas.append(around)
        around = around.parentWidget()
    return tuple(areas)
