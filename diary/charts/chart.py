"""What the registry holds of a chart."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chart:
    """A way to draw an excerpt.

    `key` is the name of its module; `title` is translated where it is shown; `draw(figure, excerpt, style,
    **options)` puts it on an empty matplotlib Figure, whose options are the chart's own.
    """

    key: str
    title: str
    draw: Callable[..., None]
