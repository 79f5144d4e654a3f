from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.analysis import difference as module
from diary.analysis.difference import difference
from diary.analysis.interval import Interval
from diary.analysis.noise_model import drift
from tests.analysis.reference import CASES, ratings_of, slice_of

NAN = np.nan
RATINGS = st.just(NAN) | st.integers(0, 10).map(float)
SERIES = st.lists(RATINGS, min_size=28, max_size=90).map(np.array)


def halves(values: np.ndarray) -> tuple[slice, slice]:
    return slice(0, len(values) // 2), slice(len(values) // 2, len(values))


def columns_of(values: np.ndarray, before: slice, now: slice, breaks: tuple[int, ...] = ()) -> np.ndarray:
    return module._span(values, before, now, breaks).columns()


@pytest.mark.parametrize("case", CASES)
def test_it_is_the_specifications(case: dict[str, Any]) -> None:
    found = difference(ratings_of(case), slice_of(case, "before"), slice_of(case, "now"))
    assert found is not None
    assert found.change == pytest.approx(case["change"], abs=1e-12)
    assert found.reach == pytest.approx(case["reach"], abs=1e-6)
    assert (found.interval.low, found.interval.high) == pytest.approx((case["low"], case["high"]), abs=1e-6)
    assert found.verdict.value == case["words"]


@pytest.mark.parametrize("case", CASES)
def test_it_is_clear_at_a_level_where_the_interval_of_that_level_leaves_out_0(case: dict[str, Any]) -> None:
    found = difference(ratings_of(case), slice_of(case, "before"), slice_of(case, "now"))
    assert found is not None
    assert (found.p < 0.05) is (abs(found.change) > found.reach)
    assert (found.p < 0.05 / 6) is (abs(found.change) > case["reach at 0.05/6"])


def test_there_is_none_with_fewer_than_seven_ratings_or_where_nothing_varies() -> None:
    seven, six = [1.0, 2, 3, 4, 5, 6, 7], [1.0, 2, 3, 4, 5, 6, NAN]
    first, second = slice(0, 7), slice(7, 14)
    assert difference(np.array(seven + six), first, second) is None
    assert difference(np.array(six + seven), first, second) is None
    assert difference(np.array(seven + seven), first, second) is not None
    assert difference(np.array([4.0] * 28 + [3.0] * 28), slice(0, 28), slice(28, 56)) is None
    assert difference(np.array([4.0] * 28 + seven), slice(0, 28), slice(28, 35)) is not None
    assert difference(np.zeros(0), slice(0, 0), slice(0, 0)) is None


def test_no_interval_says_what_the_scale_does_not_allow() -> None:
    values = np.array([0.0] * 14 + [2.0] * 14 + [1.0] * 14 + [3.0] * 14)
    found = difference(values, slice(0, 28), slice(28, 56))
    assert found is not None
    assert found.change - found.reach < -1
    assert found.interval.low == -1
    assert found.interval.high <= 9


def test_the_other_period_minus_the_one_has_both_signs_turned() -> None:
    found = module.Difference(1.0, 2.0, Interval(-0.5, 3.0), 0.3)
    assert found.turned() == replace(found, change=-1.0, interval=Interval(-3.0, 0.5))


def test_a_year_of_diary_makes_the_interval_of_independent_days_narrower() -> None:
    values = np.random.default_rng(2).integers(3, 8, 700).astype(float)
    now, before = slice(672, 700), slice(644, 672)
    alone = difference(values[644:], slice(0, 28), slice(28, 56))
    with_a_year, with_two = difference(values[335:], slice(309, 337), slice(337, 365)), difference(values, before, now)
    assert alone is not None
    assert with_a_year is not None
    assert with_a_year.reach < 0.85 * alone.reach
    assert with_two == with_a_year


def test_the_spread_is_each_periods_own() -> None:
    rng = np.random.default_rng(4)
    calm, wild = 5 + rng.integers(-1, 2, 365).astype(float), 5 + 3.0 * rng.integers(-1, 2, 56)
    found = difference(np.append(calm, wild), slice(365, 393), slice(393, 421))
    calmer = difference(calm, slice(309, 337), slice(337, 365))
    assert found is not None
    assert calmer is not None
    assert found.reach == pytest.approx(3 * calmer.reach, rel=0.25)


def test_a_drift_is_told_from_ups_and_downs_where_56_days_with_28_ratings_lie_before() -> None:
    values = np.random.default_rng(3).integers(0, 11, 112).astype(float)
    assert columns_of(values, slice(56, 84), slice(84, 112))[:, 2] == pytest.approx(drift(112))
    assert columns_of(values[1:], slice(55, 83), slice(83, 111)).shape[1] == 2
    for blank, count in ((28, 3), (29, 2)):
        sparse = values.copy()
        sparse[1 : 1 + blank] = NAN
        assert columns_of(sparse, slice(56, 84), slice(84, 112)).shape[1] == count


def test_days_before_the_first_rating_are_no_history() -> None:
    values = np.append(np.full(100, NAN), np.random.default_rng(3).integers(0, 11, 80).astype(float))
    assert columns_of(values, slice(124, 152), slice(152, 180)).shape == (80, 2)


@pytest.mark.parametrize(
    ("breaks", "steps"),
    [
        ((100,), [100]),
        ((26, 27), [27]),
        ((253, 281), [253]),
        ((280,), [280]),
        ((300,), []),
        ((320, 340, 364, 365, 500, -1), []),
        ((100, 100, 140), [140, 100]),
        ((100, 120, 140), [140, 100]),
        ((40, 90, 140, 190), [190, 140, 90]),
    ],
)
def test_steps_are_outside_the_periods_with_28_rated_days_on_either_side_the_three_latest(
    breaks: tuple[int, ...], steps: list[int]
) -> None:
    values = np.random.default_rng(3).integers(0, 11, 365).astype(float)
    span = module._span(values, slice(281, 309), slice(337, 365), breaks)
    assert span._steps() == steps
    columns = span.columns()
    assert columns.shape[1] == 3 + len(steps)
    for number, day in enumerate(steps):
        assert np.flatnonzero(np.diff(columns[:, 3 + number])).tolist() == [day]


def test_a_known_step_in_the_history_does_not_widen_the_interval() -> None:
    rng = np.random.default_rng(6)
    values = rng.integers(3, 6, 365).astype(float)
    stepped = values + 3.0 * (np.arange(365) > 150)
    before, now = slice(309, 337), slice(337, 365)
    plain, unknown, known = (
        difference(values, before, now),
        difference(stepped, before, now),
        difference(stepped, before, now, [150]),
    )
    assert plain is not None
    assert unknown is not None
    assert known is not None
    assert known.change == unknown.change
    assert unknown.reach > 1.3 * plain.reach
    assert known.reach < 1.1 * plain.reach


@given(SERIES)
def test_it_holds_the_difference_and_is_on_the_scale(values: np.ndarray) -> None:
    before, now = halves(values)
    found = difference(values, before, now)
    if found is not None:
        change = np.nanmean(values[now]) - np.nanmean(values[before])
        assert found.change == pytest.approx(change)
        assert -10 <= found.interval.low <= change + 1e-9
        assert change - 1e-9 <= found.interval.high <= 10
        assert 0 <= found.p <= 1 + 1e-9


@given(SERIES)
def test_a_scale_turned_round_turns_the_interval_round(values: np.ndarray) -> None:
    before, now = halves(values)
    there, back = difference(values, before, now), difference(10 - values, before, now)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there.reach == pytest.approx(back.reach, abs=1e-6)
        assert (there.interval.low, there.interval.high) == pytest.approx(
            (-back.interval.high, -back.interval.low), abs=1e-6
        )
