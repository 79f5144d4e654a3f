"""Treatments beside the exercises."""

from dataclasses import dataclass

from diary.domain.record import Entry
from diary.i18n import N_


@dataclass(frozen=True, slots=True)
class Treatment:
    """Something done against the symptoms; `name` is translated where it is shown."""

    key: str
    name: str


TREATMENTS = (
    Treatment("tablets", N_("Tablets")),
    Treatment("warm-bath", N_("Warm bath")),
    Treatment("acupuncture", N_("Acupuncture")),
    Treatment("acupressure", N_("Acupressure")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentDone(Entry):
    """A treatment taken or done on a day; `treatment` is a key of `TREATMENTS` or of a `Definition`."""

    treatment: str
