"""An excerpt drawn on a matplotlib Figure; no Qt and no pyplot.

A chart is a module of this package with a `CHART`; its name stands in `CHARTS`. matplotlib is imported when the
first chart is asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diary.charts.chart import Chart

CHARTS = ("timeline", "calendar", "after_exercise", "pattern", "around_change", "small_multiples", "years", "body_map")


def chart_named(key: str) -> "Chart":
    """The chart of that name; raises `KeyError` for a name that is not in `CHARTS`."""
    if key not in CHARTS:
        raise KeyError(key)
    found: Chart = import_module(f"{__name__}.{key}").CHART
    return found
