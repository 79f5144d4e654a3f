from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from diary.analysis.autocorrelation import autocorrelation, usual_lag, variance_factor, weighted_variance

NAN = np.nan
RATED = st.lists(st.just(NAN) | st.integers(0, 10).map(float), min_size=1, max_size=60).map(np.array)
LIKENESS = st.floats(0, 0.95)


def deviations(values: list[float]) -> NDArray[np.float64]:
    return np.array(values) - float(np.nanmean(values))


def test_the_usual_coefficient_is_that_of_nist_times_the_days_for_each_pair() -> None:
    """NIST StRD (univariate, definitions): sum of e(i) e(i + 1) / sum of e(i)^2; for 1, 3, 2 that is -1/2."""
    assert autocorrelation([deviations([1, 3, 2])]) * 2 / 3 == pytest.approx(-0.5, abs=1e-15)


def test_a_missing_day_takes_two_pairs_away_and_moves_none_together() -> None:
    assert autocorrelation([deviations([1, 2, NAN, 5, 4])]) == pytest.approx(((-2) * (-1) + 2 * 1) / 2 / (10 / 4))
    assert autocorrelation([deviations([1, NAN, 2, NAN, 5])]) == 0


def test_no_pair_reaches_from_one_part_to_the_next() -> None:
    parts = [deviations([1, 3]), deviations([4, 8])]
    assert autocorrelation(parts) == pytest.approx((-1 - 4) / 2 / ((1 + 1 + 4 + 4) / 4))


@pytest.mark.parametrize(
    ("length", "every", "lag"), [(28, 1, 1), (28, 2, 2), (140, 7, 7), (400, 40, None), (1, 1, None)]
)
def test_the_usual_distance_is_that_of_the_habit(length: int, every: int, lag: int | None) -> None:
    values = np.where(np.arange(length) % every == 0, 1.0, NAN)
    assert usual_lag([values]) == lag


def test_nothing_recorded_or_nothing_varying_is_not_alike() -> None:
    assert autocorrelation([np.full(9, NAN)]) == 0
    assert autocorrelation([np.zeros(9)]) == 0
    assert usual_lag([np.full(9, NAN)]) is None
    assert usual_lag([np.zeros(0)]) is None


@given(st.floats(0, 0.94), st.integers(1, 500))
def test_the_variance_factor_is_the_closed_form_of_its_series(r: float, n: int) -> None:
    closed = (1 + r) / (1 - r) - 2 * r * (1 - r**n) / (n * (1 - r) ** 2)
    assert variance_factor(r, n) == pytest.approx(closed, rel=1e-9)


@given(LIKENESS, st.integers(1, 60))
def test_without_gaps_the_variance_of_a_mean_is_that_of_the_factor(r: float, n: int) -> None:
    assert weighted_variance(np.full(n, 1 / n), r) == pytest.approx(variance_factor(r, n) / n, rel=1e-7)


@given(LIKENESS, RATED)
def test_gaps_keep_their_length_in_the_variance_of_a_mean(r: float, values: np.ndarray) -> None:
    rated = np.isfinite(values).astype(float)
    places = np.flatnonzero(rated)
    apart = np.abs(places[:, None] - places[None, :]).astype(float)
    assert weighted_variance(rated, r) == pytest.approx(float((r**apart).sum()), rel=1e-7)


def test_the_further_apart_the_days_the_less_they_take_from_each_other() -> None:
    spread = [weighted_variance(np.isin(np.arange(30), (0, gap)) / 2, 0.6) for gap in (1, 2, 7, 29)]
    assert all(first > second for first, second in pairwise(spread))
