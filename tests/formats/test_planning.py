"""What an import would change, whatever file it comes from."""

from datetime import date, time

import pytest

from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt, changed
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.formats import planning
from diary.formats.converting import Reading
from diary.formats.errors import FormatError
from diary.formats.format import ImportPlan, LeftOut
from diary.formats.mapping import Mapping, Thing
from diary.formats.planning import Item
from diary.formats.work import Work
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
