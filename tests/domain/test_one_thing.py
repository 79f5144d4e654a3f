from dataclasses import replace
from datetime import date, timedelta

from diary.domain.definition import Definition, key_for
from diary.domain.excerpt import Excerpt, changed
from diary.domain.measurement import Measurement
from diary.domain.one_thing import (
    KEY,
    as_rated,
    course,
    end_one_thing,
    ends_in_words,
    ends_of,
    is_due,
    is_one_thing,
    name_one_thing,
    one_thing,
)
from diary.domain.period import Period

DAY = date(2026, 11, 21)
EMPTY = Excerpt(period=Period(DAY, DAY + timedelta(days=30)))


def test_it_is_named_put_into_other_words_and_ended() -> None:
    named = changed(EMPTY, name_one_thing((), "  my   buttons "))
    definition = one_thing(named.definitions)
    assert definition is not None
    assert (definition.name, definition.key, ends_in_words(definition)) == (
        "my buttons",
        KEY,
        "0 not at all, 10 without difficulty",
    )
    assert name_one_thing(named.definitions, "my buttons") == []
    assert name_one_thing(named.definitions, " ") == []
    renamed = changed(named, name_one_thing(named.definitions, "Buttons"))
    assert [(one.key, one.name) for one in renamed.definitions] == [(KEY, "Buttons")]
    ended = changed(renamed, end_one_thing(renamed.definitions, DAY))
    assert one_thing(ended.definitions) is None
    assert end_one_thing(ended.definitions, DAY) == []


def test_another_one_begins_anew_and_the_former_keeps_its_ratings() -> None:
    first = changed(EMPTY, name_one_thing((), "Buttons"))
    first = replace(first, measurements=(Measurement(day=DAY, quantity=KEY, value=3),))
    ended = changed(first, end_one_thing(first.definitions, DAY))
    other = changed(ended, name_one_thing(ended.definitions, "Stairs"))
    definition = one_thing(other.definitions)
    assert definition is not None
    assert is_one_thing(definition.key)
    assert definition.key != KEY
    assert course(other, definition.key) == []
    assert course(other, KEY) == [(DAY, 3)]


def test_no_name_that_is_typed_becomes_its_key() -> None:
    assert not any(is_one_thing(key_for(name)) for name in ("one thing", "One:thing", "one:thing", "one thing:1"))


def test_it_is_due_a_week_after_it_was_rated() -> None:
    rated = [Measurement(day=DAY, quantity=KEY, value=3)]
    assert not is_due(rated, KEY, DAY + timedelta(days=6))
    assert is_due(rated, KEY, DAY + timedelta(days=7))
    assert is_due(rated, KEY, DAY)
    assert is_due([], KEY, DAY)


def test_its_scale_says_the_question_and_both_ends() -> None:
    [change] = name_one_thing((), "Stairs")
    assert isinstance(change.after, Definition)
    scale = as_rated(change.after)
    assert scale.question == "Stairs: how well could you do it in the past week?"
    assert (scale.low, scale.high) == ("not at all", "without difficulty")


def test_its_ends_are_the_persons_words_or_those_of_the_program() -> None:
    own = Definition(kind="measurement", key=KEY, name="Stairs", low="never", high="always")
    assert ends_of(own) == ("never", "always")
    assert ends_of(replace(own, low="", high="")) == ("not at all", "without difficulty")
