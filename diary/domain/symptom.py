"""Symptoms and their ratings on the 0 to 10 numeric rating scale (NRS)."""

import datetime as dt
from dataclasses import dataclass

from diary.domain.record import Entry, InvalidEntryError
from diary.i18n import N_, _

LOWEST, HIGHEST = 0, 10


@dataclass(frozen=True, slots=True)
class Symptom:
    """A feeling that is rated; `name` and `question` are translated where they are shown."""

    key: str
    name: str
    question: str
    in_sentence: str


NUMBNESS = Symptom(
    "numbness",
    N_("Numbness"),
    N_("Numbness (loss of feeling): how strong was it on average over the past 24 hours?"),
    N_("numbness"),
)
TINGLING = Symptom(
    "tingling",
    N_("Tingling"),
    N_("Tingling or pins and needles: how strong was it on average over the past 24 hours?"),
    N_("tingling"),
)
PAIN = Symptom(
    "pain",
    N_("Pain"),
    N_("Pain: how strong was it on average over the past 24 hours?"),
    N_("pain"),
)
SYMPTOMS = (NUMBNESS, TINGLING, PAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Entry):
    """How strong a symptom was, 0 none to 10 worst imaginable.

    `symptom` is a key of `SYMPTOMS` or of a `Definition`. `time` is None for the evening's rating of the past
    24 hours, otherwise the local time at which it was felt. Whole numbers come from the screen; one decimal is
    kept when imported. A symptom that was not rated has no record: unrecorded is never 0.
    """

    symptom: str
    value: float
    time: dt.time | None = None

    def __post_init__(self) -> None:
        if not LOWEST <= self.value <= HIGHEST:
            raise InvalidEntryError(
                _("A rating is a number from 0 to 10; {value} is not.").format(value=f"{self.value:g}")
            )
