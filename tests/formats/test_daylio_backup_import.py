"""Daylio's backups, and that they bring what Daylio's CSV brings."""

import base64
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from diary.domain.excerpt import changed
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.formats import recognised
from diary.formats.errors import FormatError
from diary.formats.importing.reading import source
from diary.formats.work import Work
from tests.formats.importing import BLANK, adds_nothing_again, look_at, made, plan_of, things

ENTRY = {
    "year": 2026,
    "month": 2,
    "day": 4,
    "hour": 22,
    "minute": 13,
    "mood": 7,
    "tags": [3, 4],
    "note": "Slept<br>well",
}
DOCUMENT = {
    "version": 15,
    "customMoods": [
        {"id": 7, "custom_name": "Super", "mood_group_id": 1},
        {"id": 8, "custom_name": "", "mood_group_id": 4},
    ],
    "tags": [{"id": 3, "name": "walk"}, {"id": 4, "name": "fall"}],
    "dayEntries": [ENTRY, {**ENTRY, "day": 5, "mood": 8, "tags": [], "note": "", "note_title": "Tired"}],
}
SAME = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    "2026-03-04,March 4,Wednesday,22:13,rad,walk | fall,,Slept<br>well\n"
    "2026-03-05,March 5,Thursday,22:13,bad,,Tired,\n"
)


def backup(folder: Path, document: Any) -> Path:  # noqa: ANN401 - whatever a file may hold
    return packed(folder, base64.encodebytes(json.dumps(document).encode()))


def packed(folder: Path, content: bytes) -> Path:
    file = folder / "backup.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("assets/photos/1", b"x")
        archive.writestr("backup.daylio", content)
    return file


def test_moods_activities_and_notes_are_read(tmp_path: Path) -> None:
    read = look_at(backup(tmp_path, DOCUMENT), "daylio-backup")
    plan = plan_of(read)
    moods = [
        (one.day.isoformat(), f"{one.time:%H:%M}", one.value) for one in made(plan.changes, Measurement) if one.time
    ]
    assert moods == [("2026-03-04", "22:13", 5), ("2026-03-05", "22:13", 2)]
    assert [one.text for one in made(plan.changes, Note)] == ["Slept\nwell", "Tired"]
    assert things(read.mapping)["Activity: walk"].meaning == "unknown"
    assert things(read.mapping)["Activity: fall"].meaning == "event"
    assert adds_nothing_again(read, plan)


def test_the_csv_of_the_same_diary_adds_nothing(tmp_path: Path) -> None:
    into = changed(BLANK, plan_of(look_at(backup(tmp_path, DOCUMENT), "daylio-backup")).changes)
    (tmp_path / "daylio.csv").write_text(SAME, encoding="utf-8")
    plan = plan_of(look_at(tmp_path / "daylio.csv", "daylio"), into=into)
    assert (plan.changes, plan.already_there) == ((), 5)


@pytest.mark.parametrize(
    "document",
    [
        [],
        {"dayEntries": 3},
        {
            "dayEntries": [None, {"year": "x"}, {**ENTRY, "month": 13}],
            "tags": [{"id": [1]}],
            "customMoods": [{"id": []}],
        },
        {"dayEntries": [{**ENTRY, "tags": [[1]], "mood": {}, "note": 4, "hour": None}]},
    ],
)
def test_what_is_odd_is_left_out(tmp_path: Path, document: Any) -> None:  # noqa: ANN401 - whatever a file may hold
    read = look_at(backup(tmp_path, document), "daylio-backup")
    assert all(not isinstance(one.after, Measurement) for one in plan_of(read).changes)


def test_a_damaged_backup_is_refused(tmp_path: Path) -> None:
    file = source(packed(tmp_path, b"no base64 at all!"))
    with pytest.raises(FormatError, match="no backup of Daylio"):
        recognised(file).preview(file, Work(), None)
