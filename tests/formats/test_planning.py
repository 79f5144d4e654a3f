"""What an import would change, whatever file it comes from."""

from dataclasses import replace
from datetime import date, time

import pytest

from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt, changed
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.formats.errors import FormatError
from diary.formats.importing import planning
from diary.formats.importing.converting import Reading
from diary.formats.importing.format import ImportPlan, LeftOut
from diary.formats.importing.mapping import Mapping, Thing
from diary.formats.importing.planning import Item
from diary.formats.importing.work import Work
from tests.formats.importing import BLANK, EVER, TODAY, made, ratings

DAY = date(2026, 3, 1)
ANSWERS = Mapping(
    "app", (), (Thing("Feet", "symptom", key="pain"), Thing("Knee", "symptom"), Thing("Words", "note")), app="app"
)


def planned(*items: Item, into: Excerpt = BLANK, answers: Mapping = ANSWERS) -> ImportPlan:
    return planning.plan(items, answers, into, TODAY, Work())


def test_entries_that_say_the_same_are_there_already_wherever_they_came_from() -> None:
    own = Excerpt(period=EVER, ratings=(Rating(day=DAY, symptom="pain", value=3, time=time(9)),))
    plan = planned(Reading("Feet", "3", DAY, 2, time(9)), Reading("Feet", "4", DAY, 3, time(10)), into=own)
    assert (ratings(plan), plan.already_there) == ([("pain", "2026-03-01", 4)], 1)


def test_a_note_that_the_person_wrote_does_not_keep_another_out() -> None:
    own = Excerpt(period=EVER, notes=(Note(day=DAY, text="Mine."),))
    plan = planned(Reading("Words", "Theirs.", DAY, 2), Reading("Words", "Mine. ", DAY, 3), into=own)
    assert [one.text for one in made(plan.changes, Note)] == ["Theirs."]
    assert plan.already_there == 1


def test_a_private_note_is_what_an_import_brings() -> None:
    plan = planned(Reading("Words", "Theirs.", DAY, 2))
    assert [one.for_practitioner for one in made(plan.changes, Note)] == [False]


def test_a_new_thing_gets_its_definition_once_and_a_known_one_none() -> None:
    readings = (Reading("Knee", "3", DAY, 2), Reading("Feet", "3", DAY, 3))
    first = planned(*readings)
    assert [(one.kind, one.key, one.name) for one in made(first.changes, Definition)] == [("symptom", "knee", "Knee")]
    later = planned(Reading("Knee", "5", TODAY, 2), into=changed(BLANK, first.changes))
    assert made(later.changes, Definition) == []


def test_two_equal_readings_of_a_moment_are_two_entries_and_stay_two() -> None:
    readings = (Reading("Knee", "3", DAY, 2), Reading("Knee", "3", DAY, 3))
    first = planned(*readings)
    assert len(made(first.changes, Rating)) == 2
    assert planned(*readings, into=changed(BLANK, first.changes)).changes == ()


def test_two_programs_do_not_count_as_one_another() -> None:
    first = planned(Reading("Words", "A.", DAY, 2))
    other = Mapping("other", (), ANSWERS.things, app="other")
    plan = planned(Reading("Words", "B.", DAY, 2), into=changed(BLANK, first.changes), answers=other)
    assert [one.text for one in made(plan.changes, Note)] == ["B."]


def test_what_nothing_is_said_of_is_counted_and_left_out() -> None:
    plan = planned(Reading("Else", "1", DAY, 2), Reading("Else", "2", DAY, 3), LeftOut("Date", "is no day", 1, 4, "x"))
    assert [(one.label, one.reason, one.cells, one.row) for one in plan.left_out] == [
        ("Else", "nothing says what it means", 2, 0),
        ("Date", "is no day", 1, 4),
    ]
    assert (plan.changes, plan.period) == ((), None)


def test_a_file_that_tells_of_more_than_a_life_is_refused() -> None:
    reading = Reading("Else", "1", DAY, 2)
    with pytest.raises(FormatError, match="more than a diary holds"):
        planning.plan((reading for _each in range(500_001)), ANSWERS, BLANK, TODAY, Work())


def test_one_entry_of_the_diary_stands_for_one_of_the_file() -> None:
    own = Excerpt(period=EVER, notes=(Note(day=DAY, text="Cold."),))
    readings = [Reading("Words", "Cold.", DAY, row) for row in (2, 3, 4)]
    plan = planned(*readings, into=own)
    assert ([one.text for one in made(plan.changes, Note)], plan.already_there) == (["Cold."] * 2, 1)
    again = planned(*readings, into=changed(own, plan.changes))
    assert (again.changes, again.already_there) == ((), 3)


def test_what_the_person_said_of_a_moment_stays_beside_no_other_of_that_moment() -> None:
    own = Excerpt(period=EVER, ratings=(Rating(day=DAY, symptom="pain", value=3, time=time(9)),))
    readings = [Reading("Feet", value, DAY, row, time(9)) for row, value in ((2, "3"), (3, "4"))]
    plan = planned(*readings, Reading("Feet", "4", DAY, 4, time(9, 1)), into=own)
    assert (ratings(plan), plan.already_there) == ([("pain", "2026-03-01", 4)], 1)
    assert [one.row for one in plan.left_out] == [3]


def test_what_was_brought_and_then_edited_is_there_and_stays() -> None:
    reading = Reading("Feet", "3", DAY, 2)
    [brought] = made(planned(reading).changes, Rating)
    edited = Excerpt(period=EVER, ratings=(replace(brought, value=7),))
    plan = planned(reading, into=edited)
    assert (plan.changes, plan.already_there, plan.left_out) == ((), 1, ())


def test_another_value_of_the_person_stays_and_is_told_with_its_row() -> None:
    own = Excerpt(period=EVER, ratings=(Rating(day=DAY, symptom="pain", value=7),))
    plan = planned(Reading("Feet", "3", DAY, 5), into=own)
    assert (plan.changes, plan.already_there) == ((), 0)
    assert [(one.label, one.row, one.text) for one in plan.left_out] == [("Pain", 5, "2026-03-01: 3")]


def test_what_a_file_brought_earlier_keeps_nothing_out_that_it_tells_of_later() -> None:
    first = planned(Reading("Feet", "3", DAY, 2))
    plan = planned(Reading("Feet", "3", DAY, 2), Reading("Feet", "5", DAY, 3), into=changed(BLANK, first.changes))
    assert (ratings(plan), plan.already_there, plan.left_out) == ([("pain", "2026-03-01", 5)], 1, ())
