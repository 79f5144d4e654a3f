import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau, theilslopes  # type: ignore[import-untyped]  # has no types

from diary.analysis import slope
from diary.analysis.interval import Interval
from diary.analysis.slope import kendall_score, sen_slope, slope_interval

YEARS = np.array([89.6, 90.1, 90.8, 91.1, 92.1, 93.1, 94.1, 95.6, 96.1, 96.3])
SODIUM = np.array([56, 53, 51, 55, 52, 60, 62, 59, 61, 63.0])
RATED = st.lists(st.integers(0, 10).map(float), min_size=2, max_size=60).map(np.array)


def test_the_slope_is_that_of_the_sodium_example() -> None:
    """USEPA 2009, Unified Guidance, example 17-7, as printed by R's EnvStats: tau 0.5555556, slope 1.3333333."""
    assert round(sen_slope(YEARS, SODIUM), 7) == 1.3333333
    assert kendall_score(SODIUM) == 25
    assert round(kendall_score(SODIUM) / 45, 7) == 0.5555556


def test_its_interval_is_that_of_the_sodium_example() -> None:
    """The same, 95 % by "Gilbert's Modification of Theil/Sen Method": 0.3992083 to 2.3333333; Var(S) is 125."""
    found = slope_interval(YEARS, SODIUM, 1.959963984540054 * np.sqrt(125))
    assert found is not None
    assert (round(found.low, 7), round(found.high, 7)) == (0.3992083, 2.3333333)


@given(RATED)
def test_the_slope_is_that_of_scipy(values: np.ndarray) -> None:
    days = np.arange(float(len(values)))
    assert sen_slope(days, values) == pytest.approx(theilslopes(values, days).slope)


@given(RATED)
def test_the_score_counts_rises_less_falls(values: np.ndarray) -> None:
    counted = sum(int(np.sign(values[place + 1 :] - value).sum()) for place, value in enumerate(values))
    assert kendall_score(values) == counted


@pytest.mark.parametrize("count", [2, 3, 84, 365, 3650, 18_000])
def test_the_score_is_the_one_behind_scipys_tau(count: int) -> None:
    """SciPy's tau-b is S / sqrt(n0 (n0 - ties)), n0 = n (n - 1) / 2 pairs (Kendall 1945, Biometrika 33:239-251)."""
    values = np.arange(float(count)) / count + np.random.default_rng(count).integers(0, 11, count)
    values[::3] = np.rint(values[::3])
    ties = np.unique(values, return_counts=True)[1].astype(float)
    pairs = count * (count - 1) / 2
    tau = kendalltau(np.arange(count), values, method="asymptotic" if count > 2 else "exact").statistic
    assert kendall_score(values) == round(tau * np.sqrt(pairs * (pairs - (ties * (ties - 1)).sum() / 2)))


@given(RATED, st.floats(0, 500))
def test_the_interval_holds_the_slope(values: np.ndarray, reach: float) -> None:
    days = np.arange(float(len(values)))
    found = slope_interval(days, values, reach)
    assert (found is None) == (reach >= len(values) * (len(values) - 1) / 2)
    if found is not None:
        assert found.low - 1e-12 <= sen_slope(days, values) <= found.high + 1e-12


@pytest.mark.parametrize("rise", [0.0, 0.01, -0.02])
def test_decades_are_closed_in_upon_to_the_same_slope(rise: float, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(4)
    days = np.flatnonzero(rng.random(400) < 0.7).astype(float)
    values = np.clip(np.rint(5 + rise * (days - 200) + 2 * rng.standard_normal(len(days))), 0, 10)
    exact, limits = sen_slope(days, values), slope_interval(days, values, 4000)
    monkeypatch.setattr(slope, "MOST_FOR_ALL_PAIRS", 2)
    assert sen_slope(days, values) == pytest.approx(exact, abs=1e-8)
    found = slope_interval(days, values, 4000)
    assert found is not None
    assert limits is not None
    assert (found.low, found.high) == pytest.approx((limits.low, limits.high), abs=1e-5)


def test_in_a_tenth_of_the_unit_it_is_a_tenth_however_long_the_diary_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slope, "MOST_FOR_ALL_PAIRS", 2)
    days = np.arange(40.0)
    values = np.random.default_rng(6).integers(0, 11, 40) / 2 + days / 8
    exact, limits = sen_slope(days, values), slope_interval(days, values, 100)
    found = slope_interval(days, values / 20, 100)
    assert exact > 0
    assert limits is not None
    assert found is not None
    assert sen_slope(days, values / 20) == pytest.approx(exact / 20, abs=1e-8)
    assert (found.low, found.high) == pytest.approx((limits.low / 20, limits.high / 20), abs=1e-8)


def test_fifty_years_are_no_trouble() -> None:
    days = np.arange(18_262.0)
    values = np.clip(np.rint(2 + days / 5000 + np.random.default_rng(5).standard_normal(len(days))), 0, 10)
    assert sen_slope(days, values) * 5000 == pytest.approx(1, abs=0.1)


def test_all_equal_values_have_a_slope_of_exactly_0() -> None:
    days, values = np.arange(30.0), np.full(30, 4.0)
    assert (sen_slope(days, values), kendall_score(values)) == (0, 0)
    assert slope_interval(days, values, 0) == Interval(0, 0)
