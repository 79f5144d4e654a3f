"""The timeline as a picture, with a cursor that Qt paints above it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from diary.charts import style as looks
from diary.charts.wording import Wording
from diary.i18n import _
from diary.ui import local_words, theme
from diary.ui.background import Background
from diary.ui.paper_words import charts_wording
from diary.ui.trends.course import Course
from diary.ui.widgets import painting
from diary.ui.widgets.graphic import Graphic

if TYPE_CHECKING:
    from diary.charts.picture import Picture

_DRAW_AFTER_MS = 60
STYLES = {"light": looks.SCREEN_LIGHT, "dark": looks.SCREEN_DARK, "high-contrast": looks.SCREEN_HIGH_CONTRAST}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_WEEK = 7


class TimelineView(Graphic):
    """Draws a course in a thread of its own.

    `day_pointed` carries the day under the pointer or the keyboard's cursor, `day_opened` the one to open,
    `period_step` -1 or 1, `symptom_key` the letter of a symptom to show or hide; `drawn` comes with each new picture.
    """

    day_pointed = Signal(object)
    day_opened = Signal(object)
    period_step = Signal(int)
    symptom_key = Signal(str)
    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course: Course | None = None
        self._shown: tuple[str, ...] = ()
        self._picture: Picture | None = None
        self._image = QImage()
        self._pixels = b""
        self._day: date | None = None
        self._drawing = Background(self)
        self._drawing.done.connect(self._on_drawn)
        self._drawing.failed.connect(_raise)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DRAW_AFTER_MS)
        self._wait.timeout.connect(self._draw)
        self.setAccessibleName(_("Timeline"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(300), theme.px(380))

    @property
    def day(self) -> date | None:
        """Where the cursor stands."""
        return self._day

    @property
    def picture(self) -> "Picture | None":
        """The picture that is shown."""
        return self._picture

    def sizeHint(self) -> QSize:
        return QSize(theme.px(900), theme.px(400))

    def show_course(self, course: Course, shown: tuple[str, ...]) -> None:
        """Draw the symptoms `shown` of a course; the cursor stays, or goes to the last day with an entry."""
        self._course, self._shown = course, shown
        if self._day is None or self._day not in course.period:
            self._day = max(course.days, default=course.period.last)
        first, last = local_words.day_month(course.period.first), local_words.day_month(course.period.last)
        self.setAccessibleName(_("Timeline, {first} to {last}").format(first=first, last=last))
        self._draw()

    def close_view(self) -> None:
        self._wait.stop()
        self._drawing.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wait.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, course = Qt.Key(event.key()), self._course
        if course is None or self._day is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            by_week = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._go(self._day + timedelta(days=_STEPS[key] * (_WEEK if by_week else 1)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(course.period.first if key == Qt.Key.Key_Home else course.period.last)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.period_step.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_opened.emit(self._day)
        elif not event.modifiers() and event.text().isalpha():
            self.symptom_key.emit(event.text().lower())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if (day := self._day_at(event.position().x())) is not None:
            self._go(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (day := self._day_at(event.position().x())) is not None:
            self.day_opened.emit(day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._image.isNull():
            painter.translate(_inset(), _inset())
            painter.drawImage(QPointF(0, 0), self._image)
            self._paint_cursor(painter)
            painter.resetTransform()
        if self.hasFocus():
            inset = theme.px(painting.RING)
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painting.paint_focus_ring(painter, box, 10)

    def _paint_cursor(self, painter: QPainter) -> None:
        """A rule over all panels on the day of the cursor, with a band as wide as a day."""
        picture, day = self._picture, self._day
        if picture is None or day is None or not picture.first <= day <= picture.last:
            return
        ratio = self._image.devicePixelRatio()
        width = (picture.right - picture.left) / ((picture.last - picture.first).days + 1)
        left = picture.left + (day - picture.first).days * width
        top, bottom = picture.panels[0][0], picture.panels[-1][1]
        band = QColor(theme.colour("ink"))
        band.setAlphaF(0.14)
        painter.fillRect(QRectF(left / ratio, top / ratio, width / ratio, (bottom - top) / ratio), band)
        rule = theme.px(2)
        x = (left + width / 2) / ratio - rule / 2
        painter.fillRect(QRectF(x, top / ratio, rule, (bottom - top) / ratio), theme.colour("ink"))

    def _go(self, day: date) -> None:
        course = self._course
        if course is None:
            return
        day = min(max(day, course.period.first), course.period.last)
        if day != self._day:
            self._day = day
            self.day_pointed.emit(day)
            self.update()

    def _day_at(self, x: float) -> date | None:
        picture = self._picture
        if picture is None or self._course is None or picture.first != self._course.period.first:
            return None
        width = (picture.right - picture.left) / ((picture.last - picture.first).days + 1)
        number = int(((x - _inset()) * self._image.devicePixelRatio() - picture.left) // width)
        day = picture.first + timedelta(days=number)
        return day if picture.first <= day <= picture.last else None

    def _draw(self) -> None:
        course = self._course
        if course is None or not self.isVisible():
            return
        self._wait.stop()
        chosen = STYLES[theme.current().name].at(theme.current().scale)
        around = 2 * _inset()
        size = self.width() - around, self.height() - around, self.devicePixelRatioF()
        self._drawing.start(_drawing(course, self._shown, chosen, size, charts_wording()))

    def _on_drawn(self, found: "tuple[Picture, str]") -> None:
        picture, words = found
        self._picture, self._pixels = picture, picture.rgba
        row = 4 * picture.width
        image = QImage(self._pixels, picture.width, picture.height, row, QImage.Format.Format_RGBA8888)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._image = image
        self.setAccessibleDescription(words)
        self.update()
        self.drawn.emit()


def _inset() -> int:
    """The room around the picture for the focus ring."""
    return theme.px(2 * painting.RING)


def _drawing(
    course: Course, shown: tuple[str, ...], chosen: looks.Style, size: tuple[int, int, float], wording: Wording
) -> "Callable[[], tuple[Picture, str]]":
    """A function that draws the picture and puts it in words, in any thread; matplotlib is imported there."""

    def draw() -> "tuple[Picture, str]":
        from diary.charts import timeline  # noqa: PLC0415 - brings matplotlib along
        from diary.charts.picture import picture  # noqa: PLC0415

        made = picture("timeline", course.excerpt, chosen, *size, shown=shown, period=course.period, wording=wording)
        words = timeline.sentences(course.excerpt, shown, period=course.period, wording=wording)
        return made, " ".join(words)

    return draw


def _raise(error: BaseException) -> None:
    raise error
