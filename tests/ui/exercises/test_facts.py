"""What the diary knows of an exercise that has two lines in the plan."""

from datetime import date, timedelta
from pathlib import Path

from diary.domain import catalogue
from diary.domain.change import added
from diary.domain.exercise import ExerciseDone
from diary.domain.plan.plan import PlanLine
from diary.domain.record import Record
from diary.ui.exercises.exercise_progress import reading
from diary.ui.exercises.facts_card import facts_of
from diary.ui.journal.diary_reader import DiaryReader
from tests.builders import started

TODAY = date(2026, 11, 28)


def test_of_two_lines_the_one_whose_dose_is_shown_says_how_firm_it_is(tmp_path: Path) -> None:
    """The one line is due on one day of the week and done each time, the other daily and seldom done."""
    weekday, begin = TODAY.weekday(), TODAY - timedelta(days=56)
    weekly = PlanLine(exercises=("calf-stretch",), weekdays=(weekday,), valid_from=begin)
    daily = PlanLine(exercises=("calf-stretch",), valid_from=begin, position=1)
    done = [ExerciseDone(day=TODAY - timedelta(weeks=number), exercise="calf-stretch") for number in range(1, 9)]
    records: list[Record] = [weekly, daily, *done]
    reader = DiaryReader(started(tmp_path / "diary.sqlite"), tuple(added(records)))
    progress = reading(reader, TODAY)()
    assert progress.strengths.keys() == {weekly.id, daily.id}
    facts = facts_of(progress, catalogue.exercises()["calf-stretch"], TODAY)
    assert facts.line == weekly
    assert facts.strength == progress.strengths[weekly.id] > progress.strengths[daily.id]
