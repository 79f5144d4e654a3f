"""What began or changed within days: treatments, flares, illness."""

from dataclasses import replace
from datetime import date, timedelta

from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.plan.plan import DayOff
from diary.domain.treatment import TreatmentEvent
from diary.domain.turning_point import in_words, turning_points

FIRST = date(2026, 11, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


STARTED = TreatmentEvent(day=day(-9), treatment="pregabalin", turn="started", dose="75 mg")
CHANGED = TreatmentEvent(day=day(4), treatment="pregabalin", turn="changed", dose="150 mg")
WHOLE = Excerpt(
    period=Period(day(0), day(20)),
    treatment_changes=(STARTED, CHANGED),
    events=(*(Event(day=day(number), event="flare") for number in (7, 8, 8, 12)), Event(day=day(3), event="fall")),
    days_off=(DayOff(day=day(9), reason="flare"), DayOff(day=day(15), reason="ill"), DayOff(day=day(2), reason="rest")),
)


def test_the_latest_comes_first_and_days_in_a_row_are_one() -> None:
    points = turning_points(WHOLE)
    assert [(one.day, one.days) for one in points] == [
        (day(15), 1),
        (day(12), 1),
        (day(7), 3),
        (day(4), 1),
        (day(-9), 1),
    ]
    assert len({one.key for one in points}) == len(points)
    assert [one.day for one in turning_points(WHOLE, Period(day(4), day(11)))] == [day(7), day(4)]
    assert turning_points(replace(WHOLE, treatment_changes=(), events=(), days_off=())) == ()


def test_each_is_told_in_words() -> None:
    assert [in_words(one, WHOLE) for one in turning_points(WHOLE)] == [
        "ill",
        "flare",
        "flare, 3 days",
        "pregabalin, dose changed, 150 mg",
        "pregabalin, started, 75 mg",
    ]
