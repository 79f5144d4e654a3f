"""The timeline: how symptoms went, the exercise minutes below them, and lanes for events and notes."""

from collections.abc import Collection
from itertools import pairwise
from math import ceil

import numpy as np

from diary.analysis.comparison import level
from diary.analysis.daily import total_minutes
from diary.charts import layout, lettering, minutes_panel, rating_panel
from diary.charts.chart import Chart
from diary.charts.content import Content, content, part_of, shown_keys
from diary.charts.course import days_a_point
from diary.charts.date_axis import Tick, first_monday, month_ticks, week_ticks
from diary.charts.drawing import Leaf
from diary.charts.labels import Shelves
from diary.charts.lanes import draw_lanes, lanes_of
from diary.charts.minutes_panel import Bars, bars_of
from diary.charts.sheet import Sheet, panel
from diary.charts.style import Style
from diary.charts.telling import about_level, named
from diary.charts.wording import PLAIN, Wording
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
_TICK = 6
_DATE_BELOW = 18
_BETWEEN_DATES = 14
_ROWS_OF_WORDS = 4
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
        ticks = _draw_dates(sheet, heights, whole.length, wording)
        marked = _marked_days(sheet) if whole.length == 1 else [tick.day for tick in ticks]
        _draw_ratings(sheet, heights.rating, whole, marked, wording)
        if whole.bars:
            _draw_minutes(sheet, heights.minutes, whole.bars, whole.length, wording)
        if whole.lanes:
            draw_lanes(panel(sheet, "lanes", *heights.lanes), whole.lanes)


def _draw_dates(sheet: Sheet, heights: layout.Heights, length: int, wording: Wording) -> list[Tick]:
    """The dates below, a line through all panels above each, and the axis itself."""
    style, bottom = sheet.style, heights.lanes[1]

    def fit(ticks: list[Tick]) -> bool:
        """Whether the labels clear each other and the edges of the figure."""
        halves = [(sheet.x(tick.day), sheet.width(tick.label) / 2) for tick in ticks]
        edges = [(x - half, x + half) for x, half in halves]
        apart = all(end + style.px(_BETWEEN_DATES) <= start for (_first, end), (start, _last) in pairwise(edges))
        return apart and all(start >= 0 and end <= sheet.extent[0] for start, end in edges)

    ticks = (week_ticks if length == 1 else month_ticks)(sheet.period, wording, fit)
    places = [sheet.x(tick.day) for tick in ticks]
    sheet.rules([((x, heights.rating[0]), (x, bottom)) for x in places], "grid", 1, level=-2)
    sheet.rules([((x, bottom), (x, bottom + style.px(_TICK))) for x in places], "axis", 1)
    sheet.rules([((sheet.left, bottom), (sheet.right, bottom))], "axis", 1.4)
    for x, tick in zip(places, ticks, strict=True):
        sheet.words(x, bottom + style.px(_DATE_BELOW), tick.label, align="center")
    return ticks


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
    rating_panel.draw_ratings(ratings, whole.courses, marked)
    rating_panel.draw_names(ratings, whole.courses, layout.name_width(style, sheet.extent[0]))


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
        lines.append(_about_exercise(part, wording))
    for lane in lanes_of(part):
        days = ngettext("{what}: on {n} day.", "{what}: on {n} days.", len(lane.days))
        lines.append(days.format(what=lane.name, n=len(lane.days)))
    heading = _("{first} to {last}.").format(first=first, last=last)
    return [heading, *(lines or [_("Nothing is recorded in this period.")])]


def _about_exercise(excerpt: Excerpt, wording: Wording) -> str:
    days = len({done.day for done in excerpt.exercises})
    minutes = float(np.nansum(total_minutes(bars_of(excerpt, 1).minutes)))
    if not minutes:
        pattern = ngettext("Exercise on {n} day, time not noted.", "Exercise on {n} days, time not noted.", days)
        return pattern.format(n=days)
    pattern = ngettext("Exercise on {n} day, {minutes} minutes.", "Exercise on {n} days, {minutes} minutes.", days)
    return pattern.format(n=days, minutes=wording.number(minutes, 0))


CHART = Chart("timeline", N_("Timeline"), draw, sentences)
