"""Which look each of the person's own symptoms has, and that it keeps it for life."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from diary.domain import custom_items
from diary.domain.change import Change
from diary.domain.definition import Definition
from diary.domain.looks import OWN_LOOKS, next_look, own_looks
from diary.domain.marker_shape import outline


def added(definitions: list[Definition], name: str) -> list[Definition]:
    key, changes = custom_items.add(definitions, Definition(kind="symptom", key="new", name=name))
    assert key
    return after(definitions, changes)


def after(definitions: list[Definition], changes: list[Change]) -> list[Definition]:
    kept = [one for one in definitions if one.id not in {change.before.id for change in changes if change.before}]
    return [*kept, *(change.after for change in changes if isinstance(change.after, Definition))]


def test_each_symptom_that_is_added_gets_the_next_look() -> None:
    own: list[Definition] = []
    for number in range(10):
        own = added(own, f"Own {number}")
    assert sorted(own_looks(own).values()) == sorted(OWN_LOOKS)
    assert [one.category for one in own] == list(OWN_LOOKS)
    assert next_look(own) == OWN_LOOKS[0]


def test_a_look_stays_whatever_becomes_of_its_symptom_and_of_the_others() -> None:
    own = added(added(added([], "Knee"), "Hip"), "Lips")
    before = own_looks(own)
    knee, hip, lips = own
    own = after(own, custom_items.edit(own, hip, Definition(kind="symptom", key=hip.key, name="Hips", id=hip.id)))
    own = after(own, custom_items.retire(knee, date(2026, 11, 19)))
    own = added(own, "Toes")
    again, changes = custom_items.add(own, Definition(kind="symptom", key="new", name="Knee"))
    own = after(own, changes)
    assert again == knee.key
    assert {key: own_looks(own)[key] for key in before} == before
    assert own_looks([lips]) == {lips.key: before[lips.key]}


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=9, unique=True))
def test_symptoms_of_older_diaries_have_looks_of_their_own_that_do_not_depend_on_their_order(keys: list[str]) -> None:
    old = [Definition(kind="symptom", key=key, name=key) for key in keys]
    looks = own_looks(old)
    assert len(set(looks.values())) == len(keys)
    assert own_looks(reversed(old)) == looks
    newest = replace(old[0], id="x", key="newest", category=next_look(old))
    if "newest" not in keys:
        assert {key: look for key, look in own_looks([*old, newest]).items() if key != "newest"} == looks


def test_an_outline_goes_around_its_middle() -> None:
    for name in ("circle", "hollow star", "hourglass", "half", "plus", "cross", "left"):
        corners = outline(name)
        assert min(x for x, _y in corners) < 0 < max(x for x, _y in corners)
        assert all(abs(end) <= 1.35 for corner in corners for end in corner)
