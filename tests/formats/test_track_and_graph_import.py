"""Track & Graph's CSV, as its own code writes it."""

from datetime import datetime, time
from pathlib import Path

from diary.domain.exercise import ExerciseDone
from diary.domain.note import Note
from diary.domain.symptom import Rating
from tests.formats.importing import adds_nothing_again, look_at, made, plan_of, ratings, rows_left_out, with_scale

TEXT = """\
FeatureName,Timestamp,Value,Label,Note
Health/Numbness,2026-03-01T21:15:00.123+01:00,3,Moderate,
Health/Numbness,2026-03-02T00:30:00+01:00,8,Severe,"After the stairs, and long"
Walking,2026-03-01T10:00:00Z,1:30:00,,
Health/Numbness,2026-02-30T00:30:00+01:00,8,,
Health/Numbness,2026-03-03T20:30:00+01:00,11,,
"""


def test_numbers_and_durations_are_read_at_their_local_time(tmp_path: Path) -> None:
    file = tmp_path / "TrackAndGraph.csv"
    file.write_text(TEXT, encoding="utf-8")
    preview = look_at(file, "track-and-graph")
    answers = with_scale(preview.mapping, 0, 10)
    plan = plan_of(preview, answers)
    assert ratings(plan) == [("numbness", "2026-03-01", 3), ("numbness", "2026-03-01", 8)]
    assert [one.time for one in made(plan.changes, Rating)] == [time(21, 15), time(0, 30)]
    assert [(one.exercise, one.minutes) for one in made(plan.changes, ExerciseDone)] == [("walking", 90)]
    assert [one.text for one in made(plan.changes, Note)] == ["Moderate", "Severe", "After the stairs, and long"]
    assert {one.text: one.written for one in made(plan.changes, Note)} == {
        "Moderate": datetime.fromisoformat("2026-03-01T21:15:00.123+01:00"),
        "Severe": (after := datetime.fromisoformat("2026-03-02T00:30:00+01:00")),
        "After the stairs, and long": after,
    }
    assert rows_left_out(plan) == [
        (5, "2026-02-30T00:30:00+01:00", "is not a moment that there is"),
        (6, "11", "is not on the scale from 0 to 10"),
    ]
    assert adds_nothing_again(preview, plan, answers)


def test_old_files_without_label_and_note_are_read_and_a_low_scale_is_asked(tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    file.write_text("FeatureName,Timestamp,Value\nPain,2020-03-01T21:15+01:00,3\n", encoding="utf-8")
    preview = look_at(file, "track-and-graph")
    assert plan_of(preview).asks == ("Pain",)
    assert ratings(plan_of(preview, with_scale(preview.mapping, 0, 5))) == [("pain", "2020-03-01", 6)]
