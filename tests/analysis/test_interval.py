"""The interval of a figure."""

import pytest

from diary.analysis.interval import Interval


def test_it_is_multiplied_at_both_ends() -> None:
    assert Interval(-0.5, 1.5).times(4) == Interval(-2.0, 6.0)


@pytest.mark.parametrize(("low", "high", "includes"), [(-1, 0, 1), (0, 1, 1), (0.1, 1, 0), (-1, -0.1, 0)])
def test_it_includes_its_ends(low: float, high: float, includes: int) -> None:
    assert Interval(low, high).includes_zero == includes


def test_it_is_shown_with_one_decimal() -> None:
    assert Interval(-0.25, 0.349).shown == Interval(-0.3, 0.3)
