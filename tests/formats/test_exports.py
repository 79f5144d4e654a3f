"""The diary as files for other programs."""

import csv
import json
from datetime import date, time
from io import StringIO

import pytest

from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone
from diary.formats import EXPORTS, export_format

DAY = date(2026, 11, 22)
EXCERPT = Excerpt(
    period=Period(DAY, date(2026, 11, 23)),
    ratings=(Rating(day=DAY, symptom="pain", value=3), Rating(day=DAY, symptom="pain", value=4.5, time=time(9, 30))),
    exercises=(ExerciseDone(day=DAY, exercise="brisk-walk", minutes=25),),
    treatments=(TreatmentDone(day=DAY, treatment="warm-bath"),),
    notes=(Note(day=DAY, text='=HYPERLINK("x"), "said" he\nand went'),),
    measurements=(Measurement(day=DAY, quantity="steps", value=7200),),
    events=(Event(day=DAY, event="fall", text="on leaves"),),
    definitions=(Definition(kind="measurement", key="steps", name="Steps", unit="steps"),),
)


def rows() -> list[dict[str, str]]:
    text = export_format("csv").write(EXCERPT).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_the_table_has_one_row_for_each_thing_and_none_for_a_blank_day() -> None:
    found = [(row["kind"], row["key"], row["value"], row["unit"]) for row in rows()]
    assert found == [
        ("symptom", "pain", "3", "0-10"),
        ("symptom", "pain", "4.5", "0-10"),
        ("exercise", "brisk-walk", "25", "min"),
        ("treatment", "warm-bath", "", ""),
        ("note", "", "", ""),
        ("measurement", "steps", "7200", "steps"),
        ("event", "fall", "", ""),
    ]
    assert {row["day"] for row in rows()} == {"2026-11-22"}
    assert [row["time"] for row in rows() if row["kind"] == "symptom"] == ["", "09:30:00"]


def test_a_sentence_is_no_formula_for_a_spreadsheet() -> None:
    [text] = [row["text"] for row in rows() if row["kind"] == "note"]
    assert text == '\'=HYPERLINK("x"), "said" he\nand went'


def test_the_document_holds_every_record_and_nothing_that_is_not_recorded() -> None:
    document = json.loads(export_format("json").write(EXCERPT))
    assert (document["format"], document["from"], document["to"]) == ("neuropathy-diary", "2026-11-22", "2026-11-23")
    assert [one["value"] for one in document["ratings"]] == [3, 4.5]
    assert "time" not in document["ratings"][0]
    assert document["notes"][0]["text"] == EXCERPT.notes[0].text
    assert document["exercises"][0] == {
        "id": EXCERPT.exercises[0].id,
        "written": EXCERPT.exercises[0].written.isoformat(),
        "day": "2026-11-22",
        "exercise": "brisk-walk",
        "minutes": 25,
    }


def test_every_export_format_is_found_by_its_key() -> None:
    assert {export_format(key).ending for key in ("csv", "json")} == {"csv", "json"}
    assert len(EXPORTS) == 2
    with pytest.raises(KeyError):
        export_format("xls")
