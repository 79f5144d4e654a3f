"""Loop Habit Tracker's archive of CSV files in its three layouts, as its own exporter writes them."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from diary.domain.definition import Definition
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.treatment import TreatmentDone
from diary.formats.errors import FormatError
from diary.formats.importing.reading import source
from tests.formats.importing import (
    adds_nothing_again,
    look_at,
    made,
    plan_of,
    ratings,
    rows_left_out,
    things,
    with_scale,
)

NEWEST = {
    "Habits.csv": (
        "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,"
        "Target Type,Target Value,Archived?\n"
        '001,"Calf stretch, both",YES_NO,Did you?,,1,1,#FF8F00,,,,false\n'
        "002,Numbness,NUMERICAL,How much?,,1,1,#00897B,points,AT_MOST,3.0,false\n"
        "003,Massage,YES_NO,,,1,7,#00897B,,,,false\n"
    ),
    "Checkmarks.csv": "Date,Calf stretch, both,Numbness,Massage,\n2026-03-02,2,3000,-1,\n",
    "Scores.csv": "Date,Calf stretch, both,Numbness,Massage,\n2026-03-02,0.1,0.1,0.1,\n",
    "001 Calf stretch both/Checkmarks.csv": (
        "Date,Value,Notes\n2026-03-04,YES_AUTO,\n2026-03-03,YES_MANUAL,Both sides\n2026-03-02,SKIP,\n"
        "2026-03-01,NO,\n2026-02-28,UNKNOWN,\n2026-02-30,YES_MANUAL,\n2026-02-27,MAYBE,\n"
    ),
    "001 Calf stretch both/Scores.csv": "Date,Score\n2026-03-03,0.0519\n",
    "002 Numbness/Checkmarks.csv": "Date,Value,Notes\n2026-03-03,6.0,\n2026-03-02,UNKNOWN,\n2026-03-01,2.0,\n",
    "003 Massage/Checkmarks.csv": "Date,Value,Notes\n2026-03-03,YES_MANUAL,\n",
}
OLDER = {
    "Habits.csv": (
        "Position,Name,Question,Description,NumRepetitions,Interval,Color\n001,Stretching,Did you?,,1,1,#FF8F00\n"
        "002,Steps,,,1,1,#FF8F00\n"
    ),
    "Checkmarks.csv": "Date,Stretching,Steps,\n2020-03-03,2,5210000,\n",
    "001 Stretching/Checkmarks.csv": "2020-03-03,2\n2020-03-02,1\n2020-03-01,0\n2020-02-29,-1\n2020-02-28,3\n",
    "002 Steps/Checkmarks.csv": "2020-03-03,5210000\n2020-03-02,4800000\n2020-03-01,0\n",
}


def archive(folder: Path, files: dict[str, str]) -> Path:
    file = folder / "Loop Habits CSV 2026-03-04.zip"
    with ZipFile(file, "w", ZIP_DEFLATED) as whole:
        for name, text in files.items():
            whole.writestr(name, text)
    return file


def test_only_what_was_ticked_by_hand_is_done_and_numbers_are_ratings(tmp_path: Path) -> None:
    preview = look_at(archive(tmp_path, NEWEST), "loop")
    answers = with_scale(preview.mapping, 0, 10)
    plan = plan_of(preview, answers)
    assert [(one.exercise, one.day.isoformat()) for one in made(plan.changes, ExerciseDone)] == [
        ("calf-stretch-both", "2026-03-03")
    ]
    assert ratings(plan) == [("numbness", "2026-03-03", 6), ("numbness", "2026-03-01", 2)]
    assert [one.treatment for one in made(plan.changes, TreatmentDone)] == ["massage"]
    assert [one.text for one in made(plan.changes, Note)] == ["Both sides"]
    assert sorted(rows_left_out(plan)) == [
        (7, "2026-02-30", "is not a day that there is"),
        (8, "MAYBE", "is no value that Loop writes"),
    ]
    assert adds_nothing_again(preview, plan, answers)


def test_a_number_says_nothing_of_a_habit_that_is_ticked_nor_a_state_of_one_that_is_counted(tmp_path: Path) -> None:
    files = {
        "Checkmarks.csv": "",
        "Habits.csv": "Position,Name,Type,Unit\n1,Stretching,YES_NO,\n2,Water,NUMERICAL,glasses\n3,Tea,,\n",
        "001 a/Checkmarks.csv": "Date,Value,Notes\n2026-03-04,500,\n2026-03-03,2,\n2026-03-02,1,\n",
        "002 b/Checkmarks.csv": "Date,Value,Notes\n2026-03-04,7,\n2026-03-03,SKIP,\n2026-03-02,-1,\n2026-03-01,0.5,\n",
        "003 c/Checkmarks.csv": "2026-03-04,9\n2026-03-03,2\n2026-03-02,3\n2026-03-01,-3\n",
    }
    plan = plan_of(look_at(archive(tmp_path, files), "loop"))
    assert [(one.exercise, one.day.isoformat()) for one in made(plan.changes, ExerciseDone)] == [
        ("stretching", "2026-03-03")
    ]
    assert [(one.quantity, one.value) for one in made(plan.changes, Measurement)] == [
        ("water", 7),
        ("water", 0.5),
        ("tea", 9),
        ("tea", 1),
    ]
    units = {one.key: one.unit for one in made(plan.changes, Definition)}
    assert units == {"stretching": "", "water": "glasses", "tea": ""}


def test_older_files_without_header_are_read_and_thousandths_are_told(tmp_path: Path) -> None:
    preview = look_at(archive(tmp_path, OLDER), "loop")
    assert things(preview.mapping)["Steps"].divisor == 1000
    assert any("thousandths" in one for one in preview.remarks)
    plan = plan_of(preview)
    assert [one.day.isoformat() for one in made(plan.changes, ExerciseDone)] == ["2020-03-03"]
    assert [one.value for one in made(plan.changes, Measurement)] == [5210, 4800]


def test_the_oldest_layout_is_read(tmp_path: Path) -> None:
    oldest = {
        **OLDER,
        "Habits.csv": "Position,Name,Description,NumRepetitions,Interval,Color\n001,Stretching,,1,1,#F0F\n",
    }
    plan = plan_of(look_at(archive(tmp_path, oldest), "loop"))
    assert [one.exercise for one in made(plan.changes, ExerciseDone)] == ["stretching"]


def test_an_archive_that_is_cut_off_is_refused_in_one_sentence(tmp_path: Path) -> None:
    file = archive(tmp_path, NEWEST)
    file.write_bytes(file.read_bytes()[:-200])
    with pytest.raises(FormatError, match="cut off or damaged") as refused:
        source(file)
    assert "\n" not in str(refused.value)


def test_an_archive_with_a_damaged_file_in_it_is_refused(tmp_path: Path) -> None:
    file = archive(tmp_path, NEWEST)
    content = bytearray(file.read_bytes())
    place = content.index(b"Habits.csv") + 60
    content[place : place + 20] = bytes(20)
    file.write_bytes(content)
    with pytest.raises(FormatError, match="cut off or damaged"):
        look_at(file, "loop")


def test_an_archive_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    file = archive(tmp_path, {**NEWEST, "004 Bomb/Checkmarks.csv": "0" * 40_000_000})
    assert file.stat().st_size < 100_000
    with pytest.raises(FormatError, match="unpacks to far more than a diary holds"):
        look_at(file, "loop")
