"""Who entered a day: the person or a helper."""

from datetime import timedelta

from diary.domain.change import added
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt, changed
from diary.domain.period import with_day_before
from diary.domain.who_wrote import helped_days, helper_on, set_helper
from tests.builders import EVENING

DAY_BEFORE = EVENING - timedelta(days=1)
OTHERS = (Event(day=EVENING, event="fall", text="on the stairs"), Event(day=DAY_BEFORE, event="near-fall", text="ice"))


def test_a_helper_is_that_of_the_day_until_the_person_or_another_writes() -> None:
    none = changed(Excerpt(period=with_day_before(EVENING)), added(OTHERS))
    assert [helper_on(none, day) for day in (EVENING, DAY_BEFORE)] == [None, None]
    assert set_helper(none, EVENING, None) == []
    helped = changed(none, set_helper(none, EVENING, "  Jo   Smith "))
    assert [helper_on(helped, day) for day in (EVENING, DAY_BEFORE)] == ["Jo Smith", None]
    nameless = changed(helped, set_helper(helped, EVENING, ""))
    assert helper_on(nameless, EVENING) == ""
    assert set(changed(nameless, set_helper(nameless, EVENING, None)).events) == set(OTHERS)


def test_days_are_helped_by_a_helper_or_by_whoever_wrote_the_sheet() -> None:
    sheet = Event(day=DAY_BEFORE, event="on-paper", text=" Ann ")
    own = Event(day=EVENING - timedelta(days=2), event="on-paper")
    helper = Event(day=EVENING, event="by-helper")
    whole = Excerpt(period=with_day_before(EVENING), events=(own, sheet, *OTHERS, helper))
    assert list(helped_days(whole)) == [(DAY_BEFORE, "Ann"), (EVENING, "")]
