from datetime import date

import numpy as np
import pytest

from diary.charts.options import SymptomOptions
from diary.charts.style import SCREEN_LIGHT
from diary.charts.years import CHART
from tests.analysis.excerpts import excerpt_with
from tests.charts.figures import across, blank, lines_labelled, panel_called, prepared, texts, up

NEW_YEAR = date(2024, 1, 1)
TWO_YEARS = excerpt_with(NEW_YEAR, pain=[3.0] * 366 + [5.0] * 365)


def test_there_is_a_row_a_year_from_january_to_december_and_from_0_to_10() -> None:
    figure = blank(930, prepared(CHART, TWO_YEARS).height(SCREEN_LIGHT, 930))
    prepared(CHART, TWO_YEARS).draw(figure, SCREEN_LIGHT)
    assert [axes.get_label() for axes in figure.axes] == ["2024", "2025"]
    assert panel_called(figure, "2024").get_xlim() == (-0.5, 365.5)
    assert panel_called(figure, "2025").get_xlim() == (-0.5, 364.5)
    assert all(axes.get_ylim() == (0, 10) for axes in figure.axes)
    assert {"Jan", "Dec", "mean 3.0", "mean 5.0"} <= set(texts(figure))


def test_a_row_is_drawn_from_weekly_means() -> None:
    figure = blank(930, 300)
    prepared(CHART, TWO_YEARS).draw(figure, SCREEN_LIGHT)
    [line] = lines_labelled(figure, "2025")
    assert len(up(line)) == 53
    assert np.nanmean(up(line)) == pytest.approx(5)


def test_the_same_day_of_the_year_stands_below_itself() -> None:
    figure = blank(930, 300)
    short = excerpt_with(date(2025, 6, 2), pain=[4.0] * 28)
    prepared(CHART, short).draw(figure, SCREEN_LIGHT)
    [line] = lines_labelled(figure, "2025")
    drawn = [day for day, mean in zip(across(line), up(line), strict=True) if np.isfinite(mean)]
    assert drawn[0] == (date(2025, 6, 5) - date(2025, 1, 1)).days


def test_a_stretch_without_ratings_is_hatched_but_not_what_lies_outside_the_period() -> None:
    figure = blank(930, 300)
    gap = excerpt_with(date(2025, 3, 3), pain=[4.0] * 28 + [None] * 28 + [4.0] * 28)
    prepared(CHART, gap).draw(figure, SCREEN_LIGHT)
    [band] = [patch for patch in panel_called(figure, "2025").patches if patch.get_hatch()]
    first, last = (date(2025, 3, 31) - date(2025, 1, 1)).days, (date(2025, 4, 27) - date(2025, 1, 1)).days
    box = band.get_extents().transformed(panel_called(figure, "2025").transData.inverted())
    assert (box.x0, box.x1) == (pytest.approx(first - 0.5), pytest.approx(last + 0.5))


def test_the_last_ten_years_are_on_the_page() -> None:
    long = excerpt_with(date(2001, 1, 1), pain=[4.0] * (25 * 365))
    rows = prepared(CHART, long).table().rows
    assert [row[0] for row in rows] == [str(year) for year in range(2016, 2026)]
    assert rows[0] == ("2016", "4.0", "4", "4", "366", "366")
    assert prepared(CHART, long).sentences()[0] == "Pain, 1 Jan 2016 to 25 Dec 2025."


def test_a_year_recorded_on_fewer_than_half_of_its_days_has_no_mean() -> None:
    sparse = excerpt_with(NEW_YEAR, pain=[4.0] * 100 + [None] * 266)
    assert prepared(CHART, sparse).table().rows == (("2024", "", "4", "4", "100", "366"),)
    assert "too few for a mean" in prepared(CHART, sparse).sentences()[1]
    figure = blank(930, 200)
    prepared(CHART, sparse).draw(figure, SCREEN_LIGHT)
    assert "no mean" in texts(figure)


def test_without_ratings_there_is_a_sentence() -> None:
    figure = blank(930, 200)
    prepared(CHART, TWO_YEARS, SymptomOptions(symptom="tingling")).draw(figure, SCREEN_LIGHT)
    assert "No ratings in this period." in texts(figure)
    assert not figure.axes
