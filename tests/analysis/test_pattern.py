from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.analysis.daily import daily
from diary.analysis.pattern import PatternPart, months_of_year, seasons_of_year, weekdays
from tests.analysis.excerpts import excerpt_with, of_days

RATED = st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=800)


def test_each_day_of_the_week_has_its_mean_and_number() -> None:
    found = weekdays(daily(excerpt_with(pain=[1, 2, 3, None, 5, 6, 7, 3, None, 5]), "pain"))
    assert found[0] == PatternPart(number=0, days=2, recorded=2, mean=2)
    assert found[1] == PatternPart(number=1, days=2, recorded=1, mean=2)
    assert found[3] == PatternPart(number=3, days=1, recorded=0, mean=None)
    assert [part.number for part in found] == list(range(7))


def test_there_is_no_mean_of_fewer_than_half_of_the_days() -> None:
    found = weekdays(daily(excerpt_with(pain=[4] + [None] * 14), "pain"))
    assert found[0] == PatternPart(number=0, days=3, recorded=1, mean=None)


def test_exactly_half_of_the_days_have_a_mean() -> None:
    found = weekdays(daily(excerpt_with(pain=[4] + [None] * 13), "pain"))
    assert found[0] == PatternPart(number=0, days=2, recorded=1, mean=4)


def test_the_parts_of_the_year_are_taken_over_all_years() -> None:
    values = [float(1 + (date.fromordinal(date(2024, 1, 1).toordinal() + place).month == 12)) for place in range(1096)]
    series = daily(excerpt_with(date(2024, 1, 1), pain=values), "pain")
    december, winter = months_of_year(series)[11], seasons_of_year(series)[0]
    assert december == PatternPart(number=11, days=93, recorded=93, mean=2)
    assert winter.days == 93 + 93 + 29 + 28 + 28
    assert winter.mean == pytest.approx(1 + 93 / winter.days)


def test_days_before_1970_have_their_month() -> None:
    series = daily(excerpt_with(date(1969, 12, 31), pain=[3]), "pain")
    assert months_of_year(series)[11] == PatternPart(number=11, days=1, recorded=1, mean=3)
    assert seasons_of_year(series)[0].recorded == 1


def test_nothing_recorded_has_days_and_no_means() -> None:
    series = daily(of_days(40), "pain")
    for parts in (weekdays(series), months_of_year(series), seasons_of_year(series)):
        assert sum(part.days for part in parts) == 40
        assert all(part.mean is None and part.recorded == 0 for part in parts)


@given(RATED, st.integers(-500, 500))
def test_shifting_by_whole_weeks_changes_no_weekday_and_nothing_is_counted_twice(
    values: list[int | None], weeks: int
) -> None:
    here = daily(excerpt_with(pain=values), "pain")
    there = daily(excerpt_with(date.fromordinal(date(2026, 8, 31).toordinal() + 7 * weeks), pain=values), "pain")
    assert weekdays(here) == weekdays(there)
    for parts in (weekdays(there), seasons_of_year(there), months_of_year(there)):
        assert sum(part.days for part in parts) == len(values)
        assert sum(part.recorded for part in parts) == np.count_nonzero(np.isfinite(here.values))
