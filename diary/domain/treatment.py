"""Treatments beside the exercises: what is done, and how a medicine's dose went."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from diary.domain.record import Entry, InvalidEntryError
from diary.i18n import N_, _


class Treatment(NamedTuple):
    """Something done against the symptoms; `name` is translated where it is shown."""

    key: str
    name: str


TREATMENTS = (
    Treatment("tablets", N_("Tablets")),
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
"""What an own treatment is, each with its name, which is translated where it is shown."""

STARTED, CHANGED, STOPPED = "started", "changed", "stopped"
TREATMENT_EVENTS: dict[str, str] = {STARTED: N_("started"), CHANGED: N_("dose changed"), STOPPED: N_("stopped")}


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentDone(Entry):
    """A treatment taken or done on a day; `treatment` is a key of `TREATMENTS` or of a `Definition`.

    `dose` is the medicine's dose that was valid on that day, `text` what was written on it (the points of
    acupressure, say).
    """

    treatment: str
    dose: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentEvent(Entry):
    """A turn in the course of a treatment on a day: `turn` is a key of `TURNS`.

    `dose` ("75 mg") and `times` ("at night") are what is valid from then on, in the person's words; `text` is what
    else was written.
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
    """The turn that was valid for a treatment on a day: the latest one up to it; None before its first one."""
    past = [one for one in changes if one.treatment == treatment and one.day <= day]
    return max(past, key=lambda one: (one.day, one.written), default=None)


def is_taken_on(changes: Iterable[TreatmentEvent], treatment: str, day: date) -> bool:
    """Whether a treatment is offered on a day: its course has begun and not ended, or it has no course at all."""
    mine = [one for one in changes if one.treatment == treatment]
    if not mine:
        return True
    latest = course_on(mine, treatment, day)
    return latest is not None and (latest.turn != STOPPED or latest.day == day)
