"""The marks of a drawing, the words of a chart, and the list of charts."""

import pytest
from matplotlib.lines import Line2D

from diary.analysis.severity import Severity
from diary.charts import CHARTS, all_charts
from diary.charts.chart_text import PLAIN, length
from diary.charts.drawing import ChartDrawing, marker_of
from diary.charts.rated_words import about_severity
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


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (Severity(1, 0, 0, 0, 0), "Of 1 rated day: 1 at 0 to 3, 0 at 4 to 6, 0 at 7 to 10."),
        (Severity(5, 3, 2, 0, 0), "Of 10 rated days: 5 at 0 to 3, 3 at 4 to 6, 2 at 7 to 10."),
    ],
)
def test_how_many_days_were_how_severe(days: Severity, said: str) -> None:
    assert about_severity(days, PLAIN) == said
