"""The card of an exercise says its dose once: Orca reads a tool tip with other words than the name after it."""

import pytest
from pytestqt.qtbot import QtBot

from diary.domain.catalogue import exercises
from diary.domain.exercise import Exercise
from diary.ui.exercises.tile import ExerciseTile


@pytest.mark.parametrize("exercise", list(exercises().values())[:8], ids=lambda one: one.key)
def test_the_tool_tip_is_the_name(qtbot: QtBot, exercise: Exercise) -> None:
    tile = ExerciseTile(exercise, None, b"")
    qtbot.addWidget(tile)
    assert tile.toolTip() == tile.accessibleName()
    assert tile.accessibleDescription() == ""
