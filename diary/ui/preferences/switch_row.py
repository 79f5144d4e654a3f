"""A switch with a wrapping label and a description below it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.inputs.switch import Switch
from diary.ui.widgets.inputs.track_row import WRAPPED, wrapped_height

_TRACK, _HEIGHT, _GAP, _ABOVE, _LEAST, _HINT = 60, 34, 16, 6, 56, 260


class SwitchRow(Switch):
    """The label on the left, the switch on the right."""

    def __init__(self, name: str, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._detail = detail
        self.setAccessibleName(_("{name}, {state}").format(name=name, state=detail) if detail else name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """The height of one line; the final height comes from `heightForWidth`."""
        return QSize(max(theme.px(_HINT), self.minimumSizeHint().width()), theme.px(_LEAST))

    def minimumSizeHint(self) -> QSize:
        words = [QFontMetrics(self.font()).horizontalAdvance(word) for word in self.text().split()]
        return QSize(max(words) + self._beside(), theme.px(_LEAST))

    def heightForWidth(self, width: int) -> int:
        return max(theme.px(_LEAST), sum(self._heights(width)) + 2 * theme.px(_ABOVE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        name, detail = self._heights(self.width())
        top, width = (self.height() - name - detail) / 2, self.width() - self._beside()
        painter.setFont(self.font())
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRectF(0, top, width, name), WRAPPED, self.text())
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(QRectF(0, top + name, width, detail), WRAPPED, self._detail)
        track = QRectF(0, 0, theme.px(_TRACK), theme.px(_HEIGHT))
        track.moveTop((self.height() - track.height()) / 2)
        track.moveRight(self.width() - theme.px(painting.RING))
        self._paint_track(painter, track)
        if self.hasFocus():
            painting.paint_focus_ring(painter, track, _HEIGHT / 2)

    def _beside(self) -> int:
        """The width of the switch with its gap."""
        return theme.px(_TRACK + _GAP + painting.RING)

    def _heights(self, width: int) -> tuple[int, int]:
        words = width - self._beside()
        return wrapped_height(self.text(), "label", words), wrapped_height(self._detail, "caption", words)
