"""A choice of text size: five cells with a letter of each size, or the size of the system."""

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from diary.i18n import _
from diary.settings import TEXT_SIZES
from diary.ui import locale_format, theme
from diary.ui.widgets import painting
from diary.ui.widgets.inputs.choice_row import ChoiceRow
from diary.ui.widgets.layout.group import Group
from diary.ui.widgets.layout.nesting import add_layout

_HEIGHT, _LETTER, _WORDS = 60, 30, 24
_LIKE_COMPUTER = 0


class _SizeCell(ChoiceRow):
    """A radio button with a letter in proportion to the size, and the size in per cent."""

    def __init__(self, size: int, parent: QWidget) -> None:
        words = _("{n}\N{NARROW NO-BREAK SPACE}%").format(n=locale_format.number(size))
        super().__init__(words, parent)
        self._letter = theme.font("label")
        self._letter.setPixelSize(round(theme.px(15) * size / 100))
        self.setFont(theme.font("caption"))

    def sizeHint(self) -> QSize:
        ring = 2 * theme.px(painting.RING)
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(words + theme.px(6) + ring, theme.px(_HEIGHT) + ring)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ring, chosen = theme.px(painting.RING), self.isChecked()
        box = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        fill = theme.colour("pri" if chosen else "surface")
        edge = theme.colour("pri" if chosen else "ink" if self.underMouse() else "ctl")
        painting.paint_box(painter, box, painting.BoxStyle(fill, edge, 12))
        if self.hasFocus():
            painting.paint_focus_ring(painter, box, 12)
        middle = box.bottom() - theme.px(_WORDS)
        below = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.setPen(theme.colour("onpri" if chosen else "ink"))
        painter.setFont(self._letter)
        letter = QRectF(box.left(), middle - theme.px(_LETTER), box.width(), theme.px(_LETTER))
        descent = QFontMetrics(self._letter).descent()
        painter.drawText(letter.adjusted(0, 0, 0, descent - theme.px(1)), below, _("A"))
        painter.setFont(self.font())
        painter.drawText(
            QRectF(box.left(), middle, box.width(), theme.px(_WORDS - 2)), Qt.AlignmentFlag.AlignCenter, self.text()
        )


class SizeChoice(Group):
    """`size_chosen` carries the chosen size in per cent, 0 for the size of the system."""

    size_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Text size"))
        self._like_computer = ChoiceRow(_("Text size like my computer"), self)
        self._cells = {size: _SizeCell(size, self) for size in TEXT_SIZES}
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        add_layout(whole, self._grid)
        whole.addWidget(self._like_computer)
        group = QButtonGroup(self)
        for size, button in self._buttons().items():
            group.addButton(button)
            button.toggled.connect(lambda on, size=size: self._on_toggled(size, on))
        self.set_columns(len(self._cells))

    def show_size(self, size: int) -> None:
        """Show a size; emits no signal."""
        with QSignalBlocker(self):
            self._buttons()[size].setChecked(True)

    def set_columns(self, columns: int) -> None:
        """Set the number of cells in a row."""
        for place, cell in enumerate(self._cells.values()):
            self._grid.addWidget(cell, place // columns, place % columns)

    def focus_choice(self) -> None:
        """Focus the current size."""
        chosen = next(button for button in self._buttons().values() if button.isChecked())
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing: `QGroupBox` would paint a frame."""

    def _buttons(self) -> dict[int, QRadioButton]:
        return {_LIKE_COMPUTER: self._like_computer, **self._cells}

    def _on_toggled(self, size: int, on: bool) -> None:
        if on:
            self.size_chosen.emit(size)
