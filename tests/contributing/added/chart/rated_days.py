"""Rated days: on how many days of the period anything was rated."""

from dataclasses import dataclass

from diary.charts.chart import Chart
from diary.charts.drawing import ChartDrawing, FigureLike
from diary.charts.heading import draw_heading, draw_silence, heading, silence_height
from diary.charts.options import ChartOptions
from diary.charts.style import Style
from diary.charts.table import ChartTable
from diary.domain.excerpt import Excerpt
from diary.i18n import N_, _


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedDaysOptions(ChartOptions):
    """Those of every chart."""


@dataclass(frozen=True, slots=True)
class RatedDaysFacts:
    """How many days."""

    days: int


def prepare(excerpt: Excerpt, options: RatedDaysOptions) -> RatedDaysFacts:
    """Count the days with a rating."""
    shown = options.shown_period(excerpt)
    return RatedDaysFacts(len({one.day for one in excerpt.ratings if one.day in shown}))


def height(facts: RatedDaysFacts, style: Style, width: float) -> float:
    """Heading and sentence."""
    return heading(style, width, _("Rated days")).height + silence_height(style, width, sentences(facts)[0])


def draw(figure: FigureLike, facts: RatedDaysFacts, style: Style) -> None:
    """The number in words."""
    drawing = ChartDrawing(figure, style)
    above = heading(style, drawing.extent[0], _("Rated days"))
    draw_heading(drawing, above)
    draw_silence(drawing, sentences(facts)[0], above.height)


def sentences(facts: RatedDaysFacts) -> list[str]:
    """The number in words."""
    return [_("Days on which something was rated: {n}.").format(n=facts.days)]


def table(facts: RatedDaysFacts) -> ChartTable:
    """One row."""
    return ChartTable((_("Days on which something was rated"),), ((str(facts.days),),))


CHART = Chart("rated_days", N_("Rated days"), RatedDaysOptions, prepare, height, draw, sentences, table)
