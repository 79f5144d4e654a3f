"""Draws the usual range of a symptom, which contains 8 of 10 weekly means, as a pale band on the timeline."""

from matplotlib.colors import to_hex, to_rgb

from diary.charts.chart_text import Wording
from diary.charts.drawing import ShapeLook, TextLook, boxes
from diary.charts.labels import LabelRows
from diary.charts.options import UsualBand
from diary.charts.rating_panel import row_height
from diary.charts.style import Style
from diary.charts.time_axis_canvas import Panel
from diary.i18n import _

_OPACITY = 0.6
_EDGE, _DOTS = 1.2, (1.0, 2.0)
_SWATCH, _BESIDE = 26, 8


def draw_band(panel: Panel, band: UsualBand) -> None:
    """Draw the band behind everything else, with dotted edges for readers to whom the pale fill is invisible."""
    axes, style, first = panel.axes, panel.canvas.style, panel.canvas.period.first
    left, right = (band.days.first - first).days - 0.5, (band.days.last - first).days + 0.5
    axes.fill_between(
        [left, right],
        band.low,
        band.high,
        facecolor=style.colours["grid"],
        alpha=_OPACITY,
        linewidth=0,
        zorder=0.5,
        label=legend(),
    )
    for edge in (band.low, band.high):
        dots = (0, _DOTS)
        axes.plot([left, right], [edge, edge], color=style.colours["axis"], lw=style.px(_EDGE), ls=dots, zorder=0.6)


def draw_legend(panel: Panel, rows: LabelRows) -> None:
    """Draw the legend of the band, a swatch with text, at the top right if there is room."""
    canvas, style = panel.canvas, panel.canvas.style
    words, swatch, beside = legend(), style.px(_SWATCH), style.px(_BESIDE)
    wide = canvas.width(words)
    start = canvas.right - wide
    row = rows.place(start - beside - swatch - beside, canvas.right)
    if row is None:
        return
    y, half = row_height(canvas, panel.top, row), style.px(style.sizes.caption) / 3
    left, right = start - beside - swatch, start - beside
    look = ShapeLook(fill=_pale(style), edge="axis", width=_EDGE, dash=_DOTS, level=2)
    canvas.shape(boxes([(left, y - half, right, y + half)]), look)
    canvas.words(start, y, words, TextLook(haloed=True))


def _pale(style: Style) -> str:
    """The colour of the semi-transparent band on the background."""
    pairs = zip(to_rgb(style.colours["grid"]), to_rgb(style.colours["surface"]), strict=True)
    red, green, blue = (_OPACITY * grid + (1 - _OPACITY) * surface for grid, surface in pairs)
    return to_hex((red, green, blue))


def legend() -> str:
    """The text of the band's legend."""
    return _("where 8 of 10 of your weeks were")


def about_band(band: UsualBand, name: str, wording: Wording) -> str:
    """The band in words, for the chart's description."""
    low, high = wording.number(band.low, 1), wording.number(band.high, 1)
    if low == high:
        return _("{symptom}, where 8 of 10 of your weeks were: {low}.").format(symptom=name, low=low)
    words = _("{symptom}, where 8 of 10 of your weeks were: {low} to {high}.")
    return words.format(symptom=name, low=low, high=high)
