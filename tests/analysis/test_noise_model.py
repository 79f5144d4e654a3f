"""The noise model compared with an implementation by full covariance matrices, which needs no loop over days."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from diary.analysis import noise_model
from diary.analysis.noise_model import GRID, Error, covariance_of_sums, drift, fitted, known_steps

NAN = np.nan
Array = NDArray[np.float64]


def correlation(model: int, length: int) -> Array:
    """The covariance matrix of all days for standard deviation 1."""
    lags = np.abs(np.subtract.outer(np.arange(length), np.arange(length)))
    return np.asarray(GRID.slow[model] * GRID.phi[model] ** lags + GRID.chance[model] * (lags == 0))


def generalised_least_squares(values: Array, columns: Array, model: int) -> tuple[float, list[float], float]:
    """The logarithm of the restricted likelihood, the coefficients, and the residual sum of squares."""
    rated = np.isfinite(values)
    y, x = values[rated], columns[rated]
    whole = correlation(model, len(values))[np.ix_(rated, rated)]
    inverse = np.linalg.inv(whole)
    information = x.T @ inverse @ x
    coefficients = np.linalg.solve(information, x.T @ inverse @ y)
    left = y - x @ coefficients
    rss = float(left @ inverse @ left)
    free = len(y) - x.shape[1]
    log_determinants = np.linalg.slogdet(whole)[1] + np.linalg.slogdet(information)[1]
    return float(-0.5 * log_determinants - 0.5 * free * np.log(rss)), coefficients.tolist(), rss


def a_diary(length: int = 60) -> tuple[Array, Array]:
    rng = np.random.default_rng(5)
    values = np.where(rng.random(length) < 0.3, NAN, rng.integers(0, 11, length).astype(float))
    values[20:31] = NAN
    return values, np.stack([np.ones(length), (np.arange(length) > 40) * 1.0, drift(length)], axis=1)


def test_the_prior_is_a_quarter_daily_chance_alone_and_its_probabilities_are_1() -> None:
    assert len(GRID.phi) == 21
    prior = np.exp(GRID.log_prior)
    assert prior.sum() == pytest.approx(1)
    assert (prior[0], GRID.slow[0], GRID.chance[0]) == (pytest.approx(0.25), 0, 1)
    of = dict(zip(zip(GRID.phi.tolist(), GRID.slow.tolist(), strict=True), prior.tolist(), strict=True))
    assert of[0.6, 0.75] == pytest.approx(0.75 * 3 * 6 / (10 * 8.5))
    assert of[0.3, 0.25] == pytest.approx(0.75 * 1 * 0.5 / (10 * 8.5))


def test_it_is_restricted_likelihood_and_generalised_least_squares() -> None:
    values, columns = a_diary()
    fit = fitted(values, columns)
    found = [generalised_least_squares(values, columns, model) for model in range(21)]
    posterior = np.array([one[0] for one in found]) + GRID.log_prior
    wanted = np.exp(posterior - posterior.max())
    assert fit.weights == pytest.approx(wanted / wanted.sum(), abs=1e-12)
    for model, (_likelihood, coefficients, rss) in enumerate(found):
        assert fit.coefficients[model] == pytest.approx(coefficients, abs=1e-10)
        assert fit.surprises[model].sum() == pytest.approx(rss)
    assert fit.days.tolist() == np.flatnonzero(np.isfinite(values)).tolist()


@pytest.mark.parametrize("length", [1599, 1600, 1601, 2600, 4001])
def test_a_long_diary_is_fitted_in_stretches_as_in_one_piece(length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    values, columns = a_diary(length)
    values[700:1100] = NAN
    fit = fitted(values, columns)
    monkeypatch.setattr(noise_model, "_STRETCH", 10_000)
    whole = fitted(values, columns)
    assert fit.days.tolist() == whole.days.tolist()
    assert fit.weights == pytest.approx(whole.weights, abs=1e-12)
    assert fit.coefficients == pytest.approx(whole.coefficients, abs=1e-12)
    assert fit.surprises == pytest.approx(whole.surprises, abs=1e-12)


def test_the_spread_of_a_stretch_is_that_of_its_own_surprises() -> None:
    values, columns = a_diary()
    fit = fitted(values, columns)
    s2, freedom = fit.spread_squared(slice(31, 60), 2)
    inside = fit.days >= 31
    assert freedom == inside.sum() - 2
    assert s2 == pytest.approx(fit.surprises[:, inside].sum(axis=1) / freedom)
    assert fit.spread_squared(slice(21, 25), 1)[1] == 1


@given(st.integers(2, 40), st.integers(0, 2**32 - 1))
def test_the_covariance_of_two_sums_is_that_of_the_matrix(length: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    first, second = rng.standard_normal(length), rng.standard_normal(length)
    found = covariance_of_sums(first, second)
    for model in (0, 1, 10, 20):
        assert found[model] == pytest.approx(first @ correlation(model, length) @ second, abs=1e-10)


def test_lags_of_more_than_a_year_are_as_good_as_none() -> None:
    weights = np.zeros(900)
    weights[[0, 399, 899]] = 1
    assert covariance_of_sums(weights, weights)[20] == pytest.approx(3 + 2 * 0.95**399 + 2 * 0.95**500, abs=1e-8)


def test_the_error_of_one_model_is_students() -> None:
    from scipy import stats  # type: ignore[import-untyped]  # no types; takes each worker a second

    error = Error(np.array([1.0, 0.0]), np.array([2.0, 50.0]))
    assert error.half_width(9, 0.05) == pytest.approx(2 * stats.t.isf(0.025, 9), abs=1e-5)
    assert error.tail(3.0, 9) == pytest.approx(2 * stats.t.sf(1.5, 9))
    assert error.standard == 2


def test_the_error_of_several_models_is_their_mixture() -> None:
    from scipy import stats  # takes each worker a second

    error = Error(np.array([0.25, 0.75]), np.array([1.0, 4.0]))
    half = error.half_width(5, 0.05)
    assert 0.25 * 2 * stats.t.sf(half, 5) + 0.75 * 2 * stats.t.sf(half / 4, 5) == pytest.approx(0.05, abs=1e-6)
    assert error.tail(half, 5) == pytest.approx(0.05, abs=1e-6)
    assert error.standard == pytest.approx(np.sqrt(0.25 + 0.75 * 16))


@given(st.lists(st.just(NAN) | st.integers(0, 10).map(float), min_size=12, max_size=60), st.integers(0, 40))
def test_blank_days_at_the_ends_change_nothing(values: list[float], blank: int) -> None:
    series = np.array(values)
    if np.isfinite(series).sum() < 3:
        return
    around = np.concatenate([np.full(blank, NAN), series, np.full(blank, NAN)])
    one = fitted(series, np.ones((len(series), 1)))
    other = fitted(around, np.ones((len(around), 1)))
    if np.ptp(series[np.isfinite(series)]) > 0:
        assert other.weights == pytest.approx(one.weights, abs=1e-9)
        assert other.surprises == pytest.approx(one.surprises, abs=1e-9)


@pytest.mark.parametrize(("before", "after", "steps"), [(28, 28, [50]), (27, 28, []), (28, 27, [])])
def test_a_known_step_has_28_rated_days_up_to_its_day_and_28_after_it(
    before: int, after: int, steps: list[int]
) -> None:
    rated = np.zeros(120, bool)
    rated[51 - before : 51 + after] = True
    assert known_steps(rated, [50], 100) == steps


def test_a_drift_rises_by_one_over_its_days_around_0() -> None:
    assert drift(4).tolist() == [-0.5, -0.25, 0.0, 0.25]
