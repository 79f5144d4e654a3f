from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from diary.analysis.ups_and_downs import UsualRange, days_for_range, detectable_change, in_half_points, usual_range
from diary.domain.period import Period
from tests.analysis.reference import CASES, ratings_of

NAN = np.nan
LONG = [case for case in CASES if "detectable" in case]


@pytest.mark.parametrize("case", LONG)
def test_the_detectable_change_is_the_specifications(case: dict[str, Any]) -> None:
    assert detectable_change(ratings_of(case)) == pytest.approx(case["detectable"], abs=1e-4)


@pytest.mark.parametrize("case", LONG)
def test_the_usual_range_is_the_specifications(case: dict[str, Any]) -> None:
    found = usual_range(ratings_of(case))
    wanted = case["usual range"]
    assert found == (None if wanted is None else pytest.approx(UsualRange(*wanted)))


def test_it_needs_56_ratings_and_looks_back_a_year() -> None:
    values = np.random.default_rng(1).integers(0, 11, 500).astype(float)
    assert detectable_change(values[:55]) is None
    assert detectable_change(np.append(values[:55], [NAN] * 90)) is None
    assert detectable_change(values[:56]) is not None
    assert detectable_change(values) == detectable_change(values[-365:])
    assert detectable_change(np.append([NAN] * 90, values[:100])) == detectable_change(values[:100])
    assert detectable_change(np.zeros(0)) is None
    assert detectable_change(np.full(200, 4.0)) is None


def test_longer_periods_and_fuller_diaries_show_smaller_changes() -> None:
    values = np.random.default_rng(1).integers(0, 11, 365).astype(float)
    sparse = np.where(np.random.default_rng(2).random(365) < 0.5, NAN, values)
    four_weeks, twelve, half_empty = detectable_change(values), detectable_change(values, 84), detectable_change(sparse)
    assert four_weeks is not None
    assert twelve is not None
    assert half_empty is not None
    assert twelve < 0.7 * four_weeks
    assert half_empty > 1.2 * four_weeks


@pytest.mark.parametrize(("change", "said"), [(1.6, 2.0), (1.5, 1.5), (1.51, 2.0), (0.2, 0.5), (2.0, 2.0)])
def test_it_is_said_up_to_the_next_half_point(change: float, said: float) -> None:
    assert in_half_points(change) == said


def test_a_known_change_of_medicine_is_no_ups_and_downs() -> None:
    rng = np.random.default_rng(4)
    values = np.rint(5 + rng.standard_normal(300))
    plain = detectable_change(values)
    stepped = values - 2.0 * (np.arange(300) > 150)
    unknown, known = detectable_change(stepped), detectable_change(stepped, breaks=[150])
    assert plain is not None
    assert unknown is not None
    assert known is not None
    assert known == pytest.approx(plain, rel=0.05)
    assert unknown > 1.3 * plain
    assert detectable_change(stepped, breaks=[5, 290]) == unknown
    later = np.concatenate([np.full(200, NAN), stepped])
    assert detectable_change(later, breaks=[350]) == pytest.approx(known)


def test_the_usual_range_leaves_the_last_four_weeks_out_and_needs_half_a_year_before() -> None:
    values = np.tile([2.0, 4, 6, 4, 2, 4, 6], 60)
    assert usual_range(values[: 28 + 181]) is None
    found = usual_range(values[: 28 + 182])
    assert found is not None
    assert found.low == found.middle == found.high == pytest.approx(4)
    lately = values[:300].copy()
    lately[-28:] = 10
    assert usual_range(lately) == pytest.approx(found)


def test_means_of_fewer_than_four_ratings_are_no_weeks() -> None:
    values = np.tile([2.0, 4, 6, NAN, NAN, NAN, NAN], 60)
    assert usual_range(values) is None
    assert usual_range(np.full(400, NAN)) is None


def test_the_usual_range_reads_a_year_before_the_last_four_weeks() -> None:
    last = date(2026, 11, 24)
    assert days_for_range(last) == Period(last - timedelta(days=28 + 365 - 1), last)
    assert days_for_range(date(1, 2, 1)) == Period(date.min, date(1, 2, 1))
