"""What was done, as the view after "Finish today" says it."""

from datetime import date

from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.period import single
from diary.ui.today.finished_view import exercises_in_words

DAY = date(2026, 11, 28)


def test_minutes_are_those_of_every_figure() -> None:
    """A walk twice, with its half minute, and stretches whose time follows from the dose."""
    walks = [ExerciseDone(day=DAY, exercise="brisk-walk", minutes=minutes) for minutes in (12.5, 10)]
    stretch = ExerciseDone(day=DAY, exercise="calf-stretch")
    excerpt = Excerpt(period=single(DAY), exercises=(*walks, stretch))
    assert exercises_in_words(excerpt, DAY).endswith("24 min, 1.5 of them by the dose")
    alone = Excerpt(period=single(DAY), exercises=(stretch,))
    assert exercises_in_words(alone, DAY).endswith("1.5 min by the dose")
    assert exercises_in_words(Excerpt(period=single(DAY)), DAY) == "None recorded"
