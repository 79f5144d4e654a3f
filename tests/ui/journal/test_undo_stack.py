"""Undoing and doing again, without a file."""

from diary.domain.change import Change, added, reversal
from diary.domain.symptom import Rating
from diary.ui.journal.undo_stack import UndoStack
from tests.builders import EVENING


def step(value: int) -> list[Change]:
    return added([Rating(day=EVENING, symptom="pain", value=value)])


def test_steps_are_undone_the_latest_first_and_done_again_the_latest_undone_first() -> None:
    stack, first, second = UndoStack(), step(1), step(2)
    stack.push(first)
    stack.push(second)
    assert [*stack.undo().changes] == reversal(second)
    assert [*stack.undo().changes] == reversal(first)
    assert [*stack.undo().changes] == []
    assert [*stack.redo().changes] == first
    assert [*stack.redo().changes] == second
    assert [*stack.redo().changes] == []


def test_a_new_change_makes_what_was_undone_impossible_to_do_again() -> None:
    stack, second = UndoStack(), step(2)
    stack.push(step(1))
    stack.undo()
    stack.push(second)
    assert [*stack.redo().changes] == []
    assert [*stack.undo().changes] == reversal(second)


def test_changes_under_the_same_step_are_undone_together_until_something_else_is_done() -> None:
    stack, first, second, third = UndoStack(), step(1), step(2), step(3)
    stack.push(first, "typing")
    stack.push(second, "typing")
    assert [*stack.undo().changes] == reversal([*first, *second])
    stack.redo()
    stack.push(third, "typing")
    assert [*stack.undo().changes] == reversal(third)
    stack.push(first, "typing")
    stack.push(second, "typing elsewhere")
    assert [*stack.undo().changes] == reversal(second)


def test_nothing_is_left_to_undo_or_to_do_again_once_it_is_cleared() -> None:
    stack = UndoStack()
    stack.push(step(1), "typing")
    stack.push(step(2))
    stack.undo()
    stack.clear()
    assert ([*stack.undo().changes], [*stack.redo().changes]) == ([], [])
    stack.push(later := step(3), "typing")
    assert [*stack.undo().changes] == reversal(later)
