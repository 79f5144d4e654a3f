"""The timeline: how symptoms went, the exercise minutes below them, and lanes for events and notes."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from math import ceil

from diary.analysis.comparison import level
from diary.charts import layout, lettering, minutes_panel, rating_panel
from diary.charts.chart import Chart
from diary.charts.chart_text import PLAIN, Wording
from diary.charts.content import Content, DayOfTreatmentEvents, content, part_of, shown_keys, treatment_events_of
from diary.charts.course import days_a_point
from diary.charts.date_axis import first_monday
from diary.charts.date_marks import draw_dates
from diary.charts.drawing import Leaf
from diary.charts.labels import Shelves
from diary.charts.lanes import draw_lanes, lanes_of
from diary.charts.minutes_panel import Bars
from diary.charts.sheet import Sheet, panel
from diary.charts.style import Style
from diary.charts.telling import about_level, named
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.i18n import N_, _, ngettext

_HOW = {
    1: "",
    7: N_("weekly means; pale bars: lowest to highest"),
    28: N_("4-weekly means; pale bars: lowest to highest"),
}
_MINUTES = {1: N_("Exercise minutes"), 7: N_("Exercise minutes a week"), 28: N_("Exercise minutes in 4 weeks")}
_BESIDE_PANELS = {
    1: (N_("Rating\n0 to 10"), N_("Exercise\nmin")),
    7: (N_("Rating\n0 to 10,\nweekly\nmeans"), N_("Exercise\nmin a\nweek")),
    28: (N_("Rating\n0 to 10,\n4-weekly\nmeans"), N_("Exercise\nmin in 4\nweeks")),
}
_CAPTIONS = {
    1: N_("Symbols: each day. Lines: 7-day mean. Hatched: no entry."),
    7: N_("Lines: weekly means. Pale bars: lowest to highest. Hatched: no entry."),
    28: N_("Lines: 4-weekly means. Pale bars: lowest to highest. Hatched: no entry."),
}
_MARK_STEP = 14
_BETWEEN_MARKS = 40
_ROWS_OF_WORDS = 4
_MOST_RULES = 12
_LEAST_TURN, _LINES_OF_TURN, _BESIDE_RULE = 80, 2, 7
_TITLE_INDENT, _TITLE_ABOVE = 4, 9


def draw(  # noqa: PLR0913 - what, where, how, and three options
    figure: Leaf,
    excerpt: Excerpt,
    style: Style,
    shown: Collection[str] | None = None,
    *,
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> None:
    """Draw the days of `period` (by default all of the excerpt) on an empty figure.

    `shown` are the symptoms to draw, by default all that are rated in the period. Six days more at the start of the
    excerpt than of the period let the 7-day mean begin with the first day. Nothing is drawn for what is not recorded.
    """
    period = period or excerpt.period
    with lettering.settings(style.scale):
        whole = content(excerpt, style, shown, period)
        sheet, heights = layout.sheet(figure, style, whole, period), layout.heights(figure, style, whole)
        figure.set_facecolor(style.colours["surface"])
        ticks = draw_dates(sheet, heights.rating[0], heights.lanes[1], whole.length, wording)
        marked = _marked_days(sheet) if whole.length == 1 else [tick.day for tick in ticks]
        _draw_ratings(sheet, heights.rating, whole, marked, wording)
        if whole.bars:
            _draw_minutes(sheet, heights.minutes, whole.bars, whole.length, wording)
        if len(whole.treatment_events) <= _MOST_RULES:
            for turn in whole.treatment_events:
                sheet.dotted(sheet.x(turn.day), heights.rating[0], heights.lanes[0] + style.px(style.sizes.lane) / 2)
        if whole.lanes:
            draw_lanes(panel(sheet, "lanes", *heights.lanes), whole.lanes)


def _marked_days(sheet: Sheet) -> range:
    """The days on which means carry a marker: every 14th, fewer where these would stand too close."""
    step = _MARK_STEP * max(1, ceil(sheet.style.px(_BETWEEN_MARKS) / (_MARK_STEP * sheet.day_width)))
    return range(first_monday(sheet.period), len(sheet.period), step)


def _draw_ratings(
    sheet: Sheet, place: tuple[float, float], whole: Content, marked: Collection[int], wording: Wording
) -> None:
    style, shelves = sheet.style, Shelves(_ROWS_OF_WORDS)
    ratings = panel(sheet, "rating", *place)
    rating_panel.draw_scale(ratings, wording)
    if style.paper:
        _draw_title_beside(sheet, place, _(_BESIDE_PANELS[whole.length][0]))
    else:
        rating_panel.draw_title(ratings, _("Rating, 0 to 10"), _(_HOW[whole.length]), shelves)
    if not whole.courses:
        rating_panel.draw_silence(ratings, _("No ratings in this period"))
        return
    rating_panel.draw_gaps(ratings, whole.gaps, whole.gap_words, shelves)
    _draw_turns(sheet, place[0], whole.treatment_events, shelves)
    rating_panel.draw_ratings(ratings, whole.courses, marked)
    rating_panel.draw_names(ratings, whole.courses, layout.name_width(style, sheet.extent[0]))


def _draw_turns(sheet: Sheet, top: float, turns: Sequence[DayOfTreatmentEvents], shelves: Shelves) -> None:
    """What was changed, at the top beside its rule and before the next one, where there is room to say it."""
    style, gap = sheet.style, sheet.style.px(_BESIDE_RULE)
    size = style.px(style.sizes.caption)
    rules = [sheet.x(turn.day) for turn in turns]
    for number, turn in enumerate(turns):
        before, after = [sheet.left, *rules][number], [*rules[1:], sheet.right][number]
        x = rules[number]
        is_left = after - x - 2 * gap < style.px(_LEAST_TURN) and x - before > after - x
        room = (x - before if is_left else after - x) - 2 * gap
        if room < style.px(_LEAST_TURN):
            continue
        wrapped = lettering.wrapped(turn.words, room, size)[:_LINES_OF_TURN]
        lines = [lettering.shortened(line, room, size) for line in wrapped]
        wide = max(sheet.width(line) for line in lines)
        start = x - gap - wide if is_left else x + gap
        row = shelves.place(start - gap, start + wide + gap, len(lines))
        if row is None:
            continue
        for below, line in enumerate(lines):
            sheet.words(start, rating_panel.row_height(sheet, top, row + below), line, haloed=True)


def _draw_minutes(sheet: Sheet, place: tuple[float, float], bars: Bars, length: int, wording: Wording) -> None:
    style = sheet.style
    minutes = panel(sheet, "minutes", *place)
    minutes_panel.draw_scale(minutes, bars, wording)
    minutes_panel.draw_bars(minutes, bars)
    minutes_panel.draw_legend(minutes, bars)
    if style.paper:
        _draw_title_beside(sheet, place, _(_BESIDE_PANELS[length][1]))
        return
    x, y = sheet.left + style.px(_TITLE_INDENT), place[0] - style.px(_TITLE_ABOVE)
    title = _(_MINUTES[length])
    sheet.words(x, y, title, size=style.sizes.name, weight=lettering.SEMI_BOLD, colour="ink", haloed=True)


def _draw_title_beside(sheet: Sheet, place: tuple[float, float], title: str) -> None:
    """The title of a panel on paper: at the left edge, beside the labels of its scale."""
    lines = title.splitlines()
    step = sheet.style.px(sheet.style.sizes.caption + 3)
    for number, line in enumerate(lines):
        sheet.words(0, sum(place) / 2 + (number - (len(lines) - 1) / 2) * step, line)


def caption(period: Period) -> str:
    """What the signs of the timeline of this period mean, in one line."""
    return _(_CAPTIONS[days_a_point(period)])


def sentences(
    excerpt: Excerpt,
    shown: Collection[str] | None = None,
    *,
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> list[str]:
    """The timeline in words, for those who hear it rather than see it; options as in `draw`."""
    period = period or excerpt.period
    part = part_of(excerpt, period)
    first, last = wording.day_month_year(period.first), wording.day_month_year(period.last)
    lines = [about_level(named(key, part.definitions), level(part, key), wording) for key in shown_keys(part, shown)]
    if part.exercises:
        lines.append(minutes_panel.about_minutes(part, wording))
    for turn in treatment_events_of(part):
        day = wording.day_month_year(part.period.first + timedelta(days=turn.day))
        lines.append(_("{day}: {change}.").format(day=day, change=turn.words))
    for lane in (one for one in lanes_of(part) if one.look != "change"):
        days = ngettext("{what}: on {n} day.", "{what}: on {n} days.", len(lane.days))
        lines.append(days.format(what=lane.name, n=len(lane.days)))
    heading = _("{first} to {last}.").format(first=first, last=last)
    return [heading, *(lines or [_("Nothing is recorded in this period.")])]


CHART = Chart("timeline", N_("Timeline"), draw, sentences)
