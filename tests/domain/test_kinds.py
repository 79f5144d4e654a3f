"""The table of the kinds of record is whole, and what it names is there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pkgutil import walk_packages

import pytest

from diary import domain
from diary.domain.excerpt import DATED, FIELDS, UNDATED, Excerpt
from diary.domain.kinds import KIND_OF, KINDS, EntryKind
from diary.domain.record import Entry, Record
from diary.storage.file.shapes import SHAPES


def _names(record: type[Record]) -> Iterator[str]:
    """The names of the classes below; a dataclass with slots was made of another class of its name."""
    for known in record.__subclasses__():
        yield f"{known.__module__}.{known.__name__}"
        yield from _names(known)


def test_every_record_of_the_domain_has_its_row() -> None:
    for module in walk_packages(domain.__path__, f"{domain.__name__}."):
        import_module(module.name)
    there = {name for name in _names(Record) if name.startswith(domain.__name__)}
    rows: list[type[Record]] = [Entry, *(kind.record for kind in KINDS)]
    assert there == {f"{record.__module__}.{record.__name__}" for record in rows}
    assert len(KIND_OF) == len(KINDS)


@pytest.mark.parametrize("name", ["field", "table", "word", "title"])
def test_no_two_kinds_are_called_the_same(name: str) -> None:
    assert [word for word, count in Counter(getattr(kind, name) for kind in KINDS).items() if count > 1] == []
    assert all(getattr(kind, name) for kind in KINDS)


def test_an_excerpt_has_a_field_for_each_kind_and_the_file_a_table() -> None:
    names = [field.name for field in fields(Excerpt)]
    assert names == ["period", *FIELDS.values()]
    assert [*DATED, *UNDATED] == list(FIELDS)
    assert {record for record in FIELDS if issubclass(record, Entry)} == set(DATED)
    assert {shape.record: shape.table for shape in SHAPES} == {kind.record: kind.table for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.field)
def test_what_a_kind_names_are_fields_of_its_record(kind: EntryKind) -> None:
    names = {field.name for field in fields(kind.record)}
    assert {*filter(None, (kind.about, kind.value)), *(kind.natural or ())} <= names
    if kind.joined_by_natural_key:
        assert kind.natural is not None
