"""The days that the page lists."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.note import Note
from diary.domain.plan.plan import DayOff
from diary.domain.record import Record
from diary.domain.symptom import Rating
from diary.ui.history.history_data import ALL, WITH_FALL, WITH_NOTE, HistoryData, reading, reading_again
from diary.ui.journal.diary_reader import DiaryReader
from tests.builders import started

TODAY = date(2026, 11, 24)
MakeCourse = Callable[..., HistoryData]


def pain(back: int, value: float = 3, symptom: str = "pain") -> Rating:
    return Rating(day=TODAY - timedelta(days=back), symptom=symptom, value=value)


@pytest.fixture
def course(tmp_path: Path) -> MakeCourse:
    """Makes the course of a diary with some records, none of which is on disk yet."""
    return lambda *records: reading(reader(tmp_path, records), TODAY)()


def reader(folder: Path, records: Iterable[Record]) -> DiaryReader:
    return DiaryReader(started(folder / "diary.sqlite"), tuple(added(records)))


def test_all_days_from_the_first_entry_to_today_are_listed_the_newest_first(course: MakeCourse) -> None:
    found = course(pain(5), pain(2))
    assert found.listed == tuple(TODAY - timedelta(days=back) for back in range(6))
    assert set(found.days) == {TODAY - timedelta(days=back) for back in (2, 5)}
    assert found.evenings == 2


def test_a_long_diary_is_read_in_parts_without_losing_a_day(course: MakeCourse) -> None:
    found = course(*(pain(back) for back in range(0, 6000, 7)), pain(6000))
    assert len(found.listed) == 6001
    assert found.evenings == 859


def test_an_empty_diary_lists_nothing(course: MakeCourse) -> None:
    found = course()
    assert (found.listed, found.symptoms, found.evenings) == ((), (), 0)


def test_days_to_come_are_listed_where_something_was_entered_but_not_for_a_day_off(course: MakeCourse) -> None:
    travelling = DayOff(day=TODAY + timedelta(days=2), reason="travelling")
    found = course(pain(1), pain(-4), travelling)
    assert found.listed == (TODAY + timedelta(days=4), TODAY, TODAY - timedelta(days=1))
    assert found.evenings == 1
    assert course(pain(-4)).listed == (TODAY + timedelta(days=4),)


def test_symptoms_are_the_programs_first_and_each_has_a_shape(course: MakeCourse) -> None:
    own = Definition(kind="symptom", key="itch", name="Itching")
    found = course(pain(1, symptom="unknown"), pain(1, symptom="itch"), pain(1), pain(3, symptom="numbness"), own)
    assert [(sign.key, sign.name, sign.shape) for sign in found.symptoms] == [
        ("numbness", "Numbness", "circle"),
        ("pain", "Pain", "square"),
        ("itch", "Itching", "hollow star"),
        ("unknown", "unknown", "hollow pentagon"),
    ]
    without = course(Note(day=TODAY, text="x"))
    assert [sign.key for sign in without.symptoms] == ["numbness", "tingling", "pain"]


def test_days_are_chosen_by_what_is_written_on_them(course: MakeCourse) -> None:
    note, fall = Note(day=TODAY - timedelta(days=1), text="x"), Event(day=TODAY - timedelta(days=3), event="fall")
    found = course(pain(5), note, fall, Event(day=TODAY, event="near-fall"))
    assert found.chosen(ALL, None) == found.listed
    assert found.chosen(WITH_NOTE, None) == (note.day,)
    assert found.chosen(WITH_FALL, None) == (fall.day,)
    assert found.chosen(ALL, frozenset({note.day, fall.day})) == (note.day, fall.day)
    assert found.chosen(WITH_NOTE, frozenset({fall.day})) == ()


def test_only_stale_days_are_read_again(course: MakeCourse, tmp_path: Path) -> None:
    kept = [pain(5), pain(3), pain(1)]
    former = course(*kept)
    edited = [replace(kept[0], value=9), replace(kept[1], value=9), pain(0)]
    found = reading_again(former, reader(tmp_path, edited), {kept[0].day, kept[2].day, TODAY})()
    assert {day: facts.ratings["pain"][0] for day, facts in found.days.items()} == {
        kept[0].day: 9,
        kept[1].day: 3,
        TODAY: 3,
    }
