"""Which days of a period are in sight."""

from datetime import date, timedelta

import pytest

from diary.domain.period import Period
from diary.ui.trends.zoom import Zoom

FIRST = date(2026, 3, 2)


def days(first: int, last: int) -> Period:
    """The days of those numbers, counted from 0."""
    return Period(FIRST + timedelta(days=first), FIRST + timedelta(days=last))


WHOLE = days(0, 99)


def test_all_days_are_shown_until_one_goes_nearer_and_again_after_going_back() -> None:
    nearer = Zoom(WHOLE).to(days(10, 49)).to(days(20, 29))
    assert [nearer.shown, nearer.back().shown, nearer.back().back().shown] == [days(20, 29), days(10, 49), WHOLE]
    assert nearer.to(WHOLE) == Zoom(WHOLE)


@pytest.mark.parametrize(
    ("factor", "around", "shown"), [(0.5, 50, days(25, 74)), (0.5, 0, days(0, 49)), (0.01, 99, days(93, 99))]
)
def test_the_day_that_is_looked_at_stays_where_it_is(factor: float, around: int, shown: Period) -> None:
    assert Zoom(WHOLE).scaled(factor, FIRST + timedelta(days=around)) == shown


def test_further_away_than_all_is_all() -> None:
    assert Zoom(WHOLE).to(days(10, 79)).scaled(2, FIRST + timedelta(days=30)) == WHOLE
    assert Zoom(days(0, 3)).scaled(0.5, FIRST) == days(0, 3)


@pytest.mark.parametrize(
    ("day", "shown"), [(15, days(10, 29)), (35, days(16, 35)), (4, days(4, 23)), (99, days(80, 99))]
)
def test_the_days_in_sight_follow_the_cursor(day: int, shown: Period) -> None:
    assert Zoom(WHOLE).to(days(10, 29)).following(FIRST + timedelta(days=day)).shown == shown
