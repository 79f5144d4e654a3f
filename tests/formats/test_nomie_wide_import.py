"""Nomie's CSV with one row a day, which writes 0 for what was not tracked."""

from pathlib import Path

import pytest

from diary.domain.measurement import Measurement
from diary.formats import recognised
from diary.formats.importing.reading import source
from tests.formats.importing import adds_nothing_again, look_at, made, plan_of, ratings, rows_left_out

TEXT = "date,pain,steps\n2026-03-01,7,0\n2026-03-02,0,5210\n2026-02-30,3,100\n2026-03-03,12,1\n"


def test_no_0_is_taken_over(tmp_path: Path) -> None:
    file = tmp_path / "wide.csv"
    file.write_text(TEXT, encoding="utf-8")
    preview = look_at(file, "nomie-wide")
    assert "no 0 of it is taken over" in preview.remarks[0]
    plan = plan_of(preview)
    assert [one.value for one in made(plan.changes, Measurement)] == [5210, 1]
    assert ("pain", "0 is written there for what was not tracked", 1) in [
        (one.label, one.reason, one.cells) for one in plan.left_out
    ]
    assert (4, "2026-02-30", "is not a day that there is") in rows_left_out(plan)
    assert ("pain", "2026-03-02", 0) not in ratings(plan)
    assert adds_nothing_again(preview, plan)


@pytest.mark.parametrize(
    "text",
    [
        "date,pain,steps\n2026-03-01,7,\n2026-03-02,0,5210\n",
        "date,pain,steps\n2026-03-01,7,1\n",
        "date,Pain,steps\n2026-03-01,7,0\n",
        "day,pain,steps\n2026-03-01,7,0\n",
    ],
    ids=["with an empty cell", "without a 0", "with a capital", "without a date"],
)
def test_a_table_that_may_be_anybodys_is_none_of_nomies(tmp_path: Path, text: str) -> None:
    file = tmp_path / "wide.csv"
    file.write_text(text, encoding="utf-8")
    assert recognised(source(file)).key == "csv"


def test_its_answers_are_those_of_nomie(tmp_path: Path) -> None:
    file = tmp_path / "wide.csv"
    file.write_text("date,pain,steps\n2026-03-01,7,0\n2026-03-02,0,5210\n", encoding="utf-8")
    mapping = look_at(file, "nomie-wide").mapping
    assert (mapping.source, mapping.app) == ("nomie", "nomie-wide")
