"""The extent along each limb: seven levels per limb, initially without an answer."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from diary.domain.site import LEVELS, LIMBS, level_name, limb_name
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.group import Group
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.spoken import describe, say
from diary.ui.widgets.whole_target import WholeTarget
from diary.ui.widgets.wrapping import FlowLayout

NOT_RECORDED = ""
CHOICES = (NOT_RECORDED, *LEVELS)

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(CHOICES) - 1}
_HEIGHT, _PADDING, _GAP, _NARROWEST = 56, 8, 4, 96
_RADIUS = 10


class _LevelCell(WholeTarget, QRadioButton):
    """One of the levels, or "Not recorded"; a long label wraps to two lines."""

    def __init__(self, limb: str, level: str, parent: "LimbExtent") -> None:
        words = level_name(limb, level) if level else _("Not recorded")
        super().__init__(words, parent)
        self.level = level
        self._choice = parent
        self.setFont(theme.font("label"))
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """The width of the widest word of all cells, so that they form columns."""
        return self._choice.cell_size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen, blank = self.isChecked(), self._choice.level == NOT_RECORDED
        fill, edge, ink = "surface", "ink" if self.underMouse() else "ctl", "ink"
        if chosen:
            fill, edge, ink = ("sunken", "ink", "ink") if blank else ("pri", "pri", "onpri")
        box = QRectF(self.rect())
        width = 3 if chosen else 2
        look = painting.BoxStyle(theme.colour(fill), theme.colour(edge), _RADIUS, width, dashed=blank and not chosen)
        painting.paint_box(painter, box, look)
        painter.setFont(self.font())
        painter.setPen(theme.colour(ink))
        inset = theme.px(_PADDING) / 2
        words = box.adjusted(inset, 0, -inset, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.text())


class LimbExtent(Group):
    """The levels of one limb: one tab stop, arrow keys move and select, Delete removes the answer.

    `level` is one of `LEVELS`, or empty for not recorded. `level_chosen` carries the level that the person chose.
    """

    level_chosen = Signal(str)

    def __init__(self, limb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = NOT_RECORDED
        self.cell_size = _cell_size()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("{limb}, how far up").format(limb=limb_name(limb)))
        self._cells = {level: _LevelCell(limb, level, self) for level in CHOICES}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        ring = theme.px(painting.RING)
        column.setContentsMargins(ring, ring, ring, ring)
        flow = FlowLayout(gap=theme.px(_GAP))
        add_layout(column, flow)
        for level, cell in self._cells.items():
            group.addButton(cell)
            flow.addWidget(cell)
            cell.toggled.connect(lambda on, level=level: self._on_cell_toggled(level, on))
            cell.clicked.connect(lambda: self.setFocus(Qt.FocusReason.MouseFocusReason))
        self.show_level(NOT_RECORDED)

    def show_level(self, level: str, *, quietly: bool = False) -> None:
        """Show the stored level; no signal is emitted."""
        self.level = level
        for one, cell in self._cells.items():
            with QSignalBlocker(cell):
                cell.setChecked(one == level)
        describe(self, self._cells[level].text(), quietly=quietly)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            place = CHOICES.index(self.level) + _STEPS[key]
            self._choose(CHOICES[min(len(CHOICES) - 1, max(0, place))])
        elif key in _ENDS:
            self._choose(CHOICES[_ENDS[key]])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(NOT_RECORDED)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus():
            painting.paint_focus_ring(QPainter(self), QRectF(self.childrenRect()), _RADIUS)

    def _on_cell_toggled(self, level: str, on: bool) -> None:
        """Handle a choice with the mouse, or by a screen reader, which checks the button without a click."""
        if on:
            self._choose(level)

    def _choose(self, level: str) -> None:
        if level != self.level:
            self.show_level(level, quietly=True)
            say(self, self._cells[level].text())
            self.level_chosen.emit(level)


class ExtentPicker(QWidget):
    """The four limbs, stacked vertically; `extent_chosen` carries the limb and its level, empty for not recorded."""

    extent_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.limbs = {limb: LimbExtent(limb, self) for limb in LIMBS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for limb, choice in self.limbs.items():
            heading = label(limb_name(limb), "row")
            heading.setContentsMargins(theme.px(painting.RING), theme.px(4), 0, 0)
            column.addWidget(heading)
            column.addWidget(choice)
            choice.level_chosen.connect(lambda level, limb=limb: self.extent_chosen.emit(limb, level))
        self.setFocusProxy(next(iter(self.limbs.values())))

    def show_extents(self, levels: Mapping[str, str]) -> None:
        """Show the level of each limb, by its key; a missing limb is not recorded."""
        for limb, choice in self.limbs.items():
            choice.show_level(levels.get(limb, NOT_RECORDED))


def _cell_size() -> QSize:
    """The common size of all cells, wide enough for labels on two lines."""
    metrics = QFontMetrics(theme.font("label"))
    texts = [_("Not recorded"), *(level_name(limb, level) for limb in LIMBS for level in LEVELS)]
    width = max(_width_on_two_lines(metrics, words) for words in texts)
    height = max(theme.px(_HEIGHT), 2 * metrics.lineSpacing() + theme.px(_PADDING))
    return QSize(max(theme.px(_NARROWEST), width + theme.px(2 * _PADDING)), height)


def _width_on_two_lines(metrics: QFontMetrics, words: str) -> int:
    parts = words.split()
    breaks = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts) + 1)]
    return min((max(map(metrics.horizontalAdvance, lines)) for lines in breaks), default=0)
