"""The chart protocol: facts computed once from an excerpt, from which drawing, sentences and table are made."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Generic, Protocol, TypeVar

from diary.charts import lettering
from diary.charts.drawing import FigureLike
from diary.charts.options import ChartOptions
from diary.charts.style import Style
from diary.charts.table import ChartTable
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.i18n import _

Options = TypeVar("Options", bound=ChartOptions)
Facts = TypeVar("Facts")


class View(Enum):
    """The view of Trends that contains a chart."""

    TIMELINE = "timeline"
    PATTERNS = "patterns"


@dataclass(frozen=True, slots=True)
class PreparedChart:
    """A chart with its computed facts; it can be drawn any number of times without another computation.

    `period` is the period shown; `caption` a one-line legend, empty if the heading has one. `facts` is for callers
    that know this chart and use further functions of its module.
    """

    key: str
    title: str
    facts: object
    period: Period
    caption: str
    measure: Callable[[Style, float], float]
    paint: Callable[[FigureLike, Style], None]
    sentences: Callable[[], list[str]]
    table: Callable[[], ChartTable]

    def height(self, style: Style, width: float) -> float:
        """The height in points (logical pixels on screen) at which nothing has to shrink, for a figure `width` wide."""
        with lettering.settings(style.scale):
            return self.measure(style, width)

    def draw(self, figure: FigureLike, style: Style) -> None:
        """Draw on an empty figure; the chart fits itself into the figure's size."""
        with lettering.settings(style.scale):
            figure.set_facecolor(style.colours["surface"])
            self.paint(figure, style)


class RegisteredChart(Protocol):
    """The interface of `Chart` without its type parameters, for code that handles all charts alike."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def options(self) -> type[ChartOptions]: ...
    @property
    def view(self) -> View: ...
    @property
    def tab_name(self) -> str: ...
    @property
    def least_days(self) -> int: ...
    @property
    def is_on_paper(self) -> bool: ...

    def prepared(self, excerpt: Excerpt, options: ChartOptions) -> PreparedChart:
        """Compute the chart's facts from an excerpt."""


def _no_caption(_facts: object) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Chart(Generic[Options, Facts]):
    """The definition of a chart, generic over its options and facts.

    `key` is the name of its module, `title` its title, marked with `N_`, and `options` the frozen dataclass of its
    options, derived from `ChartOptions`: never that one itself, as the options of every other chart would be accepted.
    `prepare(excerpt, options)` does all computation and returns the facts, a frozen value. From these are made:
    `height(facts, style, width)`, the height in points at which nothing has to shrink at the style's text size;
    `draw(figure, facts, style)` on an empty figure, one point of which is a logical pixel on screen;
    `sentences(facts)`, shown below the chart and read by screen readers: numbers first, then the interval, then the
    limits of the conclusion; and `table(facts)`. None of these functions raises for too little data.

    `view` is the view of Trends that shows it. In Patterns each chart is a tab, named `tab` (marked with `N_`) where
    the title is too long for it. A period of less than `least_days` days is too short for the chart. The
    practitioner's page shows the first chart that `is_on_paper`, with its `caption`.
    """

    key: str
    title: str
    options: type[Options]
    prepare: Callable[[Excerpt, Options], Facts]
    height: Callable[[Facts, Style, float], float]
    draw: Callable[[FigureLike, Facts, Style], None]
    sentences: Callable[[Facts], list[str]]
    table: Callable[[Facts], ChartTable]
    view: View = View.PATTERNS
    tab: str = ""
    least_days: int = 1
    is_on_paper: bool = False
    caption: Callable[[Facts], str] = _no_caption

    @property
    def name(self) -> str:
        """The translated title."""
        return _(self.title)

    @property
    def tab_name(self) -> str:
        """The translated name of its tab."""
        return _(self.tab or self.title)

    def prepared(self, excerpt: Excerpt, options: ChartOptions) -> PreparedChart:
        """Compute the chart's facts from an excerpt; raises `TypeError` for the options of another chart."""
        if not isinstance(options, self.options):
            raise TypeError(f"{self.key} takes {self.options.__name__}, not {type(options).__name__}")
        facts = self.prepare(excerpt, options)
        return PreparedChart(
            key=self.key,
            title=self.name,
            facts=facts,
            period=options.shown_period(excerpt),
            caption=self.caption(facts),
            measure=partial(self.height, facts),
            paint=lambda figure, style: self.draw(figure, facts, style),
            sentences=partial(self.sentences, facts),
            table=partial(self.table, facts),
        )
