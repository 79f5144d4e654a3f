import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.analysis.comparison import compare, level
from diary.domain.period import Period
from tests.analysis.excerpts import day, excerpt_with

LATER = Period(day(4), day(7))


def test_a_period_is_set_beside_the_equally_long_one_before() -> None:
    found = compare(excerpt_with(pain=[5, 5, 4, 6, 3, 4, 4, 1]), "pain", LATER)
    assert (found.now.mean, found.before.mean, found.change) == (3, 5, -2)
    assert found.change_per_cent == -40
    assert (found.now.worst, found.now.days_at_worst, found.now.lowest) == (4, 2, 1)
    assert (found.now.recorded, found.now.days, found.before.recorded) == (4, 4, 4)


def test_there_is_no_mean_and_no_change_where_fewer_than_half_of_the_days_are_recorded() -> None:
    found = compare(excerpt_with(pain=[5, None, None, None, 3, None, 5, None]), "pain", LATER)
    assert (found.before.mean, found.before.recorded) == (None, 1)
    assert found.now.mean == 4
    assert (found.change, found.change_per_cent) == (None, None)


def test_there_is_no_per_cent_of_a_mean_below_one() -> None:
    found = compare(excerpt_with(pain=[0, 1, 0, 1, 1, 1, 1, 1]), "pain", LATER)
    assert (found.change, found.change_per_cent) == (0.5, None)


def test_days_without_a_rating_are_never_counted_as_0() -> None:
    found = level(excerpt_with(pain=[None, 4, None, 6]), "pain")
    assert (found.mean, found.lowest, found.recorded, found.days) == (5, 4, 2, 4)


def test_nothing_recorded_has_no_level() -> None:
    found = level(excerpt_with(pain=[None, None]), "pain")
    assert (found.mean, found.worst, found.lowest, found.days_at_worst, found.recorded) == (None, None, None, 0, 0)


def test_an_excerpt_that_does_not_cover_both_periods_is_refused() -> None:
    with pytest.raises(ValueError, match="does not cover"):
        compare(excerpt_with(pain=[1, 2, 3]), "pain", Period(day(1), day(2)))


@given(st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=30), st.integers(0, 30))
def test_more_blank_days_never_change_the_worst_and_only_ever_take_the_mean_away(
    values: list[int | None], blank: int
) -> None:
    short, long = level(excerpt_with(pain=values), "pain"), level(excerpt_with(pain=[*values, *[None] * blank]), "pain")
    assert (short.worst, short.lowest, short.recorded) == (long.worst, long.lowest, long.recorded)
    assert long.mean in {short.mean, None}
