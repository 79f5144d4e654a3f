"""The upper panel of the timeline: ratings, their means and ranges, gaps, and the names at the ends of the lines."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diary.charts import lettering
from diary.charts.chart_text import Wording
from diary.charts.drawing import HOLLOW_EDGE, TextLook, marker_of
from diary.charts.labels import LabelRows, pushed_apart
from diary.charts.style import CORE_WIDTH, DOUBLE_WIDTH, Series
from diary.charts.symptom_series import SymptomSeries
from diary.charts.time_axis_canvas import Panel, TimeAxisCanvas
from diary.domain.marker_shape import is_hollow
from diary.domain.symptom import HIGHEST, LOWEST
from diary.i18n import _

LABEL_INDENT = 29
_MARK_INDENT = 16
_LABEL_MARK = 11.2
_EDGED = 1.9
_MARK_EDGE = 2
_SIDE_BY_SIDE = 0.27
_FURTHEST_SIDE = 8
_RANGE_BAR = 0.22
_GAPS_NAMED = 3
_TITLE_INDENT = 4
_TITLE_ABOVE = 12
_AFTER_TITLE = 12
_LINE_HEIGHT = 1.15
_DAILY_EDGE = 5
_APART = 0.9
"""The maximum size of a marker, as a fraction of the distance to the next one."""


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """The series of a symptom with the names of the symptom and of its mean, and its drawing style (`look`)."""

    name: str
    mean_name: str
    points: SymptomSeries
    look: Series


def draw_ratings(panel: Panel, all_series: Sequence[DrawnSeries], marked: Collection[int]) -> None:
    """Draw all series, the first at the back; the means have a marker on the days `marked`."""
    for number, named in enumerate(all_series):
        point = panel.canvas.day_width * named.points.length
        aside = _aside(panel, point, len(all_series))[number] * named.points.length
        if named.points.length > 1:
            _draw_ranges(panel, named, aside, point)
        _draw_days(panel, named, aside if named.points.length == 1 else 0.0, point)
        _draw_mean(panel, named, marked, 3 + number)


def _aside(panel: Panel, point: float, count: int) -> NDArray[np.float64]:
    """The horizontal offset of each series, so that equal ratings do not hide each other; one element per series."""
    furthest = min(_SIDE_BY_SIDE, panel.canvas.style.px(_FURTHEST_SIDE) / point)
    return np.linspace(-furthest, furthest, count) if count > 1 else np.zeros(count)


def _draw_ranges(panel: Panel, named: DrawnSeries, aside: float, point: float) -> None:
    """Draw a pale bar from minimum to maximum of each week or four weeks, narrow enough for all series side by side."""
    style, points = panel.canvas.style, named.points
    nothing = np.full(len(points.lowest), np.nan)
    panel.axes.plot(
        np.repeat(points.mean_at + aside, 3),
        np.stack([points.lowest, points.highest, nothing], axis=1).ravel(),
        color=named.look.colour,
        linewidth=min(_RANGE_BAR * point, style.px(style.sizes.daily_mark)),
        alpha=style.range_opacity,
        solid_capstyle="butt",
        clip_on=False,
        zorder=1.5,
        label=_("{symptom}, lowest to highest").format(symptom=named.name),
    )


def _draw_days(panel: Panel, named: DrawnSeries, aside: float, point: float) -> None:
    """Draw the daily values as pale markers behind the mean."""
    style = panel.canvas.style
    marker, relative = marker_of(named.look)
    largest = style.px(style.sizes.daily_mark)
    size = min(max(1.15 * point, largest / 2), largest)
    panel.axes.plot(
        named.points.marks_at + aside,
        named.points.marks,
        linestyle="none",
        marker=marker,
        markersize=size * relative,
        markerfacecolor="none" if is_hollow(named.look.marker) else named.look.colour,
        markeredgecolor=named.look.colour,
        markeredgewidth=size / _DAILY_EDGE if is_hollow(named.look.marker) else 0,
        alpha=style.mark_opacity if np.isfinite(named.points.means).any() else 1.0,
        clip_on=False,
        zorder=2,
        label=_("{symptom}, each day").format(symptom=named.name),
    )


def _draw_mean(panel: Panel, named: DrawnSeries, marked: Collection[int], level: float) -> None:
    style, points = panel.canvas.style, named.points
    paper, thickness = style.colours["surface"], style.px(style.sizes.mean_line)
    panel.axes.plot(
        points.mean_at,
        points.means,
        color=paper,
        linewidth=thickness * _EDGED,
        linestyle=_pattern([length / _EDGED for length in named.look.dash]),
        zorder=level,
    )
    line: dict[str, Any] = {
        "linestyle": _pattern(named.look.dash), "solid_capstyle": "butt", "color": named.look.colour,
        "linewidth": thickness, **_marker_look(panel, named),
    }  # fmt: skip
    if named.look.is_double:
        wide = {**line, "linewidth": thickness * DOUBLE_WIDTH, "marker": ""}
        panel.axes.plot(points.mean_at, points.means, zorder=level + 0.4, **wide)
        line |= {"color": paper, "linewidth": thickness * CORE_WIDTH}
    panel.axes.plot(
        points.mean_at,
        points.means,
        markevery=_marked(points, marked),
        clip_on=False,
        zorder=level + 0.5,
        label=named.mean_name,
        **line,
    )
    _draw_isolated(panel, named, level)


def _draw_isolated(panel: Panel, named: DrawnSeries, level: float) -> None:
    """Draw a marker for each mean that no line reaches; the markers are smaller where they would overlap."""
    points, style, look = named.points, panel.canvas.style, _marker_look(panel, named)
    isolated = _isolated(points)
    at = points.mean_at[isolated]
    if not len(at):
        return
    apart = float(np.diff(at).min(initial=np.inf)) * panel.canvas.day_width
    size = min(look["markersize"], max(_APART * apart, style.px(style.sizes.daily_mark)))
    look |= {"markersize": size, "markeredgewidth": look["markeredgewidth"] * size / look["markersize"]}
    panel.axes.plot(
        at,
        points.means[isolated],
        linestyle="none",
        color=named.look.colour,
        clip_on=False,
        zorder=level + 0.5,
        label=_("{symptom}, means alone").format(symptom=named.name),
        **look,
    )


def _marker_look(panel: Panel, named: DrawnSeries) -> dict[str, Any]:
    """matplotlib's keyword arguments for the marker of a mean: filled with an edge in the background colour, or
    hollow."""
    style, look = panel.canvas.style, named.look
    marker, relative = marker_of(look)
    paper, hollow = style.colours["surface"], is_hollow(look.marker)
    return {
        "marker": marker,
        "markersize": style.px(style.sizes.mean_mark) * relative,
        "markerfacecolor": paper if hollow else look.colour,
        "markeredgecolor": look.colour if hollow else paper,
        "markeredgewidth": style.px(HOLLOW_EDGE if hollow else _MARK_EDGE),
    }


def _pattern(dash: Sequence[float]) -> str | tuple[float, Sequence[float]]:
    """A dash pattern, in multiples of the line width, as matplotlib's `linestyle`.

    The background-coloured outline has the same dashes as its line, so that two coinciding lines remain visible.
    """
    return (0, dash) if dash else "solid"


def _marked(points: SymptomSeries, days: Collection[int]) -> list[int]:
    """Indices of the points of a line of means with a marker: those on `days`."""
    wanted = np.zeros(len(points.means), dtype=bool)
    if len(days) and len(points.mean_at):
        wanted[np.abs(points.mean_at[:, None] - np.array(sorted(days))).argmin(axis=0)] = True
    return [int(point) for point in np.flatnonzero(wanted & np.isfinite(points.means) & ~_isolated(points))]


def _isolated(points: SymptomSeries) -> NDArray[np.bool_]:
    """A boolean array: the means without a neighbour, which no line reaches."""
    drawn: NDArray[np.bool_] = np.isfinite(points.means)
    joined: NDArray[np.bool_] = np.concatenate([[False], drawn[:-1]]) | np.concatenate([drawn[1:], [False]])
    return np.logical_and(drawn, ~joined)


def draw_scale(panel: Panel, wording: Wording) -> None:
    """Draw the axis, always from 0 to 10, in steps of 2 if their labels fit, otherwise of 5 or 10."""
    line = panel.canvas.style.px(panel.canvas.style.sizes.caption)
    room = panel.bottom - panel.top
    step = next((step for step in (2, 5) if room * step / HIGHEST >= line), HIGHEST)
    panel.draw_scale(range(LOWEST, HIGHEST + 1, step), wording)


def draw_title(panel: Panel, title: str, explanation: str, rows: LabelRows) -> None:
    """Draw the panel's title: inside at the top left, or above the panel if there is an `explanation`."""
    canvas, style = panel.canvas, panel.canvas.style
    x, y = canvas.left + style.px(_TITLE_INDENT), row_height(canvas, panel.top, 0)
    wide = canvas.width(title, style.sizes.name, lettering.SEMI_BOLD)
    if explanation:
        y = panel.top - style.px(_TITLE_ABOVE)
        canvas.words(x + wide + style.px(_AFTER_TITLE), y, explanation)
    else:
        rows.place(x, x + wide)
    canvas.words(x, y, title, TextLook(size=style.sizes.name, weight=lettering.SEMI_BOLD, colour="ink", haloed=True))


def draw_gaps(panel: Panel, gaps: Sequence[tuple[float, float]], words: Sequence[str], rows: LabelRows) -> None:
    """Draw a hatched band for each gap, and its label of `words` in the widest ones if it fits."""
    draw_bands(panel, gaps)
    canvas = panel.canvas
    widest = sorted(range(len(gaps)), key=lambda number: gaps[number][0] - gaps[number][1])[:_GAPS_NAMED]
    for number in sorted(widest):
        half = canvas.width(words[number]) / 2
        start, end = (canvas.left + (edge + 0.5) * canvas.day_width for edge in gaps[number])
        middle = max(min((start + end) / 2, canvas.right - half), canvas.left + half)
        row = rows.place(middle - half, middle + half)
        if row is not None:
            canvas.words(
                middle, row_height(canvas, panel.top, row), words[number], TextLook(align="center", haloed=True)
            )


def draw_bands(panel: Panel, gaps: Sequence[tuple[float, float]]) -> None:
    """Draw a hatched band for each gap."""
    style = panel.canvas.style
    for start, end in gaps:
        panel.axes.axvspan(
            start,
            end,
            facecolor="none",
            edgecolor=style.colours["line"],
            hatch=style.sizes.gap_hatch,
            linewidth=0,
            zorder=1,
        )


def draw_silence(panel: Panel, text: str) -> None:
    """Draw a sentence in the centre of a panel without data."""
    middle = (panel.canvas.left + panel.canvas.right) / 2
    panel.canvas.words(middle, (panel.top + panel.bottom) / 2, text, TextLook(align="center", haloed=True))


def draw_names(panel: Panel, all_series: Sequence[DrawnSeries], most: float, lowest: float) -> None:
    """Draw name and marker of each series at the end of its line, without overlaps, above `lowest`.

    Names wider than `most` points are wrapped, or truncated to one line if all lines together would be too high.
    """
    canvas, style = panel.canvas, panel.canvas.style
    size, step = style.sizes.name, style.px(style.sizes.label_step)
    between = style.px(size * _LINE_HEIGHT)
    top, bottom = panel.top - step / 2, min(panel.bottom + step / 2, lowest)
    names = [name_lines(named.name, most, style.px(size)) for named in all_series]
    if sum(step + (len(lines) - 1) * between for lines in names) > bottom - top:
        names = [[lettering.shortened(one.name, most, style.px(size), lettering.SEMI_BOLD)] for one in all_series]
    heights = [step + (len(lines) - 1) * between for lines in names]
    if sum(heights) > bottom - top:
        bottom = min(top + sum(heights), max(lowest, panel.bottom + step / 2))
    wanted = [
        panel.bottom - (panel.bottom - panel.top) * (named.points.last_value or 0.0) / HIGHEST for named in all_series
    ]
    middles = pushed_apart(wanted, heights, top, bottom)
    for named, middle, lines in zip(all_series, middles, names, strict=True):
        canvas.mark(canvas.right + style.px(_MARK_INDENT), middle, named.look, style.px(_LABEL_MARK))
        for number, line in enumerate(lines):
            y = middle + (number - (len(lines) - 1) / 2) * between
            x = canvas.right + style.px(LABEL_INDENT)
            canvas.words(x, y, line, TextLook(size=size, weight=lettering.SEMI_BOLD, colour="ink"))


def name_lines(name: str, most: float, size: float) -> list[str]:
    """The name of a series wrapped to `most` points; words that are wider are truncated."""
    lines = lettering.wrapped(name, most, size, lettering.SEMI_BOLD)
    return [lettering.shortened(line, most, size, lettering.SEMI_BOLD) for line in lines]


def row_height(canvas: TimeAxisCanvas, top: float, row: int) -> float:
    """The y of the centre of a label row at the top of a panel; `top` is that of the panel."""
    style = canvas.style
    return top + style.px(10 + row * (style.sizes.caption + 3))
