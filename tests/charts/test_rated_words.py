"""What ratings are made of, the highest of them and their severity, in words."""

from datetime import time

import pytest

from diary.analysis.rated import HighestOn, HighestRating, MadeOf, Rated
from diary.analysis.severity import Severity
from diary.charts.chart_text import PLAIN
from diary.charts.rated_words import about_highest, about_rated, about_severity, about_value, short_value
from tests.analysis.excerpts import day

THIN = "\N{NARROW NO-BREAK SPACE}"
EVENING = MadeOf(1, ((time(9), 10), (time(13), 8)))
MOMENTS, ONE_MOMENT = MadeOf(0, ((time(9), 3), (time(15), 6))), MadeOf(0, ((time(22), 5),))
TWICE = MadeOf(2, ())
BOTH = MadeOf(2, ((time(9), 6.5),))


@pytest.mark.parametrize(
    ("value", "made_of", "whole", "short"),
    [
        (4, None, "evening’s rating", "4"),
        (4, EVENING, "evening’s rating; moments: 09:00 10, 13:00 8", "4, 2 moments up to 10"),
        (4.5, MOMENTS, "mean of 2 moments: 09:00 3, 15:00 6", "4.5 (mean of 2 moments)"),
        (5, ONE_MOMENT, "one moment: 22:00 5", "5 (one moment)"),
        (2.5, TWICE, "mean of 2 evening ratings", "2.5 (mean of 2 evening ratings)"),
        (3, BOTH, "mean of 2 evening ratings; moments: 09:00 6.5", "3 (mean of 2 evening ratings), 1 moment: 6.5"),
    ],
)
def test_a_value_is_told_with_what_it_is_made_of(value: float, made_of: MadeOf | None, whole: str, short: str) -> None:
    assert about_value(made_of, PLAIN) == whole
    assert short_value(value, made_of, PLAIN) == short


@pytest.mark.parametrize(
    ("rated", "said"),
    [
        (Rated(28, 0, 0, 0), ""),
        (Rated(0, 0, 0, 9), "Rated at moments only: the mean of a day’s moments counts for the day."),
        (Rated(20, 0, 3, 0), "The evening’s rating counts for the day, not those of moments."),
        (
            Rated(20, 2, 3, 5),
            "The evening’s rating counts for the day; on 5 days without one, the mean of their moments. "
            "On 2 days with several evening ratings, their mean counts.",
        ),
        (
            Rated(20, 1, 3, 1),
            "The evening’s rating counts for the day; on 1 day without one, the mean of its moments. "
            "On 1 day with several evening ratings, their mean counts.",
        ),
    ],
)
def test_how_a_symptom_was_rated_is_told_where_it_was_other_than_each_evening(rated: Rated, said: str) -> None:
    assert about_rated(rated) == said


@pytest.mark.parametrize(
    ("value", "days", "said"),
    [
        (10, [HighestOn(day(0), (time(9),))], "Highest rating 10, on 31 Aug 2026 at 09:00."),
        (7, [HighestOn(day(0), (time(9), time(13)))], "Highest rating 7, on 31 Aug 2026 at 09:00, 13:00."),
        (
            6.5,
            [HighestOn(day(7)), HighestOn(day(0), (time(9),))],
            "Highest rating 6.5, on 2 days, the last time on 7 Sep 2026.",
        ),
        (0, [HighestOn(day(7)), HighestOn(day(0))], "Every rating was 0."),
    ],
)
def test_the_highest_rating_is_told_with_its_day_and_time(value: float, days: list[HighestOn], said: str) -> None:
    assert about_highest(HighestRating(value, tuple(days)), PLAIN) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (Severity(0, 0, 0, 0, 0), ""),
        (Severity(1, 0, 0, 0, 0), "Of 1 rated day: 1 at 0 to 3, 0 at 4 to 6, 0 at 7 to 10."),
        (Severity(5, 3, 2, 1, 1), "Of 10 rated days: 5 at 0 to 3, 3 at 4 to 6, 2 at 7 to 10."),
        (
            Severity(3, 0, 1, 1, 1),
            "Of 4 rated days: 3 at 0 to 3, 0 at 4 to 6, 1 at 7 to 10. "
            f"1 of them (25{THIN}%) was 0. 1 of them (25{THIN}%) was 10.",
        ),
        (
            Severity(4, 0, 5, 2, 3),
            "Of 9 rated days: 4 at 0 to 3, 0 at 4 to 6, 5 at 7 to 10. "
            f"2 of them (22{THIN}%) were 0. 3 of them (33{THIN}%) were 10.",
        ),
    ],
)
def test_how_many_days_were_how_severe_and_how_many_at_the_ends_where_they_are_many(days: Severity, said: str) -> None:
    assert about_severity(days, PLAIN) == said
