from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.analysis.shift_test import ShiftTest, shift_test, tied_effects

NAN = np.nan
RATINGS = st.just(NAN) | st.integers(0, 10).map(float)
MARKS = st.sampled_from([0.0, 1.0, NAN])


@st.composite
def days(draw: st.DrawFn, least: int = 8, most: int = 60) -> tuple[np.ndarray, np.ndarray]:
    length = draw(st.integers(least, most))
    marked = draw(st.lists(MARKS, min_size=length, max_size=length))
    values = draw(st.lists(RATINGS, min_size=length, max_size=length))
    return np.array(marked), np.array(values)


def difference(marked: np.ndarray, values: np.ndarray) -> tuple[float, float, int, int]:
    """The difference of the means, its scale, and the two numbers of days, counted out day by day."""
    known = np.isfinite(values)
    first, second = values[(marked == 1) & known], values[(marked == 0) & known]
    if not len(first) or not len(second):
        return NAN, NAN, len(first), len(second)
    return float(first.mean() - second.mean()), np.sqrt(1 / len(first) + 1 / len(second)), len(first), len(second)


def p_of(effect: float, marked: np.ndarray, values: np.ndarray) -> float:
    """p of the effect, by trying every shift."""
    paired = np.flatnonzero(np.isfinite(marked) & np.isfinite(values))
    span = slice(paired[0], paired[-1] + 1)
    marked, values = marked[span], values[span]
    left = values - effect * marked
    observed, scale, marked_days, other_days = difference(marked, left)
    extreme = shifts = 0
    for shift in range(len(marked)):
        found, of_found, first, second = difference(np.roll(marked, shift), left)
        if first >= max(marked_days / 2, 1) and second >= max(other_days / 2, 1):
            shifts += 1
            extreme += shift == 0 or abs(found) / of_found >= abs(observed) / scale - 1e-9
    return extreme / shifts


@given(days())
def test_p_counts_the_shifts_that_differ_as_much(pair: tuple[np.ndarray, np.ndarray]) -> None:
    found = shift_test(*pair)
    known = np.isfinite(pair[0]) & np.isfinite(pair[1])
    assert (found is None) == (len(np.unique(pair[0][known])) < 2)
    if found is not None:
        assert found.difference == pytest.approx(difference(*pair)[0])
        assert found.p == pytest.approx(p_of(0, *pair))


@given(days(least=25))
def test_the_interval_holds_exactly_the_effects_that_are_not_rejected(pair: tuple[np.ndarray, np.ndarray]) -> None:
    found = shift_test(*pair)
    if found is None or found.interval is None:
        return
    low, high = found.interval.low, found.interval.high
    for effect in (low, high, (low + high) / 2, found.difference):
        assert p_of(effect, *pair) > 0.05
    if low > -10:
        assert p_of(low - 1e-6, *pair) <= 0.05
    if high < 10:
        assert p_of(high + 1e-6, *pair) <= 0.05


def test_the_effects_at_which_relabellings_tie_are_those_of_nguyens_example() -> None:
    """R's CIPerm, `cint(dset(c(19, 22, 25, 26), c(23, 33, 40)))`: -21 to 3, the ends over all 35 relabellings."""
    values, first = np.array([19.0, 22, 25, 26, 23, 33, 40]), np.isin(np.arange(7), (0, 1, 2, 3))
    shifted, overlaps = [], []
    for chosen in combinations(range(7), 4):
        marked = np.isin(np.arange(7), chosen)
        if not (marked == first).all():
            shifted.append(values[marked].mean() - values[~marked].mean())
            overlaps.append(first[marked].mean() - first[~marked].mean())
    observed = values[first].mean() - values[~first].mean()
    low, high = tied_effects(observed, np.array(shifted), np.array(overlaps), np.ones(34))
    roots = (observed - np.array(shifted)) / (1 - np.array(overlaps))
    assert (round(roots.min(), 9), round(roots.max(), 9)) == (-21, 3)
    assert all(np.isclose(roots, low) | np.isclose(roots, high))
    assert sum(one <= observed + 1e-9 for one in [*shifted, observed]) / 35 == pytest.approx(0.08571429, abs=1e-8)


def test_an_effect_is_found_and_its_interval_leaves_0_out() -> None:
    rng = np.random.default_rng(9)
    marked = (rng.random(84) < 0.4).astype(float)
    found = shift_test(marked, 5 - 3 * marked + rng.integers(0, 3, 84))
    assert found is not None
    assert found.difference == pytest.approx(-3, abs=0.5)
    assert found.p < 0.05
    assert found.interval is not None
    assert found.interval.low < -3 < found.interval.high < 0
    assert found.shifts == 84


def test_exercise_on_the_same_weekdays_leaves_no_way_of_telling() -> None:
    place = np.arange(84)
    found = shift_test(np.isin(place % 7, (0, 2, 4)).astype(float), (place * 5 % 11).astype(float))
    assert found is not None
    assert found.interval is None


def test_a_part_of_the_diary_that_only_meets_a_gap_is_no_comparison() -> None:
    rng = np.random.default_rng(10)
    part, gap = np.tile([1.0, 0, 0], 20), np.full(365, NAN)
    marked = np.concatenate([part, gap, part])
    values = np.concatenate([rng.integers(0, 11, 60), gap, rng.integers(0, 11, 60)])
    found = shift_test(marked, values)
    assert found is not None
    assert 20 < found.shifts < 200


@pytest.mark.parametrize(
    ("marked", "values"),
    [([], []), ([NAN], [4.0]), ([1.0, 1, 1], [4.0, 5, 6]), ([0.0, 0], [4.0, 5]), ([1.0, NAN], [NAN, 3.0])],
)
def test_without_a_day_of_each_kind_there_is_no_test(marked: list[float], values: list[float]) -> None:
    assert shift_test(np.array(marked), np.array(values)) is None


def test_all_equal_ratings_never_differ() -> None:
    found = shift_test(np.tile([1.0, 0, 0, 1, 0], 8), np.full(40, 4.0))
    assert found is not None
    assert (found.difference, found.p) == (0, 1)


@given(days(), st.integers(0, 20), st.integers(0, 20))
def test_blank_days_at_the_ends_change_nothing(pair: tuple[np.ndarray, np.ndarray], first: int, last: int) -> None:
    longer = [np.concatenate([[NAN] * first, part, [NAN] * last]) for part in pair]
    assert shift_test(*longer) == shift_test(*pair)


def test_decades_are_compared_at_once() -> None:
    rng = np.random.default_rng(11)
    marked = (rng.random(18_262) < 0.5).astype(float)
    found = shift_test(marked, rng.integers(0, 6, 18_262) + marked)
    assert isinstance(found, ShiftTest)
    assert found.difference == pytest.approx(1, abs=0.1)
    assert found.p == pytest.approx(1 / 18_262)


def test_effects_without_a_root_are_unbounded() -> None:
    """Three shifts of wholly marked days: one with a root at infinity, one that is never less extreme, one that is
    the original."""
    shifted, overlaps, scales = np.array([0.5, 0.5, 1.0]), np.ones(3), np.array([1.0, 0.9, 1.0])
    low, high = tied_effects(1.0, shifted, overlaps, scales)
    assert low.tolist() == [0.75, -np.inf, -np.inf]
    assert high.tolist() == [np.inf] * 3
