"""Whatever is said to the player, and whenever, some things hold."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from diary.domain.exercise import Dose, Exercise
from diary.domain.guided.cue import Cue
from diary.domain.guided.player import SLEEP_SECONDS, Command, Player, act, advanced, begin, finished
from diary.domain.guided.snapshot import snapshot
from tests.domain.guided.playing import (
    CIRCLES,
    HOLD,
    RAISE,
    STAND,
    STRETCH,
    TAUGHT,
    WALK,
    YOGA,
    done_so_far,
    exercise,
    run_of,
)

SQUEEZE = exercise("squeeze", Dose(repetitions=(4, 4), hold_seconds=3, side="each-hand"), tempo=0.7)
EXERCISES = (CIRCLES, HOLD, RAISE, STAND, STRETCH, TAUGHT, WALK, YOGA, SQUEEZE)
Said = tuple[float, Command | None]

runs = st.lists(st.sampled_from(EXERCISES), unique_by=lambda one: one.key, max_size=4)
begins = st.floats(0, 1e6)
gaps = st.one_of(st.floats(0, SLEEP_SECONDS), st.floats(0, 600), st.floats(-5, 0))
short_gaps = st.floats(0, 4.9)
commands = st.one_of(st.none(), st.sampled_from(Command))
sayings = st.lists(st.tuples(gaps, commands), max_size=60)
short_sayings = st.lists(st.tuples(short_gaps, commands), max_size=60)


def told(player: Player, command: Command | None, now: float) -> tuple[Player, tuple[Cue, ...]]:
    return advanced(player, now) if command is None else act(player, command, now)


def states(exercises: Sequence[Exercise], begun: float, said: Sequence[Said]) -> list[Player]:
    player, _cues = begin(run_of(*exercises), begun)
    players, now = [player], begun
    for gap, command in said:
        now += gap
        player, _cues = told(player, command, now)
        players.append(player)
    return players


@given(runs, begins, sayings)
def test_place_and_picture_are_always_within_the_run(exercises: list[Exercise], begun: float, said: list[Said]) -> None:
    for player in states(exercises, begun, said):
        shown = snapshot(player, player.last + 1)
        assert len(shown.progress) == len(exercises)
        assert all(0 <= share <= 1 for share in shown.progress)
        assert 0 <= shown.phase <= 1
        assert 0 <= shown.fraction <= 1
        if player.is_over:
            assert shown.step is None
            continue
        assert 0 <= player.part < len(player.run)
        assert 0 <= player.index < len(player.run[player.part].steps)
        assert shown.seconds_left is None or 0 <= shown.seconds_left <= (player.step.seconds or 0) + 1
        assert player.step.seconds is None or player.elapsed <= player.step.seconds


@given(runs, begins, sayings, st.lists(gaps, max_size=20))
def test_no_time_counts_while_paused(
    exercises: list[Exercise], begun: float, said: list[Said], waits: list[float]
) -> None:
    paused = states(exercises, begun, [*said, (0.0, Command.PAUSE)])[-1]
    later, now = paused, paused.last
    for gap in waits:
        now += gap
        later, cues = advanced(later, now)
        assert cues == ()
    assert replace(later, last=paused.last) == paused


@given(runs, begins, sayings)
def test_work_is_never_more_than_the_time_that_was_not_paused(
    exercises: list[Exercise], begun: float, said: list[Said]
) -> None:
    unpaused = 0.0
    for before, after in pairwise(states(exercises, begun, said)):
        gap = after.last - before.last
        unpaused += gap if before.paused_at is None and gap <= SLEEP_SECONDS else 0.0
        at_work = 0.0 if after.is_over or after.step.kind != "work" else after.elapsed
        assert sum(one.seconds for one in after.sets) + at_work <= unpaused + 0.001


@given(runs, begins, sayings)
def test_nothing_is_done_beyond_the_dose_and_the_added_sets(
    exercises: list[Exercise], begun: float, said: list[Said]
) -> None:
    player = states(exercises, begun, said)[-1]
    added = sum(command is Command.ADD_SET for _gap, command in said)
    known = {one.key: one.dose for one in exercises}
    places = [(one.part, one.side, one.set_number) for one in player.sets]
    assert len(places) == len(set(places))
    assert set(finished(player)) <= set(done_so_far(player))
    for done in done_so_far(player):
        dose = known[done.exercise]
        assert (done.sets or 1) <= (dose.sets or 1) + added
        assert (done.repetitions or 0) <= (dose.repetitions[1] if dose.repetitions else 0)
        assert (done.hold_seconds or 0) <= (dose.hold_seconds or 0)
        if dose.minutes:
            assert (done.minutes or 0) <= dose.minutes[1]


@given(runs, begins, short_sayings, st.lists(st.lists(st.floats(0, 1), max_size=5), min_size=60, max_size=60))
def test_ticks_between_change_neither_the_session_nor_its_cues(
    exercises: list[Exercise], begun: float, said: list[Said], between: list[list[float]]
) -> None:
    rarely, cues_of_rarely = begin(run_of(*exercises), begun)
    often, cues_of_often = rarely, cues_of_rarely
    now = begun
    for (gap, command), shares in zip(said, between, strict=False):
        for share in sorted(shares):
            often, cues = advanced(often, now + gap * share)
            cues_of_often += cues
        now += gap
        rarely, cues = told(rarely, command, now)
        cues_of_rarely += cues
        often, cues = told(often, command, now)
        cues_of_often += cues
    assert cues_of_often == cues_of_rarely
    assert often == rarely or often.is_over


@given(st.sampled_from([[STAND], [HOLD, STAND], [STAND, TAUGHT]]), begins, short_sayings)
def test_balance_work_begins_only_after_its_safety_lines_and_a_whole_count_in(
    exercises: list[Exercise], begun: float, said: list[Said]
) -> None:
    for before, after in pairwise(states(exercises, begun, said)):
        if after.is_over or after.step.kind != "work" or not after.run[after.part].exercise.balance:
            continue
        assert after.part in after.acknowledged
        if (before.part, before.index) != (after.part, after.index):
            assert before.step.kind in {"count-in", "rest", "change"}
            assert (before.part, before.index + 1) == (after.part, after.index)
            assert after.last - before.last + 0.001 >= (before.step.seconds or 0) - before.elapsed


@given(runs, begins)
def test_session_left_alone_does_every_dose_whole(exercises: list[Exercise], begun: float) -> None:
    player, cues = begin(run_of(*exercises), begun)
    now = begun
    while not player.is_over:
        now += 4
        command = None
        if player.step.seconds is None:
            command = Command.ACKNOWLEDGE if player.step.kind == "safety" else Command.DONE
        player, given = told(player, command, now)
        cues += given
    assert [done.exercise for done in finished(player)] == [one.key for one in exercises]
    kinds = [cue.kind for cue in cues]
    assert kinds.count("exercise-done") == len(exercises)
    assert kinds.count("start") == sum(len(one.work) for one in run_of(*exercises))
    assert kinds.count("all-done") == bool(exercises)
