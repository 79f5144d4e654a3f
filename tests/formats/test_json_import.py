"""This program's own JSON, read back."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.change import added
from diary.domain.event import Event
from diary.domain.excerpt import FIELDS, Excerpt, changed
from diary.domain.period import Period
from diary.domain.plan.plan import suggested_plan
from diary.domain.record import Record
from diary.domain.symptom import Rating
from diary.formats.errors import FormatError
from diary.formats.exporting import json_export
from diary.formats.importing import json_import
from diary.formats.importing.differing import TAKE, changes_with, in_words
from diary.formats.importing.format import ImportPlan, ImportPreview
from diary.formats.importing.mapping import Mapping
from diary.formats.importing.reading import source
from diary.formats.work import Work
from diary.storage import records as queries
from diary.storage.journal import Journal
from tests.builders import started
from tests.formats.diaries import DAY, MADE_ON, NEXT, diary, kept
from tests.slow.whole import at
from tests.strategies import FIRST, LAST, diaries, profiles

TODAY = date(2026, 11, 24)
SPAN = Period(FIRST, LAST)
BLANK = changed(Excerpt(period=SPAN), added(suggested_plan(FIRST)))
"""A diary as it is on its first evening."""


def planned(folder: Path, content: bytes, into: Excerpt = BLANK) -> ImportPlan:
    file = folder / "export.json"
    file.write_bytes(content)
    found = source(file)
    assert json_import.IMPORT.recognises(found)
    preview = json_import.IMPORT.preview(found, Work(), None)
    return json_import.IMPORT.plan(preview, preview.mapping, into, TODAY, Work())


def parts(excerpt: Excerpt) -> dict[str, object]:
    return {name: getattr(excerpt, name) for name in FIELDS.values()}


@given(diaries, st.none() | profiles)
@settings(max_examples=at(100, 30))
def test_a_random_diary_comes_back_equal_and_a_second_time_adds_nothing(
    tmp_path_factory: pytest.TempPathFactory, some: list[Record], profile: Record | None
) -> None:
    folder = tmp_path_factory.mktemp("json")
    whole = changed(Excerpt(period=SPAN), added([*some, *([profile] if profile else [])]))
    content = json_export.write(whole, MADE_ON)
    plan = planned(folder, content)
    again = changed(BLANK, plan.changes)
    assert parts(again) == parts(whole)
    number = sum(len(records) for records in (whole.entries, whole.background, whole.visits, whole.questions))
    assert (plan.entries, plan.already_there, plan.left_out) == (number, 0, ())
    second = planned(folder, content, again)
    assert (second.changes, second.already_there, second.left_out) == ((), number, ())


def test_the_diary_on_disk_is_equal_too(tmp_path: Path) -> None:
    whole = diary()
    with Journal(started(tmp_path / "diary.sqlite")) as journal:
        before = journal.read(queries.excerpt, whole.period)
        journal.apply(planned(tmp_path, json_export.write(whole, MADE_ON), before).changes)
        assert journal.read(queries.excerpt, whole.period) == whole


def test_what_the_diary_has_stays_and_is_told() -> None:
    here = replace(diary(), ratings=(Rating(day=DAY, symptom="pain", value=9),), exercises=())
    file = json_import.read(json_export.write(diary(), MADE_ON))
    preview = ImportPreview(Mapping("", (), ()), file, 0)
    plan = json_import.plan(preview, preview.mapping, here, TODAY, Work())
    after = changed(here, plan.changes)
    assert [one.value for one in after.ratings if (one.day, one.symptom) == (DAY, "pain")] == [9]
    assert [in_words(one) for one in plan.differing] == ["2026-11-21, Pain: the file says 3.5, the diary 9"]
    assert after.exercises == diary().exercises
    assert plan.counts["Calf stretch"] == 1


def test_an_answer_that_the_diary_has_stays_and_the_others_come(tmp_path: Path) -> None:
    mine = BackgroundAnswer(item="problem", texts=("Cold toes",))
    plan = planned(tmp_path, json_export.write(diary(), MADE_ON), changed(BLANK, added([mine])))
    after = changed(changed(BLANK, added([mine])), plan.changes)
    assert {one.item for one in after.background} == {one.item for one in diary().background}
    assert [one.texts for one in after.background if one.item == "problem"] == [("Cold toes",)]
    assert [(left.label, left.reason) for left in plan.left_out] == [
        ("Main problem", "The diary has its own, which stays")
    ]
    assert (plan.counts["Health background"], plan.counts["Visits"], plan.counts["Questions to ask"]) == (9, 1, 2)


def test_a_plan_of_ones_own_stays_where_there_are_entries(tmp_path: Path) -> None:
    mine = changed(BLANK, added([Rating(day=FIRST, symptom="pain", value=1)]))
    plan = planned(tmp_path, json_export.write(diary(), MADE_ON), mine)
    after = changed(mine, plan.changes)
    assert after.plan == mine.plan
    assert after.profile == diary().profile
    assert ("Exercise plan", 1) in [(left.label, left.cells) for left in plan.left_out]


def test_a_thing_of_ones_own_that_is_there_under_its_key_is_not_added_again(tmp_path: Path) -> None:
    [cold, *_others] = diary().definitions
    mine = changed(BLANK, added([replace(cold, id=str(kept("other")["id"]), name="Icy feet")]))
    plan = planned(tmp_path, json_export.write(diary(), MADE_ON), mine)
    assert [one.name for one in changed(mine, plan.changes).definitions if one.key == cold.key] == ["Icy feet"]
    assert plan.counts["Icy feet"] == 1


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_one_entry_of_the_diary_stands_for_one_of_the_file(tmp_path: Path, order: tuple[int, ...]) -> None:
    falls = [Event(day=DAY, event="fall", id=str(kept(name)["id"])) for name in ("a", "b", "c")]
    file = replace(BLANK, period=Period(DAY, DAY), events=tuple(falls[place] for place in order))
    mine = replace(file, events=(falls[0],))
    plan = planned(tmp_path, json_export.write(file, MADE_ON), mine)
    assert (plan.counts, plan.already_there) == ({"Fall": 2}, 1)
    other = replace(file, events=(replace(falls[0], id=str(kept("d")["id"])),))
    plan = planned(tmp_path, json_export.write(file, MADE_ON), other)
    assert (plan.counts, plan.already_there) == ({"Fall": 2}, 1)


def test_an_entry_that_says_something_else_under_its_identifier_stays_and_is_told(tmp_path: Path) -> None:
    fall = Event(day=DAY, event="fall", text="on ice")
    file = replace(BLANK, period=Period(DAY, DAY), events=(fall,))
    mine = replace(file, events=(replace(fall, text="on leaves"),))
    plan = planned(tmp_path, json_export.write(file, MADE_ON), mine)
    assert (plan.changes, plan.already_there) == ((), 0)
    assert [in_words(one) for one in plan.differing] == ["2026-11-21, Fall: the file says on ice, the diary on leaves"]
    assert changed(mine, changes_with(plan, TAKE)).events == (replace(fall, written=ANY),)


def test_counts_and_period_are_told(tmp_path: Path) -> None:
    plan = planned(tmp_path, json_export.write(diary(), MADE_ON))
    assert plan.period == Period(DAY, NEXT)
    assert plan.counts["Numbness"] == 3
    assert plan.counts["Notes"] == 2


def _with(**parts: object) -> dict[str, Any]:
    return {**json.loads(json_export.write(diary(), MADE_ON)), **parts}


def _rating(**parts: object) -> dict[str, Any]:
    return _with(ratings=[{**kept_plain("x"), "day": "2026-11-21", "symptom": "pain", "value": 3, **parts}])


def _event(**parts: object) -> dict[str, Any]:
    return _with(events=[{**kept_plain("x"), "day": "2026-11-21", "event": "fall", **parts}])


def _planned(**parts: object) -> dict[str, Any]:
    return _with(plan=[{**kept_plain("x"), "exercises": ["a"], "valid_from": "2026-11-21", **parts}])


def kept_plain(name: str) -> dict[str, Any]:
    return {name: value if isinstance(value, str) else value.isoformat() for name, value in kept(name).items()}  # type: ignore[attr-defined]  # a moment


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (_rating(value=11), "ratings[0]” is refused: A rating is a number from 0 to 10; 11 is not"),
        (
            _rating(day="9999-12-31"),
            "ratings[0]” is refused: The year 9999 is not one of those that a diary speaks of, 1900 to 2199",
        ),
        (_rating(symptom="x" * 1001), "ratings[0]” is refused: A name or text is longer than any that can be entered"),
        (_rating(value="3"), "ratings[0].value” is no number"),
        (_rating(value=True), "ratings[0].value” is no number"),
        (_rating(value=None), "ratings[0].value” is no number"),
        (_rating(day="2026-02-30"), "ratings[0].day” is no day, as 2026-11-22"),
        (_rating(time="25:00"), "ratings[0].time” is no time, as 09:30:00"),
        (
            _rating(written="2026-11-21T20:00:00"),
            "ratings[0].written” is no moment with its time zone, as 2026-11-22T20:41:00+01:00",
        ),
        (_rating(id="1; DROP TABLE rating"), "ratings[0].id” is no identifier (UUID)"),
        (_rating(symptom="pa\0in"), "ratings[0].symptom” is no text"),
        (_rating(symptom="\ud800"), "ratings[0].symptom” is no text"),
        (_rating(colour="red"), "ratings[0]” says “colour”, which nothing is called"),
        (_with(ratings=[{"id": "x"}]), "ratings[0]” lacks its “written”"),
        (_with(ratings=[[]]), "ratings[0]” is no object with fields"),
        (_with(ratings={}), "ratings” is no list"),
        (_with(wishes=[]), "wishes” is nothing that this program knows"),
        (_event(hurt=1), "events[0].hurt” is neither true nor false"),
        (_event(count=101), "events[0]” is refused: Something happened 1 to 100 times; 101 is not"),
        (_event(count=10**30), "events[0].count” is no whole number"),
        (_event(count=True), "events[0].count” is no whole number"),
        (
            _with(extents=[{**kept_plain("x"), "day": "2026-11-21", "limb": "tail", "level": "toes"}]),
            "extents[0]” is refused: There is no limb “tail”",
        ),
        (_planned(choice="any"), "plan[0].choice” is none of all, one"),
        (_planned(exercises="abc"), "plan[0].exercises” is no list of that length"),
        (_planned(dose={"minutes": [3]}), "plan[0].dose.minutes” is no list of that length"),
        (_planned(dose=[]), "plan[0].dose” is no object with fields"),
        (
            _with(definitions=[{**kept_plain("x"), "kind": "exercise", "key": "a", "name": "A", "picture": "%"}]),
            "definitions[0].picture” is no content in base64",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(tmp_path: Path, document: dict[str, Any], words: str) -> None:
    with pytest.raises(FormatError) as refused:
        planned(tmp_path, json.dumps(document).encode())
    assert f"{refused.value}" == f"“{words}. Nothing was imported."


def test_two_records_of_one_identifier_or_key_are_refused() -> None:
    document = _with()
    document["ratings"].append({**document["ratings"][0], "day": "2026-11-22"})
    with pytest.raises(FormatError, match=r"^“ratings\[6\]” has the identifier of another\. Nothing was imported\.$"):
        json_import.read(json.dumps(document).encode())
    document = _with()
    document["definitions"].append({**document["definitions"][0], "id": kept("another")["id"]})
    with pytest.raises(FormatError, match=r"^“definitions\[4\]” has the key of another\. Nothing was imported\.$"):
        json_import.read(json.dumps(document).encode())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[1, 2]",
        b"NaN",
        b'{"format": "neuropathy-diary", "version": Infinity}',
        b'{"format": "neuropathy-diary", "version": 1, "from": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"format":' * 50_000,
        b'"neuropathy-diary"',
    ],
)
def test_what_is_no_sound_document_is_one_sentence(content: bytes) -> None:
    with pytest.raises(FormatError) as refused:
        json_import.read(content)
    assert "\n" not in str(refused.value)


@given(st.binary(max_size=200), st.integers(0, 5000))
@settings(max_examples=at(100, 30))
def test_a_damaged_file_is_read_or_refused_and_never_more(garbage: bytes, place: int) -> None:
    content = json_export.write(diary(), MADE_ON)
    damaged = content[:place] + garbage + content[place + len(garbage) :]
    with suppress(FormatError):
        json_import.read(damaged)


def test_a_file_of_another_program_is_not_recognised(tmp_path: Path) -> None:
    for content in (
        b'{"format": "other"}',
        b"[]",
        b"Date,Pain\n2026-01-01,3\n",
        b'{"a": {"format": "neuropathy-diary"',
    ):
        file = tmp_path / "other.json"
        file.write_bytes(content)
        assert not json_import.IMPORT.recognises(source(file))
