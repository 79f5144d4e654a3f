"""The timeline as a picture, with a cursor that Qt paints above it."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from diary.charts import style as looks
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.background import Background
from diary.ui.report_format import charts_wording
from diary.ui.trends.chart_view import style_of_now
from diary.ui.trends.course import Course
from diary.ui.widgets import painting
from diary.ui.widgets.graphic import Graphic
from diary.ui.widgets.spoken import say

if TYPE_CHECKING:
    from diary.charts.picture import Picture

_DRAW_AFTER_MS = 60
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_WEEK, _AROUND_CURSOR = 7, 4
NEARER = 0.5
_ZOOMS = {"+": NEARER, "=": NEARER, "-": 1 / NEARER}


class TimelineView(Graphic):
    """Draws a course in a thread of its own.

    `day_pointed` carries the day under the pointer or the keyboard's cursor, `day_opened` the one to open,
    `period_step` -1 or 1, `symptom_key` the letter of a symptom to show or hide; `drawn` comes with each new picture,
    `zoomed` when other days are shown. Plus, the wheel with Ctrl and dragging go nearer, minus and the wheel further
    away, Backspace to the days that were shown before.
    """

    day_pointed = Signal(object)
    day_opened = Signal(object)
    period_step = Signal(int)
    symptom_key = Signal(str)
    zoomed = Signal()
    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course: Course | None = None
        self._shown: tuple[str, ...] = ()
        self._picture: Picture | None = None
        self._image = QImage()
        self._pixels = b""
        self._words = ""
        self._figures: tuple[str, ...] = ()
        self._day: date | None = None
        self._zooms: list[Period] = []
        self._pressed: tuple[date, float] | None = None
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
    def shown_period(self) -> Period | None:
        """The days in sight: those of the course, or as far as one has gone nearer."""
        if self._course is None:
            return None
        return self._zooms[-1] if self._zooms else self._course.period

    @property
    def is_zoomed(self) -> bool:
        return bool(self._zooms)

    @property
    def picture(self) -> "Picture | None":
        """The picture that is shown."""
        return self._picture

    def sizeHint(self) -> QSize:
        return QSize(theme.px(900), theme.px(400))

    def show_course(self, course: Course, shown: tuple[str, ...]) -> None:
        """Draw the symptoms `shown` of a course; the cursor and the days in sight stay where the course has them."""
        if self._course is None or self._course.period != course.period:
            self._zooms = []
        self._course, self._shown = course, shown
        if self._day is None or self._day not in course.period:
            self._day = max(course.days, default=course.period.last)
        self.zoomed.emit()
        self._draw()

    def show_days(self, period: Period) -> None:
        """Show only these days of the course, at least a week; all of them end the going nearer."""
        course = self._course
        if course is None or period == self.shown_period:
            return
        self._zooms = [] if period == course.period else [*self._zooms, period]
        if self._day is not None:
            self._go(min(max(self._day, period.first), period.last))
        self._after_zoom()

    def zoom(self, factor: float, around: date | None = None) -> None:
        """Show `factor` times as many days, with the day `around` (by default the cursor's) where it was."""
        course, shown, around = self._course, self.shown_period, around or self._day
        if course is None or shown is None or around is None:
            return
        days = min(max(round(len(shown) * factor), min(_WEEK, len(course.period))), len(course.period))
        share = (around - shown.first).days / max(1, len(shown) - 1)
        first = around - timedelta(days=round(share * (days - 1)))
        self.show_days(_within(first, days, course.period))

    def zoom_back(self) -> None:
        """Show the days that were shown before."""
        if self._zooms:
            self._zooms.pop()
            self._after_zoom()

    def show_figures(self, lines: Sequence[str]) -> None:
        """Have what changed be told with the timeline."""
        self._figures = tuple(lines)
        self._describe()

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
        elif event.text() in _ZOOMS:
            self.zoom(_ZOOMS[event.text()])
        elif key == Qt.Key.Key_Backspace:
            self.zoom_back()
        elif not event.modifiers() and event.text().isalpha():
            self.symptom_key.emit(event.text().lower())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go nearer or further away with Ctrl; without it the page scrolls."""
        day = self._day_at(event.position().x())
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and day is not None and turned:
            self.zoom(NEARER if turned > 0 else 1 / NEARER, day)
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        day = self._day_at(event.position().x())
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = (day, event.position().x()) if day is not None and is_left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if (day := self._day_at(event.position().x())) is not None:
            self._go(day)
            if self._pressed is not None:
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the day; what was dragged over is shown nearer."""
        pressed, self._pressed = self._pressed, None
        day = self._day_at(event.position().x())
        if pressed is None or day is None:
            self.update()
        elif abs(event.position().x() - pressed[1]) <= QApplication.startDragDistance():
            self.day_opened.emit(day)
        elif self._course is not None:
            first, last = sorted((pressed[0], day))
            self.show_days(_within(first, max(_WEEK, (last - first).days + 1), self._course.period))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._image.isNull():
            painter.translate(_inset(), _inset())
            painter.drawImage(QPointF(0, 0), self._image)
            self._paint_dragged(painter)
            self._paint_cursor(painter)
            painter.resetTransform()
        if self.hasFocus():
            inset = theme.px(painting.RING)
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painting.paint_focus_ring(painter, box, 10)

    def _paint_dragged(self, painter: QPainter) -> None:
        """A band over the days that are being dragged over."""
        if self._pressed is not None and self._day is not None and self._pressed[0] != self._day:
            first, last = sorted((self._pressed[0], self._day))
            painter.fillRect(self._band(first, last), _pale("pri", 0.2))

    def _paint_cursor(self, painter: QPainter) -> None:
        """A rule over all panels on the day of the cursor, with a band as wide as a day."""
        band = self._band(self._day, self._day) if self._day is not None else QRectF()
        if band.isEmpty():
            return
        painter.fillRect(band, _pale("ink", 0.14))
        rule = theme.px(2)
        painter.fillRect(QRectF(band.center().x() - rule / 2, band.top(), rule, band.height()), theme.colour("ink"))

    def _band(self, first: date, last: date) -> QRectF:
        """Where days lie in the picture, in logical pixels; empty where they are not in it."""
        picture = self._picture
        if picture is None or not picture.panels or first < picture.first or last > picture.last:
            return QRectF()
        ratio = self._image.devicePixelRatio()
        width = (picture.right - picture.left) / ((picture.last - picture.first).days + 1)
        left = picture.left + (first - picture.first).days * width
        top, bottom = picture.panels[0][0], picture.panels[-1][1]
        days = (last - first).days + 1
        return QRectF(left / ratio, top / ratio, days * width / ratio, (bottom - top) / ratio)

    def _go(self, day: date) -> None:
        course = self._course
        if course is None:
            return
        day = min(max(day, course.period.first), course.period.last)
        shown = self.shown_period
        if shown is not None and day not in shown:
            moved = (day - shown.first).days if day < shown.first else (day - shown.last).days
            self._zooms[-1] = _within(shown.first + timedelta(days=moved), len(shown), course.period)
            self._wait.start()
        if day != self._day:
            self._update_around_cursor()
            self._day = day
            self._update_around_cursor()
            self.day_pointed.emit(day)

    def _update_around_cursor(self) -> None:
        """Have the place of the cursor painted anew, and nothing else of the picture."""
        if self._day is not None:
            wide = theme.px(_AROUND_CURSOR)
            place = self._band(self._day, self._day).translated(_inset(), _inset())
            self.update(place.adjusted(-wide, -wide, wide, wide).toAlignedRect())

    def _day_at(self, x: float) -> date | None:
        picture = self._picture
        if picture is None or self.shown_period != Period(picture.first, picture.last):
            return None
        width = (picture.right - picture.left) / ((picture.last - picture.first).days + 1)
        number = int(((x - _inset()) * self._image.devicePixelRatio() - picture.left) // width)
        day = picture.first + timedelta(days=number)
        return day if picture.first <= day <= picture.last else None

    def _describe(self) -> None:
        self.setAccessibleDescription(" ".join((self._words, *self._figures)))

    def _draw(self) -> None:
        course = self._course
        shown = self.shown_period
        if course is None or shown is None or not self.isVisible():
            return
        self._wait.stop()
        first, last = locale_format.day_month(shown.first), locale_format.day_month(shown.last)
        self.setAccessibleName(_("Timeline, {first} to {last}").format(first=first, last=last))
        around = 2 * _inset()
        size = self.width() - around, self.height() - around, self.devicePixelRatioF()
        options = {"shown": self._shown, "period": shown, "wording": charts_wording()}
        self._drawing.start(_drawing(course.excerpt, style_of_now(), size, options))

    def _after_zoom(self) -> None:
        shown = self.shown_period
        if shown is not None:
            say(self, _("{n} days shown").format(n=locale_format.number(len(shown))))
        self.zoomed.emit()
        self._draw()

    def _on_drawn(self, found: "tuple[Picture, str]") -> None:
        picture, words = found
        self._picture, self._pixels = picture, picture.rgba
        row = 4 * picture.width
        image = QImage(self._pixels, picture.width, picture.height, row, QImage.Format.Format_RGBA8888)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._image = image
        self._words = words
        self._describe()
        self.update()
        self.drawn.emit()


def _inset() -> int:
    """The room around the picture for the focus ring."""
    return theme.px(2 * painting.RING)


def _pale(token: str, share: float) -> QColor:
    ink = theme.colour(token)
    ink.setAlphaF(share)
    return ink


def _within(first: date, days: int, whole: Period) -> Period:
    """So many days from `first` on, moved so far that they lie in `whole`, which has as many at least."""
    days = min(days, len(whole))
    first = max(whole.first, min(first, whole.last - timedelta(days=days - 1)))
    return Period(first, first + timedelta(days=days - 1))


def _drawing(
    excerpt: Excerpt, chosen: looks.Style, size: tuple[int, int, float], options: dict[str, Any]
) -> "Callable[[], tuple[Picture, str]]":
    """A function that draws the picture and puts it in words, in any thread; matplotlib is imported there."""

    def draw() -> "tuple[Picture, str]":
        from diary.charts.picture import picture  # noqa: PLC0415 - brings matplotlib along

        timeline = import_module("diary.charts.timeline")

        made = picture("timeline", excerpt, chosen, *size, **options)
        return made, " ".join(timeline.sentences(excerpt, **options))

    return draw


def _raise(error: BaseException) -> None:
    raise error
