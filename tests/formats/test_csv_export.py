"""The table with one row for each record."""

import csv
from dataclasses import fields
from datetime import UTC, datetime, time
from io import StringIO

import pytest
from hypothesis import given

from diary.domain.change import added
from diary.domain.excerpt import Excerpt, changed
from diary.domain.kinds import KINDS
from diary.domain.period import Period
from diary.domain.record import Record
from diary.domain.symptom import Rating
from diary.formats.exporting import csv_export
from diary.formats.formula import as_written, safe
from diary.formats.row import NOT_TOLD, RENAMED, TITLES
from tests.formats.diaries import DAY, MADE_ON, PRIVATE, diary, records
from tests.strategies import FIRST, LAST, diaries, texts

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def rows(excerpt: Excerpt) -> list[dict[str, str]]:
    text = csv_export.write(excerpt, MADE_ON).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_every_kind_of_record_is_told() -> None:
    assert {one["kind"] for one in rows(diary())} == {kind.word for kind in KINDS}


def test_every_field_of_every_kind_has_a_column() -> None:
    for kind in KINDS:
        told = {field.name for field in fields(kind.record)} - {kind.about, kind.value, *NOT_TOLD}
        assert {RENAMED.get(name, name) for name in told} <= set(TITLES), kind.field


def test_the_table_has_one_row_for_each_record_and_none_for_what_was_not_recorded() -> None:
    found = rows(diary())
    assert sorted(one["id"] for one in found) == sorted(one.id for one in records())
    assert [(one["key"], one["value"]) for one in found if one["kind"] == "symptom" and one["day"] == "2026-11-21"] == [
        ("numbness", "4"),
        ("tingling", "0"),
        ("pain", "3.5"),
        ("cold-feet", "6"),
    ]


def test_what_an_import_wrote_at_one_moment_stands_by_time_and_in_the_order_of_symptoms() -> None:
    moment, evenings = datetime(2026, 11, 24, 12, tzinfo=UTC), ("pain", "numbness", "tingling")
    timed = [Rating(day=DAY, symptom="pain", value=1, time=time(hour), written=moment) for hour in (18, 9)]
    imported = [*timed, *(Rating(day=DAY, symptom=symptom, value=2, written=moment) for symptom in evenings)]
    table = rows(Excerpt(period=Period(DAY, DAY), ratings=tuple(imported)))
    assert [(one["time"], one["key"]) for one in table] == [
        ("", "numbness"),
        ("", "tingling"),
        ("", "pain"),
        ("09:00:00", "pain"),
        ("18:00:00", "pain"),
    ]


def test_the_dated_rows_stand_by_day_before_those_without() -> None:
    days = [one["day"] for one in rows(diary())]
    assert days == sorted(days, key=lambda day: day or "9999")


def test_key_value_and_unit_say_what_and_how_much() -> None:
    said = {(one["kind"], one["key"]): (one["value"], one["unit"], one["time"]) for one in rows(diary())}
    assert said["symptom", "pain"] == ("5", "0-10", "12:30:00")
    assert said["exercise", "brisk-walk"] == ("25", "min", "")
    assert said["exercise", "calf-raise"] == ("", "", "")
    assert said["measurement", "foot-temperature"] == ("-1.5", "°C", "07:00:00")
    assert said["event", "fall"] == ("2", "times", "")


def test_what_else_a_kind_has_stands_in_columns_of_its_own() -> None:
    found = {one["name"] or one["kind"]: one for one in rows(diary())}
    assert (found["Calf stretch"]["sets"], found["Calf stretch"]["hold_seconds"]) == ("3", "15")
    assert (found["Fall"]["hurt"], found["Fall"]["place"]) == ("no", "'-garden")
    assert found["note"]["for_practitioner"] == "no"


@pytest.mark.parametrize("sign", SIGNS)
def test_no_cell_begins_as_a_formula_does(sign: str) -> None:
    for text in (f"{sign}1+1", f"'{sign}1", f"''{sign}"):
        assert safe(text) == f"'{text}"
        assert as_written(safe(text)) == text
    assert safe("5 - 3 = 2") == "5 - 3 = 2"
    assert as_written("'twas") == safe("'twas") == "'twas"


@given(texts)
def test_every_text_comes_back_from_its_cell(text: str) -> None:
    assert as_written(safe(text)) == text
    assert not safe(text).startswith(SIGNS)


@given(diaries)
def test_no_cell_of_a_random_diary_is_a_formula_and_every_text_comes_back(some: list[Record]) -> None:
    excerpt = changed(Excerpt(period=Period(FIRST, LAST)), added(some))
    told = {one.id: one for one in some}
    for one in rows(excerpt):
        texts_of_row = {name: cell for name, cell in one.items() if name != "value"}
        assert not any(cell.startswith(SIGNS) for cell in texts_of_row.values())
        text = getattr(told[one["id"]], "text", "; ".join(getattr(told[one["id"]], "texts", ())))
        assert as_written(one["text"]).splitlines() == text.splitlines()


def test_a_rating_is_the_evenings_or_of_a_moment_and_says_so() -> None:
    symptoms = [one for one in rows(diary()) if (one["day"], one["kind"]) == ("2026-11-22", "symptom")]
    rated = [(one["key"], one["time"], one["rated"]) for one in symptoms]
    assert rated == [("numbness", "", "evening"), ("pain", "12:30:00", "moment")]
    assert {one["rated"] for one in rows(diary()) if one["kind"] != "symptom"} == {""}


def test_an_answer_of_the_background_form_says_which_item_and_what() -> None:
    said = {one["key"]: one for one in rows(diary()) if one["kind"] == "background"}
    assert (said["hba1c"]["name"], said["hba1c"]["value"], said["hba1c"]["unit"]) == ("Last HbA1c", "48.5", "mmol-mol")
    assert (said["feelings"]["choices"], said["began"]["dated"]) == ("numb; burning", "2019-05")
    assert (said["family"]["unknown"], said["problem"]["text"]) == ("yes", "'-Burning soles")


def test_a_note_that_looks_like_a_formula_stands_behind_an_apostrophe() -> None:
    [private] = [one["text"] for one in rows(diary()) if one["kind"] == "note" and one["for_practitioner"] == "no"]
    assert private == f"'{PRIVATE}"


def test_a_part_of_the_diary_has_the_turns_of_its_own_days_alone() -> None:
    found = rows(diary().day(DAY))
    assert [one["turn"] for one in found if one["kind"] == "treatment change"] == ["started"]
