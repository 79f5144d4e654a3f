"""What is tracked stands in one order everywhere."""

from datetime import UTC, datetime

import pytest

from diary.domain.definition import Definition
from diary.domain.symptom import MORE, SYMPTOMS
from diary.domain.tracked_items import in_order, known_keys, own_definitions, symptoms

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
