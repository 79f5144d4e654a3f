"""The marks of a drawing, the words of a chart, and the list of charts."""

import pytest
from matplotlib.lines import Line2D

from diary.charts import CHARTS, all_charts
from diary.charts.chart_text import length
from diary.charts.drawing import ChartDrawing, marker_of
from diary.charts.style import SCREEN_LIGHT, Series
from diary.domain.period import ending
from tests.analysis.excerpts import day
from tests.charts.figures import blank


@pytest.mark.parametrize("shape", ["circle", "triangle", "square", "diamond"])
def test_a_mark_has_the_shape_of_its_series(shape: str) -> None:
    figure, series = blank(), Series("#123456", (), shape)
    ChartDrawing(figure, SCREEN_LIGHT).mark(10, 10, series, 8)
    [mark] = [one for one in figure.artists + list(figure.lines) if isinstance(one, Line2D)]
    assert (mark.get_marker(), mark.get_markersize()) == (marker_of(series)[0], 8 * marker_of(series)[1])


def test_every_chart_of_the_list_comes_in_its_order() -> None:
    assert [one.key for one in all_charts()] == list(CHARTS)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "1 day"),
        (7, "1 week"),
        (84, "12 weeks"),
        (30, "30 days"),
        (365, "1 year"),
        (731, "2 years"),
        (4992, "13 years and 8 months"),
        (1127, "3 years and 1 month"),
    ],
)
def test_how_long_a_period_is_said_in_days_weeks_or_years(days: int, said: str) -> None:
    assert length(ending(day(0), days)) == said
