"""Radio buttons, each in a bordered box."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.whole_target import WholeTarget

_DOT, _LEFT, _GAP = 26, 16, 14

T = TypeVar("T")


class ChoiceRow(WholeTarget, QRadioButton):
    """A radio button whose whole box is clickable."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setFont(theme.font("label"))
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        around = 2 * theme.px(painting.RING) + theme.px(2 * _LEFT + _DOT + _GAP)
        return QSize(words + around, theme.px(52) + 2 * theme.px(painting.RING))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ring, chosen = theme.px(painting.RING), self.isChecked()
        box = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        fill, edge = ("tint", "pri") if chosen else ("surface", "ink" if self.underMouse() else "ctl")
        painting.paint_box(painter, box, painting.BoxStyle(theme.colour(fill), theme.colour(edge), 12))
        if self.hasFocus():
            painting.paint_focus_ring(painter, box, 12)
        dot = QRectF(0, 0, theme.px(_DOT), theme.px(_DOT))
        dot.moveCenter(QPointF(box.left() + theme.px(_LEFT) + dot.width() / 2, box.center().y()))
        accent = theme.colour("pri" if chosen else "ctl")
        painting.paint_box(painter, dot, painting.BoxStyle(theme.colour("surface"), accent, _DOT / 2))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(dot.center(), theme.px(7), theme.px(7))
        painter.setFont(self.font())
        painter.setPen(theme.colour("tintink" if chosen else "ink"))
        self._paint_words(painter, box.adjusted(theme.px(_LEFT + _DOT + _GAP), 0, 0, 0))

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())


class Choices(QWidget, Generic[T]):
    """Choice rows side by side, each with its key; `choose` is called with the key that the person chose."""

    def __init__(self, choices: Sequence[tuple[T, str]], chosen: T, choose: Callable[[T], None]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._rows: dict[T, ChoiceRow] = {}
        group = QButtonGroup(self)
        for key, words in choices:
            row = ChoiceRow(words)
            row.setChecked(key == chosen)
            row.toggled.connect(partial(_choose_key, choose, key))
            group.addButton(row)
            self._rows[key] = row
        self.set_columns(2)

    @property
    def rows(self) -> dict[T, ChoiceRow]:
        """The rows by key."""
        return self._rows

    @property
    def chosen_row(self) -> ChoiceRow:
        """The selected row."""
        return next(row for row in self._rows.values() if row.isChecked())

    def show_choice(self, key: T) -> None:
        """Select a choice; no signal is emitted."""
        row = self._rows[key]
        with QSignalBlocker(row):
            row.setChecked(True)

    def set_columns(self, columns: int) -> None:
        """Arrange the rows in that many columns."""
        for place, row in enumerate(self._rows.values()):
            self._grid.addWidget(row, place // columns, place % columns)


def _choose_key(choose: Callable[[T], None], key: T, chosen: bool) -> None:
    if chosen:
        choose(key)
