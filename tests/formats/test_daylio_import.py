"""Daylio's CSV in its three headers, as a public parser and its tests describe it."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from diary.domain.event import Event
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.treatment import TreatmentDone
from diary.formats import recognised
from diary.formats.importing.reading import source
from tests.formats.importing import adds_nothing_again, look_at, made, plan_of, rows_left_out, things

HEADER = "full_date,date,weekday,time,mood,activities,note_title,note"
ROWS = """\
2026-03-02,March 2,Monday,10:00 pm,good,massage | reading | fall,Evening,<p>Warm feet.<br>Slept &amp; read</p>
2026-03-01,March 1,Sunday,22:13,awful,,,
2026-03-01,March 1,Sunday,9:05 am,so so,reading,,
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "daylio_export_2026_03_02.csv"
    file.write_text(text, encoding="utf-8-sig")
    return file


@pytest.mark.parametrize(
    ("header", "form"),
    [
        (HEADER, "daylio"),
        ("full_date,weekday,time,mood,activities,note", "daylio"),
        ("year,date,weekday,time,mood,activities,note", "daylio"),
        ("date,weekday,time,mood,activities,note", "csv"),
        ("year,weekday,time,mood,activities,note", "csv"),
        ("full_date,weekday,time,mood,activities", "csv"),
    ],
)
def test_a_table_is_daylios_where_it_has_all_its_columns(tmp_path: Path, header: str, form: str) -> None:
    row = ",".join("2026-03-02" for _name in header.split(","))
    assert recognised(source(written(tmp_path, f"{header}\n{row}\n"))).key == form


def test_moods_activities_and_notes_are_read_and_a_mood_of_ones_own_is_asked(tmp_path: Path) -> None:
    preview = look_at(written(tmp_path, f"{HEADER}\n{ROWS}"), "daylio")
    asked = plan_of(preview)
    assert asked.asks == ("Mood: so so",)
    assert ("Mood: so so", "say which number the word stands for") in [
        (one.label, one.reason) for one in asked.left_out
    ]
    answered = tuple(replace(one, worth=2.0) if one.is_word else one for one in preview.mapping.things)
    answers = replace(preview.mapping, things=answered)
    plan = plan_of(preview, answers)
    moods = [(one.quantity, one.day.isoformat(), one.time, one.value) for one in made(plan.changes, Measurement)]
    assert moods == [
        ("mood", "2026-03-02", time(22), 4),
        ("mood", "2026-03-01", time(22, 13), 1),
        ("mood", "2026-03-01", time(9, 5), 2),
    ]
    assert [(one.event, one.time) for one in made(plan.changes, Event)] == [("fall", time(22))]
    assert [one.treatment for one in made(plan.changes, TreatmentDone)] == ["massage"]
    assert [one.text for one in made(plan.changes, Note)] == ["Evening\nWarm feet.\nSlept & read"]
    assert things(preview.mapping)["Activity: reading"].meaning == "unknown"
    assert adds_nothing_again(preview, plan, answers)


@pytest.mark.parametrize(
    "text",
    [
        "full_date,date,weekday,time,mood,activities,note\n2020-05-04,May 4,Monday,21:00,rad,,\n",
        "full_date\tdate\tweekday\ttime\tmood\tactivities\tnote\n2020-05-04\tMay 4\tMonday\t21:00\trad\t\t\n",
        "year,date,weekday,time,mood,activities,note\n2020,May 4,Monday,21:00,rad,,\n",
        "year,date,weekday,time,mood,activities,note\n2020,4 May,Monday,21:00,rad,,\n",
        '"full_date","date","weekday","time","mood","activities","scales","note_title","note"\n'
        '"2020-05-04","May 4","Monday","21:00","rad","","","",""\n',
    ],
)
def test_older_newer_and_tab_separated_headers_are_read(tmp_path: Path, text: str) -> None:
    plan = plan_of(look_at(written(tmp_path, text), "daylio"))
    found = [(one.day.isoformat(), one.time, one.value) for one in made(plan.changes, Measurement)]
    assert found == [("2020-05-04", time(21), 5)]


def test_a_day_that_there_is_not_is_listed_by_row(tmp_path: Path) -> None:
    text = f"{HEADER}\n2026-02-30,,Monday,10:00 pm,good,,,\n2027-03-01,,Monday,10:00 pm,good,,,\n{ROWS}"
    plan = plan_of(look_at(written(tmp_path, text), "daylio"))
    assert [one.label for one in plan.left_out if one.row == 2] == ["full_date"]
    assert rows_left_out(plan) == [
        (2, "2026-02-30", "is not a day that there is"),
        (3, "4", "is of a day that has not come yet"),
    ]
