"""Nomie 5 and 6: backups in JSON and the detailed CSV, as the sources of Nomie write them."""

import json
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from diary.domain.event import Event
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.formats import recognised
from diary.formats.errors import FormatError
from diary.formats.importing.format import ImportPlan
from diary.formats.importing.nomie_import import IMPORT
from diary.formats.importing.reading import source
from diary.formats.work import Work
from tests.formats.importing import adds_nothing_again, look_at, made, plan_of, ratings, rows_left_out

TRACKERS: dict[str, Any] = {
    "numb_feet": {"tag": "numb_feet", "label": "Numb feet", "type": "range", "min": 0, "max": "5"},
    "fall": {"tag": "fall", "label": "Fall", "type": "tick"},
}
MOMENT = 1772398800000
"""2026-03-01 at 21:00 UTC."""
LOGS: list[dict[str, Any]] = [
    {"_id": "a", "note": "#numb_feet(4) after a walk @anna +home", "end": MOMENT, "offset": -60, "score": 0},
    {"_id": "b", "note": "#fall", "end": MOMENT + 3_600_000, "offset": -120, "lat": 48.1, "lng": 11.5},
    {"_id": "c", "note": "#numb_feet(9)", "end": MOMENT, "offset": -60},
    {"_id": "d", "note": "#numb_feet(2)", "end": "no time", "offset": -60},
]
SIX = {
    "version": "6.0.0",
    "created": MOMENT,
    "files": {
        "trackers.json": TRACKERS,
        "boards.json": [],
        "hyperstorage/books/2026-09": LOGS[:2],
        "hyperstorage/books/2026-10": json.dumps(LOGS[2:]),
    },
}
FIVE = {
    "nomie": {"number": "5.6.1", "created": MOMENT, "startDate": MOMENT, "endDate": MOMENT},
    "trackers": TRACKERS,
    "boards": [],
    "events": LOGS,
    "people": {},
    "locations": [],
    "dashboards": [],
    "context": [],
}


def planned(folder: Path, document: object) -> ImportPlan:
    file = folder / "nomie.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    preview = look_at(file, "nomie")
    plan = plan_of(preview)
    assert adds_nothing_again(preview, plan)
    return plan


@pytest.mark.parametrize("document", [FIVE, SIX], ids=["5", "6"])
def test_tags_and_words_of_a_backup_are_read_at_their_local_time(tmp_path: Path, document: object) -> None:
    plan = planned(tmp_path, document)
    assert ratings(plan) == [("numbness", "2026-03-01", 8)]
    assert [one.time for one in made(plan.changes, Rating)] == [time(22)]
    assert [(one.event, one.day.isoformat(), one.time) for one in made(plan.changes, Event)] == [
        ("fall", "2026-03-01", time(0))
    ]
    assert [one.text for one in made(plan.changes, Note)] == ["after a walk"]
    assert sorted(rows_left_out(plan)) == [
        (3, "9", "is not on the scale from 0 to 5"),
        (4, "no time", "is not a moment that there is"),
    ]


def test_the_detailed_csv_is_read(tmp_path: Path) -> None:
    file = tmp_path / "nomie.csv"
    file.write_text(
        "epoch,start,end,offset,note,lat,lng,location,score\n"
        f"{MOMENT},2026-03-01T21:00:00.000Z,2026-03-01T21:00:00.000Z,-60,#pain(7) cold,,,,0\n"
        f"{MOMENT},2026-03-01T21:00:00.000Z,2026-03-01T21:00:00.000Z,-60,#pain(strong),,,,0\n",
        encoding="utf-8",
    )
    preview = look_at(file, "nomie")
    plan = plan_of(preview)
    assert ratings(plan) == [("pain", "2026-03-01", 7)]
    assert [one.time for one in made(plan.changes, Rating)] == [time(22)]
    assert rows_left_out(plan) == [(3, "strong", "is not a number")]


def test_a_log_without_a_moment_is_listed_and_one_without_an_end_has_its_start(tmp_path: Path) -> None:
    logs = [{"note": "#pain(7)"}, {"note": "#pain(6)", "start": MOMENT, "offset": -60}]
    file = tmp_path / "nomie.json"
    file.write_text(json.dumps({**FIVE, "events": logs}), encoding="utf-8")
    plan = plan_of(look_at(file, "nomie"))
    assert ratings(plan) == [("pain", "2026-03-01", 6)]
    assert rows_left_out(plan) == [(1, "", "is not a moment that there is")]


def test_what_is_measured_has_the_name_and_the_unit_of_its_tracker(tmp_path: Path) -> None:
    trackers = {"water": {"tag": "water", "label": "Water (glasses)", "type": "value"}}
    file = tmp_path / "nomie.json"
    logs = [{"note": "#water(7) #air_temp(21)", "end": MOMENT, "offset": -60}]
    file.write_text(json.dumps({**FIVE, "trackers": trackers, "events": logs}), encoding="utf-8")
    things = look_at(file, "nomie").mapping.things
    assert [(one.label, one.meaning, one.name, one.unit) for one in things] == [
        ("#water", "measurement", "Water (glasses)", "glasses"),
        ("#air_temp", "measurement", "air temp", ""),
    ]


@pytest.mark.parametrize("text", ['{"nomie": {"number": "5"}, "events": [', '{"nomie": ' + "[" * 100_000])
def test_a_backup_that_is_no_whole_document_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "nomie.json"
    file.write_text(text, encoding="utf-8")
    found = source(file)
    assert recognised(found) is IMPORT
    with pytest.raises(FormatError, match="cut off or damaged"):
        IMPORT.preview(found, Work(), None)
