"""This program's own CSV, read back."""

from dataclasses import replace
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.excerpt import DATED, Excerpt, changed
from diary.domain.exercise import ExerciseDone
from diary.domain.symptom import Rating
from diary.formats.exporting import csv_export, csv_wide_export
from diary.formats.importing import diary_csv_import
from diary.formats.importing.reading import source
from diary.formats.work import Work
from tests.formats.diaries import DAY, MADE_ON, diary, kept
from tests.formats.importing import BLANK, adds_nothing_again, look_at, made, plan_of, ratings, rows_left_out, things


def entries(excerpt: Excerpt) -> dict[str, object]:
    return {name: getattr(excerpt, name) for name in DATED.values()}


def test_the_entries_and_own_things_come_back_equal_and_a_second_time_add_nothing(tmp_path: Path) -> None:
    file = tmp_path / "diary.csv"
    file.write_bytes(csv_export.write(diary(), MADE_ON))
    preview = look_at(file, "diary-csv")
    plan = plan_of(preview)
    after = changed(BLANK, plan.changes)
    assert entries(after) == entries(diary())
    assert after.definitions == diary().definitions
    assert rows_left_out(plan) == []
    assert {one.reason for one in plan.left_out} == {"only the JSON file brings it back"}
    assert adds_nothing_again(preview, plan)


def test_the_diary_that_the_file_was_made_of_gets_nothing_new(tmp_path: Path) -> None:
    file = tmp_path / "diary.csv"
    file.write_bytes(csv_export.write(diary(), MADE_ON))
    plan = plan_of(look_at(file, "diary-csv"), into=diary())
    assert (plan.changes, plan.already_there) == ((), len(diary().entries))


def test_reading_tells_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diary_csv_import, "_EVERY", 10)
    file, told = tmp_path / "diary.csv", list[float]()
    file.write_bytes(csv_export.write(diary(), MADE_ON))
    preview = diary_csv_import.IMPORT.preview(source(file), Work(told.append), None)
    assert preview.rows == 46
    assert told == [place / 46 for place in (0, 10, 20, 30, 40)]


def test_what_was_edited_into_something_that_cannot_be_is_listed_by_row(tmp_path: Path) -> None:
    file = tmp_path / "diary.csv"
    three = changed(
        BLANK,
        added(
            [
                Rating(day=DAY, symptom="pain", value=value, **kept(f"{value}", minute=value))  # type: ignore[arg-type]  # mixed fields
                for value in (1, 2, 3)
            ]
        ),
    )
    text = csv_export.write(three, MADE_ON).decode("utf-8-sig")
    text = text.replace("Pain,2,", "Pain,12,").replace(",symptom,pain,Pain,3,", ",wish,pain,Pain,3,")
    file.write_text(text, encoding="utf-8")
    plan = plan_of(look_at(file, "diary-csv"))
    assert [value for _key, _day, value in ratings(plan)] == [1]
    assert rows_left_out(plan) == [
        (3, "2026-11-21 12", "cannot be an entry"),
        (4, "pain", "is no kind that this program knows"),
    ]


def test_the_table_of_days_is_understood_by_the_general_way(tmp_path: Path) -> None:
    file = tmp_path / "wide.csv"
    file.write_bytes(csv_wide_export.write(replace(diary(), definitions=()), MADE_ON))
    preview = look_at(file, "csv")
    named = things(preview.mapping)
    understood = {label: (one.meaning, one.shown_key, one.scale) for label, one in named.items()}
    assert understood["Numbness (0-10)"] == ("symptom", "numbness", (0, 10))
    assert understood["Pain (0-10)"] == ("symptom", "pain", (0, 10))
    assert understood["Sleep (h)"][:2] == ("measurement", "sleep-hours")
    plan = plan_of(preview)
    assert ("pain", "2026-11-21", 3.5) in ratings(plan)
    assert ("tingling", "2026-11-22") not in [(key, day) for key, day, _value in ratings(plan)]
    assert "calf-stretch" in [one.exercise for one in made(plan.changes, ExerciseDone)]
