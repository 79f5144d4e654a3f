"""How a day's value is computed, how a symptom is rated, and its highest rating."""

from dataclasses import replace
from datetime import time

import pytest

from diary.analysis.comparison import level
from diary.analysis.rated import HighestOn, HighestRating, MadeOf, Rated, highest, made_of, rated
from diary.analysis.worst_day import days_rated_of, stand_out, worst_days
from diary.domain.period import Period
from tests.analysis.excerpts import at, day, excerpt_with, of_days

MIXED = replace(
    of_days(5),
    ratings=(
        at(0, 4, None),
        at(0, 10, 9),
        at(0, 8, 13),
        at(1, 3, 9),
        at(1, 6, 15),
        at(2, 2, None),
        at(2, 3, None),
        at(3, 5, 22, "numbness"),
        at(4, 1, None),
    ),
)
"""An evening with two moments, a day of moments alone, an evening rated twice, and one rated once."""


def test_all_but_a_single_evening_s_rating_is_taken_apart() -> None:
    assert made_of(MIXED.ratings) == {
        (day(0), "pain"): MadeOf(1, ((time(9), 10), (time(13), 8))),
        (day(1), "pain"): MadeOf(0, ((time(9), 3), (time(15), 6))),
        (day(2), "pain"): MadeOf(2, ()),
        (day(3), "numbness"): MadeOf(0, ((time(22), 5),)),
    }


def test_how_a_symptom_was_rated_is_counted_in_days() -> None:
    assert rated(MIXED, "pain") == Rated(evenings=3, several=1, beside=1, of_moments=1)
    assert rated(MIXED, "numbness") == Rated(evenings=0, several=0, beside=0, of_moments=1)
    assert rated(MIXED, "pain", Period(day(4), day(4))) == Rated(1, 0, 0, 0)


def test_the_highest_rating_is_one_of_a_moment_too_and_has_its_time() -> None:
    assert highest(MIXED, "pain") == HighestRating(10, (HighestOn(day(0), (time(9),)),))
    assert highest(MIXED, "pain", Period(day(2), day(4))) == HighestRating(3, (HighestOn(day(2)),))
    assert highest(MIXED, "tingling") is None
    both = replace(of_days(2), ratings=(at(0, 7, 9), at(0, 7, None), at(1, 7, 13), at(1, 7, 8)))
    assert highest(both, "pain") == HighestRating(7, (HighestOn(day(1), (time(8), time(13))), HighestOn(day(0))))


def test_the_level_has_the_mean_of_days_and_the_extremes_of_ratings() -> None:
    found = level(MIXED, "pain")
    assert (found.mean, found.recorded) == (3.0, 4)
    assert (found.lowest, found.worst, found.days_at_worst) == (1, 10, 1)
    assert [(one.day, one.value, one.times) for one in worst_days(MIXED, "pain")] == [(day(0), 10, (time(9),))]


@pytest.mark.parametrize(
    ("values", "stands_out"),
    [
        ([0, 0], False),
        ([5, 5], False),
        ([5], True),
        ([0], False),
        ([5, 4], True),
        ([5, 5, 4, 4], False),
        ([5, 5, 4, 4, 4, 4, 4], False),
        ([5, 5, 4, 4, 4, 4, 4, 4], True),
    ],
)
def test_days_stand_out_that_are_few_and_on_which_it_was_felt(values: list[float], *, stands_out: bool) -> None:
    excerpt = excerpt_with(pain=values)
    assert days_rated_of(excerpt, "pain") == len(values)
    assert stand_out(worst_days(excerpt, "pain"), len(values)) is stands_out
    assert not stand_out((), 2)
