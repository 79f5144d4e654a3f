"""What is declared of each preference."""

from typing import Annotated, NamedTuple

import pytest

from diary.settings import DECLARATIONS, Settings, accepts, default_of
from diary.settings.preference import Preference, Stale, declarations_of


def test_every_preference_is_declared_with_its_meaning_and_an_accepted_default() -> None:
    assert tuple(DECLARATIONS) == Settings._fields
    for name, declared in DECLARATIONS.items():
        assert default_of(name) == getattr(Settings(), name)
        assert accepts(name, default_of(name))
        assert declared.meaning.endswith(".")


REMEMBERED = {
    *(name for name in Settings._fields if name.startswith("trends_")),
    "helper_name",
    *("save_folder", "import_folder", "last_evening"),
}
"""The state that the program remembers by itself."""


def test_what_a_person_sets_has_a_title_a_sentence_and_a_place() -> None:
    for name, declared in DECLARATIONS.items():
        told = [bool(declared.title), bool(declared.detail), bool(declared.set_at or declared.shown_in)]
        assert told == [name not in REMEMBERED] * 3, name


@pytest.mark.parametrize(
    ("name", "value", "accepted"),
    [
        ("theme", "high-contrast", True),
        ("theme", "pink", False),
        ("theme", 3, False),
        ("text_size", 0, True),
        ("text_size", 200, True),
        ("text_size", 90, False),
        ("text_size", True, False),
        ("day_turn_hour", 0, True),
        ("day_turn_hour", 12, True),
        ("day_turn_hour", -1, False),
        ("day_turn_hour", 13, False),
        ("day_turn_hour", "4", False),
        ("symptoms", (), True),
        ("symptoms", "pain", False),
        ("symptoms", (1, 2), False),
        ("events", (None,), False),
        ("trends_minutes", 240, True),
        ("trends_minutes", 241, False),
        ("trends_lag", 2, True),
        ("trends_lag", 3, False),
        ("lock_minutes", 30, True),
        ("lock_minutes", 7, False),
        ("voice", False, True),
        ("voice", 1, False),
        ("backup_place", "", True),
        ("backup_place", None, False),
        ("unheard_of", 1, False),
    ],
)
def test_a_value_has_the_type_and_lies_within_the_bounds(name: str, value: object, accepted: bool) -> None:
    assert accepts(name, value) is accepted


def test_a_preference_without_its_declaration_does_not_get_past_the_import() -> None:
    class Undeclared(NamedTuple):
        loud: bool = False

    class WithoutDefault(NamedTuple):
        loud: Annotated[bool, Preference("It is loud.", Stale.NOTHING)]

    class OutOfBounds(NamedTuple):
        loud: Annotated[int, Preference("How loud it is.", Stale.NOTHING, most=10)] = 11

    class WithoutEffect(NamedTuple):
        loud: Annotated[bool, Preference("It is loud.", "nothing")] = False

    class WithoutPlace(NamedTuple):
        loud: Annotated[bool, Preference("It is loud.", Stale.NOTHING, title="Loud")] = False

    class WithoutTitle(NamedTuple):
        loud: Annotated[bool, Preference("It is loud.", Stale.NOTHING, shown_in="text")] = False

    for settings in (Undeclared, WithoutDefault, OutOfBounds, WithoutEffect, WithoutPlace, WithoutTitle):
        with pytest.raises(TypeError, match="loud"):
            declarations_of(settings)
