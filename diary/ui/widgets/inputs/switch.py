"""A switch, which takes effect at once."""

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.whole_target import WholeTarget

_TRACK, _HEIGHT, _GAP = 60, 34, 12


class Switch(WholeTarget, QCheckBox):
    """A label with a switch next to it; `switched` carries the new state after a change by the person."""

    switched = Signal(bool)

    def __init__(self, name: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._icon = icon
        self.setFont(theme.font("label"))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.switched)

    def show_on(self, on: bool) -> None:
        """Set the state; no signal is emitted."""
        with QSignalBlocker(self):
            self.setChecked(on)
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        icon = theme.px(24 + _GAP) if self._icon else 0
        return QSize(icon + words + theme.px(_GAP + _TRACK + 2 * painting.RING), theme.px(48))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = "ink" if self.isEnabled() else "ctl"
        middle, left = self.height() / 2, theme.px(painting.RING)
        if self._icon:
            painter.drawPixmap(left, round(middle - theme.px(12)), theme.pixmap(self._icon, ink))
            left += theme.px(24 + _GAP)
        painter.setFont(self.font())
        painter.setPen(theme.colour(ink))
        words = QRectF(left, 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        track = QRectF(0, 0, theme.px(_TRACK), theme.px(_HEIGHT))
        track.moveTop(middle - track.height() / 2)
        track.moveRight(self.width() - theme.px(painting.RING))
        self._paint_track(painter, track)
        if self.hasFocus():
            painting.paint_focus_ring(painter, track, _HEIGHT / 2)

    def _paint_track(self, painter: QPainter, track: QRectF) -> None:
        on = self.isChecked() and self.isEnabled()
        fill, edge = (theme.colour("pri"),) * 2 if on else (theme.colour("surface"), theme.colour("ctl"))
        painting.paint_box(painter, track, painting.BoxStyle(fill, edge, _HEIGHT / 2, dashed=not self.isEnabled()))
        knob = theme.px(22)
        centre = track.right() - track.height() / 2 if on else track.left() + track.height() / 2
        place = QRectF(centre - knob / 2, track.center().y() - knob / 2, knob, knob)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("onpri" if on else "ctl"))
        painter.drawEllipse(place)
