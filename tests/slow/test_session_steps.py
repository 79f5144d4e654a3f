"""Every step of a guided session of every exercise: no truncated text, no overlap, and touch targets of full size.

The whole test uses each size; the sample, two exercises in the smallest window with the largest text.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diary.domain.catalogue import exercises
from diary.domain.exercise import Exercise
from diary.domain.guided.player import Command
from diary.domain.guided.script import part
from diary.ui.exercises.page import ExercisesPage
from diary.ui.exercises.session_view import SessionView
from tests.journeys import walking
from tests.slow.whole import PATIENCE_S, at
from tests.ui.views import SilentCues, settle
from tests.ui.windows import until, window_on

CONDITIONS = at(
    [(1200, 800, 1.0), (800, 600, 1.0), (800, 600, 1.5), (1200, 800, 2.0), (800, 600, 2.0)], [(800, 600, 2.0)]
)
KEYS = at(list(exercises()), ["tandem-stance", "nerve-glide"])
_MOST_STEPS = 40


class _Clock:
    """A clock that the test advances."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def each_kind_of_step(view: SessionView, clock: _Clock, one: Exercise) -> Iterator[str]:
    """Go through the session of an exercise; yields the name of each step that looks different from those before it."""
    seen = set()
    view._begin((part(one),))
    for _step in range(_MOST_STEPS):
        player = view.player
        if player is None or player.is_over:
            return
        step, may_end = player.step, view.stage.done.isVisible()
        if (look := (step.kind, step.side, may_end)) not in seen:
            seen.add(look)
            yield f"{one.key}, {step.kind} {step.side}{' with Done' if may_end else ''}"
        clock.now += 60 if step.seconds is None else 2
        view.tick()
        if not may_end and view.stage.done.isVisible():
            continue
        view.act(Command.ACKNOWLEDGE if step.kind == "safety" else Command.SKIP)


@pytest.mark.timeout(PATIENCE_S)
@pytest.mark.parametrize("condition", CONDITIONS, ids=str)
def test_no_word_of_any_step_is_cut_off(tmp_path: Path, qtbot: QtBot, condition: tuple[int, int, float]) -> None:
    width, height, scale = condition
    faults, walked, clock = [], 0, _Clock()
    with window_on(tmp_path / "diary.sqlite", qtbot, scale=scale) as window:
        window.resize(width, height)
        window.show_page("exercises")
        page = window.page("exercises")
        assert isinstance(page, ExercisesPage)
        until(qtbot, lambda: page.progress is not None)
        page.session.make_cues, page.session.clock = SilentCues, clock
        page.start_session((part(exercises()[KEYS[0]]),))
        for key in KEYS:
            for name in each_kind_of_step(page.session, clock, exercises()[key]):
                walked += 1
                settle(window)
                stage = page.session.stage
                found = [*walking.too_wide(stage), *walking.clipped(stage), *walking.too_small(stage)]
                faults += [f"{name}: {fault}" for fault in (*found, *walking.overlapping(stage))]
        page.session.stop()
    assert not faults
    assert walked >= 3 * len(KEYS)
