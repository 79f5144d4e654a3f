"""Two copies of a diary, joined."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from diary.domain.change import Change
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.exercise import ExerciseDone
from diary.domain.merging import Copy, joined
from diary.domain.note import Note
from diary.domain.record import Record
from diary.domain.symptom import Rating
from diary.domain.version import Version
from tests.builders import EVENING

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
BASE = Event(day=EVENING, event="fall", text="in the garden", place="", written=NOON)


def copy(*records: Record, versions: Sequence[Version] = ()) -> Copy:
    keys = {one.record.id for one in versions}
    return Copy(
        {one.id: one for one in records},
        {key: frozenset(one for one in versions if one.record.id == key) for key in keys},
    )


def until(hours: int, record: Record, *, removed: bool = False) -> Version:
    """The record as it was until so many hours after noon."""
    return Version(NOON + timedelta(hours=hours), record, removed)


def after(ours: Copy, theirs: Copy) -> Copy:
    """Ours, after theirs was taken in."""
    found = joined(ours, theirs)
    records = dict(ours.records)
    for change in found.changes:
        assert change.before is None or records.pop(change.before.id) == change.before
        if change.after is not None:
            records[change.after.id] = change.after
    versions = {key: set(kept) for key, kept in ours.versions.items()}
    for version in found.versions:
        versions.setdefault(version.record.id, set()).add(version)
    return Copy(records, {key: frozenset(kept) for key, kept in versions.items()})


def both_ways(ours: Copy, theirs: Copy) -> Copy:
    """The joined copy, which is the same from either side, and has nothing new for either."""
    found = after(ours, theirs)
    assert found == after(theirs, ours) == after(found, theirs) == after(theirs, found)
    return found


def test_what_one_side_has_alone_is_taken() -> None:
    note = Note(day=EVENING, text="theirs", written=NOON)
    assert joined(copy(BASE), copy(BASE, note)).changes == (Change(None, note),)
    assert joined(copy(BASE, note), copy(BASE)).changes == ()
    both_ways(copy(BASE), copy(note))


def test_what_only_one_side_changed_is_changed_and_its_history_taken() -> None:
    edited = replace(BASE, text="in the kitchen")
    theirs = copy(edited, versions=[until(1, BASE)])
    found = both_ways(copy(BASE), theirs)
    assert found.records[BASE.id] == edited
    assert found.versions[BASE.id] == {until(1, BASE)}


def test_different_fields_changed_on_both_sides_are_both_changed() -> None:
    ours = copy(replace(BASE, text="in the kitchen"), versions=[until(1, BASE)])
    theirs = copy(replace(BASE, hurt=True), versions=[until(2, BASE)])
    found = both_ways(ours, theirs)
    assert found.records[BASE.id] == replace(BASE, text="in the kitchen", hurt=True)
    kept = {one.record for one in found.versions[BASE.id]}
    assert kept == {BASE, ours.records[BASE.id], theirs.records[BASE.id]}


def test_the_same_field_is_decided_by_the_later_change_of_that_field() -> None:
    first = replace(BASE, text="in the kitchen")
    ours = copy(replace(first, place="home"), versions=[until(1, BASE), until(5, first)])
    theirs = copy(replace(BASE, text="on the stairs"), versions=[until(3, BASE)])
    found = both_ways(ours, theirs)
    assert found.records[BASE.id] == replace(BASE, text="on the stairs", place="home")


def test_a_field_was_changed_when_it_got_the_value_it_has() -> None:
    at_home = replace(BASE, place="home")
    ours = copy(replace(at_home, text="in the kitchen"), versions=[until(1, BASE), until(5, at_home)])
    for hours, text in ((3, "in the kitchen"), (6, "on the stairs")):
        theirs = copy(replace(BASE, text="on the stairs"), versions=[until(hours, BASE)])
        assert both_ways(ours, theirs).records[BASE.id] == replace(at_home, text=text)


def test_a_removal_holds_unless_it_was_changed_later() -> None:
    edited = replace(BASE, text="in the kitchen")
    removed = copy(versions=[until(2, BASE, removed=True)])
    assert both_ways(removed, copy(BASE)).records == {}
    later = copy(edited, versions=[until(3, BASE)])
    assert both_ways(removed, later).records == {BASE.id: edited}
    earlier = both_ways(removed, copy(edited, versions=[until(1, BASE)]))
    assert earlier.records == {}
    assert edited in {one.record for one in earlier.versions[BASE.id]}


def test_what_was_brought_back_stays() -> None:
    removal = until(2, BASE, removed=True)
    assert both_ways(copy(BASE, versions=[removal]), copy(versions=[removal])).records == {BASE.id: BASE}


def test_the_same_tick_of_the_same_evening_is_there_once() -> None:
    here = ExerciseDone(day=EVENING, exercise="calf-stretch", written=NOON)
    there = ExerciseDone(day=EVENING, exercise="calf-stretch", written=NOON + timedelta(hours=1))
    found = both_ways(copy(here), copy(there))
    assert found.records == {there.id: there}
    assert {one.record for one in found.versions[here.id]} == {here}
    twice = both_ways(copy(here, replace(here, id="another")), copy(there))
    assert len(twice.records) == 2, "two on one side are two"


def test_a_rating_of_the_same_evening_is_there_once_and_the_earlier_is_a_version() -> None:
    here = Rating(day=EVENING, symptom="tingling", value=4, written=NOON)
    there = Rating(day=EVENING, symptom="tingling", value=9, written=NOON + timedelta(hours=1))
    found = both_ways(copy(here), copy(there))
    assert found.records == {there.id: there}
    assert {one.record for one in found.versions[here.id]} == {here}
    falls = [Event(day=EVENING, event="fall", text=text, written=NOON) for text in ("stairs", "garden")]
    assert len(both_ways(copy(falls[0]), copy(falls[1])).records) == 2


def test_what_was_typed_here_and_imported_there_is_there_as_it_was_typed() -> None:
    typed = Rating(day=EVENING, symptom="tingling", value=4, written=NOON)
    imported = [
        Rating(day=EVENING, symptom="tingling", value=9, written=NOON + timedelta(hours=1), origin=f"app:{number}")
        for number in range(2)
    ]
    found = both_ways(copy(typed), copy(*imported))
    assert found.records == {typed.id: typed}
    assert {one.record for one in found.versions[imported[0].id]} == {imported[0]}
    assert len(both_ways(copy(imported[0]), copy(imported[1])).records) == 2, "a file may have several of a day"


def test_an_own_symptom_defined_on_both_sides_is_one() -> None:
    here = Definition(kind="symptom", key="own-1", name="Cramp", written=NOON)
    there = Definition(kind="symptom", key="own-1", name="Cramps", written=NOON + timedelta(hours=1))
    found = joined(copy(here), copy(there))
    assert found.changes == (Change(here, None), Change(None, there))
    both_ways(copy(here), copy(there))


def test_of_two_that_differ_without_a_history_the_later_is_kept() -> None:
    later = replace(BASE, text="in the kitchen", written=NOON + timedelta(hours=1))
    found = both_ways(copy(BASE), copy(later))
    assert found.records == {BASE.id: later}
    assert {one.record for one in found.versions[BASE.id]} == {BASE}


def test_records_of_two_kinds_with_one_identifier_are_left_alone() -> None:
    note = Note(id=BASE.id, day=EVENING, text="theirs", written=NOON + timedelta(hours=1))
    assert joined(copy(BASE), copy(note)).changes == ()
    assert joined(copy(note), copy(BASE)).changes == ()
    removed_there = copy(versions=[until(2, note, removed=True)])
    assert joined(copy(BASE), removed_there).changes == ()


def test_what_cannot_be_together_is_the_later_one_as_a_whole() -> None:
    base = Definition(kind="symptom", key="x", name="X", written=NOON)
    ours = copy(replace(base, kind="exercise"), versions=[until(1, base)])
    theirs = copy(replace(base, category="elbow"), versions=[until(2, base)])
    assert both_ways(ours, theirs).records == theirs.records


def test_a_field_that_one_side_had_already_counts_from_its_first_change_there() -> None:
    at_home = replace(BASE, place="home")
    ours = copy(replace(at_home, text="in the kitchen"), versions=[until(3, at_home)])
    for hours, place in ((2, "home"), (4, "shop")):
        outside = replace(BASE, place="garden")
        theirs = copy(replace(BASE, place="shop"), versions=[until(1, BASE), until(hours, outside)])
        assert both_ways(ours, theirs).records == {BASE.id: replace(BASE, text="in the kitchen", place=place)}


def test_removals_come_first_then_edits_and_what_is_new_last() -> None:
    """So that a new rating of an evening comes after the one that was moved away from it."""
    moved, removed, new = (
        Rating(id=key, day=EVENING, symptom=symptom, value=4, written=NOON)
        for key, symptom in (("b", "pain"), ("c", "numbness"), ("a", "pain"))
    )
    elsewhere = replace(moved, day=EVENING - timedelta(days=1))
    theirs = copy(new, elsewhere, versions=[until(1, moved), until(1, removed, removed=True)])
    assert joined(copy(moved, removed), theirs).changes == (
        Change(removed, None),
        Change(moved, elsewhere),
        Change(None, new),
    )
