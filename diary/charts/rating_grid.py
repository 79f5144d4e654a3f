"""A grid of small rating panels, one per symptom, for more symptoms than one panel can distinguish."""

from collections.abc import Sequence

from diary.charts import lettering, rating_panel
from diary.charts.chart_text import Wording
from diary.charts.content import Content
from diary.charts.date_marks import draw_dates
from diary.charts.drawing import FigureLike, TextLook
from diary.charts.rating_panel import DrawnSeries
from diary.charts.style import MOST_TOGETHER, Style
from diary.charts.time_axis_canvas import TimeAxisCanvas, panel
from diary.domain.symptom import HIGHEST, LOWEST

_NAME, _LINE, _LEAST_PANEL, _DATES, _BETWEEN_ROWS = 16, 14, 22, 22, 4
_LEFT, _RIGHT = 30, 12
_MARK, _BESIDE = 11, 16
_LEAST_WIDTH = 165
_STEP = 5


def is_grid(content: Content) -> bool:
    """Whether there are more symptoms than one panel can show, so that each has its own."""
    return len(content.series) > MOST_TOGETHER


def grid_height(content: Content, style: Style, width: float) -> float:
    """The minimum height in points of the grid."""
    rows = -(-len(content.series) // _columns(style, width))
    return style.px(rows * (_NAME + _LEAST_PANEL + _BETWEEN_ROWS) + _DATES)


def draw_grid(figure: FigureLike, place: tuple[float, float], content: Content, look: tuple[Style, Wording]) -> None:
    """Draw the panels from `place[0]` (top) to `place[1]` (bottom); the lowest of each column has the dates below
    it."""
    style, wording = look
    width = TimeAxisCanvas(figure, style, content.period, 0.0, 1.0).extent[0]
    columns, drawn = _columns(style, width), content.drawn_series(style)
    rows = -(-len(drawn) // columns)
    wide, high = width / columns, (place[1] - place[0] - style.px(_DATES)) / rows
    lines = _lines_of_names(drawn, style, wide, high)
    named = style.px(_NAME + (lines - 1) * _LINE)
    for number, (one, gaps) in enumerate(zip(drawn, (some.gaps for some in content.series), strict=True)):
        row, column = divmod(number, columns)
        left, top = column * wide, place[0] + row * high
        canvas = TimeAxisCanvas(figure, style, content.period, left + style.px(_LEFT), left + wide - style.px(_RIGHT))
        upper, lower = top + named, top + high - style.px(_BETWEEN_ROWS)
        _draw_name(canvas, one, top + style.px(_NAME) / 2, lines)
        if number + columns >= len(drawn):
            draw_dates(canvas, upper, lower, content.length, wording)
        _draw_panel(canvas, one, gaps, (upper, lower), wording)


def _lines_of_names(drawn: Sequence[DrawnSeries], style: Style, wide: float, high: float) -> int:
    """The number of lines for each name: two if a name needs them and the panels stay high enough, otherwise one."""
    most, size = wide - style.px(_LEFT + _RIGHT + _BESIDE), style.px(style.sizes.name)
    is_long = any(lettering.width(one.name, size, lettering.SEMI_BOLD) > most for one in drawn)
    has_room = high >= style.px(_NAME + _LINE + _LEAST_PANEL + _BETWEEN_ROWS)
    return 2 if is_long and has_room else 1


def _draw_name(canvas: TimeAxisCanvas, one: DrawnSeries, y: float, lines: int) -> None:
    """Draw marker and name, whose first line is at `y`; a truncated name is complete in the table of symptoms."""
    style = canvas.style
    size, x = style.sizes.name, canvas.left + style.px(_BESIDE)
    canvas.mark(canvas.left + style.px(_MARK / 2), y, one.look, style.px(_MARK))
    named = lettering.fitted(one.name, canvas.right - x, style.px(size), lettering.SEMI_BOLD, most_lines=lines)
    for number, line in enumerate(named):
        canvas.words(x, y + number * style.px(_LINE), line, TextLook(size, lettering.SEMI_BOLD, "ink"))


def _draw_panel(
    canvas: TimeAxisCanvas,
    one: DrawnSeries,
    gaps: Sequence[tuple[float, float]],
    place: tuple[float, float],
    wording: Wording,
) -> None:
    ratings = panel(canvas, one.name, *place)
    room, line = place[1] - place[0], canvas.style.px(canvas.style.sizes.caption)
    step = _STEP if room * _STEP / HIGHEST >= line else HIGHEST
    ratings.draw_scale(range(LOWEST, HIGHEST + 1, step), wording)
    rating_panel.draw_bands(ratings, gaps)
    rating_panel.draw_ratings(ratings, [one], ())


def _columns(style: Style, width: float) -> int:
    return max(1, int(width / style.px(_LEAST_WIDTH)))
