"""The one rule of rounding: ties away from zero, on the exact result and not on its binary neighbour."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.rounding import as_entered, decimals_in, fixed, rounded, shortest, whole

DECIMALS = st.integers(0, 3)
NUMBERS = st.decimals(-1_000_000, 1_000_000, places=5)


def by_hand(value: Fraction | Decimal, decimals: int) -> Decimal:
    """The exact value rounded as the decimal module does it: half up is away from zero there."""
    exact = Fraction(value)
    places = Decimal(1).scaleb(-decimals)
    # 28 digits: what does not end is cut far behind every tie, and a tie has few digits
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(places, ROUND_HALF_UP)


@given(NUMBERS, DECIMALS)
def test_rounding_is_that_of_decimals_half_up(value: Decimal, decimals: int) -> None:
    assert Decimal(fixed(float(value), decimals)) == by_hand(value, decimals)
    assert Decimal(str(rounded(float(value), decimals))) == by_hand(value, decimals)


@given(NUMBERS, DECIMALS)
def test_rounding_is_the_same_on_both_sides_of_zero(value: Decimal, decimals: int) -> None:
    assert rounded(-float(value), decimals) == -rounded(float(value), decimals)
    assert fixed(-abs(float(value)), decimals).removeprefix("-") == fixed(abs(float(value)), decimals)


@given(st.floats(-1, 1), DECIMALS)
def test_nothing_is_minus_zero(value: float, decimals: int) -> None:
    assert str(rounded(value, decimals)) != "-0.0"
    assert not (fixed(value, decimals).startswith("-") and float(fixed(value, decimals)) == 0)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=400), st.integers(0, 2))
def test_mean_of_ratings_is_rounded_as_their_exact_mean(tenths: list[int], decimals: int) -> None:
    exact = by_hand(Fraction(sum(tenths), 10 * len(tenths)), decimals)
    ratings = [one / 10 for one in tenths]
    for mean in (fmean(ratings), sum(ratings) / len(ratings), float(np.array(ratings).mean())):
        assert Decimal(fixed(mean, decimals)) == exact


@given(st.lists(st.integers(0, 100), min_size=1, max_size=60), st.lists(st.integers(0, 100), min_size=1, max_size=60))
def test_difference_of_two_means_is_rounded_as_the_exact_one(now: list[int], before: list[int]) -> None:
    exact = Fraction(sum(now), 10 * len(now)) - Fraction(sum(before), 10 * len(before))
    change = fmean(one / 10 for one in now) - fmean(one / 10 for one in before)
    assert Decimal(fixed(change, 1)) == by_hand(exact, 1)


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (2.25, 1, "2.3"),
        (2.75, 1, "2.8"),
        (-2.25, 1, "-2.3"),
        (2.5, 0, "3"),
        (0.5, 0, "1"),
        (-0.5, 0, "-1"),
        (sum([0.9] * 14 + [1.0] * 14) / 28, 1, "1.0"),
        (0.15 + 0.1, 1, "0.3"),
        (1.005, 2, "1.01"),
        (-0.04, 1, "0.0"),
        (0.049, 1, "0.0"),
        (12, 2, "12.00"),
        (0.05, 1, "0.1"),
        (1e20, 1, "100000000000000000000.0"),
    ],
)
def test_ties_go_away_from_zero(value: float, decimals: int, written: str) -> None:
    assert fixed(value, decimals) == written
    assert rounded(value, decimals) == float(written)


@pytest.mark.parametrize(
    ("value", "written", "decimals"),
    [(7, "7", 0), (6.5, "6.5", 1), (6.96, "7", 0), (2.25, "2.3", 1), (20.0, "20", 0), (0.04, "0", 0), (-0.04, "0", 0)],
)
def test_decimal_is_written_only_where_there_is_one(value: float, written: str, decimals: int) -> None:
    assert shortest(value) == written
    assert decimals_in(value) == decimals


def test_whole_number_of_ten_and_more_keeps_its_zeros() -> None:
    assert (shortest(100, 0), shortest(4200, 1), whole(2.5), whole(-2.5), whole(99.5)) == ("100", "4200", 3, -3, 100)


def test_what_was_entered_is_not_rounded() -> None:
    assert [as_entered(value) for value in (6.25, 70.306818, 4200.0, 0.1 + 0.2)] == ["6.25", "70.306818", "4200", "0.3"]


def test_what_is_no_number_is_not_rounded() -> None:
    with pytest.raises(ValueError, match="NaN"):
        rounded(float("nan"))
    with pytest.raises(OverflowError):
        fixed(float("inf"), 1)
