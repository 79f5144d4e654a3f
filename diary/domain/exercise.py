"""Exercises, their dose, and what was done of them."""

from dataclasses import dataclass

from diary.domain.record import Entry, InvalidEntryError
from diary.i18n import _, ngettext

CATEGORIES = ("warm-up", "stretching", "balance-and-strength", "foot", "hand", "aerobic", "mind-and-body")
SIDES = ("each-leg", "each-foot", "each-hand", "each-way", "both", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """How much of an exercise: sets of repetitions, or holds in seconds, or minutes; ranges as (from, to).

    `None` means that the exercise has no such part. `side` is one of `SIDES`.
    """

    sets: int | None = None
    repetitions: tuple[int, int] | None = None
    hold_seconds: int | None = None
    minutes: tuple[int, int] | None = None
    side: str = "none"

    def __post_init__(self) -> None:
        numbers = (self.sets, self.hold_seconds, *(self.repetitions or ()), *(self.minutes or ()))
        if any(number is not None and number <= 0 for number in numbers):
            raise InvalidEntryError(_("A dose is more than 0."))


def _span(pair: tuple[int, int]) -> str:
    return f"{pair[0]}" if pair[0] == pair[1] else f"{pair[0]}–{pair[1]}"


def _side(side: str) -> str:
    return {
        "each-leg": _("each leg"),
        "each-foot": _("each foot"),
        "each-hand": _("each hand"),
        "each-way": _("each way"),
    }.get(side, "")


def dose_in_short(dose: Dose) -> str:
    """The dose as the row shows it: "3 × 15 s each leg", "10–15 times", "20–30 min"."""
    parts = []
    if dose.hold_seconds:
        count = dose.sets or (dose.repetitions[1] if dose.repetitions else None)
        parts.append(f"{count} × {dose.hold_seconds} s" if count else f"{dose.hold_seconds} s")
    elif dose.repetitions:
        times = _span(dose.repetitions)
        if dose.sets and dose.sets > 1:
            times = f"{dose.sets} × {times}"
        parts.append(times if _side(dose.side) else _("{number} times").format(number=times))
    if dose.minutes:
        parts.append(_("{number} min").format(number=_span(dose.minutes)))
    if side := _side(dose.side):
        parts.append(side)
    return " ".join(parts)


def dose_in_words(dose: Dose) -> str:
    """The dose as it is spoken: "3 times 15 seconds each leg"."""
    parts = []
    if dose.hold_seconds:
        seconds = ngettext("{n} second", "{n} seconds", dose.hold_seconds).format(n=dose.hold_seconds)
        count = dose.sets or (dose.repetitions[1] if dose.repetitions else None)
        parts.append(_("{n} times {what}").format(n=count, what=seconds) if count else seconds)
    elif dose.repetitions:
        low, high = dose.repetitions
        times = f"{high}" if low == high else _("{low} to {high}").format(low=low, high=high)
        parts.append(_("{number} times").format(number=times))
    if dose.minutes:
        low, high = dose.minutes
        span = f"{high}" if low == high else _("{low} to {high}").format(low=low, high=high)
        parts.append(ngettext("{n} minute", "{n} minutes", high).format(n=span))
    if side := _side(dose.side):
        parts.append(side)
    return " ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """An exercise of the catalogue; its texts are translated where they are shown."""

    key: str
    name: str
    category: str
    dose: Dose
    source: str = "default"
    note: str = ""

    def __post_init__(self) -> None:
        if self.category not in CATEGORIES:
            raise InvalidEntryError(_("There is no exercise category “{name}”.").format(name=self.category))
        if self.dose.side not in SIDES:
            raise InvalidEntryError(_("There is no side “{name}”.").format(name=self.dose.side))

    @property
    def is_timed(self) -> bool:
        """Whether the person says for how many minutes it was done."""
        return self.category in {"aerobic", "mind-and-body"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseDone(Entry):
    """An exercise that was done, with what was really done where that is known (`None`: not recorded).

    `exercise` is a key of the catalogue or of a `Definition`; minutes 0 to 1440, distance in kilometres.
    """

    exercise: str
    sets: int | None = None
    repetitions: int | None = None
    hold_seconds: int | None = None
    minutes: float | None = None
    distance_km: float | None = None

    def __post_init__(self) -> None:
        if self.minutes is not None and not 0 < self.minutes <= 24 * 60:
            raise InvalidEntryError(
                _("Minutes of an exercise are more than 0 and at most 1440; {value} is not.").format(
                    value=f"{self.minutes:g}"
                )
            )
        for number in (self.sets, self.repetitions, self.hold_seconds, self.distance_km):
            if number is not None and number <= 0:
                raise InvalidEntryError(
                    _("An amount of exercise is more than 0; {value} is not.").format(value=f"{number:g}")
                )
