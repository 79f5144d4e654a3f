"""What an import would change, whatever file it comes from."""

from collections import Counter
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt, changed
from diary.domain.exercise import ExerciseDone
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.formats.errors import FormatError
from diary.formats.importing import planning
from diary.formats.importing.converting import Reading
from diary.formats.importing.differing import BOTH, KEEP, TAKE, changes_with, in_words, values_of
from diary.formats.importing.format import Differing, ImportPlan, LeftOut
from diary.formats.importing.mapping import UNKNOWN_SCALE, Mapping, Thing
from diary.formats.importing.planning import Item
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


def test_what_is_imported_says_from_which_program_it_came() -> None:
    [rating] = made(planned(Reading("Feet", "3", DAY, 2)).changes, Rating)
    assert rating.origin.startswith(ANSWERS.prefix)
    assert ANSWERS.prefix.startswith("app")


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


@pytest.mark.parametrize(
    ("thing", "reason"),
    [
        (Thing("Feet", "ask"), "say what it is"),
        (Thing("Feet", "symptom", asked=("bad",)), "say which number each word stands for"),
        (Thing("Feet", "measurement", is_word=True), "say which number the word stands for"),
        (Thing("Feet", "symptom", scale=UNKNOWN_SCALE), "say which scale it has"),
        (Thing("Feet", "leave-out"), "left out by choice"),
        (Thing("Feet", "unknown"), "nothing says what it means"),
    ],
)
def test_what_is_not_answered_yet_is_left_out_and_says_what_to_answer(thing: Thing, reason: str) -> None:
    plan = planned(Reading("Feet", "3", DAY, 2), answers=replace(ANSWERS, things=(thing,)))
    assert [(one.label, one.reason) for one in plan.left_out] == [("Feet", reason)]
    assert (plan.asks == ("Feet",)) == reason.startswith("say")


def test_what_differs_is_told_by_all_that_is_said_otherwise() -> None:
    there = ExerciseDone(day=DAY, exercise="calf-stretch", sets=2, minutes=15)
    incoming = ExerciseDone(day=DAY, exercise="calf-stretch", sets=3, minutes=20.5)
    assert in_words(Differing("Calf stretch", there, incoming)) == (
        "2026-03-01, Calf stretch: the file says 3, 20.5, the diary 2, 15"
    )
    note, longer = Note(day=DAY, text="Cold.", author="Jo"), Note(day=DAY, text="Cold.", author="")
    assert values_of(Differing("Note", note, longer)) == ("nothing", "Jo")


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
    assert [(one.row, one.may_keep_both) for one in plan.differing] == [(3, False)]
    assert changes_with(plan, BOTH) == plan.changes


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
    assert [one.row for one in plan.differing] == [5]
    assert [in_words(one) for one in plan.differing] == ["2026-03-01, Pain: the file says 3, the diary 7"]


def test_a_value_that_the_file_says_otherwise_is_kept_or_taken_or_both_are_for_one_or_for_all() -> None:
    first = [Reading("Feet", "6", DAY, 2, time(9)), Reading("Knee", "2", DAY, 3, time(9))]
    diary = changed(BLANK, planned(*first).changes)
    later = [Reading("Knee", "4", DAY, 2, time(9)), Reading("Feet", "8", DAY, 3, time(9))]
    plan = planned(*later, into=diary)
    assert plan.changes == ()
    assert [in_words(one) for one in plan.differing] == [
        "2026-03-01, Knee: the file says 4, the diary 2",
        "2026-03-01, Pain: the file says 8, the diary 6",
    ]

    def after(for_all: str, singly: dict[int, str] | None = None) -> Excerpt:
        return changed(diary, changes_with(plan, for_all, singly))

    def values(for_all: str, singly: dict[int, str] | None = None) -> list[float]:
        return sorted(one.value for one in after(for_all, singly).ratings)

    assert (values(KEEP), values(TAKE), values(BOTH)) == ([2, 6], [4, 8], [2, 4, 6, 8])
    assert values(TAKE, {1: KEEP}) == [4, 6]
    assert {one.id for one in after(TAKE).ratings} == {one.id for one in diary.ratings}
    for taken in (after(TAKE), after(BOTH)):
        again = planned(*later, into=taken)
        assert (again.changes, again.differing, again.already_there) == ((), (), 2)


def test_what_an_earlier_version_brought_is_known_again_without_its_time() -> None:
    old = Rating(day=DAY, symptom="pain", value=3, origin="app:symptom:pain:2026-03-01")
    late = Rating(day=DAY, symptom="pain", value=5, time=time(0, 30), origin="app:symptom:pain:2026-03-01T00:30:00")
    diary = Excerpt(period=EVER, ratings=(old, late))
    readings = [Reading("Feet", "3", DAY, 2, time(9), is_stamp=False), Reading("Feet", "5", DAY, 3, time(0, 30))]
    plan = planned(*readings, Reading("Feet", "3", DAY, 4, time(19)), into=diary)
    assert (ratings(plan), plan.already_there, plan.differing) == ([("pain", "2026-03-01", 3)], 2, ())


@given(
    st.lists(st.tuples(st.integers(1, 3), st.sampled_from([None, 9, 20]), st.integers(0, 3)), max_size=12), st.data()
)
def test_a_longer_file_adds_exactly_what_is_new_whatever_the_order_of_its_rows(
    rows: list[tuple[int, int | None, int]], data: st.DataObject
) -> None:
    def readings(some: list[tuple[int, int | None, int]]) -> list[Reading]:
        return [
            Reading("Feet", str(value), date(2026, 3, day), row, None if hour is None else time(hour))
            for row, (day, hour, value) in enumerate(some, 2)
        ]

    shorter = data.draw(st.permutations(rows))[: data.draw(st.integers(0, len(rows)))]
    diary = changed(BLANK, planned(*readings(shorter)).changes)
    plan = planned(*readings(data.draw(st.permutations(rows))), into=diary)
    new = Counter(rows) - Counter(shorter)
    added = Counter(
        (one.day.day, None if one.time is None else one.time.hour, int(one.value)) for one in made(plan.changes, Rating)
    )
    assert (added, plan.already_there, plan.differing) == (new, len(shorter), ())
    whole = changed(diary, plan.changes)
    assert planned(*readings(data.draw(st.permutations(rows))), into=whole).changes == ()


def test_what_a_file_brought_earlier_keeps_nothing_out_that_it_tells_of_later() -> None:
    first = planned(Reading("Feet", "3", DAY, 2))
    plan = planned(Reading("Feet", "3", DAY, 2), Reading("Feet", "5", DAY, 3), into=changed(BLANK, first.changes))
    assert (ratings(plan), plan.already_there, plan.left_out) == ([("pain", "2026-03-01", 5)], 1, ())
