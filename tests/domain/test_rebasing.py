"""Changes of an added record in whose place a record of the file was edited."""

from dataclasses import replace

from diary.domain.change import Change
from diary.domain.rebasing import in_place_of, rebased
from diary.domain.symptom import Rating
from tests.builders import EVENING

FORMER = Rating(day=EVENING, symptom="pain", value=2, origin="app:1")
ADDED = Rating(day=EVENING, symptom="pain", value=5)
AGAIN = replace(ADDED, value=7)
OTHER = Rating(day=EVENING, symptom="numbness", value=4)


def test_what_was_displaced_is_said_of_the_record_of_the_file() -> None:
    edited, edited_again = in_place_of(FORMER, ADDED), in_place_of(FORMER, AGAIN)
    assert (edited.id, edited.origin, edited.value) == (FORMER.id, "app:1", 5)
    displaced = {ADDED.id: FORMER}
    changes = [Change(None, ADDED), Change(None, OTHER), Change(ADDED, AGAIN), Change(AGAIN, None)]
    assert rebased(changes, displaced) == [
        Change(FORMER, edited),
        Change(None, OTHER),
        Change(edited, edited_again),
        Change(edited_again, FORMER),
    ]


def test_what_says_the_same_as_the_record_of_the_file_is_no_change() -> None:
    assert rebased([Change(None, replace(ADDED, value=2))], {ADDED.id: FORMER}) == []


def test_what_was_left_out_is_neither_added_nor_removed_but_can_be_edited() -> None:
    left_out = {ADDED.id: None}
    assert rebased([Change(None, ADDED), Change(AGAIN, None)], left_out) == []
    assert rebased([Change(ADDED, AGAIN)], left_out) == [Change(ADDED, AGAIN)]
