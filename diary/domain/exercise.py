"""Exercises, their doses, and the records of exercises done."""

from dataclasses import dataclass

from diary.domain.record import Entry, InvalidEntryError, Value
from diary.domain.rounding import as_entered
from diary.i18n import N_, _, ngettext

CATEGORIES: dict[str, str] = {
    "warm-up": N_("Warm-up"),
    "stretching": N_("Stretching"),
    "balance-and-strength": N_("Balance and strength"),
    "aerobic": N_("Aerobic"),
    "foot": N_("Feet"),
    "hand": N_("Hands"),
    "mind-and-body": N_("Mind and body"),
}
"""Category keys with their names, which are translated where they are shown."""

POSITIONS = ("standing", "seated", "lying", "water")
SIDES = ("each-leg", "each-foot", "each-foot-in-front", "each-hand", "each-way", "both", "none")
UNITS = ("times", "rounds", "steps")
MOST_IN_DOSE = {"sets": 20, "repetitions": 100, "hold_seconds": 300, "minutes": 180}
"""The upper limits of the numbers in a user-defined dose; a guided session runs through each set."""
SOURCES = ("article", "guideline", "default")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Dose(Value):
    """The amount of an exercise: sets of repetitions, holds in seconds, or minutes; ranges are (from, to).

    Fields that do not apply are `None`. `side` is one of `SIDES`, `unit` (one of `UNITS`) what is counted as a
    repetition. With `at_most`, the seconds of a hold (or without a hold the repetitions) are an upper limit. `words`
    replaces numbers if there are none ("as taught"), and is translated where it is shown. Raises `InvalidEntryError`
    for values out of range.
    """

    sets: int | None = None
    repetitions: tuple[int, int] | None = None
    hold_seconds: int | None = None
    minutes: tuple[int, int] | None = None
    side: str = "none"
    unit: str = "times"
    at_most: bool = False
    words: str = ""

    def __post_init__(self) -> None:
        for name, value in (
            (_("sets"), self.sets),
            (_("repetitions"), self.repetitions),
            (_("seconds"), self.hold_seconds),
            (_("minutes"), self.minutes),
        ):
            numbers = value if isinstance(value, tuple) else (value,)
            if any(number is not None and number <= 0 for number in numbers):
                raise InvalidEntryError(_("In a dose, {name} are more than 0.").format(name=name))
            if isinstance(value, tuple) and value[0] > value[1]:
                raise InvalidEntryError(_("In a dose, {name} go from the smaller to the larger.").format(name=name))
        if self.side not in SIDES:
            raise InvalidEntryError(_("There is no side “{name}”.").format(name=self.side))
        if self.unit not in UNITS:
            raise InvalidEntryError(_("There is no unit “{name}”.").format(name=self.unit))

    @property
    def has_sides(self) -> bool:
        """Whether it is done on each side in turn."""
        return self.side.startswith("each-") and self.side != "each-way"


def _span(pair: tuple[int, int]) -> str:
    return f"{pair[0]}" if pair[0] == pair[1] else f"{pair[0]}–{pair[1]}"


def _side(side: str) -> str:
    return {
        "each-leg": _("each leg"),
        "each-foot": _("each foot"),
        "each-foot-in-front": _("each foot in front"),
        "each-hand": _("each hand"),
        "each-way": _("each way"),
    }.get(side, "")


def _counted(unit: str, number: int) -> str:
    """The unit in the plural form for `number`, as a pattern with a placeholder for the number."""
    if unit == "rounds":
        return ngettext("{n} round", "{n} rounds", number)
    if unit == "steps":
        return ngettext("{n} step", "{n} steps", number)
    return ngettext("{n} time", "{n} times", number)


def dose_in_short(dose: Dose) -> str:
    """The dose as short text: "3 × 15 s each leg", "10–15 times", "20–30 min"."""
    parts = [_(dose.words)] if dose.words else []
    if dose.hold_seconds:
        count = dose.sets or (dose.repetitions[1] if dose.repetitions else None)
        hold = _("{n} s").format(n=dose.hold_seconds)
        if dose.at_most:
            hold = _("up to {what}").format(what=hold)
        parts.append(f"{count} × {hold}" if count and count > 1 else hold)
    elif dose.repetitions:
        times = f"{dose.repetitions[1]}" if dose.at_most else _span(dose.repetitions)
        if dose.sets and dose.sets > 1:
            times = f"{dose.sets} × {times}"
        bare = dose.unit == "times" and _side(dose.side)
        counted = times if bare else _counted(dose.unit, dose.repetitions[1]).format(n=times)
        parts.append(_("up to {what}").format(what=counted) if dose.at_most else counted)
    if dose.minutes:
        parts.append(_("{number} min").format(number=_span(dose.minutes)))
    if side := _side(dose.side):
        parts.append(side)
    return " ".join(parts)


def dose_in_words(dose: Dose) -> str:
    """The dose in full words, for speech: "3 times 15 seconds each leg"."""
    parts = [_(dose.words)] if dose.words else []
    if dose.hold_seconds:
        seconds = ngettext("{n} second", "{n} seconds", dose.hold_seconds).format(n=dose.hold_seconds)
        if dose.at_most:
            seconds = _("up to {what}").format(what=seconds)
        count = dose.sets or (dose.repetitions[1] if dose.repetitions else None)
        parts.append(_("{n} times {what}").format(n=count, what=seconds) if count and count > 1 else seconds)
    elif dose.repetitions:
        low, high = dose.repetitions
        times = f"{high}" if low == high or dose.at_most else _("{low} to {high}").format(low=low, high=high)
        if dose.sets and dose.sets > 1:
            times = _("{n} times {what}").format(n=dose.sets, what=times)
        counted = _counted(dose.unit, high).format(n=times)
        parts.append(_("up to {what}").format(what=counted) if dose.at_most else counted)
    if dose.minutes:
        low, high = dose.minutes
        span = f"{high}" if low == high else _("{low} to {high}").format(low=low, high=high)
        parts.append(ngettext("{n} minute", "{n} minutes", high).format(n=span))
    if side := _side(dose.side):
        parts.append(side)
    return " ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Exercise(Value):
    """An exercise, built in or the person's own; built-in texts are translated where they are shown.

    `note` supplements the dose ("near a wall"). `seated` describes the variant on a chair, empty if there is none.
    `feel` is what should be felt, `safety` the precautions, `stop` the reasons to stop. `tempo` is the seconds per
    repetition. `source` (one of `SOURCES`) is the origin of the dose, `guideline` the guideline's name. For a `balance`
    exercise the safety lines must be acknowledged before it begins. A `taught` exercise is hidden until the person
    states that a therapist has taught it.
    """

    key: str
    name: str
    category: str
    dose: Dose
    position: str = "standing"
    seated: str = ""
    source: str = "default"
    guideline: str = ""
    note: str = ""
    steps: tuple[str, ...] = ()
    feel: str = ""
    safety: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    tempo: float = 3.0
    balance: bool = False
    taught: bool = False

    def __post_init__(self) -> None:
        if self.category not in CATEGORIES:
            raise InvalidEntryError(_("There is no exercise category “{name}”.").format(name=self.category))
        if self.position not in POSITIONS:
            raise InvalidEntryError(_("There is no position “{name}”.").format(name=self.position))
        if self.source not in SOURCES:
            raise InvalidEntryError(_("There is no source “{name}”.").format(name=self.source))
        if not self.tempo > 0:
            raise InvalidEntryError(_("A repetition takes more than 0 seconds."))

    @property
    def is_timed(self) -> bool:
        """Whether its minutes are entered when it is ticked."""
        return self.category in {"aerobic", "mind-and-body"}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class ExerciseDone(Entry):
    """An exercise that was done, with the actual amounts (`None`: not recorded).

    `exercise` is a key of the catalogue or of a `Definition`. Raises `InvalidEntryError` for amounts that are not
    above 0, or more than 1440 minutes.
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
                    value=as_entered(self.minutes)
                )
            )
        for number in (self.sets, self.repetitions, self.hold_seconds, self.distance_km):
            if number is not None and number <= 0:
                raise InvalidEntryError(
                    _("An amount of exercise is more than 0; {value} is not.").format(value=as_entered(number))
                )
