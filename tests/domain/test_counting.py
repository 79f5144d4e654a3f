"""Which days of a period count."""

from datetime import date, time, timedelta

from diary.domain.counting import counted_before, counted_days, counted_in, plan_days
from diary.domain.period import Period, ending
from diary.domain.symptom import Rating

TODAY = date(2026, 11, 28)
BEGAN = date(2026, 10, 19)
TWELVE_WEEKS = ending(TODAY, 84)


def rated(day: date, moment: time | None = None) -> Rating:
    return Rating(day=day, symptom="pain", value=3, time=moment)


def test_days_count_from_the_first_entry_and_to_yesterday_while_tonight_is_blank() -> None:
    yesterday = TODAY - timedelta(days=1)
    assert counted_days(BEGAN, TODAY, [rated(yesterday)]) == Period(BEGAN, yesterday)
    assert counted_days(BEGAN, TODAY, [rated(TODAY)]) == Period(BEGAN, TODAY)
    assert counted_days(BEGAN, TODAY, [rated(TODAY, time(9))]) == Period(BEGAN, TODAY)
    assert len(counted_in(TWELVE_WEEKS, counted_days(BEGAN, TODAY, []))) == 40


def test_a_diary_of_today_has_one_day_and_what_is_not_known_bounds_nothing() -> None:
    assert counted_days(TODAY, TODAY, []) == Period(TODAY, TODAY)
    assert counted_in(TWELVE_WEEKS, counted_days(None, None, [])) == TWELVE_WEEKS


def test_days_to_come_never_count() -> None:
    coming = Period(BEGAN, TODAY + timedelta(days=9))
    assert counted_in(coming, counted_days(BEGAN, TODAY, [rated(TODAY)])) == Period(BEGAN, TODAY)


def test_a_period_before_the_diary_stays_whole_and_so_does_one_with_less_than_a_week_of_it() -> None:
    counted = counted_days(BEGAN, TODAY, [])
    before = Period(BEGAN - timedelta(days=20), BEGAN - timedelta(days=1))
    assert (counted_in(before, counted), counted_before(before, counted)) == (before, before)
    six = Period(before.first, BEGAN + timedelta(days=5))
    assert counted_before(six, counted) == six
    week = Period(before.first, BEGAN + timedelta(days=6))
    assert counted_before(week, counted) == Period(BEGAN, week.last)


def test_the_plan_counts_up_to_yesterday() -> None:
    assert plan_days(TWELVE_WEEKS, TODAY) == Period(TWELVE_WEEKS.first, TODAY - timedelta(days=1))
    assert plan_days(TWELVE_WEEKS, TODAY + timedelta(days=5)) == TWELVE_WEEKS
    assert plan_days(Period(TODAY, TODAY), TODAY) is None
    assert plan_days(TWELVE_WEEKS, None) == TWELVE_WEEKS
