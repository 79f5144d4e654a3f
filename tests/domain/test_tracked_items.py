"""What is tracked stands in one order everywhere."""

from datetime import UTC, date, datetime

import pytest

from diary.domain.definition import Definition
from diary.domain.exercise import Dose
from diary.domain.symptom import MORE, SYMPTOMS
from diary.domain.tracked_items import (
    asked_symptoms,
    category_of,
    in_order,
    is_medicine,
    known_exercises,
    known_keys,
    name_of,
    own_definitions,
    symptoms,
    unit_of,
)

MOMENT = datetime(2026, 11, 20, 8, tzinfo=UTC)


def own(key: str, name: str, minute: int = 0, kind: str = "symptom") -> Definition:
    return Definition(kind=kind, key=key, name=name, written=MOMENT.replace(minute=minute))


def test_own_things_stand_in_the_order_of_writing_and_of_one_moment_by_name() -> None:
    late, zest, aches, other = own("a", "A", 5), own("z", "Zest"), own("x", "aches"), own("t", "Tea", 0, "treatment")
    for found in ((late, zest, other, aches), (aches, other, zest, late)):
        assert [one.key for one in own_definitions("symptom", found)] == ["x", "z", "a"]
        assert [one.key for one in symptoms(found)] == [one.key for one in SYMPTOMS + MORE] + ["x", "z", "a"]
        assert known_keys("symptom", found)[-3:] == ("x", "z", "a")


def test_things_of_one_moment_and_one_name_stand_by_their_keys() -> None:
    first, second = own("itch", "Itch"), own("itch-2", "itch")
    assert [one.key for one in own_definitions("symptom", (second, first))] == ["itch", "itch-2"]


def test_program_comes_first_then_the_persons_own_then_what_nothing_knows() -> None:
    keys = ["who", "what", "z", "pain", "x", "burning", "numbness", "pain"]
    found = in_order("symptom", keys, (own("z", "Zest"), own("x", "aches")))
    assert found == ["numbness", "pain", "burning", "x", "z", "what", "who"]


@pytest.mark.parametrize(
    ("kind", "keys", "ordered"),
    [
        ("exercise", {"climbing", "brisk-walk", "calf-stretch"}, ["calf-stretch", "brisk-walk", "climbing"]),
        ("measurement", {"weight", "steps", "sleep-hours"}, ["sleep-hours", "steps", "weight"]),
        ("treatment", {"pills", "acupuncture", "warm-bath"}, ["warm-bath", "acupuncture", "pills"]),
        ("event", {"near-fall", "guests", "fall"}, ["fall", "near-fall", "guests"]),
    ],
)
def test_every_kind_keeps_the_programs_order(kind: str, keys: set[str], ordered: list[str]) -> None:
    assert in_order(kind, keys, ()) == ordered


def test_own_name_for_a_thing_of_the_program_leaves_it_in_its_place() -> None:
    assert in_order("symptom", ("pain", "tingling"), (own("tingling", "Ants"),)) == ["tingling", "pain"]


def test_symptoms_are_asked_as_they_were_chosen_and_at_least_the_usual_ones() -> None:
    retired = Definition(kind="symptom", key="old", name="Old", retired=date(2026, 1, 1), written=MOMENT)
    known = (own("x", "Aches"), retired)
    assert [one.key for one in asked_symptoms(("x", "old", "pain", "who"), known)] == ["x", "pain"]
    assert asked_symptoms(("old", "who"), known) == SYMPTOMS


def test_an_own_symptom_is_asked_by_its_name_with_the_persons_words_for_its_ends() -> None:
    [plain] = asked_symptoms(("x",), (own("x", "Aches"),))
    assert plain.name == "Aches"
    assert plain.question == "Aches: how strong was it on average over the past 24 hours?"
    worded = Definition(kind="symptom", key="x", name="Aches", low="none", high="awful", written=MOMENT)
    [other] = asked_symptoms(("x",), (worded,))
    assert (other.low, other.high) == ("none", "awful")
    assert (plain.low, plain.high) == (SYMPTOMS[0].low, SYMPTOMS[0].high)


def test_a_name_is_the_persons_own_or_the_programs_or_the_key() -> None:
    known = (own("pain", "Ache"), own("warm-bath", "Tub", kind="treatment"))
    names = {key: name_of("symptom", key, known) for key in ("pain", "numbness", "warm-bath", "who")}
    assert names == {"pain": "Ache", "numbness": "Numbness", "warm-bath": "warm-bath", "who": "who"}
    assert [name_of("exercise", key, ()) for key in ("calf-raise", "who")] == ["Calf raise", "who"]


def test_a_unit_is_the_persons_own_or_the_programs_or_none() -> None:
    litres = Definition(kind="measurement", key="weight", name="Water", unit="l", written=MOMENT)
    other = Definition(kind="symptom", key="weight", name="Weight", unit="x", written=MOMENT)
    assert [unit_of("weight", known) for known in ((), (other,), (other, litres))] == ["kg", "kg", "l"]
    assert unit_of("who", (litres,)) == ""


def test_a_category_is_the_persons_own_or_the_catalogues_or_other() -> None:
    climbing = Definition(kind="exercise", key="climbing", name="Climbing", category="hand", written=MOMENT)
    known = (climbing, own("calf-raise", "Raise"), own("dancing", "Dancing", kind="exercise"))
    keys = ("climbing", "calf-raise", "dancing", "who")
    assert [category_of(key, known) for key in keys] == ["hand", category_of("calf-raise", ()), "other", "other"]
    assert category_of("calf-raise", ()) not in {"", "other"}


def test_tablets_and_what_the_person_calls_a_medicine_are_medicines() -> None:
    drops = Definition(kind="treatment", key="drops", name="Drops", category="medicine", written=MOMENT)
    other = Definition(kind="symptom", key="heat", name="Heat", category="medicine", written=MOMENT)
    known = (drops, other, own("tea", "Tea", kind="treatment"))
    assert [key for key in ("tablets", "drops", "heat", "tea", "warm-bath") if is_medicine(key, known)] == [
        "tablets",
        "drops",
    ]


def test_known_exercises_are_the_catalogues_then_the_persons_with_a_dose() -> None:
    dose = Dose(repetitions=(10, 10))

    def exercise(key: str, **more: object) -> Definition:
        return Definition(kind="exercise", key=key, name=key.title(), written=MOMENT, **more)  # type: ignore[arg-type]  # told by name

    known = (
        exercise("climbing", dose=dose, category="hand", steps=("Up.",)),
        exercise("dancing", dose=dose),
        exercise("undosed"),
        exercise("retired", dose=dose, retired=date(2026, 1, 1)),
        own("itch", "Itch"),
    )
    plain, taught = known_exercises(known), known_exercises(known, taught=True)
    assert list(plain)[-2:] == ["climbing", "dancing"]
    assert {"undosed", "retired", "itch"}.isdisjoint(plain)
    climbing, dancing = plain["climbing"], plain["dancing"]
    assert (climbing.name, climbing.category, climbing.dose, climbing.steps) == ("Climbing", "hand", dose, ("Up.",))
    assert (dancing.category, dancing.steps) == ("stretching", ())
    assert known_keys("exercise", known) == ("climbing", "dancing", "undosed")
    only_taught = set(taught) - set(plain)
    assert only_taught
    assert all(taught[key].taught for key in only_taught)
    assert not any(one.taught for one in plain.values())
