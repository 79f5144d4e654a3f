"""Diaries and sample evenings for tests."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from diary.domain.exercise import ExerciseDone
from diary.domain.note import Note
from diary.domain.record import Entry
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone
from diary.storage.safety.preparing import start

EVENING = date(2026, 11, 19)


def started(path: Path) -> Path:
    """The path of a diary, which is created if there is none."""
    start(path)
    return path


def evening(
    day: date = EVENING,
    *,
    numbness: float | None = 4,
    tingling: float | None = 4,
    pain: float | None = 3,
    did: Iterable[str] = ("calf-stretch",),
    treatments: Iterable[str] = ("tablets",),
    note: str = "",
) -> list[Entry]:
    """The records of one evening; a symptom with None is not rated."""
    rated = {"numbness": numbness, "tingling": tingling, "pain": pain}
    records: list[Entry] = [
        Rating(day=day, symptom=key, value=value) for key, value in rated.items() if value is not None
    ]
    records += [ExerciseDone(day=day, exercise=key) for key in did]
    records += [TreatmentDone(day=day, treatment=key) for key in treatments]
    return records + ([Note(day=day, text=note)] if note else [])
