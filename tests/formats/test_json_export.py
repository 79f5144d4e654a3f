"""The diary whole, as JSON."""

import json
from dataclasses import fields
from typing import Any

from hypothesis import given
from jsonschema import Draft202012Validator

from diary import paths
from diary.domain.change import added
from diary.domain.excerpt import FIELDS, Excerpt, changed
from diary.domain.exercise import Dose
from diary.domain.period import Period
from diary.domain.record import Record
from diary.formats.exporting import json_export
from tests.formats.diaries import DAY, MADE_ON, SHARED, diary
from tests.strategies import FIRST, LAST, diaries

SCHEMA: dict[str, Any] = json.loads((paths.resources() / "formats" / "diary.schema.json").read_text("utf-8"))


def document(excerpt: Excerpt) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json_export.write(excerpt, MADE_ON))
    return found


def test_the_document_holds_every_record_and_nothing_that_is_not_recorded() -> None:
    found = document(diary())
    assert (found["format"], found["from"], found["to"]) == ("neuropathy-diary", "2026-11-21", "2026-11-22")
    assert [one["value"] for one in found["ratings"]] == [4, 0, 3.5, 6, 4, 5]
    assert "time" not in found["ratings"][0]
    assert found["notes"][0]["text"] == SHARED
    assert found["exercises"][2] == {
        "id": diary().exercises[2].id,
        "written": "2026-11-22T20:08:00+01:00",
        "day": "2026-11-22",
        "exercise": "calf-raise",
        "repetitions": 12,
    }


def test_a_part_of_the_diary_has_the_turns_of_its_own_days_alone() -> None:
    assert [one["turn"] for one in document(diary().day(DAY))["treatment_changes"]] == ["started"]


def test_the_schema_is_sound_and_tells_of_every_field_of_every_kind() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    kinds = {name: part["items"] for name, part in SCHEMA["properties"].items() if part.get("type") == "array"}
    assert set(kinds) == set(FIELDS.values())
    for kind, name in FIELDS.items():
        assert set(kinds[name]["properties"]) == {field.name for field in fields(kind)}, name
    assert set(SCHEMA["$defs"]["dose"]["properties"]) == {field.name for field in fields(Dose)}


@given(diaries)
def test_a_random_diary_is_as_the_schema_says(some: list[Record]) -> None:
    excerpt = changed(Excerpt(period=Period(FIRST, LAST)), added(some))
    Draft202012Validator(SCHEMA).validate(document(excerpt))
    Draft202012Validator(SCHEMA).validate(document(diary()))
