"""Which days of a period count: for ratings those since the diary began, for the plan those that are over."""

from collections.abc import Iterable
from datetime import date, timedelta

from diary.domain.period import Period
from diary.domain.symptom import Rating

EVER = Period(date.min, date.max)
_LEAST_BEFORE = 7
"""The minimum of counted days in an earlier period for comparing with it, if the diary begins within it."""


def counted_days(began: date | None, today: date | None, ratings: Iterable[Rating]) -> Period:
    """The days that can have a rating: from the first entry of the diary to today, or to yesterday while today has
    none.

    `ratings` are searched for one of today. An end that is unknown (`None`) is unlimited.
    """
    first = began or date.min
    if today is None:
        return Period(first, date.max)
    is_rated = any(one.day == today for one in ratings)
    return Period(first, max(first, today if is_rated else today - timedelta(days=1)))


def counted_in(period: Period, counted: Period) -> Period:
    """The days of `period` that count; all of them if none does."""
    return period.overlap(counted) or period


def counted_before(earlier: Period, counted: Period) -> Period:
    """The days of an earlier period that count; all of them if fewer than seven do."""
    counting = counted_in(earlier, counted)
    return counting if len(counting) >= _LEAST_BEFORE else earlier


def plan_days(period: Period, today: date | None) -> Period | None:
    """The days of `period` for which adherence is computed: up to yesterday, as today is not over; `None` if there are
    none."""
    if today is None:
        return period
    return period.overlap(Period(date.min, today - timedelta(days=1)))
