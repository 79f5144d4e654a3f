"""The weekly exercise plan."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date

from diary.domain.exercise import Dose
from diary.domain.record import Entry, InvalidEntryError, Record
from diary.i18n import N_, _

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class PlanLine(Record):
    """One line of the plan, valid from `valid_from` to `valid_to` (both inclusive; `None`: still valid).

    `exercises` are keys; with `choice` "all" all of them are planned, with "one" any one of them. `dose` is the
    person's own dose of a line with one exercise, None the exercise's. `weekdays` are 0 (Monday) to 6 (Sunday). A
    change of the plan ends a line and begins another, so that the past stays the same.
    """

    exercises: tuple[str, ...]
    choice: str = "all"
    weekdays: tuple[int, ...] = EVERY_DAY
    valid_from: date
    valid_to: date | None = None
    name: str = ""
    position: int = 0
    dose: Dose | None = None

    def __post_init__(self) -> None:
        if not self.exercises:
            raise InvalidEntryError(_("A line of the plan needs an exercise."))
        if not self.weekdays or not set(self.weekdays) <= set(EVERY_DAY):
            raise InvalidEntryError(_("A line of the plan needs at least one day of the week."))

    def is_planned(self, day: date) -> bool:
        return (
            self.valid_from <= day
            and (self.valid_to is None or day <= self.valid_to)
            and day.weekday() in self.weekdays
        )


REASONS: dict[str, str] = {
    "ill": N_("Ill"),
    "flare": N_("A flare"),
    "travelling": N_("Travelling"),
    "rest": N_("Rest"),
}
"""Reasons for a day off with their names, which are translated where they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class DayOff(Entry):
    """A day off the plan, for one of `REASONS`."""

    reason: str

    def __post_init__(self) -> None:
        if self.reason not in REASONS:
            raise InvalidEntryError(_("There is no reason “{name}” for a day off.").format(name=self.reason))


def is_done(exercises: Iterable[str], choice: str, done: Container[str]) -> bool:
    """Whether a plan line was done: any of its exercises is in `done` if `choice` is "one", otherwise all are.

    `done` are the exercise keys done on the day.
    """
    return (any if choice == "one" else all)(key in done for key in exercises)


def planned_lines(plan: Iterable[PlanLine], day: date) -> list[PlanLine]:
    """The lines planned for `day`, in their order."""
    return sorted((line for line in plan if line.is_planned(day)), key=lambda line: line.position)


def offered_lines(plan: Iterable[PlanLine], day: date) -> list[PlanLine]:
    """The lines to offer for ticking on `day`: those planned, or on days before the plan began its first lines."""
    lines = list(plan)
    if lines and day < (first := min(line.valid_from for line in lines)):
        return sorted((line for line in lines if line.valid_from == first), key=lambda line: line.position)
    return planned_lines(lines, day)


def suggested_plan(valid_from: date) -> list[PlanLine]:
    """The plan a new diary begins with: the exercises of the article, every day, valid from `valid_from`."""
    rows: tuple[tuple[str, tuple[str, ...], str], ...] = (
        (N_("Dynamic warm-up"), ("arm-circles", "leg-swings"), "all"),
        ("", ("calf-stretch",), "all"),
        ("", ("seated-hamstring-stretch",), "all"),
        ("", ("calf-raise",), "all"),
        (N_("Brisk walk, cycling or swimming"), ("brisk-walk", "cycling", "swimming"), "one"),
    )
    return [
        PlanLine(name=name, exercises=exercises, choice=choice, valid_from=valid_from, position=position)
        for position, (name, exercises, choice) in enumerate(rows)
    ]
