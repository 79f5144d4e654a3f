"""A synthetic diary for trying the program."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from math import sin
from random import Random

from diary.domain.change import Change, added
from diary.domain.exercise import ExerciseDone
from diary.domain.note import Note
from diary.domain.plan.plan import PlanLine
from diary.domain.record import Entry
from diary.domain.sample.beside import sample_beside
from diary.domain.sample.visit import sample_visit
from diary.domain.symptom import HIGHEST, LOWEST, Rating
from diary.domain.treatment import TreatmentDone
from diary.i18n import N_, _

DAYS = 168
_GAP = range(66, 71)
_COURSES = {"numbness": (6.0, -1.2), "tingling": (5.0, -0.8), "pain": (4.6, -1.6)}
_EXERCISES = {
    "arm-circles": 0.7,
    "leg-swings": 0.7,
    "calf-stretch": 0.75,
    "seated-hamstring-stretch": 0.7,
    "calf-raise": 0.55,
}
_TREATMENTS = {"tablets": 0.97, "warm-bath": 0.4, "acupuncture": 0.08, "acupressure": 0.12}
_NOTES = (
    N_("Slept through for the first time in weeks."),
    N_("Long walk by the river, feet warm afterwards."),
    N_("Tingling fingers while cooking, gone after an hour."),
    N_("Burning in both feet at night, up twice."),
    N_("Managed the stairs without stopping."),
)


def sample(today: date, plan: Iterable[PlanLine]) -> list[Change]:
    """The entries of the last 24 weeks up to yesterday, with a plan valid from their first day; deterministic."""
    first = today - timedelta(days=DAYS)
    entries = list(_entries(first, Random(1)))  # noqa: S311 - synthetic data, not cryptography
    evenings = sorted({one.written for one in entries})
    beside = sample_beside(today, evenings)
    planned = [Change(line, replace(line, valid_from=first)) for line in plan]
    return [*planned, *added(entries), *added(beside), *added(sample_visit(today))]


def _entries(first: date, chance: Random) -> Iterator[Entry]:
    for number in range(DAYS):
        if number in _GAP or chance.random() < 0.05:
            continue
        day = first + timedelta(days=number)
        written = datetime.combine(day, time(20, chance.randrange(60))).astimezone()
        for symptom, (start, change) in _COURSES.items():
            level = start + change * number / DAYS + 0.8 * sin(number / 11 + start) + chance.gauss(0, 0.8)
            value = min(HIGHEST, max(LOWEST, round(level)))
            yield Rating(day=day, symptom=symptom, value=value, written=written)
        for exercise, often in _EXERCISES.items():
            if chance.random() < often:
                yield ExerciseDone(day=day, exercise=exercise, written=written)
        if chance.random() < 0.6:
            kind = chance.choice(("brisk-walk", "brisk-walk", "cycling", "swimming"))
            yield ExerciseDone(day=day, exercise=kind, minutes=chance.choice((20, 25, 30)), written=written)
        for treatment, often in _TREATMENTS.items():
            if chance.random() < often:
                yield TreatmentDone(day=day, treatment=treatment, written=written)
        if chance.random() < 0.12:
            text = _(chance.choice(_NOTES))
            yield Note(day=day, text=text, for_practitioner=chance.random() < 0.4, written=written)
