"""Taking out a whole day, and bringing back what its entries were."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from diary.domain.change import Change, added
from diary.domain.day import is_as_before, removal_of_day, return_of
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt, changed
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.plan.plan import DayOff, PlanLine
from diary.domain.record import Record
from diary.domain.site import Extent, SiteMark
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from diary.domain.version import Version

DAY = date(2026, 11, 12)
BEFORE = DAY - timedelta(days=1)
THEN = datetime(2026, 11, 12, 20, 41).astimezone()
LATER = THEN + timedelta(days=1)
OF_THE_DAY = (
    Rating(day=DAY, symptom="pain", value=3, written=THEN),
    Rating(day=DAY, symptom="pain", value=6, time=time(14, 30), written=THEN),
    ExerciseDone(day=DAY, exercise="calf-stretch", written=THEN),
    TreatmentDone(day=DAY, treatment="tablets", written=THEN),
    Note(day=DAY, text="A quiet day.", written=THEN),
    Measurement(day=DAY, quantity="sleep-hours", value=7, written=THEN),
    Event(day=DAY, event="fall", written=THEN),
    TreatmentEvent(day=DAY, treatment="tablets", turn="started", written=THEN),
    DayOff(day=DAY, reason="ill", written=THEN),
    SiteMark(day=DAY, site="foot-sole-left-toes", symptom="numbness", written=THEN),
    Extent(day=DAY, limb="left-leg", level="ankle", written=THEN),
)


def diary(*records: Record) -> Excerpt:
    return changed(Excerpt(period=Period(BEFORE, DAY)), added(records))


def after(excerpt: Excerpt, *versions: Version) -> tuple[Record, ...]:
    """What the day holds once these versions have come back."""
    return changed(excerpt, return_of(excerpt, versions)).day(DAY).entries


def test_all_that_is_dated_goes_with_its_day_and_nothing_else() -> None:
    kept = (
        Rating(day=BEFORE, symptom="pain", value=2),
        TreatmentEvent(day=BEFORE, treatment="tablets", turn="started"),
        PlanLine(exercises=("calf-stretch",), valid_from=DAY),
    )
    whole = diary(*OF_THE_DAY, *kept)
    left = changed(whole, removal_of_day(whole, DAY))
    assert left == diary(*kept)


def test_a_blank_day_has_nothing_to_take_out() -> None:
    assert removal_of_day(diary(), DAY) == []


def test_a_day_that_was_taken_out_comes_back_whole() -> None:
    versions = [Version(LATER, one, removed=True) for one in OF_THE_DAY]
    assert set(after(diary(), *versions)) == set(OF_THE_DAY)


def test_an_edited_entry_becomes_what_it_was() -> None:
    old = OF_THE_DAY[0]
    now = replace(old, value=7, written=LATER)
    assert return_of(diary(now), [Version(LATER, old, removed=False)]) == [Change(now, old)]


def test_nothing_changes_where_an_entry_says_the_same_already() -> None:
    old = OF_THE_DAY[0]
    again = diary(replace(old, written=LATER))
    version = Version(LATER, old, removed=False)
    assert is_as_before(again, version)
    assert return_of(again, [version]) == []
    assert not is_as_before(diary(), version)


def test_what_took_the_place_of_an_entry_gives_it_back() -> None:
    for old in OF_THE_DAY:
        since = replace(old, id="another", written=LATER)
        found = after(diary(since), Version(LATER, old, removed=True))
        may_be_several = isinstance(old, Event | TreatmentEvent)
        assert set(found) == ({old, since} if may_be_several else {old})


def test_what_stood_beside_an_entry_stays_beside_it() -> None:
    morning, evening = (ExerciseDone(day=DAY, exercise="calf-stretch", written=THEN) for _time in range(2))
    removal = Version(LATER, morning, removed=True)
    assert set(after(diary(evening), removal)) == {morning, evening}
