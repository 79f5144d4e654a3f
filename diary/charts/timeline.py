"""The timeline chart: symptoms, exercise minutes, and tracks for events and notes, on one time axis."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil, isfinite

from diary.charts import layout, lettering, minutes_panel, rating_grid, rating_panel, usual_band
from diary.charts.chart import Chart, View
from diary.charts.chart_text import Wording, rating, span
from diary.charts.content import Content, MarkedDay, about_content, content
from diary.charts.date_axis import first_monday
from diary.charts.date_marks import draw_dates
from diary.charts.drawing import POINTS_AN_INCH, FigureLike, TextLook
from diary.charts.event_tracks import draw_tracks
from diary.charts.labels import LabelRows
from diary.charts.minutes_panel import Bars
from diary.charts.options import ShownOptions
from diary.charts.style import Style
from diary.charts.symptom_series import SymptomSeries
from diary.charts.table import ChartTable
from diary.charts.time_axis_canvas import TimeAxisCanvas, panel
from diary.domain.excerpt import Excerpt
from diary.i18n import N_, _, ngettext

_HOW = {
    1: "",
    7: N_("weekly means; pale bars: lowest to highest"),
    28: N_("4-weekly means; pale bars: lowest to highest"),
}
MINUTES = {1: N_("Exercise minutes"), 7: N_("Exercise minutes a week"), 28: N_("Exercise minutes in 4 weeks")}
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
_MOST_RULES, _MOST_RULES_ON_PAPER, _MOST_LABELLED = 12, 6, 1
_LEAST_CHANGE, _LINES_OF_CHANGE, _BESIDE_RULE = 80, 2, 7
_TITLE_INDENT, _TITLE_ABOVE = 4, 9
_HEIGHT = 420
_MINUTES, _AROUND, _BESIDE_LABELS = 60, 44, 24
_A_MM = POINTS_AN_INCH / 25.4
_LEAST_ON_PAPER, _TRACK_ON_PAPER = 42.5 * _A_MM, 4.8 * _A_MM


@dataclass(frozen=True, slots=True)
class TimelineFacts:
    """The content of the timeline, and its date and number formats."""

    content: Content
    wording: Wording


def prepare(excerpt: Excerpt, options: ShownOptions) -> TimelineFacts:
    """Compute the content; with six days before the period in the excerpt the 7-day mean begins on its first day."""
    return TimelineFacts(content(excerpt, options), options.wording)


def draw(figure: FigureLike, facts: TimelineFacts, style: Style) -> None:
    """Draw the panels, one below the other; missing data are left blank."""
    whole = facts.content
    beside = [line for title in _BESIDE_PANELS[whole.length] for line in _(title).splitlines()] if style.paper else []
    canvas, heights = layout.canvas(figure, style, whole, beside), layout.heights(figure, style, whole)
    grid = rating_grid.is_grid(whole)
    top = heights.minutes[0] if grid else heights.rating[0]
    ticks = []
    if not grid or whole.bars or whole.tracks:
        ticks = draw_dates(canvas, top, heights.tracks[1], whole.length, facts.wording)
    marked = _marked_days(canvas) if whole.length == 1 else [tick.day for tick in ticks]
    if grid:
        rating_grid.draw_grid(figure, heights.rating, whole, (style, facts.wording))
    else:
        _draw_ratings(canvas, heights, facts, marked)
    if whole.bars:
        _draw_minutes(canvas, heights.minutes, whole.bars, facts)
    if len(whole.changes) <= (_MOST_RULES_ON_PAPER if style.paper else _MOST_RULES):
        bottom = heights.tracks[0] + style.px(style.sizes.track) / 2
        for change in whole.changes:
            canvas.dotted(canvas.x(change.day), top, bottom)
    if whole.tracks:
        draw_tracks(panel(canvas, "tracks", *heights.tracks), whole.tracks)


def height(facts: TimelineFacts, style: Style, width: float) -> float:
    """The height in points: fixed on screen; on paper the minimum at which ratings are distinguishable."""
    whole = facts.content
    tracks = style.px(style.sizes.track) * len(whole.tracks)
    if rating_grid.is_grid(whole):
        minutes = style.px(_MINUTES + style.sizes.between_panels) if whole.bars else 0.0
        least = rating_grid.grid_height(whole, style, width) + minutes + tracks + style.px(_AROUND)
        return least if style.paper else max(least, style.px(_HEIGHT))
    if style.paper:
        return max(_LEAST_ON_PAPER, _beside(whole, style)) + _TRACK_ON_PAPER * len(whole.tracks)
    return style.px(_HEIGHT)


def _beside(whole: Content, style: Style) -> float:
    """The minimum height of the panels beside which the line names and the legend of the bars are drawn."""
    legend = len(minutes_panel.legend_names(whole.bars)) if whole.bars else 0
    names = style.sizes.label_step * len(whole.series)
    return style.px(names + style.sizes.legend_step * legend + style.sizes.top + style.sizes.below + _BESIDE_LABELS)


def _marked_days(canvas: TimeAxisCanvas) -> range:
    """The days on which the lines of means have a marker: every 14th day, or a multiple of that on a long axis."""
    step = _MARK_STEP * max(1, ceil(canvas.style.px(_BETWEEN_MARKS) / (_MARK_STEP * canvas.day_width)))
    return range(first_monday(canvas.period), len(canvas.period), step)


def _draw_ratings(
    canvas: TimeAxisCanvas, heights: layout.Heights, facts: TimelineFacts, marked: Collection[int]
) -> None:
    style, rows, whole, place = canvas.style, LabelRows(_ROWS_OF_WORDS), facts.content, heights.rating
    ratings = panel(canvas, "rating", *place)
    rating_panel.draw_scale(ratings, facts.wording)
    if style.paper:
        _draw_title_beside(canvas, place, _(_BESIDE_PANELS[whole.length][0]))
    else:
        rating_panel.draw_title(ratings, _("Rating, 0 to 10"), _(_HOW[whole.length]), rows)
    if not whole.series:
        rating_panel.draw_silence(ratings, _("No ratings in this period"))
        return
    if whole.usual:
        usual_band.draw_band(ratings, whole.usual)
        usual_band.draw_legend(ratings, rows)
    rating_panel.draw_gaps(ratings, whole.gaps, whole.gap_words, rows)
    _draw_changes(canvas, place[0], whole.changes, rows)
    drawn = whole.drawn_series(style)
    rating_panel.draw_ratings(ratings, drawn, marked)
    lowest = minutes_panel.legend_top(heights.minutes[1], style, whole.bars) if whole.bars else place[1] + place[0]
    rating_panel.draw_names(ratings, drawn, layout.name_width(style, canvas.extent[0]), lowest)


def _draw_changes(canvas: TimeAxisCanvas, top: float, changes: Sequence[MarkedDay], rows: LabelRows) -> None:
    """Label each treatment change at the top beside its line, if the label fits before the next line; on paper,
    several changes are labelled by their numbers in `changes_in_words`."""
    style, gap = canvas.style, canvas.style.px(_BESIDE_RULE)
    if style.paper and len(changes) > _MOST_LABELLED:
        if is_numbered(changes):
            _draw_numbers(canvas, top, changes, rows)
        return
    size, least = style.px(style.sizes.caption), style.px(_LEAST_CHANGE)
    rules = [canvas.x(change.day) for change in changes]
    for number, (change, x) in enumerate(zip(changes, rules, strict=True)):
        before, after = [canvas.left, *rules][number], [*rules[1:], canvas.right][number]
        is_left = after - x - 2 * gap < least and x - before > after - x
        room = (x - before if is_left else after - x) - 2 * gap
        if room < least:
            continue
        lines = lettering.fitted(change.words, room, size, most_lines=_LINES_OF_CHANGE)
        wide = max(canvas.width(line) for line in lines)
        start = x - gap - wide if is_left else x + gap
        row = rows.place(start - gap, start + wide + gap, len(lines))
        if row is None:
            continue
        for below, line in enumerate(lines):
            canvas.words(start, rating_panel.row_height(canvas, top, row + below), line, TextLook(haloed=True))


def is_numbered(changes: Sequence[MarkedDay]) -> bool:
    """Whether the treatment changes are labelled by numbers, because on paper their texts do not fit."""
    return _MOST_LABELLED < len(changes) <= _MOST_RULES_ON_PAPER


def changes_in_words(facts: TimelineFacts) -> list[str]:
    """The legend of the numbered treatment changes: "1 Pregabalin started, 75 mg (9 Nov)"."""
    changes, first = facts.content.changes, facts.content.period.first
    if not is_numbered(changes):
        return []
    days = (facts.wording.day_month(first + timedelta(days=change.day)) for change in changes)
    pattern = _("{number} {change} ({day})")
    return [
        pattern.format(number=number, change=change.words, day=day)
        for number, (change, day) in enumerate(zip(changes, days, strict=True), 1)
    ]


def _draw_numbers(canvas: TimeAxisCanvas, top: float, changes: Sequence[MarkedDay], rows: LabelRows) -> None:
    """Draw the number of each change beside its line, or below the adjacent numbers."""
    gap = canvas.style.px(_BESIDE_RULE) / 2
    for number, change in enumerate(changes, 1):
        x, wide = canvas.x(change.day) + gap, canvas.width(str(number))
        row = rows.place(x - gap, x + wide + gap)
        if row is not None:
            canvas.words(x, rating_panel.row_height(canvas, top, row), str(number), TextLook(colour="ink", haloed=True))


def _draw_minutes(canvas: TimeAxisCanvas, place: tuple[float, float], bars: Bars, facts: TimelineFacts) -> None:
    style, length = canvas.style, facts.content.length
    minutes = panel(canvas, "minutes", *place)
    minutes_panel.draw_scale(minutes, bars, facts.wording)
    minutes_panel.draw_bars(minutes, bars)
    minutes_panel.draw_legend(minutes, bars)
    if style.paper:
        _draw_title_beside(canvas, place, _(_BESIDE_PANELS[length][1]))
        return
    x, y = canvas.left + style.px(_TITLE_INDENT), place[0] - style.px(_TITLE_ABOVE)
    look = TextLook(style.sizes.name, lettering.SEMI_BOLD, "ink", haloed=True)
    canvas.words(x, y, _(MINUTES[length]), look)


def _draw_title_beside(canvas: TimeAxisCanvas, place: tuple[float, float], title: str) -> None:
    """Draw the title of a panel on paper at the left edge, beside the labels of its scale."""
    lines = title.splitlines()
    step = canvas.style.px(canvas.style.sizes.caption + 3)
    for number, line in enumerate(lines):
        canvas.words(0, sum(place) / 2 + (number - (len(lines) - 1) / 2) * step, line)


def caption(facts: TimelineFacts) -> str:
    """The legend of the timeline in one line."""
    words = _(_CAPTIONS[facts.content.length])
    return (
        _("{caption} Shaded: {band}.").format(caption=words, band=usual_band.legend()) if facts.content.usual else words
    )


def sentences(facts: TimelineFacts) -> list[str]:
    """The timeline as sentences, for screen readers."""
    whole, wording = facts.content, facts.wording
    period = whole.period
    lines = about_content(whole, wording)
    if whole.usual:
        lines.insert(len(whole.levels), usual_band.about_band(whole.usual, whole.series[0].name, wording))
    for change in whole.changes:
        day = wording.day_month_year(period.first + timedelta(days=change.day))
        lines.append(_("{day}: {change}.").format(day=day, change=change.words))
    for track in (one for one in whole.tracks if one.look != "change"):
        on_days = ngettext("{what}: on {n} day.", "{what}: on {n} days.", len(track.days))
        lines.append(on_days.format(what=track.name, n=len(track.days)))
    heading = _("{span}.").format(span=span(period, wording))
    return [heading, *(lines or [_("Nothing is recorded in this period.")])]


def table(facts: TimelineFacts) -> ChartTable:
    """One row per point: a day, or a block of days named by its first day."""
    whole, wording = facts.content, facts.wording
    columns = [_values(one.points) for one in whole.series]
    minutes = _minutes(whole.bars) if whole.bars else {}
    happened = _happened(whole)
    rows = []
    for place in sorted({*minutes, *happened, *(place for column in columns for place in column)}):
        values = [column.get(place) for column in columns]
        ratings = ["" if one is None else _rating(one, whole.length, wording) for one in values]
        exercise = rating(minutes[place], wording) if place in minutes else ""
        first = wording.day_month_year(whole.period.first + timedelta(days=place))
        rows.append((first, *ratings, exercise, ", ".join(happened.get(place, ()))))
    first_column = _("Day") if whole.length == 1 else _("Days from")
    names = (one.name for one in whole.series)
    return ChartTable((first_column, *names, _("Exercise minutes"), _("Falls and events")), tuple(rows))


def _rating(value: float, length: int, wording: Wording) -> str:
    return rating(value, wording) if length == 1 else wording.number(value, 1)


def _values(points: SymptomSeries) -> dict[int, float]:
    """The rating of each day, or the mean of each block by the index of its first day; missing ones are left out."""
    places, values = points.marks_at, points.marks
    if points.length > 1:
        places, values = points.edges[:-1] + 0.5, points.means
    return {round(place): float(value) for place, value in zip(places, values, strict=True) if isfinite(value)}


def _minutes(bars: Bars) -> dict[int, float]:
    pairs = zip(bars.starts, bars.total, strict=True)
    return {round(start + 0.5): float(minutes) for start, minutes in pairs if isfinite(minutes)}


def _happened(whole: Content) -> dict[int, list[str]]:
    """The names of the event tracks with a marker, by day or by first day of a block."""
    starts = [round(edge + 0.5) for edge in whole.series[0].points.edges[:-1]] if whole.series else []
    names: dict[int, list[str]] = {}
    for track in (one for one in whole.tracks if one.look != "note"):
        places = {max((start for start in starts if start <= day), default=day) for day in track.days}
        for place in places:
            names.setdefault(place, []).append(track.name)
    return names


CHART = Chart(
    "timeline",
    N_("Timeline"),
    ShownOptions,
    prepare,
    height,
    draw,
    sentences,
    table,
    view=View.TIMELINE,
    is_on_paper=True,
    caption=caption,
)
