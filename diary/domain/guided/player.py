"""The state machine of the guided session: pure functions from a player and a command or time to a new player.

Times are seconds of a monotonic clock that the caller passes in. The end of a step is its start plus its length, not a
sum of ticks, so that the frequency of updates does not matter. If there was no update for more than `SLEEP_SECONDS`,
the machine was suspended: the player pauses as of the last update.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Literal

from diary.domain.guided.amount import HAIR, Done, SetDone, set_done, total
from diary.domain.guided.cue import Cue, cue_moments
from diary.domain.guided.script import BALANCE_COUNT_IN_SECONDS, Run, Step, with_added_set

SLEEP_SECONDS = 5.0
ASIDE_SECONDS = 60.0
"""Minimum seconds of work measured in minutes (as a walk) that count although the step was skipped."""


class Command(Enum):
    """The person's commands; a command that does not apply in the present state has no effect."""

    PAUSE = auto()
    RESUME = auto()
    BACK = auto()
    SKIP = auto()
    SKIP_EXERCISE = auto()
    DONE = auto()
    ADD_SET = auto()
    ACKNOWLEDGE = auto()
    UNSTEADY = auto()
    HURT = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Remark:
    """An event reported during a set, to be recorded for the day; `at` is seconds since the start, with pauses."""

    kind: Literal["felt-unsteady", "stopped-hurt"]
    exercise: str
    side: str
    set_number: int
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """The immutable state of a guided session.

    `part` and `index` are the indices of the exercise and its step (`part` is `len(run)` when the session is over).
    `began` is the start of the step, shifted by its pauses; `last` the time of the last update; `paused_at` that of
    the pause; `cued` the number of cues of the step already given; `acknowledged` the exercises whose safety lines
    were acknowledged.
    """

    run: Run
    begun: float
    began: float
    last: float
    part: int = 0
    index: int = 0
    paused_at: float | None = None
    cued: int = 0
    ended_early: bool = False
    sets: tuple[SetDone, ...] = ()
    acknowledged: frozenset[int] = frozenset()
    remarks: tuple[Remark, ...] = ()

    @property
    def is_over(self) -> bool:
        return self.ended_early or self.part >= len(self.run)

    @property
    def step(self) -> Step:
        """The current step; must not be used when the session is over."""
        return self.run[self.part].steps[self.index]

    @property
    def elapsed(self) -> float:
        """Elapsed seconds of the current step, without pauses."""
        return max(0.0, (self.last if self.paused_at is None else self.paused_at) - self.began)


PlayerStep = tuple[Player, tuple[Cue, ...]]
"""The new player state, and the cues to give, in order."""


def begin(run: Run, now: float) -> PlayerStep:
    """Start a session at its first step; one without exercises is over at once."""
    return _passed(Player(run=run, begun=now, began=now, last=now))


def advanced(player: Player, now: float) -> PlayerStep:
    """Update the time: every step that is due by `now` ends, each at its exact time."""
    now = max(now, player.last)
    if player.is_over:
        return player, ()
    is_counting = player.paused_at is None and player.step.kind != "safety"
    if is_counting and now - player.last > SLEEP_SECONDS:
        cue = Cue("paused-after-sleep", player.step.exercise, player.step.side)
        return replace(player, paused_at=player.last, last=now), (cue,)
    return _passed(replace(player, last=now))


def act(player: Player, command: Command, now: float) -> PlayerStep:
    """Update the time to `now`, then apply the command."""
    player, before = advanced(player, now)
    if player.is_over:
        return player, before
    player, cues = _ACTIONS[command](player)
    player, after = _passed(player)
    return player, before + cues + after


def finished(player: Player) -> tuple[Done, ...]:
    """The amounts done of each exercise that is finished or was left; of all when the session is over."""
    return tuple(done for index, done in _totals(player) if player.is_over or index != player.part)


def _totals(player: Player) -> list[tuple[int, Done]]:
    totals = []
    for index, part in enumerate(player.run):
        done = total(part, [one for one in player.sets if one.part == index])
        if done is not None:
            totals.append((index, done))
    return totals


def _passed(player: Player) -> PlayerStep:
    """End all steps that are due by the time of the last update."""
    cues: list[Cue] = []
    while not player.is_over and player.paused_at is None:
        step = player.step
        moments = cue_moments(step)[player.cued :]
        due = [kind for after, kind in moments if player.began + after <= player.last]
        cues += [Cue(kind, step.exercise, step.side) for kind in due]
        player = replace(player, cued=player.cued + len(due))
        if step.seconds is None or player.began + step.seconds > player.last:
            break
        end = player.began + step.seconds
        player, given = _onward(_with_set(player, step.seconds), end)
        cues += given
    return player, tuple(cues)


def _moved(player: Player, part: int, index: int, at: float) -> Player:
    """The player at the start of another step; it stays paused if it was."""
    paused_at = None if player.paused_at is None else at
    return replace(player, part=part, index=index, began=at, cued=0, paused_at=paused_at)


def _onward(player: Player, at: float) -> PlayerStep:
    if player.index + 1 < len(player.run[player.part].steps):
        return _moved(player, player.part, player.index + 1, at), ()
    return _next_part(player, at)


def _next_part(player: Player, at: float) -> PlayerStep:
    cues: list[Cue] = []
    if any(one.part == player.part for one in player.sets):
        cues.append(Cue("exercise-done", player.run[player.part].exercise.key))
    moved = _moved(player, player.part + 1, 0, at)
    if moved.is_over:
        cues.append(Cue("all-done", ""))
    return moved, tuple(cues)


def _with_set(player: Player, seconds: float, *, replacing: bool = True) -> Player:
    """The player with `seconds` of the current set recorded; unless `replacing`, a larger earlier amount is kept."""
    step = player.step
    if step.kind != "work":
        return player
    wanted = set_done(player.part, step, seconds)
    place = (player.part, step.side, step.set_number)
    former = next((one for one in player.sets if (one.part, one.side, one.set_number) == place), None)
    if wanted is None or (former is not None and not replacing and former.seconds >= wanted.seconds):
        return player
    return replace(player, sets=(*(one for one in player.sets if one is not former), wanted))


def _with_begun_set(player: Player) -> Player:
    """Record the interrupted set; untimed work counts only if it is measured in minutes."""
    step = player.step
    is_known = step.measure != "untimed" or (player.run[player.part].exercise.is_timed and player.elapsed >= 3)
    return _with_set(player, player.elapsed, replacing=False) if is_known else player


def _with_passed_over_set(player: Player) -> Player:
    """Record the skipped set if enough was done, or at least a minute of work measured in minutes."""
    step, seconds = player.step, player.elapsed + HAIR
    is_enough = bool(step.enough_seconds) and seconds >= (step.enough_seconds or 0.0)
    is_timed = step.measure == "minutes" or player.run[player.part].exercise.is_timed
    return _with_begun_set(player) if is_enough or (is_timed and seconds >= ASIDE_SECONDS) else player


def _paused(player: Player) -> PlayerStep:
    return (player if player.paused_at is not None else replace(player, paused_at=player.last)), ()


def _resumed(player: Player) -> PlayerStep:
    if player.paused_at is None:
        return player, ()
    return replace(player, began=player.began + player.last - player.paused_at, paused_at=None), ()


def _gone_back(player: Player) -> PlayerStep:
    """Go back: from a set to its preparation, from a preparation to that of the previous set."""
    left = _with_passed_over_set(player)
    part, index = player.part, player.index
    if player.step.kind == "work":
        index -= 1
    elif player.step.kind in {"rest", "change"}:
        index -= 2
    elif part > 0:
        part -= 1
        is_safe = part in player.acknowledged or not player.run[part].exercise.balance
        index = len(player.run[part].steps) - 2 if is_safe else 0
    return _moved(left, part, index, player.last), ()


def _skipped(player: Player) -> PlayerStep:
    """Skip to the next step; the count-in of balance work is not skipped, and skipping its safety lines skips the
    exercise."""
    step = player.step
    if step.kind == "safety":
        return _next_part(player, player.last)
    if step.kind == "work" or not player.run[player.part].exercise.balance:
        return _onward(_with_passed_over_set(player), player.last)
    passed = (step.seconds or 0.0) - BALANCE_COUNT_IN_SECONDS
    if player.elapsed + 0.001 < passed:
        return replace(player, began=player.began + player.elapsed - passed), ()
    return _onward(_moved(player, player.part, player.index + 1, player.last), player.last)


def _skipped_exercise(player: Player) -> PlayerStep:
    return _next_part(_with_passed_over_set(player), player.last)


def _done(player: Player) -> PlayerStep:
    if player.step.kind != "work":
        return player, ()
    return _onward(_with_set(player, player.elapsed), player.last)


def _added_set(player: Player) -> PlayerStep:
    part = player.run[player.part]
    longer = replace(part, steps=with_added_set(part.steps, player.index))
    run = tuple(longer if one is part else one for one in player.run)
    return replace(player, run=run), ()


def _acknowledged(player: Player) -> PlayerStep:
    """Acknowledge the safety lines; also resumes."""
    if player.step.kind != "safety":
        return player, ()
    known = replace(player, acknowledged=player.acknowledged | {player.part}, paused_at=None)
    return _onward(known, player.last)


def _with_remark(player: Player, kind: Literal["felt-unsteady", "stopped-hurt"]) -> Player:
    """Add a remark, at most one of each kind per set."""
    step = player.step
    remark = Remark(kind, step.exercise, step.side, step.set_number, player.last - player.begun)
    known = {replace(one, at=remark.at) for one in player.remarks}
    return player if remark in known else replace(player, remarks=(*player.remarks, remark))


def _felt_unsteady(player: Player) -> PlayerStep:
    """Record that the person felt unsteady, and pause."""
    remarked = _with_remark(player, "felt-unsteady")
    return _paused(remarked) if player.step.kind == "work" else (remarked, ())


def _hurt(player: Player) -> PlayerStep:
    """Stop the exercise because it hurt; the next one waits until the person resumes."""
    stopped, _none = _paused(_with_begun_set(_with_remark(player, "stopped-hurt")))
    return _moved(stopped, player.part + 1, 0, player.last), ()


def _ended(player: Player) -> PlayerStep:
    return replace(_with_begun_set(player), ended_early=True), ()


_ACTIONS: dict[Command, Callable[[Player], PlayerStep]] = {
    Command.PAUSE: _paused,
    Command.RESUME: _resumed,
    Command.BACK: _gone_back,
    Command.SKIP: _skipped,
    Command.SKIP_EXERCISE: _skipped_exercise,
    Command.DONE: _done,
    Command.ADD_SET: _added_set,
    Command.ACKNOWLEDGE: _acknowledged,
    Command.UNSTEADY: _felt_unsteady,
    Command.HURT: _hurt,
    Command.END: _ended,
}
