from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.analysis.trend import TooFew, Trend, trend, trend_of
from diary.domain.period import Period
from tests.analysis.excerpts import day, excerpt_with
from tests.analysis.reference import CASES, ratings_of

NAN = np.nan
ENOUGH = st.lists(st.none() | st.integers(0, 10), min_size=84, max_size=120).filter(
    lambda values: not isinstance(trend(np.array(values, dtype=float), slice(0, len(values))), TooFew)
)


def found(values: "list[float] | np.ndarray", start: int = 0) -> Trend:
    series = np.asarray(values, dtype=np.float64)
    answer = trend(series, slice(start, len(series)))
    assert isinstance(answer, Trend)
    return answer


@pytest.mark.parametrize("case", [case for case in CASES if case.get("trend")])
def test_it_is_the_specifications(case: dict[str, Any]) -> None:
    wanted = case["trend"]
    values = ratings_of(case)
    answer = found(values, len(values) - wanted["days"])
    assert answer.interval is not None
    assert answer.slope == pytest.approx(wanted["slope"], abs=1e-12)
    assert (answer.interval.high - answer.interval.low) / 2 == pytest.approx(wanted["reach"], abs=1e-6)
    assert answer.reach == pytest.approx(wanted["over"], abs=1e-6)
    assert answer.verdict.value == wanted["words"]


def test_the_slope_is_that_of_least_squares_on_calendar_days() -> None:
    rng = np.random.default_rng(9)
    values = rng.integers(0, 11, 112).astype(float)
    values[20:50] = NAN
    rated = np.flatnonzero(np.isfinite(values))
    line = np.polyfit(rated, values[rated], 1)
    assert found(values).slope == pytest.approx(28 * line[0])
    assert found(values).whole == pytest.approx(112 * line[0])


def test_a_symptom_that_falls_is_seen_to_fall() -> None:
    rng = np.random.default_rng(7)
    values = np.clip(np.rint(8 - np.arange(112) / 28 + rng.standard_normal(112)), 0, 10)
    answer = found(values)
    assert answer.slope == pytest.approx(-1, abs=0.2)
    assert answer.is_clear
    assert answer.interval is not None
    assert answer.interval.low < -1 < answer.interval.high < 0


def test_it_is_clear_at_the_interval_of_97_5_of_100_only() -> None:
    between = 0
    for seed in range(60):
        values = 5 + np.random.default_rng(seed).standard_normal(112) - 0.6 * np.arange(112) / 112
        answer = found(values)
        assert answer.interval is not None
        if answer.is_clear:
            assert not answer.interval.includes_zero
        between += not answer.interval.includes_zero and not answer.is_clear
    assert between


@pytest.mark.parametrize(
    ("values", "days", "recorded"),
    [
        ([], 0, 0),
        ([NAN, NAN], 0, 0),
        ([3.0] * 83, 83, 83),
        ([3.0] * 76 + [NAN] * 8, 76, 76),
        ([3.0] * 27 + [NAN] * 56 + [NAN], 27, 27),
        ([3.0] * 13 + [NAN] * 57 + [4.0] * 14, 84, 27),
        ([NAN] * 10 + [3.0] * 76 + [NAN] * 4, 76, 76),
    ],
)
def test_below_84_days_or_28_ratings_there_is_no_trend(values: list[float], days: int, recorded: int) -> None:
    assert trend(np.array(values, dtype=np.float64), slice(0, len(values))) == TooFew(days, recorded)


def test_84_days_and_28_ratings_are_enough_of_which_a_week_may_be_blank_at_the_ends() -> None:
    assert found([1.0, 2] * 7 + [NAN] * 56 + [1.0, 2] * 7).recorded == 28
    answer = found([NAN] * 3 + [1.0, 2] * 38 + [1.0] + [NAN] * 4)
    assert (answer.days, answer.recorded) == (77, 77)


def test_a_symptom_that_never_changes_has_no_trend() -> None:
    answer = found([4.0] * 90)
    assert answer.slope == pytest.approx(0, abs=1e-12)
    assert (answer.interval, answer.reach, answer.is_clear) == (None, None, False)


def test_the_year_before_teaches_the_rhythm_where_the_period_is_shorter() -> None:
    values = np.random.default_rng(3).integers(3, 8, 600).astype(float)
    alone, with_history = found(values[516:]), found(values, 516)
    assert with_history.slope == pytest.approx(alone.slope)
    assert with_history.reach is not None
    assert alone.reach is not None
    assert with_history.reach < 0.95 * alone.reach
    assert found(values[235:], 281) == with_history
    assert found(values[516 - 27 :], 27) == alone
    blank = values.copy()
    blank[: 516 - 13] = NAN
    assert found(blank, 516) == alone


def test_a_gap_of_a_year_keeps_its_length() -> None:
    answer = found([2.0, 3] * 14 + [NAN] * 365 + [6.0, 7] * 14)
    assert answer.days == 421
    assert answer.slope == pytest.approx(4 / 393 * 28, rel=0.02)


def test_of_an_excerpt_it_is_that_of_the_period_with_the_days_before_it() -> None:
    values = np.random.default_rng(5).integers(0, 11, 300).astype(float)
    period = Period(day(200), day(299))
    assert trend_of(excerpt_with(pain=values.tolist()), "pain", period) == trend(values, slice(200, 300))


@given(ENOUGH, st.integers(0, 60))
def test_blank_days_around_the_ratings_change_nothing(values: list[float | None], blank: int) -> None:
    series = np.array(values, dtype=float)
    around = np.concatenate([np.full(blank, NAN), series, np.full(blank, NAN)])
    one, other = found(series), found(around)
    assert (one.days, one.recorded) == (other.days, other.recorded)
    assert one.slope == pytest.approx(other.slope)
    assert (one.reach is None) == (other.reach is None)
    if one.reach is not None:
        assert one.reach == pytest.approx(other.reach, abs=1e-6)


@given(ENOUGH)
def test_time_turned_round_turns_the_slope_round(values: list[float | None]) -> None:
    series = np.array(values, dtype=float)
    assert found(series).slope == pytest.approx(-found(series[::-1]).slope, abs=1e-9)


def test_a_known_break_in_what_lies_before_is_no_ups_and_downs_and_one_in_the_period_is_part_of_the_trend() -> None:
    values = np.rint(5 + np.random.default_rng(4).standard_normal(300))
    days, period = np.arange(300), slice(216, 300)
    stepped = values - 3.0 * (days <= 100)
    plain, unknown, known = (
        trend(one, period, breaks) for one, breaks in ((values, ()), (stepped, ()), (stepped, [100]))
    )
    assert isinstance(plain, Trend)
    assert isinstance(unknown, Trend)
    assert isinstance(known, Trend)
    assert plain.reach is not None
    assert unknown.reach is not None
    assert known.reach == pytest.approx(plain.reach, rel=0.05)
    assert unknown.reach > 1.1 * plain.reach
    assert trend(stepped, period, [250]) == unknown
