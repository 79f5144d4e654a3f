"""Flaredown's CSV, as its own exporter writes it."""

from dataclasses import replace
from pathlib import Path

import pytest

from diary.domain.treatment import TreatmentDone
from tests.formats.importing import adds_nothing_again, look_at, made, plan_of, ratings, rows_left_out, things

WEATHER = (
    "Weather summary,Weather max temperature,Weather min temperature,Weather pressure,"
    "Weather precipitation intensity,Weather humidity"
)
TEXT = f"""\
Date,Neuropathy,Numb toes,Gabapentin,Massage,Tags,Foods,{WEATHER}
2024-02-27,2,4,300 mg,Taken,tired; cold,soup; bread,Cloudy,8,2,1012,0,80
2024-02-28,0,,Not Taken,,,,Clear,9,1,1020,0,70
2024-02-30,1,1,Taken,Taken,,,,,,,,
2024-02-29,3,7,Taken,Not Taken,,,,,,,,
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made_file = tmp_path / "export.csv"
    made_file.write_text(TEXT, encoding="utf-8")
    return made_file


def test_columns_are_told_apart_by_their_cells_and_weather_is_left_out(file: Path) -> None:
    preview = look_at(file, "flaredown")
    named = things(preview.mapping)
    assert {label: one.meaning for label, one in named.items() if one.meaning != "unknown"} == {
        "Neuropathy": "symptom",
        "Numb toes": "symptom",
        "Gabapentin": "treatment",
        "Massage": "treatment",
    }
    assert named["Massage"].key == "massage"
    assert "which columns are symptoms" in preview.remarks[0]


def test_each_cell_is_taken_over_once_and_what_is_beyond_its_scale_is_listed(file: Path) -> None:
    preview = look_at(file, "flaredown")
    plan = plan_of(preview)
    assert ratings(plan) == [
        ("neuropathy", "2024-02-27", 5),
        ("numb-toes", "2024-02-27", 10),
        ("neuropathy", "2024-02-28", 0),
        ("neuropathy", "2024-02-29", 7.5),
    ]
    assert [(one.treatment, one.day.day, one.dose) for one in made(plan.changes, TreatmentDone)] == [
        ("gabapentin", 27, "300 mg"),
        ("massage", 27, ""),
        ("gabapentin", 29, ""),
    ]
    assert rows_left_out(plan) == [
        (4, "2024-02-30", "is not a day that there is"),
        (5, "7", "is not on the scale from 0 to 4"),
    ]
    assert adds_nothing_again(preview, plan)


def test_a_column_of_numbers_that_the_person_says_is_a_treatment_has_them_as_doses(file: Path) -> None:
    preview = look_at(file, "flaredown")
    toes = replace(things(preview.mapping)["Numb toes"], meaning="treatment", name="Vitamin B12")
    answers = tuple(toes if one.label == "Numb toes" else one for one in preview.mapping.things)
    done = made(plan_of(preview, replace(preview.mapping, things=answers)).changes, TreatmentDone)
    assert [one.dose for one in done if one.treatment == "vitamin-b12"] == ["4", "7"]
