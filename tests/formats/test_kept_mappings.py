"""Answers that are kept for the next file of the same kind."""

from dataclasses import replace
from pathlib import Path

import pytest

from diary.formats.importing.kept_mappings import FOLDER, forget, keep, kept
from diary.formats.importing.mapping import UNKNOWN_SCALE, Mapping, Thing, with_meaning
from tests.formats.importing import look_at, plan_of, ratings, things, with_scale

FIRST = Mapping("app", (), (Thing("Feet", "symptom", scale=(0, 4)), Thing("Odd", "leave-out", scale=(0, 0))), app="app")


def test_answers_come_back_for_the_labels_that_a_file_has_and_new_ones_are_asked(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    new = (Thing("Feet", "symptom", scale=(0, 0)), Thing("Hands", "symptom", scale=(0, 0)))
    found = kept(tmp_path, replace(FIRST, things=new))
    assert found is not None
    assert [(one.label, one.scale) for one in found.things] == [("Feet", (0, 4)), ("Hands", (0, 0))]


def test_answers_for_labels_that_the_last_file_lacked_are_not_lost(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    keep(tmp_path, replace(FIRST, things=(Thing("Hands", "note"),)))
    asked = (Thing("Feet", "symptom", scale=UNKNOWN_SCALE), Thing("Hands", "leave-out"))
    answers = kept(tmp_path, replace(FIRST, things=asked))
    assert answers is not None
    assert (things(answers)["Feet"].scale, things(answers)["Hands"].meaning) == ((0, 4), "note")


def test_a_column_that_was_empty_and_words_that_are_new_are_asked_about_in_the_next_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Date,Burning,Knee pain (0-10)\n2026-03-01,awful,\n2026-03-02,mild,\n", encoding="utf-8")
    first = look_at(file, "csv")
    burning = things(first.mapping)["Burning"]
    answered = replace(burning, words=(("awful", 9.0), ("mild", 2.0)))
    keep(tmp_path, with_meaning(first.mapping, "Burning", answered))
    file.write_text(
        "Date,Burning,Knee pain (0-10)\n2026-03-03,awful,4\n2026-03-04,so so,5\n2026-03-05,severe,\n2026-03-06,3/10,\n",
        encoding="utf-8",
    )
    later = look_at(file, "csv")
    again = kept(tmp_path, later.mapping)
    assert again is not None
    assert things(again)["Burning"].open_words == ("so so", "severe")
    told = with_meaning(
        again,
        "Burning",
        replace(things(again)["Burning"], words=(*things(again)["Burning"].words, ("so so", 4), ("severe", 8))),
    )
    assert ratings(plan_of(later, told)) == [
        ("burning", "2026-03-03", 9),
        ("knee-pain", "2026-03-03", 4),
        ("burning", "2026-03-04", 4),
        ("knee-pain", "2026-03-04", 5),
        ("burning", "2026-03-05", 8),
        ("burning", "2026-03-06", 3),
    ]


def test_a_table_with_the_same_columns_is_known_again_and_another_is_not(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Date,Foot pain\n2026-03-01,3\n", encoding="utf-8")
    first = look_at(file, "csv")
    keep(tmp_path, with_scale(first.mapping, 0, 4))
    file.write_text("Date;Foot pain\n2026-04-01;2\n", encoding="utf-8")
    again = kept(tmp_path, look_at(file, "csv").mapping)
    assert again is not None
    assert (again.delimiter, things(again)["Foot pain"].scale) == (";", (0, 4))
    file.write_text("Date,Hand pain\n2026-03-01,3\n", encoding="utf-8")
    assert kept(tmp_path, look_at(file, "csv").mapping) is None


def test_a_file_with_the_same_columns_is_read_as_it_is_written_itself(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Date;Pain (0-10)\n03.04.2026;3\n", encoding="utf-8")
    first = look_at(file, "csv")
    keep(tmp_path, replace(first.mapping, date_order="day-first"))
    file.write_text("Date;Pain (0-10)\n03.04.2026;3,5\n", encoding="utf-8")
    later = look_at(file, "csv")
    again = kept(tmp_path, later.mapping)
    assert again is not None
    assert ratings(plan_of(later, again)) == [("pain", "2026-04-03", 3.5)]


def test_forgotten_answers_are_asked_anew(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    forget(tmp_path, FIRST)
    assert kept(tmp_path, FIRST) is None
    forget(tmp_path, FIRST)


@pytest.mark.parametrize("meaning", ["exercise", "treatment", "symptom"])
def test_each_group_that_a_thing_can_have_comes_back(tmp_path: Path, meaning: str) -> None:
    group = {"exercise": "aerobic", "treatment": "medicine", "symptom": ""}[meaning]
    mapping = replace(FIRST, things=(Thing("Feet", meaning, category=group),))
    keep(tmp_path, mapping)
    assert kept(tmp_path, mapping) == mapping


def test_a_damaged_file_of_answers_is_as_none(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    [file] = (tmp_path / FOLDER).iterdir()
    file.write_bytes(b"\xff\x00source = ")
    assert kept(tmp_path, FIRST) is None


def test_answers_that_cannot_be_kept_are_only_asked_again(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way", encoding="utf-8")
    keep(tmp_path, FIRST)
    assert kept(tmp_path, FIRST) is None
