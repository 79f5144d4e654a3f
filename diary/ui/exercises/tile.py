"""An exercise as a clickable card."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from diary.domain.exercise import Exercise, dose_in_words
from diary.domain.figure import figure
from diary.domain.figure.pose import movement
from diary.domain.plan.plan import PlanLine
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.exercises.dose_words import category_and_dose
from diary.ui.exercises.picture_file import own_picture
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Pressable
from diary.ui.widgets.exercise_figure import paint_figure
from diary.ui.widgets.label import set_tool_tip

_INSET, _PICTURE, _TEXT = 9, 140, 13
_PLAN_LINE, _SIGN = 28, 56
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class ExerciseTile(Pressable):
    """A card with figure, name, dose, and weekdays of the plan; accessible as one button."""

    def __init__(
        self, exercise: Exercise, line: PlanLine | None, picture: bytes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self._dose = category_and_dose(exercise, line)
        self._plan = locale_format.weekdays(line.weekdays) if line else _("Not in my plan")
        self._is_planned = line is not None
        self._picture = own_picture(picture)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        dose = line.dose if line is not None and line.dose is not None else exercise.dose
        planned = _("in my plan: {days}").format(days=self._plan) if line else _("not in my plan")
        spoken = (_(exercise.name), dose_in_words(dose), planned)
        self.setAccessibleName(", ".join(filter(None, spoken)))
        set_tool_tip(self, self.accessibleName())  # if it differs from the name, Orca reads both

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        name, dose = self._text_heights(width)
        above = theme.px(2 * painting.RING + _INSET + _PICTURE + 8)
        return above + name + dose + theme.px(_PLAN_LINE + 10)

    def sizeHint(self) -> QSize:
        width = theme.px(200 + 2 * painting.RING)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(150), theme.px(200))

    def _text_heights(self, width: int) -> tuple[int, int]:
        """The heights of name and dose in a card of that width."""
        room = max(1, width - 2 * theme.px(_TEXT + painting.RING))
        heights = []
        for role, words in (("label", _(self.exercise.name)), ("caption", self._dose)):
            box = QFontMetrics(theme.font(role)).boundingRect(0, 0, room, 0, _WRAPPED, words)
            heights.append(box.height() + theme.px(2))
        return heights[0], heights[1]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ring = theme.px(painting.RING)
        box = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        edge = theme.colour("ink" if self.underMouse() or self.isDown() else "line")
        painting.paint_box(painter, box, painting.BoxStyle(theme.colour("surface"), edge, 16, width=1))
        if self.hasFocus():
            painting.paint_focus_ring(painter, box, 16)
        inset = theme.px(_INSET)
        panel = QRectF(box.left() + inset, box.top() + inset, box.width() - 2 * inset, theme.px(_PICTURE))
        paper = theme.colour("figbg")
        painting.paint_box(painter, panel, painting.BoxStyle(paper, paper, 12, width=0))
        self._paint_picture(painter, panel)
        self._paint_words(painter, box, panel.bottom() + theme.px(8))

    def _paint_picture(self, painter: QPainter, panel: QRectF) -> None:
        margin = theme.px(6)
        place = panel.adjusted(margin, margin, -margin, -margin)
        if not self._picture.isNull():
            paint_picture(painter, place, self._picture)
        elif movements := movement(self.exercise.key):
            paint_figure(painter, place, figure.strokes(movements.at(movements.still_phase)))
        else:
            paint_sign(painter, place)

    def _paint_words(self, painter: QPainter, box: QRectF, top: float) -> None:
        left, width = box.left() + theme.px(_TEXT), box.width() - 2 * theme.px(_TEXT)
        name, dose = self._text_heights(self.width())
        for words, role, ink, height in (
            (_(self.exercise.name), "label", "ink", name),
            (self._dose, "caption", "ink2", dose),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(ink))
            painter.drawText(QRectF(left, top, width, height), _WRAPPED, words)
            top += height
        if self._is_planned:
            painter.drawPixmap(QPoint(round(left), round(top + theme.px(4))), theme.pixmap("check", "pri", 20))
            left += theme.px(27)
        painter.setFont(theme.font("small-label"))
        painter.setPen(theme.colour("tintink" if self._is_planned else "ink2"))
        place = QRectF(left, top, box.right() - theme.px(6) - left, theme.px(_PLAN_LINE))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._plan)


def paint_picture(painter: QPainter, place: QRectF, picture: QImage) -> None:
    """Draw a picture as large as possible, centred in `place`."""
    scale = min(place.width() / picture.width(), place.height() / picture.height())
    box = QRectF(0, 0, picture.width() * scale, picture.height() * scale)
    box.moveCenter(place.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(box, picture)


def paint_sign(painter: QPainter, place: QRectF) -> None:
    """Draw the symbol of exercises, centred in `place`, as a placeholder for a missing picture."""
    sign = QRectF(0, 0, theme.px(_SIGN), theme.px(_SIGN))
    sign.moveCenter(place.center())
    painter.drawPixmap(sign.topLeft(), theme.pixmap("exercises", "ctl", _SIGN))
