"""The lower panel of the timeline: exercise minutes, stacked by group."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import NDArray

from diary.analysis.daily import GROUPS, day_minutes, days_exercised, days_of, total_minutes
from diary.analysis.smoothing import stretches
from diary.charts.chart_text import Wording
from diary.charts.drawing import points
from diary.charts.style import Style
from diary.charts.time_axis_canvas import Panel
from diary.domain.excerpt import Excerpt
from diary.domain.rounding import decimals_in
from diary.domain.tracked_items import category_of
from diary.i18n import N_, _, ngettext

_NAMES = {
    "aerobic": N_("Aerobic"),
    "strength": N_("Strength"),
    "stretching": N_("Stretching"),
    "hands": N_("Hands, feet"),
    "other": N_("Other"),
}
_UNTIMED = N_("Time not noted")
_FILLS = {"aerobic": "ex1", "strength": "ex2", "stretching": "ex3", "hands": "ex4", "other": "surface"}
_STEPS = (30, 60, 90, 120, 180, 240, 300, 450, 600, 900, 1200, 1800, 2400, 3600, 4800, 7200, 10800, 20160)
_BAR = 0.74
_OUTLINE = 0.9
_MOST_OUTLINE = 0.2
_DOTTED = "...."
_UNTIMED_MARK = 4.4
_UNTIMED_ABOVE = 6


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """The data of the panel: bars from day `starts` over `lengths` days, with minutes by group (NaN if unknown).

    `total` is the sum over all groups, and `derived` the part of it that is derived from the dose. `untimed` are the
    centres of the days or weeks with exercise of unknown duration. `days` is the number of days with exercise.
    """

    starts: NDArray[np.float64]
    lengths: NDArray[np.float64]
    minutes: Mapping[str, NDArray[np.float64]]
    total: NDArray[np.float64]
    untimed: NDArray[np.float64]
    derived: float
    days: int

    @property
    def groups(self) -> list[str]:
        """The groups that occur, in the order in which they are stacked."""
        return [group for group in GROUPS if np.nansum(self.minutes[group]) > 0]


def bars_of(excerpt: Excerpt, length: int) -> Bars:
    """Compute the bars of the excerpt's period; each stands for `length` days (1, 7 or 28)."""
    days = days_of(excerpt.period)
    by_group, derived = day_minutes(excerpt, partial(category_of, definitions=excerpt.definitions))
    exercised = days_exercised(excerpt)
    done = np.where(exercised, 1.0, np.nan)
    starts, lengths = np.arange(len(days), dtype=np.float64), np.ones(len(days))
    if length > 1:
        cut = stretches(days, done, length)
        starts, lengths = (cut.starts - days[0]).astype(np.float64), cut.lengths.astype(np.float64)
        by_group = {group: stretches(days, minutes, length).sums for group, minutes in by_group.items()}
        done = cut.sums
    total = total_minutes(by_group)
    untimed = np.isfinite(done) & np.isnan(total)
    starts -= 0.5
    middles, number = (starts + lengths / 2)[untimed], int(np.count_nonzero(exercised))
    return Bars(starts, lengths, by_group, total, middles, derived, number)


def draw_scale(panel: Panel, bars: Bars, wording: Wording) -> None:
    """Draw the axis from 0 to a round number not below the highest bar, with three ticks."""
    panel.draw_scale(scale_of(bars), wording)


def scale_of(bars: Bars) -> tuple[int, int, int]:
    """The three tick values of the minutes axis, of which the last is not below the highest bar."""
    highest = float(np.max(np.sum([np.nan_to_num(values) for values in bars.minutes.values()], axis=0), initial=0))
    step = next((step for step in _STEPS if 2 * step >= highest), _STEPS[-1])
    return 0, step, 2 * step


def draw_bars(panel: Panel, bars: Bars) -> None:
    """Draw stacked bars, and a dot for exercise of unknown duration."""
    style = panel.canvas.style
    margin = bars.lengths * (1 - _BAR) / 2
    lefts, rights = bars.starts + margin, bars.starts + bars.lengths - margin
    base = np.zeros(len(bars.starts))
    for group in bars.groups:
        height = np.nan_to_num(bars.minutes[group])
        corners = _corners(lefts, rights, base, base + height)[height > 0]
        for part in _filled(corners, group, style, _outline(panel, bars)):
            panel.axes.add_artist(part)
        base = base + height
    size = style.px(_UNTIMED_MARK)
    above = style.px(_UNTIMED_ABOVE) / (panel.bottom - panel.top) * panel.axes.get_ylim()[1]
    panel.axes.plot(
        bars.untimed,
        np.full(len(bars.untimed), above),
        linestyle="none",
        marker="o",
        markersize=size,
        markerfacecolor=style.colours["exline"],
        markeredgewidth=0,
        clip_on=False,
        label=_(_UNTIMED),
    )


def _outline(panel: Panel, bars: Bars) -> float:
    """The width of the outlines in points, limited so that narrow bars remain visible."""
    widest = float(np.max(bars.lengths, initial=0)) * _BAR * panel.canvas.day_width
    return min(panel.canvas.style.px(_OUTLINE), _MOST_OUTLINE * widest)


def _corners(
    left: NDArray[np.float64], right: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The corners of n rectangles as an array of shape (n, 4, 2)."""
    across = np.stack([left, right, right, left], axis=1)
    return np.stack([across, np.stack([low, low, high, high], axis=1)], axis=2)


def _filled(corners: NDArray[np.float64], group: str, style: Style, outline: float) -> list[PathPatch]:
    """Patches for the rectangles of a group: fill, hatching if the group has one, and outline."""
    boxes = Path.make_compound_path_from_polys(corners)
    fill = PathPatch(
        boxes,
        facecolor=style.colours[_FILLS[group]],
        edgecolor=style.colours["exline" if group == "other" else "surface"],
        hatch={"strength": style.sizes.strength_hatch, "other": _DOTTED}.get(group),
        linewidth=0,
        zorder=2,
        label=_(_NAMES[group]),
    )
    edge = PathPatch(boxes, fill=False, edgecolor=style.colours["exline"], linewidth=outline, zorder=2.5)
    return [fill, edge]


def legend_names(bars: Bars) -> list[str]:
    """The legend's names from the bottom up: the groups in stacking order, then exercise of unknown duration."""
    names = [_(_NAMES[group]) for group in bars.groups]
    return [*names, _(_UNTIMED)] if len(bars.untimed) else names


def legend_top(bottom: float, style: Style, bars: Bars) -> float:
    """The upper edge of the legend of a panel with that lower edge."""
    step = style.px(style.sizes.legend_step)
    return bottom - style.px(7) - (len(legend_names(bars)) - 0.5) * step


def draw_legend(panel: Panel, bars: Bars) -> None:
    """Draw the legend beside the panel, in stacking order."""
    canvas, style = panel.canvas, panel.canvas.style
    step, x = style.px(style.sizes.legend_step), canvas.right + style.px(10)
    for number, group in enumerate(bars.groups):
        y = panel.bottom - style.px(7) - number * step
        width, height = style.px(13), style.px(12)
        box = _corners(*(np.array([value]) for value in (x, x + width, y - height / 2, y + height / 2)))
        for part in _filled(box, group, style, style.px(_OUTLINE)):
            part.set_transform(points(canvas.figure))
            canvas.figure.add_artist(part)
        canvas.words(x + style.px(19), y, _(_NAMES[group]))
    if len(bars.untimed):
        y = panel.bottom - style.px(7) - len(bars.groups) * step
        canvas.dot(x + style.px(6.5), y, style.px(_UNTIMED_MARK), "exline")
        canvas.words(x + style.px(19), y, _(_UNTIMED))


def about_minutes(bars: Bars, wording: Wording) -> str:
    """A sentence with the number of days with exercise and the total duration."""
    minutes, days = float(np.nansum(bars.total)), bars.days
    if not minutes:
        pattern = ngettext("Exercise on {n} day, time not noted.", "Exercise on {n} days, time not noted.", days)
        return pattern.format(n=days)
    pattern = ngettext("Exercise on {n} day, {minutes} minutes.", "Exercise on {n} days, {minutes} minutes.", days)
    words = pattern.format(n=days, minutes=wording.number(minutes, decimals_in(minutes)))
    if not bars.derived:
        return words
    derived = wording.number(bars.derived, decimals_in(bars.derived))
    return words + " " + _("Of these, {minutes} follow from the dose and were not noted.").format(minutes=derived)
