"""The navigation buttons below an import question, and the progress through the questions."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import PRIMARY, QUIET, Button
from diary.ui.widgets.label import label

_MOST_BARS = 12
_BAR, _GAP, _HEIGHT = 56, 8, 10


class ImportNavigation(QWidget):
    """Back, Finish later, and Next, side by side or stacked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back, self.later = Button(_("Back"), icon="chevl"), Button(_("Finish later"), kind=QUIET)
        self.next = Button("", kind=PRIMARY)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.px(8))
        self._line.addWidget(self.back)
        self._line.addWidget(self.later)
        self._line.addStretch(1)
        self._line.addWidget(self.next)

    def set_stacked(self, is_stacked: bool) -> None:
        """Stack the buttons, with Next at the top."""
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.BottomToTop if is_stacked else ways.LeftToRight)


class QuestionProgress(QWidget):
    """ "Question 2 of 4", and a progress bar per question next to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self._bars = label("", "body"), _QuestionBars()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(16))
        line.addWidget(self.words)
        line.addWidget(self._bars)
        line.addStretch(1)

    def show_place(self, text: str, at: int, count: int) -> None:
        """Show the text, and mark question `at` (from 0) of `count`."""
        self.words.setText(text)
        self._bars.show_place(at, count)


class _QuestionBars(QWidget):
    """A bar per question: filled for earlier ones, with a strong outline for the current one.

    A text has the same information.
    """

    def __init__(self) -> None:
        super().__init__()
        self._at, self._count = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_place(self, at: int, count: int) -> None:
        self._at, self._count = at, count
        self.setVisible(1 < count <= _MOST_BARS)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._count * (_BAR + _GAP) - _GAP), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(self._count * 2 * _GAP), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = min(theme.px(_BAR + _GAP), self.width() / max(1, self._count))
        for place in range(self._count):
            fill = "pri" if place < self._at else "surface"
            edge = "pri" if place <= self._at else "ctl"
            box = QRectF(place * width, 0, width - theme.px(_GAP), self.height())
            look = painting.BoxStyle(theme.colour(fill), theme.colour(edge), _HEIGHT / 2)
            painting.paint_box(painter, box, look)
