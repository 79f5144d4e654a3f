"""What the person adds to track."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.change import Change
from diary.domain.custom_items import add, edit, retire
from diary.domain.definition import Definition, key_for
from diary.domain.record import InvalidEntryError
from diary.domain.tracked_items import known_keys, offered_keys

TODAY = date(2026, 11, 24)


def wanted(name: str, kind: str = "symptom", low: str = "") -> Definition:
    return Definition(kind=kind, key=key_for(name), name=name, low=low)


def applied(definitions: tuple[Definition, ...], changes: list[Change]) -> tuple[Definition, ...]:
    kept = {one.id: one for one in definitions}
    for change in changes:
        assert change.before is None or change.before in definitions
        if isinstance(change.after, Definition):
            kept[change.after.id] = change.after
    return tuple(kept.values())


def with_added(*names: str) -> tuple[Definition, ...]:
    definitions: tuple[Definition, ...] = ()
    for name in names:
        definitions = applied(definitions, add(definitions, wanted(name))[1])
    return definitions


def test_something_new_gets_a_key_of_its_own() -> None:
    key, changes = add((), wanted("Itching"))
    assert key == "itching"
    assert key in known_keys("symptom", applied((), changes))


@pytest.mark.parametrize("name", ["itching", " ITCHING ", "It-ching", "Itching!"])
def test_the_same_name_is_the_same_thing(name: str) -> None:
    assert add(with_added("Itching"), wanted(name)) == ("itching", [])


@pytest.mark.parametrize(("kind", "name", "key"), [("symptom", "cramps", "cramps"), ("treatment", "tens", "tens")])
def test_what_the_program_has_already_is_used(kind: str, name: str, key: str) -> None:
    assert add((), wanted(name, kind)) == (key, [])


def test_names_that_only_share_a_key_are_two_things() -> None:
    first, second = with_added("痛 A", "麻 A")
    assert first.key != second.key
    assert add(with_added("Vitamin B"), wanted("Vitamin B+"))[0] != "vitamin-b"


def test_what_was_retired_is_taken_up_again_with_its_old_words_where_there_are_no_new_ones() -> None:
    [itching] = applied((), add((), wanted("Itching", low="no itch"))[1])
    gone = applied((itching,), retire(itching, TODAY))
    assert gone[0].retired == TODAY
    assert gone[0].written >= itching.written
    assert offered_keys("symptom", ("pain", "itching", "unheard-of"), gone) == ("pain",)
    key, changes = add(gone, wanted("ITCHING"))
    [again] = applied(gone, changes)
    assert again.written >= gone[0].written
    assert (key, again.id, again.name, again.low, again.retired) == ("itching", itching.id, "ITCHING", "no itch", None)
    assert offered_keys("symptom", ("pain", "itching"), (again,)) == ("pain", "itching")


def test_of_two_with_one_name_the_one_that_is_not_retired_is_meant() -> None:
    gone, kept = (replace(wanted("Itching"), key=key) for key in ("itching", "itching-2"))
    for definitions in ((replace(gone, retired=TODAY), kept), (kept, replace(gone, retired=TODAY))):
        assert add(definitions, wanted("itching")) == ("itching-2", [])


def test_an_edit_keeps_the_key_and_refuses_the_name_of_another() -> None:
    itching, _burning = definitions = with_added("Itching", "Sock feeling")
    [change] = edit(definitions, itching, replace(itching, name="Itch"))
    assert isinstance(change.after, Definition)
    assert (change.after.key, change.after.name) == ("itching", "Itch")
    assert change.after.written >= itching.written
    assert edit(definitions, itching, itching) == []
    for name in ("sock feeling", "Cramps"):
        with pytest.raises(InvalidEntryError, match=f"^“{name}” is there already.$"):
            edit(definitions, itching, replace(itching, name=name))


@given(st.lists(st.text(min_size=1, max_size=6).filter(str.strip), max_size=8))
def test_no_two_things_ever_share_a_key(names: list[str]) -> None:
    definitions = with_added(*names)
    keys = known_keys("symptom", definitions)
    assert len(keys) == len(set(keys))
    assert len({one.key for one in definitions}) == len(definitions)
    for name in names:
        key, changes = add(definitions, wanted(name))
        assert changes == []
        assert key in keys
