"""What the screen shows of a guided session at one moment."""

from dataclasses import dataclass
from math import ceil

from diary.domain.guided.amount import HAIR, SetDone, repetitions_in
from diary.domain.guided.player import SLEEP_SECONDS, Player
from diary.domain.guided.script import Step

REACH_SECONDS = 2.0
"""Seconds that the figure takes to move into a hold."""
HELD_PHASE = 0.5
"""The phase of the second key pose of a movement with two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The displayed state of a guided session.

    `step` is None when the session is over; `elapsed` is its elapsed seconds. `seconds_left` are whole seconds, None
    for a step that waits for the person; `fraction` is the remaining share of the ring, from 1 to 0, in steps of whole
    seconds. `repetitions_done` are complete ones. `phase` is the phase of the figure's movement: one cycle per
    repetition; for a hold it moves to the held pose and stays there. `is_enough` is whether the work may be marked as
    done. `next_work` is the next set; `progress` the share done of each exercise, 0 to 1.
    """

    step: Step | None
    elapsed: float = 0.0
    seconds_left: int | None = None
    fraction: float = 1.0
    repetitions_done: int = 0
    phase: float = 0.0
    is_enough: bool = False
    is_paused: bool = False
    is_waiting: bool = False
    next_work: Step | None = None
    progress: tuple[float, ...] = ()
    ended_early: bool = False

    @property
    def is_over(self) -> bool:
        return self.step is None


def snapshot(player: Player, now: float, held_phase: float = HELD_PHASE) -> Snapshot:
    """The displayed state at `now`, within the player's current step.

    `held_phase` is the phase of the pose to be held.
    """
    if player.is_over:
        return Snapshot(step=None, progress=_progress(player, 0.0), ended_early=player.ended_early)
    step, elapsed = player.step, _elapsed(player, now)
    seconds_left = None if step.seconds is None else ceil(step.seconds - elapsed - HAIR)
    is_work = step.kind == "work"
    return Snapshot(
        step=step,
        elapsed=elapsed,
        seconds_left=seconds_left,
        fraction=min(1.0, seconds_left / step.seconds) if seconds_left is not None and step.seconds else 1.0,
        repetitions_done=repetitions_in(step, elapsed),
        phase=phase(step, elapsed, held_phase),
        is_enough=is_work and elapsed + HAIR >= (step.enough_seconds or 0.0),
        is_paused=player.paused_at is not None,
        is_waiting=step.seconds is None,
        next_work=_next_work(player),
        progress=_progress(player, elapsed),
    )


def phase(step: Step, elapsed: float, held_phase: float = HELD_PHASE) -> float:
    """The phase of the movement (0 to 1) after `elapsed` seconds of the step."""
    if step.kind != "work" or not step.pace:
        return 0.0
    if step.measure == "hold":
        return held_phase * min(1.0, elapsed / REACH_SECONDS)
    return elapsed % step.pace / step.pace


def _elapsed(player: Player, now: float) -> float:
    """Elapsed seconds of the step, at most its length; a gap that the player treats as suspension does not count."""
    since = 0.0
    if player.paused_at is None and 0 < now - player.last <= SLEEP_SECONDS:
        since = now - player.last
    elapsed = player.elapsed + since
    return elapsed if player.step.seconds is None else min(elapsed, player.step.seconds)


def _next_work(player: Player) -> Step | None:
    for part, one in enumerate(player.run[player.part :]):
        for step in one.steps[0 if part else player.index + 1 :]:
            if step.kind == "work":
                return step
    return None


def _progress(player: Player, elapsed: float) -> tuple[float, ...]:
    done = {(one.part, one.side, one.set_number): one for one in player.sets}
    progress = []
    for index, part in enumerate(player.run):
        work = part.work
        shares = [_share(step, done.get((index, step.side, step.set_number))) for step in work]
        if not player.is_over and index == player.part and player.step in work and player.step.seconds:
            at = work.index(player.step)
            shares[at] = max(shares[at], elapsed / player.step.seconds)
        progress.append(sum(shares) / len(shares))
    return tuple(progress)


def _share(step: Step, done: SetDone | None) -> float:
    if done is None:
        return 0.0
    return min(1.0, done.seconds / step.enough_seconds) if step.enough_seconds else 1.0
