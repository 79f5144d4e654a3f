"""Fitbit's JSON: the archive that Google hands out, single files of it, and answers of the Web API."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from diary.domain.measurement import Measurement
from diary.formats import recognised
from diary.formats.errors import FormatError
from diary.formats.importing.fitbit_import import IMPORT
from diary.formats.importing.format import ImportPlan
from diary.formats.importing.mapping import with_meaning
from diary.formats.importing.reading import source
from diary.formats.work import Work
from tests.formats.importing import adds_nothing_again, look_at, made, plan_of, rows_left_out, things

STEPS = [
    {"dateTime": "03/01/26 08:00:00", "value": "12"},
    {"dateTime": "03/01/26 23:59:00", "value": "30"},
    {"dateTime": "03/02/26 00:00:00", "value": "5"},
]
LATER = [{"dateTime": "03/02/26 09:00:00", "value": "7"}, {"dateTime": "13/02/26 09:00:00", "value": "7"}]
SLEEP = [
    {"logId": 1, "dateOfSleep": "2026-03-02", "minutesAsleep": 400, "mainSleep": True},
    {"logId": 2, "dateOfSleep": "2026-03-02", "minutesAsleep": 20, "mainSleep": False},
    {"logId": 1, "dateOfSleep": "2026-03-02", "minutesAsleep": 400, "mainSleep": True},
    {"logId": 3, "dateOfSleep": "2026-03-03", "minutesAsleep": None},
]
_FOLDER = "Takeout/Fitbit/Global Export Data"
FILES: dict[str, Any] = {
    f"{_FOLDER}/steps-2026-03-01.json": STEPS,
    f"{_FOLDER}/steps-2026-03-31.json": LATER,
    f"{_FOLDER}/sleep-2026-03-01.json": SLEEP,
    f"{_FOLDER}/calories-2026-03-01.json": [{"dateTime": "03/01/26 08:00:00", "value": "1.07"}],
    f"{_FOLDER}/heart_rate-2026-03-01.json": [{"dateTime": "03/01/26 08:00:00", "value": {"bpm": 61}}],
    f"{_FOLDER}/heart_rate-2026-03-02.json": [{"dateTime": "03/02/26 08:00:00", "value": {"bpm": 62}}],
    "Takeout/Fitbit/Old/steps-2026-03-01.json": STEPS,
    "Takeout/archive_browser.html": {},
}


def archive(folder: Path) -> Path:
    path = folder / "takeout.zip"
    with ZipFile(path, "w") as packed:
        for name, content in FILES.items():
            packed.writestr(name, json.dumps(content))
    return path


def written(folder: Path, name: str, document: Any) -> Path:  # noqa: ANN401 - whatever a file may hold
    path = folder / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def measured(plan: ImportPlan) -> list[tuple[str, str, float]]:
    return [(one.quantity, one.day.isoformat(), one.value) for one in made(plan.changes, Measurement)]


def test_minutes_are_added_up_by_day_and_each_file_counts_once(tmp_path: Path) -> None:
    preview = look_at(archive(tmp_path), "fitbit")
    plan = plan_of(preview)
    assert measured(plan) == [
        ("steps", "2026-03-01", 42),
        ("steps", "2026-03-02", 12),
        ("sleep-hours", "2026-03-02", 7),
    ]
    assert rows_left_out(plan) == [
        (4, "2026-03-03", "is no whole record"),
        (2, "13/02/26 09:00:00 7", "is no whole record"),
    ]
    others = [(one.label, one.cells) for one in plan.left_out if not one.row]
    assert others == [("calories", 1), ("heart_rate", 2)]
    assert plan.adds_up
    assert adds_nothing_again(preview, plan)


def test_what_a_single_file_counts_is_said_by_its_name_or_asked(tmp_path: Path) -> None:
    named = source(written(tmp_path, "steps-2026-03-01.json", STEPS))
    assert recognised(named) is IMPORT
    assert measured(plan_of(IMPORT.preview(named, Work(), None)))[0] == ("steps", "2026-03-01", 42)

    nameless = look_at(written(tmp_path, "other.json", STEPS), "fitbit")
    [(label, thing)] = things(nameless.mapping).items()
    assert (thing.meaning, measured(plan_of(nameless))) == ("ask", [])
    answered = type(thing)(label, "measurement", key="steps")
    plan = plan_of(nameless, with_meaning(nameless.mapping, label, answered))
    assert measured(plan) == [("steps", "2026-03-01", 42), ("steps", "2026-03-02", 5)]


@pytest.mark.parametrize(
    ("file", "label", "name"),
    [
        ("steps-2026-03-01.json", "steps", "Steps"),
        ("resting_heart_rate-2026-03-01.json", "resting_heart_rate", "resting heart rate"),
        ("mine.json", "numbers", "Number of a day"),
    ],
)
def test_what_a_file_counts_has_the_name_that_its_file_has(tmp_path: Path, file: str, label: str, name: str) -> None:
    [thing] = IMPORT.preview(source(written(tmp_path, file, STEPS)), Work(), None).mapping.things
    assert (thing.label, thing.name) == (label, name)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"sleep": SLEEP[:1]}, [("sleep-hours", "2026-03-02", 6.67)]),
        (SLEEP[1:2], [("sleep-hours", "2026-03-02", 0.33)]),
    ],
)
def test_sleep_is_known_whatever_the_file_is_called(tmp_path: Path, document: object, expected: object) -> None:
    assert measured(plan_of(look_at(written(tmp_path, "x.json", document), "fitbit"))) == expected


def test_a_list_of_the_web_api_has_a_day_in_each_line(tmp_path: Path) -> None:
    days = source(written(tmp_path, "steps-2026-03-01.json", [{"dateTime": "2026-03-01", "value": "12400"}]))
    assert measured(plan_of(recognised(days).preview(days, Work(), None))) == [("steps", "2026-03-01", 12400)]


def test_numbers_beyond_all_measure_are_listed(tmp_path: Path) -> None:
    huge = "9" * 400
    odd = [{"dateTime": f"01/01/{huge} 08:00:00", "value": "1"}, {"dateTime": "03/01/26 08:00:00", "value": huge}]
    file = source(written(tmp_path, "steps-2026-03-01.json", odd))
    plan = plan_of(IMPORT.preview(file, Work(), None))
    assert [(row, reason) for row, _text, reason in rows_left_out(plan)] == [
        (1, "is no whole record"),
        (2, "is no whole record"),
    ]
    slept = [{"dateOfSleep": "2026-03-02", "minutesAsleep": int(huge)}]
    assert not plan_of(look_at(written(tmp_path, "sleep.json", slept), "fitbit")).changes


def test_a_record_that_lacks_something_is_listed_by_what_it_says(tmp_path: Path) -> None:
    slept: list[Any] = [
        {"dateOfSleep": "2026-03-02", "minutesAsleep": 1441},
        {"dateOfSleep": "2026-03-02", "minutesAsleep": 1440},
        {"dateOfSleep": None, "minutesAsleep": 3},
        {"minutesAsleep": 3},
        {"dateOfSleep": "2026-03-03", "minutesAsleep": -1},
        {"dateOfSleep": "2026-03-04", "minutesAsleep": 0},
    ]
    plan = plan_of(look_at(written(tmp_path, "sleep.json", slept), "fitbit"))
    assert measured(plan) == [("sleep-hours", "2026-03-02", 24), ("sleep-hours", "2026-03-04", 0)]
    assert rows_left_out(plan) == [
        (1, "2026-03-02 1441", "is no whole record"),
        (3, "", "is not a day that there is"),
        (4, "", "is not a day that there is"),
        (5, "2026-03-03 -1", "is no whole record"),
    ]
    assert {one.label for one in plan.left_out} == {"sleep"}
    walked = [{"value": "7"}, {"dateTime": "03/01/26 08:00:00"}, {"dateTime": "03/01/26 08:00:00", "value": "-1"}]
    file = source(written(tmp_path, "steps-2026-03-01.json", walked))
    assert rows_left_out(plan_of(IMPORT.preview(file, Work(), None))) == [
        (1, "7", "is no whole record"),
        (2, "03/01/26 08:00:00", "is no whole record"),
        (3, "03/01/26 08:00:00 -1", "is no whole record"),
    ]


def test_a_file_that_is_cut_off_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = written(tmp_path, "steps-2026-03-01.json", STEPS)
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(FormatError, match="no whole JSON"):
        recognised(source(path)).preview(source(path), Work(), None)
