"""Draws an excerpt on a matplotlib Figure; no Qt and no pyplot.

A chart is a module of this package with a `CHART`; its name is in `CHARTS`, in display order. matplotlib is imported
with the first chart.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diary.charts.chart import RegisteredChart

CHARTS = (
    "timeline",
    "calendar",
    "body_map",
    "after_exercise",
    "pattern",
    "around_change",
    "small_multiples",
    "years",
    "one_thing",
)


def chart_named(key: str) -> "RegisteredChart":
    """Import and return the chart with that key; raises `KeyError` if it is not in `CHARTS`."""
    if key not in CHARTS:
        raise KeyError(key)
    chart: RegisteredChart = import_module(f"{__name__}.{key}").CHART
    return chart


def all_charts() -> Iterator["RegisteredChart"]:
    """Yield the charts in the order of `CHARTS`; each module is imported only when the iteration reaches it."""
    return map(chart_named, CHARTS)
