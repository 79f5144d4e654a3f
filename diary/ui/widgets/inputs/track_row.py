"""A check box with wrapping text: box, marker, name, and a detail below."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.whole_target import WholeTarget

_BOX, _MARKER, _LEFT, _GAP, _ABOVE, _LEAST, _HINT = 28, 20, 10, 12, 7, 56, 220
_FRAMED_LEFT, _FRAMED_ABOVE = 20, 13
"""The insets of a framed row, which reserve a margin for the focus ring."""
_TALL = 10_000
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class TrackRow(WholeTarget, QCheckBox):
    """A check box named "Cramps, 0 none, 10 worst imaginable"; `ticked` carries its new state.

    With `symptom` the symptom's marker precedes the name.
    """

    ticked = Signal(bool)

    def __init__(self, name: str, detail: str = "", symptom: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symptom = symptom
        self._detail = ""
        self._left, self._above, self._is_framed = _LEFT, _ABOVE, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_words(name, detail)
        self.toggled.connect(self.ticked)

    def set_framed(self) -> None:
        """Give the row a frame, for a list that is not in a card."""
        self._left, self._above, self._is_framed = _FRAMED_LEFT, _FRAMED_ABOVE, True
        self.updateGeometry()
        self.update()

    def show_words(self, name: str, detail: str) -> None:
        """Set name and detail."""
        self._detail = detail
        self.setText(name)
        self.setAccessibleName(_("{name}, {state}").format(name=name, state=detail) if detail else name)
        self.updateGeometry()
        self.update()

    def show_ticked(self, ticked: bool) -> None:
        """Set the state; emits no signal."""
        with QSignalBlocker(self):
            self.setChecked(ticked)
        self.update()

    def sizeHint(self) -> QSize:
        """The height of one line; the final height comes from `heightForWidth`."""
        return QSize(max(theme.px(_HINT), self.minimumSizeHint().width()), theme.px(_LEAST))

    def minimumSizeHint(self) -> QSize:
        """The width of the longest word."""
        texts = ((self.text(), "label"), (self._detail, "caption"))
        widths = (
            QFontMetrics(theme.font(role)).horizontalAdvance(word) for text, role in texts for word in text.split()
        )
        return QSize(max(widths, default=0) + self._before() + theme.px(self._left), theme.px(_LEAST))

    def heightForWidth(self, width: int) -> int:
        words = width - self._before() - theme.px(self._left)
        return max(theme.px(_LEAST), sum(self._heights(words)) + 2 * theme.px(self._above))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        row, ring = QRectF(self.rect()), theme.px(painting.RING)
        if self._is_framed:
            fill, edge = ("tint", "pri") if self.isChecked() else ("surface", "ctl")
            look = painting.BoxStyle(theme.colour(fill), theme.colour(edge), 12)
            painting.paint_box(painter, row.adjusted(ring, ring, -ring, -ring), look)
        if self.hasFocus():
            painting.paint_focus_ring(painter, row.adjusted(ring, ring, -ring, -ring), 10)
        box = QRectF(theme.px(self._left), row.center().y() - theme.px(_BOX) / 2, theme.px(_BOX), theme.px(_BOX))
        accent = theme.colour("pri" if self.isChecked() else "ink" if self.underMouse() else "ctl")
        painting.paint_box(
            painter, box, painting.BoxStyle(accent if self.isChecked() else theme.colour("surface"), accent, 8)
        )
        if self.isChecked():
            inset = theme.px(4)
            painter.drawPixmap(box.topLeft() + QPointF(inset, inset), theme.pixmap("check", "onpri", 20))
        if self._symptom:
            side = theme.px(_MARKER)
            marker = QRectF(box.right() + theme.px(_GAP), row.center().y() - side / 2, side, side)
            painting.paint_marker(painter, self._symptom, marker)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        left = self._before()
        width = self.width() - left - theme.px(self._left)
        name, detail = self._heights(width)
        top = (self.height() - name - detail) / 2
        painter.setFont(theme.font("label"))
        is_tinted = self._is_framed and self.isChecked()
        painter.setPen(theme.colour("tintink" if is_tinted else "ink"))
        painter.drawText(QRectF(left, top, width, name), WRAPPED, self.text())
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("tintink" if is_tinted else "ink2"))
        painter.drawText(QRectF(left, top + name, width, detail), WRAPPED, self._detail)

    def _before(self) -> int:
        """The width of box and marker, before the text."""
        marker = theme.px(_MARKER + _GAP) if self._symptom else 0
        return theme.px(self._left + _BOX + _GAP) + marker

    def _heights(self, width: int) -> tuple[int, int]:
        """The heights of name and detail, wrapped at that width."""
        return wrapped_height(self.text(), "label", width), wrapped_height(self._detail, "caption", width)


def wrapped_height(text: str, role: str, width: int) -> int:
    """The height of a text in the font of a role, wrapped at this width."""
    if not text:
        return 0
    return QFontMetrics(theme.font(role)).boundingRect(QRect(0, 0, width, _TALL), WRAPPED, text).height()
