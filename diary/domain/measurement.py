"""Measured quantities, as opposed to ratings."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from diary.domain.record import LARGEST_NUMBER, Entry, InvalidEntryError
from diary.domain.rounding import as_entered
from diary.i18n import N_, _


class Quantity(NamedTuple):
    """A built-in quantity with its unit and range of values; `name` and `unit` are translated where they are shown."""

    key: str
    name: str
    unit: str
    lowest: float
    highest: float


SLEEP = Quantity("sleep-hours", N_("Sleep"), N_("h"), 0, 24)
WOKEN = Quantity("woken", N_("Woken by symptoms"), N_("times"), 0, 50)
STEPS = Quantity("steps", N_("Steps"), N_("steps"), 0, 200_000)
GLUCOSE_MMOL = Quantity("blood-glucose", N_("Blood glucose"), N_("mmol/l"), 0, 100)
GLUCOSE_MG = Quantity("blood-glucose-mg", N_("Blood glucose"), N_("mg/dl"), 0, 1800)
WEIGHT = Quantity("weight", N_("Weight"), N_("kg"), 1, 500)
QUANTITIES = (SLEEP, WOKEN, STEPS, GLUCOSE_MMOL, GLUCOSE_MG, WEIGHT)
_BY_KEY = {quantity.key: quantity for quantity in QUANTITIES}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Measurement(Entry):
    """A measured value, such as a number of steps; `quantity` is a key of `QUANTITIES` or of a `Definition`, which has
    the unit."""

    quantity: str
    value: float
    time: dt.time | None = None

    def __post_init__(self) -> None:
        if not abs(self.value) <= LARGEST_NUMBER:
            raise InvalidEntryError(_("A measurement is a number."))
        known = _BY_KEY.get(self.quantity)
        if known is not None and not known.lowest <= self.value <= known.highest:
            raise InvalidEntryError(
                _("{name}: {value} {unit} cannot be; it is {lowest} to {highest}.").format(
                    name=_(known.name),
                    value=as_entered(self.value),
                    unit=_(known.unit),
                    lowest=as_entered(known.lowest),
                    highest=as_entered(known.highest),
                )
            )
