"""Symptoms and their ratings on the 0 to 10 numeric rating scale (NRS)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from diary.domain.record import Entry, InvalidEntryError, Record
from diary.domain.rounding import as_entered
from diary.i18n import N_, _

LOWEST, HIGHEST = 0, 10


class Symptom(NamedTuple):
    """A built-in symptom that can be rated; all texts are translated where they are shown.

    `low` and `high` are the labels of 0 and 10, `definition` says what it is in the first person. Pain on average and
    pain at its worst are two symptoms; symptoms are never combined into a score.
    """

    key: str
    name: str
    question: str
    in_sentence: str
    low: str = N_("none")
    high: str = N_("worst imaginable")
    definition: str = ""


NUMBNESS = Symptom(
    "numbness",
    N_("Numbness"),
    N_("Numbness (loss of feeling): how strong was it on average over the past 24 hours?"),
    N_("numbness"),
    definition=N_("I feel less or nothing when something touches me."),
)
TINGLING = Symptom(
    "tingling",
    N_("Tingling"),
    N_("Tingling or pins and needles: how strong was it on average over the past 24 hours?"),
    N_("tingling"),
    definition=N_("I feel something although nothing touches me, like ants or fine needles."),
)
PAIN = Symptom(
    "pain",
    N_("Pain"),
    N_("Pain: how strong was it on average over the past 24 hours?"),
    N_("pain"),
    definition=N_("It hurts."),
)
SYMPTOMS = (NUMBNESS, TINGLING, PAIN)
MORE = (
    Symptom(
        "pain-worst",
        N_("Pain at its worst"),
        N_("Pain: how strong was it at its worst in the past 24 hours?"),
        N_("pain at its worst"),
    ),
    Symptom(
        "burning",
        N_("Burning"),
        N_("Burning: how strong was it on average over the past 24 hours?"),
        N_("burning"),
    ),
    Symptom(
        "electric",
        N_("Electric or stabbing pain"),
        N_("Electric or stabbing pain: how strong was it on average over the past 24 hours?"),
        N_("electric or stabbing pain"),
    ),
    Symptom(
        "cramps",
        N_("Cramps"),
        N_("Cramps: how strong were they on average over the past 24 hours?"),
        N_("cramps"),
    ),
    Symptom(
        "touch",
        N_("Sensitivity to touch"),
        N_("How unpleasant was light touch, of socks or bedclothes say, over the past 24 hours?"),
        N_("sensitivity to touch"),
    ),
    Symptom(
        "temperature",
        N_("Feeling hot and cold"),
        N_("How hard was it to feel what is hot and what is cold over the past 24 hours?"),
        N_("feeling hot and cold"),
        N_("as easy as ever"),
        N_("could not feel it at all"),
    ),
    Symptom(
        "weakness",
        N_("Weakness"),
        N_("Weakness: how strong was it on average over the past 24 hours?"),
        N_("weakness"),
    ),
    Symptom(
        "unsteadiness",
        N_("Unsteadiness"),
        N_("Unsteadiness when standing or walking: how strong was it on average over the past 24 hours?"),
        N_("unsteadiness"),
    ),
    Symptom(
        "sleep-disturbed",
        N_("Sleep disturbed"),
        N_("How much did the symptoms disturb your sleep last night?"),
        N_("disturbed sleep"),
        N_("did not disturb"),
        N_("could not sleep"),
    ),
    Symptom(
        "activities",
        N_("Daily activities hindered"),
        N_("How much did the symptoms hinder your daily activities over the past 24 hours?"),
        N_("hindered activities"),
        N_("not at all"),
        N_("could do nothing"),
    ),
)
"""Further built-in symptoms; they are rated only if the person selects them."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Rating(Entry):
    """How strong a symptom was, 0 none to 10 worst imaginable.

    `symptom` is a key of `SYMPTOMS`, of `MORE` or of a `Definition`. `time` is None for the evening's rating of the
    past 24 hours, otherwise the local time at which it was felt. Whole numbers come from the screen; one decimal is
    kept when imported. A symptom that was not rated has no record: unrecorded is never 0.
    """

    symptom: str
    value: float
    time: dt.time | None = None

    def __post_init__(self) -> None:
        if not LOWEST <= self.value <= HIGHEST:
            raise InvalidEntryError(
                _("A rating is a number from 0 to 10; {value} is not.").format(value=as_entered(self.value))
            )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class StepWords(Record):
    """The person's own words for one step of a symptom's scale ("I cannot feel my sock").

    Valid from `valid_from` to `valid_to` (both inclusive; None: still valid): rewording ends one record and begins
    another, so that old ratings keep the old words.
    """

    symptom: str
    step: int
    words: str
    valid_from: dt.date
    valid_to: dt.date | None = None

    def __post_init__(self) -> None:
        if not LOWEST <= self.step <= HIGHEST:
            raise InvalidEntryError(
                _("A step of the scale is a whole number from 0 to 10; {n} is not.").format(n=self.step)
            )
        if not self.words.strip():
            raise InvalidEntryError(_("Words for a step of the scale have at least one letter."))

    def is_valid(self, day: dt.date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def words_on(words: Iterable[StepWords], symptom: str, day: dt.date) -> dict[int, str]:
    """The person's words for the steps of a symptom's scale that are valid on a day, by step."""
    return {one.step: one.words for one in words if one.symptom == symptom and one.is_valid(day)}
