import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.analysis.daily import daily
from diary.analysis.interval import Interval
from diary.analysis.trend import MannKendall, TooFew, Trend, likeness_and_factor, mann_kendall, trend
from tests.analysis.excerpts import day, excerpt_with

NAN = np.nan
ENOUGH = st.lists(st.none() | st.integers(0, 10), min_size=40, max_size=80).filter(
    lambda values: not isinstance(trend(np.array(values, dtype=float)), TooFew)
)


def found(values: "list[float] | np.ndarray") -> Trend:
    answer = trend(np.asarray(values, dtype=np.float64))
    assert isinstance(answer, Trend)
    return answer


def test_the_test_is_that_of_the_sodium_example() -> None:
    """USEPA 2009, Unified Guidance, example 17-7, as printed by R's EnvStats: z = 2.146625, p = 0.03182313."""
    sodium = np.array([56, 53, 51, 55, 52, 60, 62, 59, 61, 63.0])
    answer = mann_kendall(sodium)
    assert (answer.score, answer.variance) == (25, 125)
    assert (round(answer.z, 6), round(answer.p, 8)) == (2.146625, 0.03182313)


def test_ties_are_allowed_for_as_in_the_example_by_hand() -> None:
    """J. Little, Holy Cross, "A Mann-Kendall Example (By Hand)": S = 54, V = 14*13*33/18 - 2*1*9/18, Z = 2.9058."""
    values = np.array([12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7])
    answer = mann_kendall(values)
    assert answer.score == 54
    assert answer.variance == pytest.approx(14 * 13 * 33 / 18 - 2 * 1 * 9 / 18)
    assert round(answer.z, 4) == 2.9058


def test_the_factor_widens_the_variance_alone() -> None:
    values = np.array([1.0, 3, 2, 5, 4, 7, 6, 9])
    plain, widened = mann_kendall(values), mann_kendall(values, 4)
    assert widened.score == plain.score
    assert widened.z == pytest.approx(plain.z / 2)


def test_a_symptom_that_falls_is_seen_to_fall() -> None:
    rng = np.random.default_rng(7)
    values = np.clip(np.rint(8 - np.arange(112) / 28 + rng.standard_normal(112)), 0, 10)
    answer = found(values)
    assert answer.slope == pytest.approx(-1, abs=0.2)
    assert answer.mean_slope == pytest.approx(-1, abs=0.2)
    assert answer.is_clear
    assert answer.interval is not None
    assert answer.interval.high < 0
    assert answer.mean_interval is not None
    assert answer.mean_interval.high < 0
    assert answer.at_first - answer.at_last == pytest.approx(-answer.mean_slope * 111 / 28)


def test_both_ends_of_an_interval_are_of_four_weeks_as_the_slope_is() -> None:
    rng = np.random.default_rng(9)
    values = 8 - np.arange(112) / 28 + rng.standard_normal(112)
    falling, rising = found(values), found(10 - values)
    for down, up in ((falling.interval, rising.interval), (falling.mean_interval, rising.mean_interval)):
        assert down is not None
        assert up is not None
        assert (up.low, up.high) == pytest.approx((-down.high, -down.low))
    assert falling.interval is not None
    assert falling.mean_interval is not None
    assert falling.interval.low < falling.slope < falling.interval.high
    assert falling.mean_interval.low + falling.mean_interval.high == pytest.approx(2 * falling.mean_slope)


def test_sens_slope_sticks_at_0_for_whole_numbers_where_the_mean_and_the_test_do_not() -> None:
    rng = np.random.default_rng(8)
    values = np.rint(5 + (np.arange(365) - 182) * 0.1 / 28 + 0.7 * rng.standard_normal(365))
    answer = found(values)
    assert answer.slope == 0
    assert answer.is_clear
    assert answer.mean_slope == pytest.approx(0.1, abs=0.05)
    assert answer.mean_interval is not None
    assert answer.mean_interval.low > 0


@pytest.mark.parametrize(
    ("values", "days", "recorded"),
    [
        ([], 0, 0),
        ([NAN, NAN], 0, 0),
        ([3.0], 1, 1),
        ([3.0] * 27, 27, 27),
        ([3.0] * 10 + [NAN] * 365 + [4.0] * 9, 384, 19),
    ],
)
def test_below_28_days_or_20_ratings_there_is_no_trend(values: list[float], days: int, recorded: int) -> None:
    assert trend(np.array(values, dtype=np.float64)) == TooFew(days, recorded)


def test_28_days_and_20_ratings_are_enough() -> None:
    assert found([1.0, 2] * 9 + [NAN] * 8 + [1.0, 2]).recorded == 20


def test_a_symptom_that_never_changes_has_no_trend() -> None:
    answer = found([4.0] * 60)
    assert (answer.slope, answer.mean_slope, answer.at_first, answer.at_last) == (0, 0, 4, 4)
    assert answer.test == MannKendall(0, 0.0, 0.0, 1.0)
    assert (answer.mean_interval, answer.is_clear) == (None, False)
    assert answer.interval == Interval(0, 0)


def test_a_gap_of_a_year_keeps_its_length() -> None:
    answer = found([2.0, 3] * 14 + [NAN] * 365 + [6.0, 7] * 14)
    assert answer.days == 421
    assert answer.mean_slope == pytest.approx(4 / 393 * 28, rel=0.02)


def test_with_complete_days_the_factor_is_that_of_the_series() -> None:
    values = found(np.clip(np.rint(5 + 3 * np.sin(np.arange(84) / 4)), 0, 10))
    k = np.arange(1, 84)
    assert 0 < values.likeness <= 0.95
    assert values.factor == pytest.approx(1 + 2 * ((1 - k / 84) * values.likeness**k).sum(), rel=1e-6)


def test_ratings_of_every_other_day_and_scattered_ones_have_a_factor_too() -> None:
    slow = 3 * np.sin(np.arange(84) / 6)
    every_other = np.where(np.arange(84) % 2 == 0, slow, NAN)
    r, factor = likeness_and_factor(every_other)
    assert r > 0.8
    assert factor > 5
    scattered = np.where(np.isin(np.arange(2000), np.cumsum(np.arange(30, 60))), 1.0, NAN)
    scattered[np.isfinite(scattered)] = np.sin(np.arange(30) / 4)
    r, factor = likeness_and_factor(scattered)
    assert r > 0.5
    assert factor > 3


@given(ENOUGH, st.integers(0, 40), st.integers(0, 40))
def test_blank_days_at_the_ends_change_nothing(values: list[int | None], first: int, last: int) -> None:
    short = found(np.array(values, dtype=float))
    long = found(np.array([*[None] * first, *values, *[None] * last], dtype=float))
    assert (long.days, long.recorded, long.slope, long.test.score) == (
        short.days,
        short.recorded,
        short.slope,
        short.test.score,
    )
    assert (long.mean_slope, long.test.z, long.at_first, long.at_last) == pytest.approx(
        (short.mean_slope, short.test.z, short.at_first, short.at_last), abs=1e-9
    )


@given(ENOUGH)
def test_shifting_all_dates_changes_nothing(values: list[int | None]) -> None:
    here, there = (daily(excerpt_with(first, pain=values), "pain").values for first in (day(0), day(3333)))
    assert trend(here) == trend(there)


@given(ENOUGH)
def test_a_scale_turned_round_turns_the_trend_round(values: list[int | None]) -> None:
    rated = np.array(values, dtype=float)
    there, back = found(rated), found(10 - rated)
    assert (there.slope, there.mean_slope, there.test.z) == pytest.approx(
        (-back.slope, -back.mean_slope, -back.test.z), abs=1e-9
    )
