"""What the registry holds of a chart."""

from collections.abc import Callable
from dataclasses import dataclass

from diary.charts.table import Table


@dataclass(frozen=True, slots=True)
class Chart:
    """A way to show an excerpt.

    `key` is the name of its module; `title` is translated where it is shown; `draw(figure, excerpt, style,
    **options)` puts it on an empty matplotlib Figure, whose options are the chart's own. With the same options
    `sentences(excerpt, **options)` says it in words and `table(excerpt, **options)` gives it as rows; the timeline
    has no table of its own, since that is every day.
    """

    key: str
    title: str
    draw: Callable[..., None]
    sentences: Callable[..., list[str]]
    table: Callable[..., Table] | None = None
