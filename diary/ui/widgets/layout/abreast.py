"""A layout that puts its widgets side by side where they fit, and one below the other where they do not."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Abreast(QLayout):
    """Side by side, all of one width or each with an equal share of what is left over; or each in the whole width."""

    def __init__(self, parent: QWidget | None = None, gap: int = 0, gap_below: int | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._gap_below = gap, gap if gap_below is None else gap_below
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        self._arrange(place, move=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    @property
    def _shown(self) -> list[QLayoutItem]:
        """Those in sight."""
        return [item for item in self._items if not item.isEmpty()]

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, place: QRect, *, move: bool) -> int:
        """Put the widgets where they belong in `place`; answers the height that they take."""
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


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
