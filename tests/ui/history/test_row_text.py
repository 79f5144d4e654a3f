"""The time of exercise in a row of the table: noted and by the dose are told apart, on the screen and aloud."""

import pytest

from diary.analysis.day_facts import DayFacts
from diary.domain.duration import UNTIMED, Minutes
from diary.ui.history.row_text import exercise, spoken_exercise


@pytest.mark.parametrize(
    ("minutes", "shown", "spoken"),
    [
        (Minutes(25, None), "25 min", "25 min exercise"),
        (Minutes(25, 1.5), "26.5 min, 1.5 by dose", "26.5 min exercise, 1.5 of them by the dose"),
        (Minutes(None, 1.5), "1.5 min by dose", "1.5 min exercise by the dose"),
        (UNTIMED, "2 exercises", "2 exercises"),
    ],
)
def test_minutes_by_the_dose_are_told_apart(minutes: Minutes, shown: str, spoken: str) -> None:
    facts = DayFacts({}, minutes, 2, (), "")
    assert (exercise(facts), spoken_exercise(facts)) == (shown, spoken)
    assert spoken_exercise(None) == "Exercise not recorded"
