"""Paints a row of the table, on one line or in a narrow window on two."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from diary.analysis.day_facts import DayFacts
from diary.domain.search import found_spans
from diary.i18n import _
from diary.ui import theme
from diary.ui.history import row_text
from diary.ui.history.day_model import DAY, EXERCISE, NOTE
from diary.ui.history.history_data import SymptomColumn
from diary.ui.widgets import painting

SIDE, INSET = 18, 8
"""The padding at the edges of a row, and before the text of a column."""

_MARKER, _FALL = 16, 14
_LONGEST = 400
"""The maximum number of characters of a note that are measured."""
_SURE, _BEFORE = 0.85, 12
"""The fraction of the width within which a match must end, and the number of characters shown before it."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_BLANK = "–"


@dataclass(frozen=True, slots=True)
class DayRow:
    """The data painted for a day: its formatted date, its facts, and the state of its row."""

    words: str
    facts: DayFacts | None
    is_chosen: bool = False
    has_focus: bool = False


class RowPainter:
    """Paints rows into columns, whose positions and widths it is given."""

    def __init__(self) -> None:
        self.is_two_lines = False
        self.wanted = ""
        """The words of the search, which are highlighted in the notes."""
        self.columns: Mapping[SymptomColumn | str, tuple[int, int]] = {}
        self._bold, self._plain, self._small = (theme.font(role) for role in ("row", "body", "secondary"))

    @property
    def height(self) -> int:
        return theme.px(88 if self.is_two_lines else 52)

    def width_of(self, text: str, *, bold: bool = False) -> int:
        """The minimum width of a column for the text."""
        return round(_width(self._bold if bold else self._plain, text)) + 2 * theme.px(INSET)

    def add_box(self, box: QRectF) -> QRectF:
        """The clickable rectangle of "Add" in the row of a day without an entry."""
        width = max(theme.px(44), _width(self._bold, _("Add")) + 2 * theme.px(SIDE))
        return QRectF(box.right() - width, box.top(), width, box.height())

    def paint(self, painter: QPainter, row: DayRow, box: QRectF) -> None:
        """Paint a row in `box`."""
        _paint_ground(painter, row, box)
        inner = box.adjusted(self.columns[DAY][0] + theme.px(SIDE), 0, -theme.px(SIDE), 0)
        if self.is_two_lines:
            middle, edge = box.height() / 2, theme.px(6)
            upper, lower = inner.adjusted(0, edge, 0, -middle), inner.adjusted(0, middle, 0, -edge)
        else:
            upper = lower = inner
        _write(painter, upper, row.words, self._bold, _ink(row))
        if row.facts is None:
            self._paint_blank(painter, row, box, lower)
        elif self.is_two_lines:
            self._paint_below(painter, row, row.facts, upper, lower)
        else:
            self._paint_beside(painter, row, row.facts, box)

    def _paint_blank(self, painter: QPainter, row: DayRow, box: QRectF, place: QRectF) -> None:
        """Paint "No entry" and the available action."""
        if not self.is_two_lines:
            place = place.adjusted(self.columns[DAY][1] - theme.px(SIDE - INSET), 0, 0, 0)
        _write(painter, place, _("No entry"), self._small, _ink(row, "ink2"))
        painter.setFont(self._bold)
        painter.setPen(theme.colour(_ink(row, "pri")))
        painter.drawText(self.add_box(box), Qt.AlignmentFlag.AlignCenter, _("Add"))

    def _paint_beside(self, painter: QPainter, row: DayRow, facts: DayFacts, box: QRectF) -> None:
        """Paint all cells in the columns of a single line."""
        for column, (left, width) in self.columns.items():
            place = QRectF(left + theme.px(INSET), box.top(), width - theme.px(INSET), box.height())
            if isinstance(column, SymptomColumn):
                value = row_text.rating(facts.ratings.get(column.key))
                font, ink = (self._bold, "ink") if value else (self._plain, "ink2")
                _write(painter, place, value or _BLANK, font, _ink(row, ink))
            elif column == EXERCISE:
                _write(painter, place, row_text.exercise(facts), self._plain, _ink(row))
            elif column == NOTE:
                self._paint_note(painter, row, facts, place.adjusted(0, 0, -theme.px(SIDE), 0))

    def _paint_below(self, painter: QPainter, row: DayRow, facts: DayFacts, upper: QRectF, lower: QRectF) -> None:
        """Paint the ratings next to their markers on the line of the day, exercise and note below it."""
        size = theme.px(_MARKER)
        x = upper.left() + self.columns[DAY][1]
        for symptom in (column for column in self.columns if isinstance(column, SymptomColumn)):
            value = row_text.rating(facts.ratings.get(symptom.key)) or _BLANK
            width = size + theme.px(6) + _width(self._bold, value)
            if x + width > upper.right():
                break
            marker = QRectF(x, upper.center().y() - size / 2, size, size)
            painting.paint_shape(painter, symptom.shape, theme.symptom_colours(symptom.key)[0], marker)
            words = QRectF(x + size + theme.px(6), upper.top(), width, upper.height())
            _write(painter, words, value, self._bold, _ink(row))
            x += width + theme.px(18)
        done = row_text.exercise(facts)
        _write(painter, lower, done, self._plain, _ink(row, "ink2"))
        after = _width(self._plain, done) + theme.px(16) if done else 0
        self._paint_note(painter, row, facts, lower.adjusted(after, 0, 0, 0))

    def _paint_note(self, painter: QPainter, row: DayRow, facts: DayFacts, place: QRectF) -> None:
        """Paint the note, elided if necessary, after the mark of a fall."""
        if facts.falls:
            side = theme.px(_FALL)
            mark = QRectF(place.left(), place.center().y() - side / 2, side, side)
            paint_fall(painter, mark)
            place = place.adjusted(side + theme.px(8), 0, 0, 0)
        words = facts.note[:_LONGEST] or (row_text.falls(facts.falls) if facts.falls else "")
        metrics = QFontMetricsF(self._plain)
        if self.wanted and facts.note:
            words = self._around_found(facts.note, metrics, place.width())
        fits = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        for start, end in found_spans(fits, self.wanted):
            left, right = (place.left() + metrics.horizontalAdvance(fits[:index]) for index in (start, end))
            paint_found(
                painter, QRectF(left, place.center().y() - metrics.height() / 2, right - left, metrics.height())
            )
        _write(painter, place, fits, self._plain, _ink(row))

    def _around_found(self, note: str, metrics: QFontMetricsF, room: float) -> str:
        """The note, or if its first match would be elided, the note from shortly before that match."""
        spans = found_spans(note, self.wanted)
        first, end = spans[0] if spans else (0, 0)
        if end <= _LONGEST and metrics.horizontalAdvance(note[:end]) <= room * _SURE:
            return note[:_LONGEST]
        start = note.rfind(" ", 0, max(0, first - _BEFORE)) + 1
        return "…" + note[start : start + _LONGEST] if start else note[:_LONGEST]


def paint_found(painter: QPainter, box: QRectF) -> None:
    """Paint the background and the underline of a matching word."""
    line = theme.px(2)
    painting.fill(painter, box, theme.colour("warnbg"))
    painting.fill(painter, QRectF(box.left(), box.bottom() - line, box.width(), line), theme.colour("warnline"))


def paint_fall(painter: QPainter, box: QRectF) -> None:
    """Paint the mark of a fall, a triangle that points down."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("dng"))
    top, foot = box.top() + box.height() * 0.07, box.bottom() - box.height() * 0.07
    painter.drawPolygon(
        QPolygonF([QPointF(box.left(), top), QPointF(box.right(), top), QPointF(box.center().x(), foot)])
    )


def _paint_ground(painter: QPainter, row: DayRow, box: QRectF) -> None:
    """Paint the separator line below the row and, if it is selected, its tint and the focus ring."""
    line = theme.px(1)
    painting.fill(painter, QRectF(box.left(), box.bottom() - line, box.width(), line), theme.colour("line"))
    if row.is_chosen:
        width = theme.px(3 if row.has_focus else 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus" if row.has_focus else "pri"), width))
        painter.setBrush(theme.colour("tint"))
        inset = width / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), theme.px(10), theme.px(10))


def _ink(row: DayRow, otherwise: str = "ink") -> str:
    return "tintink" if row.is_chosen else otherwise


def _width(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def _write(painter: QPainter, place: QRectF, words: str, font: QFont, ink: str) -> None:
    """Draw text on one line, left-aligned and vertically centred."""
    if words:
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        painter.drawText(place, _LEFT | Qt.TextFlag.TextSingleLine, words)
