"""Random diaries stored and read, and random edits undone and redone."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from diary.domain.change import Change, added, removed, reversal
from diary.domain.excerpt import DATED, FIELDS, Excerpt, changed
from diary.domain.period import Period
from diary.domain.record import Record
from diary.storage import records
from diary.storage.file.diary_file import connection
from diary.storage.file.shapes import SHAPES
from diary.storage.journal import Journal
from tests.builders import started
from tests.slow.whole import at
from tests.strategies import FIRST, LAST, diaries, edited, profiles

SPAN = Period(FIRST, date(2026, 1, 1))


@contextmanager
def journal() -> Iterator[Journal]:
    with tempfile.TemporaryDirectory() as folder, Journal(started(Path(folder) / "diary.sqlite")) as made:
        made.apply(removed(made.read(records.excerpt, SPAN).plan))
        yield made


def content(journal: Journal) -> list[tuple[object, ...]]:
    """Every row of every kind of record, as stored in the file."""
    with closing(connection(journal.path)) as file:
        return [
            (shape.table, *row)
            for shape in SHAPES
            for row in file.execute(f"SELECT * FROM {shape.table} ORDER BY id").fetchall()  # noqa: S608 - our own names
        ]


def everything(excerpt: Excerpt) -> set[Record]:
    return {one for name in FIELDS.values() for one in getattr(excerpt, name)}


@given(diaries, st.none() | profiles)
@settings(max_examples=at(60, 20))
def test_a_random_diary_comes_back_as_it_was(diary: list[Record], profile: Record | None) -> None:
    whole = [*diary, *([profile] if profile else [])]
    with journal() as kept:
        kept.apply(added(whole))
        assert everything(kept.read(records.excerpt, SPAN)) == set(whole)


@given(diaries)
@settings(max_examples=at(60, 20))
def test_what_storage_answers_is_what_the_window_reckons(diary: list[Record]) -> None:
    with journal() as kept:
        before = kept.read(records.excerpt, SPAN)
        kept.apply(added(diary))
        assert kept.read(records.excerpt, SPAN) == changed(before, added(diary))


@given(diaries)
@settings(max_examples=at(40, 15))
def test_a_part_of_an_excerpt_is_what_storage_answers_for_the_part(diary: list[Record]) -> None:
    part = Period(date(2024, 2, 29), date(2024, 3, 3))
    with journal() as kept:
        kept.apply(added(diary))
        read, cut = kept.read(records.excerpt, part), kept.read(records.excerpt, SPAN).within(part)
        assert [getattr(read, name) for name in DATED.values()] == [getattr(cut, name) for name in DATED.values()]


@given(diaries, st.data())
@settings(max_examples=at(60, 20))
def test_random_edits_undone_end_byte_for_byte_where_they_began(diary: list[Record], data: st.DataObject) -> None:
    with journal() as kept:
        kept.apply(added(diary))
        began = content(kept)
        there = {one.id: one for one in diary}
        steps: list[list[Change]] = []
        for _step in range(data.draw(st.integers(1, 8), "steps")):
            changes = random_changes(there, data)
            kept.apply(changes)
            steps.append(changes)
            for change in changes:
                if change.before is not None:
                    there.pop(change.before.id)
                if change.after is not None:
                    there[change.after.id] = change.after
        ended = content(kept)
        for changes in reversed(steps):
            kept.apply(reversal(changes))
        assert content(kept) == began
        for changes in steps:
            kept.apply(changes)
        assert content(kept) == ended


def random_changes(there: dict[str, Record], data: st.DataObject) -> list[Change]:
    """Random additions, edits and removals, at most one per record."""
    fresh = [one for one in data.draw(diaries, "fresh") if one.id not in there]
    touched = data.draw(st.lists(st.sampled_from(sorted(there)), unique=True, max_size=5), "touched") if there else []
    changes = added(fresh[:5])
    for number, key in enumerate(touched):
        record = there[key]
        alike = next((one for one in fresh[5:] if type(one) is type(record)), None)
        edit = edited(record, alike) if alike else replace(record, origin="edited")
        changes.append(Change(record, edit if number % 2 else None))
    return changes


def test_the_random_days_are_in_the_span() -> None:
    assert FIRST in SPAN
    assert LAST in SPAN
