"""What a column is suggested to be: by its name, its numbers and its words."""

from pathlib import Path

import pytest

from diary.formats.importing import cells
from diary.formats.importing.aliases import word_key
from diary.formats.importing.column_words import is_nearly_number, ticks_of
from diary.formats.importing.converting import scales_in_words
from diary.formats.importing.examples import doubtful_date, examples, word_counts
from diary.formats.importing.mapping import UNKNOWN_SCALE, Mapping, Thing, with_day_turn
from diary.formats.importing.questions import ImportQuestion
from diary.formats.importing.suggestion import counted, suggest
from diary.formats.importing.table import any_table, table
from tests.formats.importing import TODAY, look_at
from tests.formats.samples import SAMPLES


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3+", 3),
        ("~4", 4),
        ("7,5", 7.5),
        ("5-6", 5.5),
        ("2 bis 5", 3.5),
        ("ca. 6", 6),
        ("5-5", None),
        ("6-5", None),
        ("a lot", None),
        ("3 4", None),
    ],
)
def test_what_is_nearly_a_number(text: str, number: float | None) -> None:
    assert cells.near_number(text) == number
    assert is_nearly_number(text) == (number is not None)


@pytest.mark.parametrize(
    ("texts", "are_ticks"),
    [
        ("yes", True),
        ("yes YES", True),
        ("yes no", True),
        ("no", True),
        ("yes ja", False),
        ("yes rain", False),
    ],
)
def test_ticks_are_yes_and_no_or_one_and_the_same_yes(texts: str, are_ticks: bool) -> None:
    assert ticks_of(dict.fromkeys(texts.split(), 1)) == are_ticks


@pytest.mark.parametrize("text", ["4/10", "4 of 10", "40 %"])
def test_a_part_of_a_whole_is_nearly_a_number(text: str) -> None:
    assert is_nearly_number(text)


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("9:05", "09:05:00"),
        ("9.05 Uhr", "09:05:00"),
        ("9:05:07 pm", "21:05:07"),
        ("12:05 a.m.", "00:05:00"),
        ("12:05 PM", "12:05:00"),
        ("23:59", "23:59:00"),
        ("24:00", None),
        ("9:60", None),
        ("0:05 am", None),
        ("13:05 pm", None),
        ("noon", None),
    ],
)
def test_a_time_of_day(cell: str, clock: str | None) -> None:
    at = cells.clock(cell)
    assert (at.isoformat() if at else None) == clock


@pytest.mark.parametrize(
    ("cell", "hours"), [("7:30", 7.5), ("7h 30m", 7.5), ("7 h", 7), ("26:15", 26.25), ("7:60", None), ("half", None)]
)
def test_a_duration_in_hours(cell: str, hours: float | None) -> None:
    assert cells.hours(cell) == hours


@pytest.mark.parametrize(
    ("name", "group", "key"),
    [
        ("Fußschmerzen", "symptom", ""),
        ("Kniepijn", "symptom", ""),
        ("Schmerzmittel", "symptom", None),
        ("Linkes Knie", "side", ""),
        ("Knie", "side", None),
        ("How much", "value", None),
    ],
)
def test_a_word_or_an_ending_says_what_a_column_is(name: str, group: str, key: str | None) -> None:
    assert word_key(name, group) == key


@pytest.mark.parametrize(
    ("label", "numbers", "thing"),
    [
        ("Falls", [0, 2], Thing("Falls", "event", key="fall")),
        ("Pain", [3, 7], Thing("Pain", "symptom", key="pain")),
        ("Pain (0-4)", [3], Thing("Pain (0-4)", "symptom", name="Pain", key="pain", scale=(0.0, 4.0))),
        ("Pain", [20, 60, 7], Thing("Pain", "symptom", key="pain", scale=(0.0, 100.0))),
        ("Pain", [3, 4], Thing("Pain", "symptom", key="pain", scale=UNKNOWN_SCALE)),
        ("Weight (kg)", [71.5], Thing("Weight (kg)", "measurement", name="Weight", unit="kg")),
        ("Reading minutes", [20], Thing("Reading minutes", "measurement", unit="min")),
        ("Knitting", [0, 1], Thing("Knitting", "exercise")),
        ("Knitting", [0, 2], Thing("Knitting", "measurement")),
    ],
)
def test_a_column_of_numbers_is_what_its_name_and_its_numbers_say(
    label: str, numbers: list[float], thing: Thing
) -> None:
    assert counted(label, [float(one) for one in numbers]) == thing


@pytest.mark.parametrize(
    ("times", "column"),
    [(("8:00", "9:30"), "Time"), (("8:00", "late"), ""), (("8:00", "9:30", "late"), "Time"), (("", ""), "")],
)
def test_a_column_of_times_has_mostly_times(times: tuple[str, ...], column: str) -> None:
    rows = "".join(f"2026-01-0{day},{time},7\n" for day, time in enumerate(times, 1))
    assert suggest(table(f"Date,Time,Pain\n{rows}".encode())).time == column


@pytest.mark.parametrize(
    ("label", "cells_of", "meaning"),
    [
        ("Knitting", "10", "ask"),
        ("Stretching done", "10", "exercise"),
        ("Gabapentin", "10", "ask"),
        ("Massage", "10", "treatment"),
        ("Falls", "10", "event"),
        ("Knitting", "13", "measurement"),
        ("Knitting", "xy", "unknown"),
        ("Diary", "xy", "note"),
        ("Comment", "xy", "note"),
        ("Comment", "12", "measurement"),
    ],
)
def test_a_column_is_what_its_name_and_its_cells_say_or_asked_about(label: str, cells_of: str, meaning: str) -> None:
    rows = "".join(f"2026-01-0{day},{cell}\n" for day, cell in enumerate(cells_of, 1))
    [thing] = suggest(table(f"Date,{label}\n{rows}".encode())).things
    assert thing.meaning == meaning


def test_a_column_of_words_with_few_numbers_is_no_number() -> None:
    [weather] = suggest(table(b"Date,Weather\n2026-01-01,3\n2026-01-02,rain\n2026-01-03,sun\n")).things
    assert weather.meaning == "unknown"
    [pain] = suggest(table(b"Date,Pain\n2026-01-01,3\n2026-01-02,3+\n2026-01-03,5-6\n2026-01-04,rain\n")).things
    assert pain.meaning == "symptom"


@pytest.mark.parametrize(
    ("scale", "words"),
    [
        ((1, 5), "1 to 5 in the file; 1 is 0, 2 is 2.5, 3 is 5, 4 is 7.5, 5 is 10"),
        ((4, 0), "4 to 0 in the file; 4 is 0, 3 is 2.5, 2 is 5, 1 is 7.5, 0 is 10"),
        ((0, 6), "0 to 6 in the file; 0 is 0, 1 is 1.7, 2 is 3.3, 3 is 5, 4 is 6.7, 5 is 8.3, 6 is 10"),
        ((0, 7), "0 to 7 in the file; 0 is 0, 3.5 is 5, 7 is 10"),
        ((0, 4.5), "0 to 4.5 in the file; 0 is 0, 2.25 is 5, 4.5 is 10"),
        ((0, 100), "0 to 100 in the file; 0 is 0, 50 is 5, 100 is 10"),
    ],
)
def test_how_a_scale_is_converted_is_told(scale: tuple[float, float], words: str) -> None:
    low, high = (float(end) for end in scale)
    things = (Thing("Pain", "symptom", scale=(low, high)), Thing("Ache", "symptom", scale=(low, high)))
    assert scales_in_words((*things, Thing("Steps", "measurement"), Thing("Other", "symptom"))) == [
        f"Pain, Ache: {words}"
    ]


def test_the_date_that_may_be_read_in_two_ways_is_shown() -> None:
    read = any_table(b"Date,Pain\n13/01/2026,3\n02/02/2026,4\n03/04/2026,5\n05/06/2026,6\n")
    assert doubtful_date(read, "Date") == "03/04/2026"
    assert doubtful_date(read, "When") == doubtful_date(read, "Pain") == ""


def test_a_long_row_is_shown_by_its_beginning(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(f"When,Note\nfirst,{'x' * 99}\nthen,\n", encoding="utf-8")
    read = look_at(file, "csv")
    shown = examples(read, read.mapping, ImportQuestion("day"), TODAY)
    assert [one.text for one in shown] == [f"first, {'x' * 73}", "then"]
    [note] = examples(read, read.mapping, ImportQuestion("meaning", ("Note",)), TODAY)
    assert note.text == "x" * 40


def test_how_often_a_word_stands_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Date,Pain,Ache,Mood\n2026-01-01,mild,Mild,x\n2026-01-02,bad,mild,mild\n", encoding="utf-8")
    wide = look_at(file, "csv")
    assert word_counts(wide, ("Pain", "Ache", "Gone")) == {"mild": 3, "bad": 1}
    rows = "".join(f"2026-01-0{day},{name},{day}\n" for day in (1, 2, 3) for name in ("Pain", "Ache"))
    file.write_text(f"Date,Name,Value\n{rows}2026-01-04,Pain,3\n", encoding="utf-8")
    assert word_counts(look_at(file, "csv"), ("Pain",)) == {"1": 1, "2": 1, "3": 2}
    file.write_bytes(SAMPLES["daylio"])
    assert word_counts(look_at(file, "daylio"), ("Mood: so so", "Activity: reading")) == {"so so": 1, "1": 2}


def test_the_hour_at_which_a_day_begins_is_that_of_the_answers_where_they_say_it() -> None:
    assert with_day_turn(Mapping("a", (), ()), 5).day_begins == 5
    assert with_day_turn(Mapping("a", (), (), day_begins=0), 5).day_begins == 0
