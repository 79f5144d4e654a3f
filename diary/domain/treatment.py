"""Treatments other than exercises: those done on a day, and the events of their courses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from diary.domain.record import Entry, InvalidEntryError
from diary.i18n import N_, _


class Treatment(NamedTuple):
    """A built-in treatment; `name` is translated where it is shown."""

    key: str
    name: str


TABLETS = "tablets"
TREATMENTS = (
    Treatment(TABLETS, N_("Tablets")),
    Treatment("warm-bath", N_("Warm bath")),
    Treatment("acupuncture", N_("Acupuncture")),
    Treatment("acupressure", N_("Acupressure")),
    Treatment("foot-bath", N_("Foot bath")),
    Treatment("massage", N_("Massage")),
    Treatment("heat", N_("Heat")),
    Treatment("cold", N_("Cold")),
    Treatment("tens", N_("TENS")),
)
MEDICINE, SUPPLEMENT = "medicine", "supplement"
KINDS: dict[str, str] = {MEDICINE: N_("Medicine"), SUPPLEMENT: N_("Supplement"), "": N_("Other treatment")}
"""The types of user-defined treatments with their names, which are translated where they are shown."""

STARTED, CHANGED, STOPPED = "started", "changed", "stopped"
TREATMENT_EVENTS: dict[str, str] = {STARTED: N_("started"), CHANGED: N_("dose changed"), STOPPED: N_("stopped")}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class TreatmentDone(Entry):
    """A treatment taken or done on a day; `treatment` is a key of `TREATMENTS` or of a `Definition`.

    `dose` is the dose of a medicine that was valid on that day, `text` a comment (as the points of acupressure).
    """

    treatment: str
    dose: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class TreatmentEvent(Entry):
    """An event in the course of a treatment: start, change or stop (`turn`, a key of `TREATMENT_EVENTS`).

    `dose` ("75 mg") and `times` ("at night") are valid from that day on, in the person's words; `text` is a comment.
    Raises `InvalidEntryError` for an unknown `turn`.
    """

    treatment: str
    turn: str
    dose: str = ""
    times: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        if self.turn not in TREATMENT_EVENTS:
            raise InvalidEntryError(
                _("A treatment is started, changed or stopped; “{turn}” is none of these.").format(turn=self.turn)
            )


def course_on(changes: Iterable[TreatmentEvent], treatment: str, day: date) -> TreatmentEvent | None:
    """The latest event of a treatment up to that day, which is valid on it; None before the first."""
    past = [one for one in changes if one.treatment == treatment and one.day <= day]
    return max(past, key=lambda one: (one.day, one.written), default=None)


def is_taken_on(changes: Iterable[TreatmentEvent], treatment: str, day: date) -> bool:
    """Whether a treatment is offered on a day: it has no events, or it was started and not stopped before that day."""
    mine = [one for one in changes if one.treatment == treatment]
    if not mine:
        return True
    latest = course_on(mine, treatment, day)
    return latest is not None and (latest.turn != STOPPED or latest.day == day)
