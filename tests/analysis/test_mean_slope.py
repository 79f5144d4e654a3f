import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import linregress  # type: ignore[import-untyped]  # has no types
from scipy.stats import t as student

from diary.analysis.mean_slope import mean_slope, slope_and_error

NAN = np.nan
RATED = st.lists(st.integers(0, 10).map(float), min_size=3, max_size=60).map(np.array)


def test_for_days_that_are_not_alike_it_is_the_textbook_line() -> None:
    """R, `summary(lm(weight ~ height, data = women))`: height 3.45000, standard error 0.09114."""
    women = np.array([115.0, 117, 120, 123, 126, 129, 132, 135, 139, 142, 146, 150, 154, 159, 164])
    slope, error = slope_and_error(women, 0.0)
    assert (round(slope, 5), round(error, 5)) == (3.45, 0.09114)


@given(st.lists(st.just(NAN) | st.integers(0, 10).map(float), max_size=40), RATED)
def test_missing_days_keep_their_place(sparse: list[float], dense: np.ndarray) -> None:
    values = np.append(sparse, dense)
    days = np.flatnonzero(np.isfinite(values))
    assume(np.ptp(values[days]) > 0)
    expected = linregress(days, values[days])
    slope, error = slope_and_error(values, 0.0)
    assert slope == pytest.approx(expected.slope, abs=1e-9)
    assert error == pytest.approx(expected.stderr, abs=1e-6)


@given(RATED, st.floats(0, 0.95))
def test_the_interval_holds_the_slope(values: np.ndarray, r: float) -> None:
    slope, found = mean_slope(values, r)
    if found is not None:
        assert found.low <= slope <= found.high


def test_days_that_resemble_each_other_make_it_wider() -> None:
    values = np.random.default_rng(6).integers(0, 11, 56).astype(float)
    widths = [found.high - found.low for r in (0.0, 0.3, 0.6, 0.9) if (found := mean_slope(values, r)[1])]
    assert widths == sorted(widths)


@pytest.mark.parametrize(("n", "r"), [(5, 0.95), (100, 0.95), (300, 0.95), (300, 0.5), (30, 0.0)])
def test_its_degrees_of_freedom_are_those_of_the_formula_and_at_least_1(n: int, r: float) -> None:
    values = np.random.default_rng(n).integers(0, 11, n).astype(float)
    alike = sum(r ** abs(one - other) for one in range(n) for other in range(n))
    independent = n**2 / alike
    freedom = 2 / (2 / (independent - 2) + 4 / (n * (1 - r**2))) if independent > 2 else 1
    slope, error = slope_and_error(values, r)
    _slope, found = mean_slope(values, r, 0.9)
    assert found is not None
    reach = float(student.ppf(0.95, max(freedom, 1))) * error
    assert (found.low, found.high) == pytest.approx((slope - reach, slope + reach))


def test_values_on_a_line_have_no_interval() -> None:
    slope, found = mean_slope(np.arange(28) / 7, 0.0)
    assert slope == pytest.approx(1 / 7)
    assert found is None
    assert mean_slope(np.full(28, 4.0), 0.0) == (0, None)
