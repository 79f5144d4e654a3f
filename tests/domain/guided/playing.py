"""A guided session with a fake clock, and exercises for it."""

from diary.domain.exercise import Dose, Exercise
from diary.domain.guided.amount import Done, total
from diary.domain.guided.cue import Cue
from diary.domain.guided.player import Command, Player, act, advanced, begin, finished
from diary.domain.guided.script import Run, part
from diary.domain.guided.snapshot import Snapshot, snapshot

BEGUN = 1000.0


def exercise(key: str, dose: Dose, *, category: str = "foot", balance: bool = False, tempo: float = 3.0) -> Exercise:
    return Exercise(key=key, name=key, category=category, dose=dose, balance=balance, tempo=tempo)


STRETCH = exercise("stretch", Dose(sets=3, hold_seconds=15, side="each-leg"), category="stretching")
HOLD = exercise("hold", Dose(sets=2, hold_seconds=15), category="stretching")
RAISE = exercise("raise", Dose(repetitions=(10, 15)))
CIRCLES = exercise("circles", Dose(repetitions=(10, 10), side="each-way"), category="warm-up", tempo=2.0)
STAND = exercise(
    "stand",
    Dose(sets=2, hold_seconds=30, at_most=True, side="each-leg"),
    category="balance-and-strength",
    balance=True,
)
WALK = exercise("walk", Dose(minutes=(20, 30)), category="aerobic")
TAUGHT = exercise("taught", Dose(words="as taught"), category="hand")
YOGA = exercise("yoga", Dose(words="as taught"), category="mind-and-body")


def done_so_far(player: Player) -> tuple[Done, ...]:
    """What was done of each exercise, the present one included."""
    sets = [[one for one in player.sets if one.part == number] for number in range(len(player.run))]
    totals = (total(part, mine) for part, mine in zip(player.run, sets, strict=True))
    return tuple(done for done in totals if done is not None)


def run_of(*exercises: Exercise) -> Run:
    return tuple(part(one) for one in exercises)


class Played:
    """A session that is driven by seconds since its beginning; it keeps all cues that were given."""

    def __init__(self, *exercises: Exercise) -> None:
        self.now = BEGUN
        self.player, cues = begin(run_of(*exercises), self.now)
        self.cues: list[Cue] = list(cues)

    def wait(self, seconds: float, tick: float = 0.25) -> "Played":
        """Let the seconds pass with a tick each quarter of one."""
        end = self.now + seconds
        while self.now < end:
            self.now = min(end, self.now + tick)
            self._take(advanced(self.player, self.now))
        return self

    def late(self, seconds: float) -> "Played":
        """Let the seconds pass with one tick at their end."""
        return self.wait(seconds, seconds)

    def say(self, *commands: Command) -> "Played":
        for command in commands:
            self._take(act(self.player, command, self.now))
        return self

    def _take(self, turn: tuple[Player, tuple[Cue, ...]]) -> None:
        self.player = turn[0]
        self.cues += turn[1]

    def heard(self) -> list[str]:
        """The kinds of the cues since last asked."""
        kinds: list[str] = [cue.kind for cue in self.cues]
        self.cues.clear()
        return kinds

    @property
    def shown(self) -> Snapshot:
        return snapshot(self.player, self.now)

    @property
    def place(self) -> str:
        """The present step in short: "stretch work left 2/3"."""
        if self.player.is_over:
            return "over"
        step = self.player.step
        side = f" {step.side}" if step.side else ""
        return f"{step.exercise} {step.kind}{side} {step.set_number}/{step.set_count}"

    @property
    def done(self) -> dict[str, tuple[int | None, int | None, int | None, float | None]]:
        """Sets, repetitions, hold and minutes of what is finished."""
        return {
            one.exercise: (one.sets, one.repetitions, one.hold_seconds, one.minutes) for one in finished(self.player)
        }
