"""The questions of Help as a list of radio buttons; below them "When to get help"."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.whole_target import WholeTarget

_SIDE, _ICON, _LEAST, _ABOVE, _RADIUS = 18, 22, 64, 19, 12
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class QuestionChoice(WholeTarget, QRadioButton):
    """A question as a radio button with a wrapping label."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self.setFont(theme.font("row"))
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + self._around
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.px(_LEAST))

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped label at that width."""
        place = QRect(0, 0, max(1, width - self._around), 1)
        words = QFontMetrics(self.font()).boundingRect(place, Qt.TextFlag.TextWordWrap, self.text()).height()
        return max(theme.px(_LEAST), words + theme.px(2 * _ABOVE))

    @property
    def _around(self) -> int:
        """The horizontal space that is not available for the label."""
        icons = 2 if self._icon else 1
        return 2 * theme.px(painting.RING) + theme.px(2 * _SIDE + icons * (_ICON + 10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ring, chosen = theme.px(painting.RING), self.isChecked()
        box = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        fill, edge = ("tint", "pri") if chosen else ("surface", "ink" if self.underMouse() else "line")
        painting.paint_box(painter, box, painting.BoxStyle(theme.colour(fill), theme.colour(edge), _RADIUS))
        if self.hasFocus():
            painting.paint_focus_ring(painter, box, _RADIUS)
        painter.setFont(self.font())
        ink = "tintink" if chosen else "ink"
        painter.setPen(theme.colour(ink))
        words = box.adjusted(theme.px(_SIDE), 0, theme.px(_SIDE) - self._around + 2 * ring, 0)
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(words, wrapped, self.text())
        left, top = box.right() - theme.px(_SIDE + _ICON), round(box.center().y() - theme.px(_ICON) / 2)
        for name in ("chevr", self._icon):
            if name:
                painter.drawPixmap(QPoint(round(left), top), theme.pixmap(name, ink, _ICON))
            left -= theme.px(_ICON + 10)


class QuestionChoices(QWidget):
    """A single tab stop: arrow keys move and select, Home and End go to the ends.

    `chosen` carries the key of a question selected with the keyboard; `clicked` one that was clicked or activated with
    Space; `entered` one activated with Enter, and the last one if End moved to it.
    """

    chosen = Signal(str)
    clicked = Signal(str)
    entered = Signal(str)

    def __init__(self, rows: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Questions"))
        self.rows = {key: QuestionChoice(text, icon, self) for key, text, icon in rows}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for key, row in self.rows.items():
            self._group.addButton(row)
            column.addWidget(row)
            row.installEventFilter(self)
            row.clicked.connect(partial(self._on_clicked, key))
        self.show_found(self.rows)

    @property
    def choice(self) -> str:
        """The key of the selected question; empty for none."""
        return next((key for key, row in self.rows.items() if row.isChecked()), "")

    def show_choice(self, key: str) -> None:
        """Select a question without emitting a signal."""
        with QSignalBlocker(self):
            self.rows[key].setChecked(True)

    def show_found(self, keys: Collection[str]) -> None:
        """Show only these questions, in their usual order."""
        shown = [row for key, row in self.rows.items() if key in keys]
        for row in self.rows.values():
            row.setVisible(row in shown)
        for place, row in enumerate(shown, 1):
            row.setAccessibleDescription(_("{n} of {m}").format(n=place, m=len(shown)))

    def focus_choice(self) -> None:
        """Focus the selected row, or if it is hidden the first visible one."""
        shown = [row for row in self.rows.values() if row.isVisibleTo(self)]
        row = next((row for row in shown if row.isChecked()), next(iter(shown), None))
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(watched, Qt.Key(event.key()))
        return False

    def _take_key(self, watched: QObject, key: Qt.Key) -> bool:
        """Handle a key press of the list; returns whether it was handled."""
        shown = [name for name, row in self.rows.items() if row.isVisibleTo(self)]
        at = next(place for place, name in enumerate(shown) if self.rows[name] is watched)
        if key in _STEPS:
            self._choose(shown[min(len(shown) - 1, max(0, at + _STEPS[key]))])
        elif key == Qt.Key.Key_Home:
            self._choose(shown[0])
        elif key == Qt.Key.Key_End:
            self._choose(shown[-1])
            self.entered.emit(shown[-1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(shown[at])
            self.entered.emit(shown[at])
        else:
            return False
        return True

    def _choose(self, key: str) -> None:
        row = self.rows[key]
        is_new = not row.isChecked()
        row.setChecked(True)
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_new:
            self.chosen.emit(key)

    def _on_clicked(self, key: str, _on: bool = True) -> None:
        self.clicked.emit(key)
