"""Pixels' backup."""

import json
from pathlib import Path
from typing import Any

import pytest

from diary.domain.event import Event
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.formats import recognised
from diary.formats.errors import FormatError
from diary.formats.importing.reading import source
from diary.formats.work import Work
from tests.formats.importing import adds_nothing_again, look_at, made, plan_of, rows_left_out, things

PIXELS: list[dict[str, Any]] = [
    {
        "date": "2026-9-1",
        "type": "Mood",
        "scores": [4, 2, 2],
        "notes": "Tired\nfeet",
        "tags": [{"type": "Emotions", "entries": ["calm"]}, {"type": "Body", "entries": ["fall"]}],
    },
    {"date": "2026-9-12", "type": "Mood", "scores": [5], "notes": "", "tags": []},
    {"date": "2026-9-13", "type": "Mood", "scores": [], "notes": "Only words", "tags": []},
]


def backup(folder: Path, pixels: object) -> Path:
    path = folder / "PIXELS-BACKUP.json"
    path.write_text(json.dumps(pixels, indent=1), encoding="utf-8")
    return path


def test_moods_words_and_tags_are_read(tmp_path: Path) -> None:
    preview = look_at(backup(tmp_path, PIXELS), "pixels")
    plan = plan_of(preview)
    moods = [(one.quantity, one.day.isoformat(), one.value) for one in made(plan.changes, Measurement)]
    assert moods == [("mood", "2026-09-01", 2.67), ("mood", "2026-09-12", 5)]
    assert [one.text for one in made(plan.changes, Note)] == ["Tired\nfeet", "Only words"]
    assert [(one.event, one.day.isoformat()) for one in made(plan.changes, Event)] == [("fall", "2026-09-01")]
    assert things(preview.mapping)["Tag: calm"].meaning == "unknown"
    assert plan.adds_up
    assert adds_nothing_again(preview, plan)


def test_what_is_odd_is_listed(tmp_path: Path) -> None:
    odd = [
        {"date": "2026-13-1", "scores": [3], "tags": []},
        {"date": "2026-9-1", "scores": [6], "tags": None},
        {"date": "2026-9-2", "scores": ["4"], "tags": [3, {"entries": 4}, {"entries": [" "]}]},
        7,
        {"scores": [3], "tags": []},
    ]
    assert rows_left_out(plan_of(look_at(backup(tmp_path, odd), "pixels"))) == [
        (1, "2026-13-1", "is not a day that there is"),
        (2, "[6]", "is no mood from 1 to 5"),
        (3, "['4']", "is no mood from 1 to 5"),
        (4, "", "is not a day that there is"),
    ]


def test_a_backup_that_is_cut_off_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = backup(tmp_path, PIXELS)
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(FormatError, match="no whole JSON"):
        recognised(source(path)).preview(source(path), Work(), None)
