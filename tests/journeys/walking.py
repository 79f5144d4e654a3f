"""The layout requirements of any screen in any size, measured on the laid out widgets: each violation as a sentence."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QScrollArea, QWidget

from diary.ui import theme
from diary.ui.protection.closing_notice import ClosingNotice
from diary.ui.widgets.body.body_drawing import Region
from diary.ui.widgets.fitting_label import FittingLabel

TARGET = 44
"""The minimum height and width of a control, in design pixels."""
_MOST_STOPS = 150


def settle() -> None:
    """Lay out, paint, and scroll to the focus widget."""
    for _round in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        QApplication.processEvents()


def faults(shown: QWidget) -> list[str]:
    """All violations of the current screen."""
    settle()
    return [*too_wide(shown), *clipped(shown), *overlapping(shown), *unnamed(shown), *too_small(shown)]


def too_wide(shown: QWidget) -> Iterator[str]:
    """Scrolling contents, labels and controls that are wider than their container."""
    for area in shown.findChildren(QScrollArea):
        inner = area.widget()
        if area.isVisible() and inner is not None and not area.accessibleName():
            need, room = inner.minimumSizeHint().width(), area.viewport().width()
            if need > room:
                yield f"the contents need {need} px of width and have {room}"
    for one in _leaves(shown):
        left, right = _place(one, shown.window()).left(), _place(one, shown.window()).right()
        if left < 0 or right >= shown.window().width():
            yield f"outside the window: {_called(one)}"


def clipped(shown: QWidget) -> Iterator[str]:
    """Texts with less room than they need."""
    for one in _leaves(shown):
        if isinstance(one, FittingLabel):  # its words are those that fit
            continue
        if isinstance(one, QLabel) and one.text():
            need = one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
            if one.height() < need:
                yield f"cut off above or below: {_called(one)}"
            if not one.wordWrap() and one.width() < one.sizeHint().width():
                yield f"cut off at the side: {_called(one)}"
        elif isinstance(one, QAbstractButton) and one.text() and one.width() < one.minimumSizeHint().width():
            yield f"cut off at the side: {_called(one)}"


def overlapping(shown: QWidget) -> Iterator[str]:
    """Overlapping labels and controls."""
    leaves = [one for one in _leaves(shown) if not isinstance(one, QLabel) or one.text()]
    places = [(one, _place(one, shown.window())) for one in leaves if not _may_overlap(one)]
    for at, (one, place) in enumerate(places):
        for other, its_place in places[at + 1 :]:
            both = place.intersected(its_place)
            if both.width() > 1 and both.height() > 1 and _area_of(one) is _area_of(other) and not _is_part(one, other):
                yield f"on each other: {_called(one)}, {_called(other)}"


def _is_part(one: QWidget, other: QWidget) -> bool:
    return one.isAncestorOf(other) or other.isAncestorOf(one)


def _may_overlap(one: QWidget) -> bool:
    """Whether the widget is an overlay during closing, or not rectangular, as the regions of the body."""
    return isinstance(one, ClosingNotice | Region)


def unnamed(shown: QWidget) -> Iterator[str]:
    """Controls without an accessible name."""
    for one in controls(shown):
        spoken = QAccessible.queryAccessibleInterface(one)
        if spoken is None or not spoken.text(QAccessible.Text.Name).strip():
            yield f"without a name: {one}"


def too_small(shown: QWidget) -> Iterator[str]:
    """Controls below the minimum size."""
    least = theme.px(TARGET)
    for one in controls(shown):
        if one.height() < least or one.width() < least:
            yield f"{one.width()} x {one.height()} px: {_called(one)}"


def controls(shown: QWidget) -> list[QWidget]:
    """The tab stops of the screen, in tab order."""
    found = []
    for one in [shown, *shown.findChildren(QWidget)]:
        if (
            one.isVisible()
            and one.isEnabled()
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and one.focusProxy() is None
            and not isinstance(one, QAbstractScrollArea)
            and not type(one).__name__.startswith(("Q", "_Number"))
        ):
            found.append(one)
    return found


def tab_faults(shown: QWidget) -> list[str]:
    """Press Tab through the whole screen: every control is reached, in visual order, and visible with its focus
    ring."""
    settle()
    first = shown.window().focusWidget()
    stops = _stops(shown)
    missed = [one for one in controls(shown) if one not in stops]
    if first is not None:
        first.setFocus()
    found = [f"not reached by Tab: {_called(one)}" for one in missed if not _is_in_group(one, stops)]
    turns = [
        f"{_called(other)} comes after {_called(one)}, and stands before it"
        for one, other in pairwise([*stops, *stops[:1]])
        if _stands_before(_whole_place(other), _whole_place(one))
    ]
    return found + (turns if len(turns) > 1 else [])  # one leads from the end to the beginning


def focus_faults(shown: QWidget) -> list[str]:
    """Whether the focus widget is visible, including its focus ring."""
    settle()
    focused = shown.window().focusWidget()
    if focused is None or not (focused is shown or shown.isAncestorOf(focused)):
        return [] if not controls(shown) else ["nothing of the screen has the focus"]
    return list(_out_of_sight(focused))


def _stops(shown: QWidget) -> list[QWidget]:
    """Every tab stop of the screen in order, checked while it has the focus."""
    window = shown.window()
    stops: list[QWidget] = []
    for _stop in range(_MOST_STOPS):
        focused = window.focusWidget()
        if focused is None or focused in stops:
            break
        stops.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        settle()
    return [one for one in stops if one is shown or shown.isAncestorOf(one)]


def _whole_place(one: QWidget) -> QRect:
    """The rectangle of a widget within the whole scrollable content."""
    area = _area_of(one)
    inner = None if area is None else area.widget()
    if area is None or inner is None:
        return _place(one, one.window())
    return _place(one, inner).translated(_place(area, one.window()).topLeft())


def _stands_before(one: QRect, other: QRect) -> bool:
    """Whether `one` precedes `other` in reading order; the next column may begin further up."""
    if one.left() >= other.right():
        return False
    if one.bottom() <= other.top() + 1:
        return True
    return one.right() <= other.left() + 1 and one.top() <= other.bottom() and one.bottom() <= other.bottom() + 1


def _is_in_group(one: QWidget, stops: list[QWidget]) -> bool:
    """Whether arrow keys reach it from a tab stop beside it, as a group has one tab stop."""
    return any(stop.parentWidget() is one.parentWidget() and type(stop) is type(one) for stop in stops)


def _out_of_sight(focused: QWidget) -> Iterator[str]:
    area = _area_of(focused)
    if area is None:
        return
    place, view = _place(focused, area.viewport()), area.viewport().rect()
    if place.height() <= view.height() and not (place.top() >= 0 and place.bottom() <= view.bottom()):
        where = f"{place.top()} to {place.bottom()} of {view.height()}"
        yield f"has the focus and is out of sight: {_called(focused)} at {where}"
    if place.left() < 0 or place.right() > view.right():
        yield f"has the focus and is cut off at the side: {_called(focused)}"


def _area_of(one: QWidget) -> QScrollArea | None:
    around = one.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def _leaves(shown: QWidget) -> list[QWidget]:
    """The visible labels and controls."""
    return [one for one in shown.findChildren(QWidget) if one.isVisible() and isinstance(one, QLabel | QAbstractButton)]


def _place(one: QWidget, where: QWidget) -> QRect:
    return QRect(one.mapTo(where, QPoint(0, 0)), one.size())


def _called(one: QWidget) -> str:
    text = one.text() if isinstance(one, QLabel | QAbstractButton) else ""
    return f"{type(one).__name__} “{one.accessibleName() or text}”"
