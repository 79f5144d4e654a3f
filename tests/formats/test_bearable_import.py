"""Bearable's CSV, as public parsers of it describe it."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from diary.domain.event import Event
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone
from diary.formats.importing.converting import Reading
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

OLD = "date,weekday,time of day,category,rating/amount,detail,notes"
NEW = "date,date formatted,weekday,time of day,category,rating/amount,detail,notes"
ROWS = """\
8th Dec 2021,Wednesday,am,Symptom,2,Numb feet (Moderate),Bad night
8th Dec 2021,Wednesday,pm,Symptom,,Numb feet (Unbearable),Bad night
8th Dec 2021,Wednesday,21:30,Symptom,1,Neck pain (Mild),Bad night
8th Dec 2021,Wednesday,,Sleep,07:30,Asleep 23:10 - 06:40,Bad night
9th Dec 2021,Thursday,,Sleep,,Asleep 23:10 - 07:05,
8th Dec 2021,Wednesday,mid,Energy,v. low,,Bad night
9th Dec 2021,Thursday,mid,Energy,high,,
8th Dec 2021,Wednesday,,Sleep quality,ok,,Bad night
8th Dec 2021,Wednesday,,Mood,3,,Bad night
8th Dec 2021,Wednesday,pm,Factors,,Stress | Long walk,Bad night
8th Dec 2021,Wednesday,am,Medication,300 mg,Gabapentin,Bad night
9th Dec 2021,Thursday,pm,Meds/Supplements,100,Vitamin B1,
8th Dec 2021,Wednesday,,Health measurements,71.5,Weight,Bad night
8th Dec 2021,Wednesday,,Meals/Nutrition,,Soup,Bad night
1st March 2024,Friday,,Symptom,3,Numb feet (Severe),
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made_file = tmp_path / "bearable-export-01-03-2024.csv"
    made_file.write_text(f"{OLD}\n{ROWS}", encoding="utf-8")
    return made_file


def test_the_scale_of_symptoms_is_asked_and_the_rest_is_understood(file: Path) -> None:
    preview = look_at(file, "bearable")
    plan = plan_of(preview)
    assert plan.asks == ("Symptom: Numb feet", "Symptom: Neck pain")
    assert made(plan.changes, Rating) == []
    named = things(preview.mapping)
    assert (named["Symptom: Numb feet"].key, named["Symptom: Neck pain"].key) == ("numbness", "")
    assert named["Meals/Nutrition"].meaning == "unknown"
    rows = {one.label: one.row for one in preview.content if isinstance(one, Reading)}
    assert rows["Meals/Nutrition"] == 15


def test_every_reading_of_the_file_is_taken_over_once(file: Path) -> None:
    preview = look_at(file, "bearable")
    answers = with_scale(preview.mapping, 0, 4)
    plan = plan_of(preview, answers)
    assert ratings(plan) == [
        ("numbness", "2021-12-08", 5),
        ("numbness", "2021-12-08", 10),
        ("neck-pain", "2021-12-08", 2.5),
        ("numbness", "2024-03-01", 7.5),
    ]
    assert [one.time for one in made(plan.changes, Rating)] == [time(9), time(19), time(21, 30), None]
    measured = {(one.quantity, one.day.isoformat()): one.value for one in made(plan.changes, Measurement)}
    assert measured == {
        ("sleep-hours", "2021-12-08"): 7.5,
        ("sleep-hours", "2021-12-09"): 7.92,
        ("energy", "2021-12-08"): 1,
        ("energy", "2021-12-09"): 4,
        ("sleep-quality", "2021-12-08"): 2,
        ("mood", "2021-12-08"): 3,
        ("weight-own", "2021-12-08"): 71.5,
    }
    assert [one.event for one in made(plan.changes, Event)] == ["stress", "long-walk"]
    assert [(one.treatment, one.dose) for one in made(plan.changes, TreatmentDone)] == [
        ("gabapentin", "300 mg"),
        ("vitamin-b1", "100"),
    ]
    assert [one.text for one in made(plan.changes, Note)] == ["Bad night"]
    assert plan.several_a_day == 1
    assert adds_nothing_again(preview, plan, answers)


def test_the_newer_header_is_read_as_the_older_one(file: Path) -> None:
    older = plan_of(look_at(file, "bearable"))
    newer = file.with_name("newer.csv")
    rows = [row.split(",", 1) for row in ROWS.splitlines()]
    newer.write_text("\n".join([NEW, *(f"{day},2021-12-08,{rest}" for day, rest in rows)]), encoding="utf-8")
    again = plan_of(look_at(newer, "bearable"))
    assert again.counts == older.counts


def test_what_cannot_be_is_listed_by_row(file: Path) -> None:
    bad = """\
31st Feb 2024,,am,Symptom,2,Numb feet (Moderate),
1st March 2024,,am,Symptom,9,Numb feet (Severe),
2nd March 2024,,am,Symptom,,Numb feet (dreadful),
2nd March 2024,,,Sleep,31:00,,
3rd March 2024,,am,Symptom,1,Numb feet (Mild),
"""
    file.write_text(f"{OLD}\n{bad}", encoding="utf-8")
    preview = look_at(file, "bearable")
    plan = plan_of(preview, with_scale(preview.mapping, 0, 4))
    assert ratings(plan) == [("numbness", "2024-03-03", 2.5)]
    assert sorted(rows_left_out(plan)) == [
        (2, "31st Feb 2024", "is not a day that there is"),
        (3, "9", "is not on the scale from 0 to 4"),
        (4, "dreadful", "is not a number"),
        (5, "31.00", "is refused: Sleep: 31 h cannot be; it is 0 to 24."),
    ]


@pytest.mark.parametrize(
    ("row", "text", "reason"),
    [
        (",Symptom,9,Numb feet (Severe),", "9", "is not on the scale from 0 to 4"),
        (",Sleep,x,,", "x", "is not a number"),
        (",Sleep,,Asleep some,", "Asleep some", "is not a number"),
        (",Energy,x,,", "x", "is not a number"),
        (",Mood,x,,", "x", "is not a number"),
        (",Health measurements,x,Weight,", "x", "is not a number"),
        (",Water,x,,", "x", "is not a number"),
    ],
)
def test_whatever_cannot_be_is_listed_with_its_row(file: Path, row: str, text: str, reason: str) -> None:
    file.write_text(f"{OLD}\n1st March 2024,,am,Symptom,1,Numb feet (Mild),\n2nd March 2024,,am{row}\n", "utf-8")
    preview = look_at(file, "bearable")
    unread = {one.label for one in preview.mapping.things if one.meaning == "unknown"}
    told = replace(with_scale(preview.mapping, 0, 4))
    things = tuple(replace(one, meaning="measurement") if one.label in unread else one for one in told.things)
    assert rows_left_out(plan_of(preview, replace(told, things=things))) == [(3, text, reason)]


def test_a_factor_can_be_left_out(file: Path) -> None:
    preview = look_at(file, "bearable")
    left = tuple(replace(one, meaning="leave-out") if "Stress" in one.label else one for one in preview.mapping.things)
    plan = plan_of(preview, replace(preview.mapping, things=left))
    assert [one.event for one in made(plan.changes, Event)] == ["long-walk"]
    assert ("Factors: Stress", "left out by choice") in [(one.label, one.reason) for one in plan.left_out]


def test_what_has_a_time_keeps_it_and_only_what_has_a_clock_may_count_for_the_day_before(tmp_path: Path) -> None:
    parts = ("01:30", "pm")
    kinds = (
        ("Factors", "", "Stress"),
        ("Medication", "300 mg", "Gabapentin"),
        ("Symptom", "2", "Neck pain (Mild)"),
        ("Mood", "3", ""),
    )
    rows = [
        f"8th Dec 2021,Wednesday,{part},{kind},{amount},{detail}," for part in parts for kind, amount, detail in kinds
    ]
    file = tmp_path / "bearable.csv"
    file.write_text("\n".join((OLD, *rows)), encoding="utf-8")
    readings = [one for one in look_at(file, "bearable").content if isinstance(one, Reading)]
    assert [one.is_stamp for one in readings] == [True] * 4 + [False] * 4
    times = {one.label: {two.at for two in readings if two.label == one.label} for one in readings}
    part = {time(1, 30), time(19)}
    assert times == {
        "Factors: Stress": part,
        "Medication: Gabapentin": {None},
        "Symptom: Neck pain": part,
        "Mood": part,
    }
