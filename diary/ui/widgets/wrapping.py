"""Layouts with height for width: items wrapped into lines, or side by side if they fit."""

from abc import abstractmethod
from typing import cast

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from shiboken6 import getCppPointer, invalidate, wrapInstance


class WrappingLayout(QLayout):
    """The base class: the items, and the height for a width, which `_arrange` returns."""

    def __init__(self, parent: QWidget | None = None, gap: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def renew_items(self) -> None:
        """Create new wrappers of the items, which nothing else keeps: see `layout/nesting.py`."""
        self._items = [_renewed(item) for item in self._items]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        self._arrange(place, move=True)

    @property
    def _shown(self) -> list[QLayoutItem]:
        """The items that are not hidden."""
        return [item for item in self._items if not item.isEmpty()]

    @abstractmethod
    def _arrange(self, place: QRect, *, move: bool) -> int:
        """Set the geometry of the widgets within `place`, unless `move` is False; returns the required height."""


def _renewed(item: QLayoutItem) -> QLayoutItem:
    if isinstance(item, QLayout):
        return item
    kind, (address, *_) = type(item), getCppPointer(item)
    invalidate(item)
    return cast("QLayoutItem", wrapInstance(address, kind))


class FlowLayout(WrappingLayout):
    """From left to right, then on the next line, like wrapped text."""

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() + self._gap for item in self._items]
        return QSize(sum(widths), self.minimumSize().height())

    def minimumSize(self) -> QSize:
        return _smallest(self._items)

    def _arrange(self, place: QRect, *, move: bool) -> int:
        y = place.y()
        for line in self._lines(place.width()):
            height = max(item.sizeHint().height() for item in line)
            x = place.x()
            for item in line:
                size = item.sizeHint()
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self._gap
            y += height + self._gap
        return max(0, y - self._gap - place.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """The visible widgets, wrapped into lines of that width."""
        lines: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._shown:
            need = item.sizeHint().width()
            if lines and taken + self._gap + need <= width:
                lines[-1].append(item)
                taken += self._gap + need
            else:
                lines.append([item])
                taken = need
        return lines


def flowing(*widgets: QWidget, gap: int = 0) -> QWidget:
    """A widget that contains `widgets` in a `FlowLayout`, `gap` pixels apart."""
    holder = QWidget()
    line = FlowLayout(holder, gap)
    for widget in widgets:
        line.addWidget(widget)
    return holder


class Abreast(WrappingLayout):
    """Side by side, with equal widths or equal shares of the spare width; or stacked, each at full width."""

    def __init__(self, parent: QWidget | None = None, gap: int = 0, gap_below: int | None = None) -> None:
        super().__init__(parent, gap)
        self._gap_below = gap if gap_below is None else gap_below

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        return _smallest(self._shown)

    def _arrange(self, place: QRect, *, move: bool) -> int:
        if place.width() < self.sizeHint().width():
            return self._stack(place, move=move)
        shares = self._shares(place.width())
        height = max((_height(item, share) for item, share in zip(self._shown, shares, strict=True)), default=0)
        x = place.x()
        for item, share in zip(self._shown, shares, strict=True):
            if move:
                item.setGeometry(QRect(x, place.y(), share, max(height, place.height())))
            x += share + self._gap
        return height

    def _shares(self, width: int) -> list[int]:
        wishes = [item.sizeHint().width() for item in self._shown]
        room = width - self._gap * (len(wishes) - 1)
        equal = room // max(1, len(wishes))
        if all(wish <= equal for wish in wishes):
            return [equal for _wish in wishes]
        return [wish + (room - sum(wishes)) // len(wishes) for wish in wishes]

    def _stack(self, place: QRect, *, move: bool) -> int:
        y = place.y()
        for item in self._shown:
            height = _height(item, place.width())
            if move:
                item.setGeometry(QRect(place.x(), y, place.width(), height))
            y += height + self._gap_below
        return y - self._gap_below - place.y()


class Columns(WrappingLayout):
    """Equal columns, as many as have the width `least`; `last` fills the rest of the last line, or is below if there is
    none."""

    def __init__(self, least: int, gap: int = 0) -> None:
        super().__init__(None, gap)
        self._least = least
        self.last: QWidget | None = None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        return QSize(self._least, self.minimumSize().height())

    def minimumSize(self) -> QSize:
        return _smallest(self._shown)

    def _arrange(self, place: QRect, *, move: bool) -> int:
        columns = max(1, (place.width() + self._gap) // (self._least + self._gap))
        share = (place.width() - self._gap * (columns - 1)) // columns
        y = place.y()
        for line in self._lines(columns):
            widths = [share] * len(line)
            if line[-1].widget() is self.last:
                widths[-1] = place.width() - (len(line) - 1) * (share + self._gap)
            height = max(_height(item, width) for item, width in zip(line, widths, strict=True))
            for number, (item, width) in enumerate(zip(line, widths, strict=True)):
                if move:
                    item.setGeometry(QRect(place.x() + number * (share + self._gap), y, width, height))
            y += height + self._gap
        return max(0, y - self._gap - place.y())

    def _lines(self, columns: int) -> list[list[QLayoutItem]]:
        shown = self._shown
        return [shown[start : start + columns] for start in range(0, len(shown), columns)]


def _smallest(items: list[QLayoutItem]) -> QSize:
    """The size that holds the largest minimum size of the items."""
    size = QSize()
    for item in items:
        size = size.expandedTo(item.minimumSize())
    return size


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
