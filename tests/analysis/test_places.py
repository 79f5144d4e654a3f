from dataclasses import replace
from datetime import date, timedelta

from diary.analysis.places import places
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period, ending
from diary.domain.site import SiteMark

LAST = date(2026, 11, 19)
TOES, HEEL = "foot-sole-left-toes", "foot-sole-left-heel"


def marked(site: str, *back: int, symptom: str = "pain") -> tuple[SiteMark, ...]:
    """Marks so many days before the last one."""
    return tuple(SiteMark(day=LAST - timedelta(days=days), site=site, symptom=symptom) for days in back)


def excerpt(*marks: SiteMark) -> Excerpt:
    return Excerpt(period=ending(LAST, 28), site_marks=marks)


def test_usual_is_more_than_half_of_the_days_that_have_any_mark() -> None:
    found = places(excerpt(*marked(TOES, 0, 1, 2), *marked(HEEL, 2, 3)))
    assert (found.days, found.marked["pain"]) == (4, {TOES: 3, HEEL: 2})
    assert found.usual("pain") == (TOES,)


def test_a_day_of_another_symptom_counts_as_marked_and_a_day_without_a_mark_does_not() -> None:
    found = places(excerpt(*marked(TOES, 0), *marked(HEEL, 1, 2, symptom="numbness")))
    assert (found.days, found.usual("pain"), found.usual("numbness")) == (3, (), (HEEL,))


def test_a_place_marked_twice_on_a_day_is_one_day() -> None:
    assert places(excerpt(*marked(TOES, 0, 0), *marked(HEEL, 1))).marked["pain"] == {TOES: 1, HEEL: 1}


def test_only_the_days_of_the_period_count() -> None:
    whole = excerpt(*marked(TOES, 0, 20))
    assert places(whole, Period(LAST, LAST)).days == 1
    assert places(replace(whole, site_marks=())).usual("pain") == ()
