"""What a chart is: one set of figures, worked out once, that is drawn, told in sentences and written as a table."""

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
    """The view of Trends on which a chart stands."""

    TIMELINE = "timeline"
    PATTERNS = "patterns"


@dataclass(frozen=True, slots=True)
class PreparedChart:
    """A chart with its facts: nothing is worked out any more, however often it is drawn.

    `period` are the days that it shows; `caption` says in one line what its signs mean, empty where its heading does.
    `facts` are for whoever knows the chart and asks its module for more.
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
        """The height in points (logical pixels on screen) at which nothing has to shrink on a figure `width` wide."""
        with lettering.settings(style.scale):
            return self.measure(style, width)

    def draw(self, figure: FigureLike, style: Style) -> None:
        """Draw it on an empty figure, whose size is what it has to do with."""
        with lettering.settings(style.scale):
            figure.set_facecolor(style.colours["surface"])
            self.paint(figure, style)


class RegisteredChart(Protocol):
    """A chart as whoever goes through all of them sees it: without the type of its facts; see `Chart`."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def options(self) -> type[ChartOptions]: ...
    @property
    def view(self) -> View: ...
    @property
    def is_wide(self) -> bool: ...
    @property
    def least_days(self) -> int: ...
    @property
    def is_on_paper(self) -> bool: ...

    def prepared(self, excerpt: Excerpt, options: ChartOptions) -> PreparedChart:
        """The chart with the figures of an excerpt."""


def _no_caption(_facts: object) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Chart(Generic[Options, Facts]):
    """A way to show an excerpt.

    `key` is the name of its module, `title` its one title, marked with `N_`, and `options` the frozen dataclass of
    what can be asked for. `prepare(excerpt, options)` works out all figures once and gives them as a frozen value, of
    which everything else is made: `height(facts, style, width)` in points, at which nothing has to shrink at the text
    size of the style; `draw(figure, facts, style)` on an empty figure, one point of which is a logical pixel on screen;
    `sentences(facts)` for a screen reader and below the chart, numbers first, then the interval, then the limit of what
    they say; `table(facts)`. None of them raises for too little data.

    `view` is where it stands in Trends, over the whole width (`is_wide`) or beside another one, for periods of at
    least `least_days` days. The practitioner's page shows the first chart that `is_on_paper`, with its `caption`.
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
    is_wide: bool = True
    least_days: int = 1
    is_on_paper: bool = False
    caption: Callable[[Facts], str] = _no_caption

    @property
    def name(self) -> str:
        """The title in the person's language."""
        return _(self.title)

    def prepared(self, excerpt: Excerpt, options: ChartOptions) -> PreparedChart:
        """The chart with the figures of an excerpt; raises `TypeError` for the options of another chart."""
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
