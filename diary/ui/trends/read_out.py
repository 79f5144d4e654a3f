"""The strip above the chart that describes one day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from diary.analysis.day_facts import DayFacts
from diary.charts.exercise_words import exercised
from diary.charts.rated_words import short_value
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.report_format import charts_wording
from diary.ui.trends.trends_data import TrendsData
from diary.ui.widgets import painting
from diary.ui.widgets.label import set_tool_tip

_SIDE, _BETWEEN, _LINE = 16, 22, 30


@dataclass(frozen=True, slots=True)
class SymptomLegendEntry:
    """A symptom in the legend: its name, and the colour and shape of its marker."""

    key: str
    name: str
    ink: QColor
    shape: str


class LegendMarker(QWidget):
    """The marker of a symptom in its colour."""

    def __init__(self, entry: SymptomLegendEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setFixedSize(theme.px(20), theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painting.paint_shape(QPainter(self), self._entry.shape, self._entry.ink, QRectF(self.rect()))


class ReadOut(QWidget):
    """Date, the rating of each shown symptom after its marker, minutes, events and the note; also as one accessible
    line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = ""
        self._ratings: list[tuple[SymptomLegendEntry, str]] = []
        self._rest = ""
        self._lines = 1
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_day(self, day: date, symptoms: Sequence[SymptomLegendEntry], data: TrendsData, today: date) -> str:
        """Show the entries of a day; returns the line for a screen reader."""
        facts = data.days.get(day)
        self._day = locale_format.short_weekday_date(day) if day.year == today.year else _with_year(day)
        self._ratings = [(entry, _in_words(data, day, entry.key)) for entry in symptoms]
        parts = [_("{name} {value}").format(name=entry.name, value=words) for entry, words in self._ratings]
        rest = _rest(facts)
        self._rest = "   ".join(rest)
        line = ", ".join([self._day, *parts, *rest])
        self.setAccessibleName(line)
        set_tool_tip(self, self._rest)
        self.update()
        return line

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(44 + (self._lines - 1) * _LINE))

    def set_lines(self, lines: int) -> None:
        """Set the number of lines; the ratings may need several."""
        self._lines = lines
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        box_style = painting.BoxStyle(theme.colour("sunken"), theme.colour("line"), 10, width=1)
        painting.paint_box(painter, box, box_style)
        middle = box.center().y() if self._lines == 1 else theme.px(22)
        left, size = float(theme.px(_SIDE)), theme.px(16)
        x = self._write(painter, (left, middle), self._day, "label", "ink") + theme.px(_BETWEEN)
        spare = self._lines - 2
        """The number of lines that the ratings can take in addition to the first, as the last one is for the rest."""
        for entry, words in self._ratings:
            role, before = "label" if words[:1].isdecimal() else "secondary", size + theme.px(8)
            width = before + QFontMetrics(theme.font(role)).horizontalAdvance(words)
            if spare > 0 and x + width > self.width() - left:
                x, middle, spare = left, middle + theme.px(_LINE), spare - 1
            painting.paint_shape(painter, entry.shape, entry.ink, QRectF(x, middle - size / 2, size, size))
            x = self._write(painter, (x + before, middle), words, role, "ink") + theme.px(_BETWEEN)
        rest = (x, middle) if self._lines == 1 else (left, middle + theme.px(_LINE))
        self._write(painter, rest, self._rest, "secondary", "ink2")

    def _write(self, painter: QPainter, place: tuple[float, float], words: str, role: str, ink: str) -> float:
        """Draw text from x on, vertically centred on y and elided at the edge; returns the x of its end."""
        x, middle = place
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour(ink))
        room = self.width() - theme.px(_SIDE) - x
        metrics = QFontMetrics(painter.font())
        fits = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, int(room)))
        half = metrics.height()
        painter.drawText(QRectF(x, middle - half, max(0.0, room), 2 * half), Qt.AlignmentFlag.AlignVCenter, fits)
        return x + metrics.horizontalAdvance(fits)


def _with_year(day: date) -> str:
    return f"{locale_format.weekday(day)} {locale_format.long_date(day)}"


def _in_words(data: TrendsData, day: date, symptom: str) -> str:
    facts = data.days.get(day)
    if facts is None or symptom not in facts.ratings:
        return _("not recorded")
    value, _count = facts.ratings[symptom]
    return short_value(value, data.made_of.get((day, symptom)), charts_wording())


def _rest(facts: DayFacts | None) -> list[str]:
    if facts is None:
        return [_("no entry")]
    parts: list[str] = []
    if words := exercised(facts.minutes, charts_wording()):
        parts.append(words)
    elif facts.exercises:
        parts.append(ngettext("{n} exercise", "{n} exercises", facts.exercises).format(n=facts.exercises))
    parts += facts.events
    if facts.note:
        parts.append(_("“{note}”").format(note=facts.note))
    return parts
