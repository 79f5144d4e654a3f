"""The tab order of a window: the visual order, column by column.

Qt's own tab order is that of creation, in which a row that is created again would be last.
"""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QGridLayout, QLayout, QWidget

_BACKWARDS = (QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.BottomToTop)


def stops_in(around: QWidget) -> list[QWidget]:
    """The visible tab stops within `around`, in the order of the layouts.

    Widgets outside layouts follow those in layouts, from top to bottom. Overlays of the window are last.
    """
    met: list[QWidget] = []
    _gather(around, met)
    return [widget for widget in met if _is_stop(widget)]


def step(window: QWidget, *, forward: bool) -> bool:
    """Focus the next or previous tab stop of the window; False if the focus widget is none of them."""
    stops = stops_in(window)
    focused = window.focusWidget()
    if focused not in stops:
        return False
    place = stops.index(focused) + (1 if forward else -1)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[place % len(stops)].setFocus(reason)
    return True


def _is_stop(widget: QWidget) -> bool:
    return (
        widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.isEnabled()
        and not _is_passed_over(widget)
    )


def _is_passed_over(widget: QWidget) -> bool:
    """Whether the widget is an unselected radio button, as Tab reaches only the selected one."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive() or widget.hasFocus():
        return False
    return group.checkedButton() not in (None, widget)


def _gather(around: QWidget, met: list[QWidget]) -> None:
    """Append all visible widgets within `around`, parents before children."""
    children = around.children()
    if not children:
        return
    layout = around.layout()
    laid_out = [] if layout is None else list(_in_layout(layout))
    known = set(laid_out)
    others = [child for child in children if isinstance(child, QWidget) and child not in known]
    for child in (*laid_out, *sorted(others, key=lambda child: (child.y(), child.x()))):
        if child.isVisible() and not child.isWindow():
            met.append(child)
            _gather(child, met)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout and of nested layouts, in visual order.

    Layout items are not accessed: see `layout/nesting.py`.
    """
    around = layout.parentWidget()
    children = (*(around.children() if around is not None else ()), *layout.children())
    parts = [one for one in children if isinstance(one, (QWidget, QLayout))]
    places = {part: place for part in parts if (place := layout.indexOf(part)) >= 0}
    if isinstance(layout, QGridLayout):
        parts = sorted(places, key=lambda part: _cell(layout, places[part]))
    else:
        is_backwards = isinstance(layout, QBoxLayout) and layout.direction() in _BACKWARDS
        parts = sorted(places, key=places.__getitem__, reverse=is_backwards)
    for part in parts:
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _in_layout(part)


def _cell(grid: QGridLayout, place: int) -> tuple[int, int]:
    cell = cast("tuple[int, int, int, int]", grid.getItemPosition(place))  # stubs: object
    return cell[:2]
