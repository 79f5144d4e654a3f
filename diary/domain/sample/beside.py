"""Entries of the synthetic diary other than ratings and exercises: body map, sleep, falls, and changes of a medicine's
dose."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from diary.domain.event import FALL, FEET_SAME, NEAR_FALL, Event
from diary.domain.measurement import SLEEP, WOKEN, Measurement
from diary.domain.record import Entry
from diary.domain.site import DRAWINGS, SiteMark
from diary.domain.treatment import CHANGED, STARTED, TreatmentEvent
from diary.i18n import _

_FELT = {
    ("numbness", "toes"): 0.95,
    ("numbness", "ball"): 0.7,
    ("numbness", "fingertips"): 0.3,
    ("tingling", "toes"): 0.6,
    ("tingling", "fingertips"): 0.75,
    ("tingling", "fingers"): 0.2,
    ("pain", "ball"): 0.65,
    ("pain", "arch"): 0.35,
    ("pain", "heel"): 0.1,
}
"""The probability that a symptom is marked in a region, on days on which the body map was filled in."""
_SEEN = ("foot-sole-left", "foot-sole-right", "hand-palm-left", "hand-palm-right")
_STARTED, _CHANGED, _FALL, _NEAR_FALL = 150, 62, 25, 71
"""The distance in days before today of each of these events."""


def sample_beside(today: date, evenings: Iterable[datetime]) -> Iterator[Entry]:
    """The entries for some of the `evenings`, which are times of writing; deterministic."""
    chance = Random(2)  # noqa: S311 - synthetic data, not cryptography
    for written in evenings:
        if chance.random() < 0.7:
            yield from _places(written, chance)
        if chance.random() < 0.85:
            hours = chance.choice((5.5, 6, 6.5, 7, 7.5))
            yield Measurement(day=written.date(), quantity=SLEEP.key, value=hours, written=written)
            yield Measurement(
                day=written.date(), quantity=WOKEN.key, value=chance.choice((0, 1, 1, 2)), written=written
            )
        if chance.random() < 0.6:
            yield Event(day=written.date(), event=FEET_SAME.key, written=written)
    yield from _tablets_and_falls(today)


def _places(written: datetime, chance: Random) -> Iterator[Entry]:
    for (symptom, region), often in _FELT.items():
        if chance.random() < often:
            for one in (one for drawing in _SEEN for one in DRAWINGS[drawing] if one.region == region):
                yield SiteMark(day=written.date(), symptom=symptom, site=one.key, written=written)


def _tablets_and_falls(today: date) -> Iterator[Entry]:
    def evening(before: int) -> datetime:
        return datetime.combine(today - timedelta(days=before), time(20, 30)).astimezone()

    for before, turn, dose in ((_STARTED, STARTED, _("75 mg")), (_CHANGED, CHANGED, _("150 mg"))):
        written = evening(before)
        yield TreatmentEvent(
            day=written.date(), treatment="tablets", turn=turn, dose=dose, times=_("at night"), written=written
        )
    fall, near = evening(_FALL), evening(_NEAR_FALL)
    yield Event(day=fall.date(), event=FALL.key, hurt=False, place=_("On the kitchen step"), written=fall)
    yield Event(day=near.date(), event=NEAR_FALL.key, place=_("On wet leaves"), written=near)
