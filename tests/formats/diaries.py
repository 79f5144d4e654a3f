"""A small diary that says something of every kind, the same every time."""

from datetime import date, datetime, time, timedelta, timezone
from uuid import NAMESPACE_OID, uuid5

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.change import added
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt, changed
from diary.domain.exercise import Dose, ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.one_thing import KEY
from diary.domain.period import Period
from diary.domain.plan.plan import DayOff, PlanLine
from diary.domain.profile import Profile
from diary.domain.record import Record
from diary.domain.site import Extent, SiteMark
from diary.domain.symptom import Rating, StepWords
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from diary.domain.visit import Question, Visit

DAY, NEXT = date(2026, 11, 21), date(2026, 11, 22)
MADE_ON = date(2026, 11, 24)
PRIVATE, SHARED = "=cmd|' /C calc'!A0 private", "Slept through, “said” he;\n+1 <b>&amp;</b>, 足がしびれる"
_SUMMER = timezone(timedelta(hours=1))


def kept(name: str, day: date = DAY, minute: int = 0) -> dict[str, object]:
    """Identifier and moment of writing of a record called `name`."""
    moment = datetime.combine(day, time(20, minute), _SUMMER)
    return {"id": str(uuid5(NAMESPACE_OID, name)), "written": moment}


def records() -> list[Record]:
    """Two evenings, and what belongs to no day; the second evening has no rating of tingling, and one of a moment."""
    first, second = {"day": DAY}, {"day": NEXT}
    made: list[tuple[type[Record], str, dict[str, object]]] = [
        (Rating, "numbness", {**first, "symptom": "numbness", "value": 4}),
        (Rating, "tingling", {**first, "symptom": "tingling", "value": 0}),
        (Rating, "pain", {**first, "symptom": "pain", "value": 3.5}),
        (Rating, "cold feet", {**first, "symptom": "cold-feet", "value": 6}),
        (Rating, "pain at noon", {**second, "symptom": "pain", "value": 5, "time": time(12, 30)}),
        (Rating, "numbness again", {**second, "symptom": "numbness", "value": 4}),
        (ExerciseDone, "stretch", {**first, "exercise": "calf-stretch", "sets": 3, "hold_seconds": 15}),
        (ExerciseDone, "walk", {**first, "exercise": "brisk-walk", "minutes": 25, "distance_km": 2.1}),
        (ExerciseDone, "raise", {**second, "exercise": "calf-raise", "repetitions": 12}),
        (TreatmentDone, "needles", {**first, "treatment": "acupuncture"}),
        (TreatmentDone, "bath", {**first, "treatment": "warm-bath", "text": "@home, 20 min"}),
        (TreatmentDone, "pill", {**second, "treatment": "pregabalin", "dose": "75 mg"}),
        (TreatmentEvent, "start", {**first, "treatment": "pregabalin", "turn": "started", "dose": "75 mg"}),
        (TreatmentEvent, "more", {**second, "treatment": "pregabalin", "turn": "changed", "dose": "150 mg"}),
        (Measurement, "sleep", {**first, "quantity": "sleep-hours", "value": 6.5}),
        (Measurement, "steps", {**first, "quantity": "steps", "value": 7200}),
        (Measurement, "foot", {**second, "quantity": "foot-temperature", "value": -1.5, "time": time(7, 0)}),
        (Event, "fall", {**first, "event": "fall", "text": "on leaves", "count": 2, "hurt": False, "place": "-garden"}),
        (Event, "slept well", {**second, "event": "slept-well"}),
        (DayOff, "ill", {**second, "reason": "ill"}),
        (SiteMark, "toes", {**first, "site": "foot-sole-left-toes", "symptom": "numbness"}),
        (SiteMark, "wrist", {**first, "site": "hand-palm-right-wrist", "symptom": "pain", "value": 2}),
        (Extent, "leg", {**first, "limb": "left-leg", "level": "ankle"}),
        (Note, "shared", {**first, "text": SHARED, "for_practitioner": True, "author": "Jo"}),
        (Note, "private", {**second, "text": PRIVATE}),
        (Definition, "cold", {"kind": "symptom", "key": "cold-feet", "name": "=Cold feet", "low": "warm"}),
        (
            Definition,
            "medicine",
            {"kind": "treatment", "key": "pregabalin", "name": "Pregabalin", "category": "medicine"},
        ),
        (Definition, "warmth", {"kind": "measurement", "key": "foot-temperature", "name": "Warmth", "unit": "°C"}),
        (PlanLine, "plan", {"exercises": ("calf-stretch", "calf-raise"), "valid_from": DAY, "dose": Dose(sets=3)}),
        (StepWords, "step", {"symptom": "numbness", "step": 7, "words": "no sock", "valid_from": DAY}),
        (Profile, "me", {"name": "Alex Sample", "born": date(1955, 3, 14)}),
        (BackgroundAnswer, "problem", {"item": "problem", "texts": ("-Burning soles",)}),
        (BackgroundAnswer, "feelings", {"item": "feelings", "choices": ("numb", "burning")}),
        (BackgroundAnswer, "began", {"item": "began", "dated": "2019-05"}),
        (BackgroundAnswer, "hba1c", {"item": "hba1c", "number": 48.5, "unit": "mmol-mol"}),
        (BackgroundAnswer, "walking", {"item": "walking", "number": 15, "unit": "minutes"}),
        (BackgroundAnswer, "family", {"item": "family", "unknown": True}),
        (BackgroundAnswer, "medicines", {"item": "medicines-now", "texts": ("Pregabalin 75 mg", "Metformin")}),
        (BackgroundAnswer, "bladder", {"item": "bladder", "unknown": True}),
        (BackgroundAnswer, "dropped", {"item": "an-item-of-old", "choices": ("this", "that")}),
        (Visit, "visit", {"date": date(2026, 11, 30), "whom": "Dr Grey", "agreed": "Blood test first"}),
        (Question, "open", {"text": "Is numbness by night usual?"}),
        (Question, "asked", {"text": "May I swim?", "asked": DAY, "answer": "Yes"}),
        (BackgroundAnswer, "words", {"item": "words-numbness", "texts": ("walking on <cotton> wool",)}),
        (Definition, "thing", {"kind": "measurement", "key": KEY, "name": "My buttons", "unit": "of 10"}),
        (Measurement, "buttons", {**first, "quantity": KEY, "value": 3}),
    ]
    return [
        kind(**kept(name, NEXT if fields.get("day") == NEXT else DAY, minute), **fields)  # type: ignore[arg-type]  # fields of any kind
        for minute, (kind, name, fields) in enumerate(made)
    ]


def diary() -> Excerpt:
    """The diary of these two days as storage answers for it."""
    return changed(Excerpt(period=Period(DAY, NEXT)), added(records()))


def uncommon_records() -> list[Record]:
    """What seldom stands in a diary: courses that ended, what is to come, moments, doses, answers of an older form."""
    first, second, visit = {"day": DAY}, {"day": NEXT}, date(2026, 11, 20)
    made: list[tuple[type[Record], str, dict[str, object]]] = [
        (Rating, "pain by night", {**first, "symptom": "pain", "value": 7, "time": time(2, 30)}),
        (Rating, "pain in the evening", {**first, "symptom": "pain", "value": 2}),
        (Rating, "pain once more", {**first, "symptom": "pain", "value": 3, "origin": "csv:1:pain"}),
        (Rating, "tingling at noon", {**second, "symptom": "tingling", "value": 4, "time": time(12)}),
        (Rating, "tingling later", {**second, "symptom": "tingling", "value": 4.5, "time": time(15, 5)}),
        (ExerciseDone, "stretch", {**first, "exercise": "calf-stretch", "repetitions": 9, "minutes": 1.5}),
        (ExerciseDone, "again", {**first, "exercise": "calf-stretch", "sets": 2, "hold_seconds": 20}),
        (ExerciseDone, "swim", {**second, "exercise": "swim", "minutes": 30, "distance_km": 0.8}),
        (Rating, "nobody knows", {**second, "symptom": "not-defined", "value": 1}),
        (Measurement, "nobody knows either", {**second, "quantity": "not-defined", "value": 1}),
        (TreatmentDone, "massage", {**second, "treatment": "massage"}),
        (TreatmentDone, "tablets", {**first, "treatment": "tablets", "dose": "2"}),
        (TreatmentDone, "pill", {**first, "treatment": "b12"}),
        (TreatmentDone, "pill again", {**second, "treatment": "b12", "dose": "1 mg", "text": "late"}),
        (TreatmentEvent, "b12", {"day": date(2019, 5, 1), "treatment": "b12", "turn": "started", "times": "at night"}),
        (
            TreatmentEvent,
            "b12 more",
            {**first, "treatment": "b12", "turn": "changed", "dose": "1 mg", "times": "at noon", "text": "was tired"},
        ),
        (TreatmentEvent, "b12 no more", {**second, "treatment": "b12", "turn": "stopped", "text": "a rash"}),
        (TreatmentEvent, "tens", {**second, "treatment": "tens", "turn": "stopped", "text": "no use"}),
        (Measurement, "weight", {**first, "quantity": "weight", "value": 71.5, "time": time(7, 30)}),
        (Measurement, "glucose", {**second, "quantity": "blood-glucose", "value": 6}),
        (Event, "fall", {**first, "event": "fall", "hurt": True, "time": time(9, 15)}),
        (Event, "flare", {**second, "event": "flare", "text": "after the walk", "count": 1}),
        (DayOff, "rest", {**second, "reason": "rest"}),
        (SiteMark, "calf", {**first, "site": "foot-top-left-leg", "symptom": "pain"}),
        (SiteMark, "ankle", {**first, "site": "foot-top-right-ankle", "symptom": "pain", "value": 4}),
        (SiteMark, "fingers", {**second, "site": "hand-back-left-fingers", "symptom": "cramps"}),
        (Extent, "arm", {**second, "limb": "right-arm", "level": "none"}),
        (Note, "by the helper", {**first, "text": "Slept.", "author": "Kim", "for_practitioner": True}),
        (Definition, "swim", {"kind": "exercise", "key": "swim", "name": "Swimming", "category": "aerobic"}),
        (Definition, "b12", {"kind": "treatment", "key": "b12", "name": "B12", "category": "supplement"}),
        (
            Definition,
            "cramps",
            {"kind": "symptom", "key": "cramps", "name": "Cramps", "low": "no", "high": "all day", "retired": NEXT},
        ),
        (
            PlanLine,
            "one of two",
            {
                "exercises": ("calf-stretch", "swim"),
                "choice": "one",
                "weekdays": (0, 3),
                "valid_from": DAY,
                "valid_to": NEXT,
                "name": "Morning",
            },
        ),
        (PlanLine, "swimming", {"exercises": ("swim",), "valid_from": NEXT, "dose": Dose(minutes=(20, 30))}),
        (StepWords, "step", {"symptom": "cramps", "step": 3, "words": "a cramp", "valid_from": DAY, "valid_to": NEXT}),
        (BackgroundAnswer, "family", {"item": "family", "texts": ("an uncle",), "choices": ("diabetes", "a-sister")}),
        (BackgroundAnswer, "walking", {"item": "walking", "unknown": True}),
        (BackgroundAnswer, "hba1c", {"item": "hba1c", "number": 7.1, "unit": "of-old"}),
        (BackgroundAnswer, "problem", {"item": "problem", "number": 3, "unit": "times"}),
        (BackgroundAnswer, "former", {"item": "a-number-of-old", "number": 3.5, "unit": "cm", "dated": "2019"}),
        (BackgroundAnswer, "former too", {"item": "a-doubt-of-old", "unknown": True}),
        (Visit, "alone", {"date": visit}),
        (Visit, "to come", {"date": date(2027, 1, 4), "whom": "Dr Grey", "agreed": "Bring the page"}),
        (Question, "asked", {"text": "Is it safe?", "asked": visit}),
    ]
    return [
        kind(**kept(f"uncommon {name}", NEXT if fields.get("day") == NEXT else DAY, minute), **fields)  # type: ignore[arg-type]  # fields of any kind
        for minute, (kind, name, fields) in enumerate(made)
    ]


def uncommon_diary() -> Excerpt:
    """The diary of these two days with what is uncommon."""
    return changed(Excerpt(period=Period(DAY, NEXT)), added(uncommon_records()))
