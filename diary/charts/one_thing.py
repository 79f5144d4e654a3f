"""The rating of the one thing that matters, week by week, on its own axis whose ends are labelled in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from diary.charts import lettering
from diary.charts.chart import Chart
from diary.charts.chart_text import Wording
from diary.charts.date_marks import draw_dates
from diary.charts.drawing import ChartDrawing, FigureLike, TextLook
from diary.charts.heading import draw_heading, draw_silence, heading, silence_height
from diary.charts.month_grid import MARGIN
from diary.charts.options import ChartOptions
from diary.charts.style import Series, Style
from diary.charts.table import ChartTable
from diary.charts.time_axis_canvas import TimeAxisCanvas
from diary.domain.excerpt import Excerpt
from diary.domain.one_thing import course, ends_in_words, ends_of, one_thing
from diary.domain.period import Period
from diary.domain.rounding import decimals_in
from diary.domain.symptom import HIGHEST, LOWEST
from diary.i18n import N_, _, ngettext

_PANEL, _DATES, _MARK, _ABOVE, _BESIDE, _AT_RIGHT = 180, 30, 11, 16, 10, 24
_MOST_NUMBERED = 26
"""The largest number of ratings that are drawn with their numbers above them."""
_TITLE = N_("The one thing that matters")


@dataclass(frozen=True, slots=True, kw_only=True)
class OneThingOptions(ChartOptions):
    """The options are those of every chart: the activity is always the one that matters at present."""


@dataclass(frozen=True, slots=True)
class OneThingFacts:
    """The activity (empty if none is chosen), the labels of the two ends, and the ratings by day, ascending."""

    name: str
    ends: tuple[str, str]
    both_ends: str
    rated: tuple[tuple[date, float], ...]
    period: Period
    wording: Wording


def prepare(excerpt: Excerpt, options: OneThingOptions) -> OneThingFacts:
    """The ratings of the current activity within the period."""
    period, definition = options.shown_period(excerpt), one_thing(excerpt.definitions)
    if definition is None:
        return OneThingFacts("", ("", ""), "", (), period, options.wording)
    rated = tuple((day, value) for day, value in course(excerpt, definition.key) if day in period)
    both = ends_in_words(definition)
    return OneThingFacts(definition.name, ends_of(definition), both, rated, period, options.wording)


def height(facts: OneThingFacts, style: Style, width: float) -> float:
    """The height in points at which nothing has to shrink."""
    above = heading(style, width, _title(facts)).height
    if not facts.rated:
        return above + silence_height(style, width, _silence(facts))
    return above + style.px(_ABOVE + _PANEL + _DATES)


def draw(figure: FigureLike, facts: OneThingFacts, style: Style) -> None:
    """Draw a marker for each rating, joined by a line, between the two ends of the scale."""
    drawing = ChartDrawing(figure, style)
    above = heading(style, drawing.extent[0], _title(facts))
    draw_heading(drawing, above)
    if facts.rated:
        _draw_course(drawing, above.height + style.px(_ABOVE), facts)
    else:
        draw_silence(drawing, _silence(facts), above.height)


def sentences(facts: OneThingFacts) -> list[str]:
    """The number of ratings, the first and the last one, and the meaning of both ends of the scale."""
    if not facts.rated:
        return [_silence(facts)]
    often = ngettext("{name} was rated {n} time.", "{name} was rated {n} times.", len(facts.rated))
    lines = [often.format(name=facts.name, n=len(facts.rated))]
    (first, earliest), (last, latest) = facts.rated[0], facts.rated[-1]
    words = facts.wording
    ends = _("The first rating is {first} on {day}, the last {last} on {other_day}.")
    if len(facts.rated) > 1:
        numbers = {"first": _number(earliest, words), "last": _number(latest, words)}
        lines.append(ends.format(day=words.day_month_year(first), other_day=words.day_month_year(last), **numbers))
    return [*lines, _("{ends}.").format(ends=facts.both_ends)]


def table(facts: OneThingFacts) -> ChartTable:
    """One row per rating."""
    words = facts.wording
    rows = tuple((words.day_month_year(day), _number(value, words)) for day, value in facts.rated)
    return ChartTable((_("Day"), facts.name or _("Rating")), rows)


def _title(facts: OneThingFacts) -> str:
    return lettering.writable(facts.name) if facts.name else _(_TITLE)


def _silence(facts: OneThingFacts) -> str:
    if not facts.name:
        return _("Nothing is named yet. Settings, “The one thing that matters”, names it.")
    return _("Not rated in this period.")


def _number(value: float, words: Wording) -> str:
    return words.number(value, decimals_in(value))


def _draw_course(drawing: ChartDrawing, top: float, facts: OneThingFacts) -> None:
    style, words = drawing.style, facts.wording
    low, high = (lettering.writable(end) for end in facts.ends)
    names = (words.number(LOWEST, 0), low), (words.number(HIGHEST, 0), high)
    labels = [_("{number} {words}").format(number=number, words=end) for number, end in names]
    room = drawing.extent[0] / 3
    left = style.px(MARGIN + _BESIDE) + max(min(drawing.width(label), room) for label in labels)
    bottom = max(drawing.extent[1] - style.px(_DATES), top + style.px(_MARK))
    right = max(drawing.extent[0] - style.px(_AT_RIGHT), left + style.px(_MARK))
    canvas = TimeAxisCanvas(drawing.figure, style, facts.period, left, right)
    draw_dates(canvas, top, bottom, 1 if len(facts.period) <= 7 * _MOST_NUMBERED else 7, words)
    canvas.rules([((left, top), (right, top))], "grid", 1)
    for label, y in zip(labels, (bottom, top), strict=True):
        shown = lettering.shortened(label, room, style.px(style.sizes.caption))
        canvas.words(left - style.px(_BESIDE), y, shown, TextLook(align="right"))
    _draw_ratings(canvas, top, bottom, facts)


def _draw_ratings(canvas: TimeAxisCanvas, top: float, bottom: float, facts: OneThingFacts) -> None:
    style, span = canvas.style, HIGHEST - LOWEST
    places: Sequence[tuple[float, float]] = [
        (canvas.x((day - facts.period.first).days), bottom - (bottom - top) * (value - LOWEST) / span)
        for day, value in facts.rated
    ]
    canvas.rules(list(pairwise(places)), "ink", 2, level=1)
    look = Series(canvas.ink("ink"), (), "circle")
    for (x, y), (_day, value) in zip(places, facts.rated, strict=True):
        canvas.mark(x, y, look, style.px(_MARK))
        if len(places) <= _MOST_NUMBERED:
            above = TextLook(align="center", colour="ink")
            canvas.words(x, y - style.px(_MARK + 2), _number(value, facts.wording), above)


CHART = Chart("one_thing", _TITLE, OneThingOptions, prepare, height, draw, sentences, table, tab=N_("The one thing"))
