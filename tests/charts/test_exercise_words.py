"""Minutes of exercise in words: one number, with the part derived from the dose."""

import pytest

from diary.charts.chart_text import PLAIN
from diary.charts.exercise_words import exercised, mean_in_words, mean_with_derived, minutes_with_derived
from diary.domain.duration import Minutes


@pytest.mark.parametrize(
    ("minutes", "told", "done"),
    [
        (Minutes(25, None), "25 min", "25 min exercise"),
        (Minutes(25, 1.5), "26.5 min, 1.5 of them by the dose", "26.5 min exercise, 1.5 of them by the dose"),
        (Minutes(25, 3), "28 min, 3 of them by the dose", "28 min exercise, 3 of them by the dose"),
        (Minutes(None, 1.5), "1.5 min by the dose", "1.5 min exercise by the dose"),
        (Minutes(None, None), "", ""),
    ],
)
def test_minutes_are_told_with_the_decimal_that_they_have(minutes: Minutes, told: str, done: str) -> None:
    assert minutes_with_derived(minutes, PLAIN) == told
    assert exercised(minutes, PLAIN) == done


@pytest.mark.parametrize(
    ("minutes", "whole", "apart"),
    [
        (Minutes(24.6, None), "25 min", "25 min"),
        (Minutes(10.4, None), "10 min", "10 min"),
        (Minutes(9.9, None), "9.9 min", "9.9 min"),
        (Minutes(4, None), "4 min", "4 min"),
        (Minutes(25, 1.6), "27 min", "27 min, partly by the dose"),
        (Minutes(None, 1.5), "1.5 min", "1.5 min by the dose"),
        (Minutes(None, None), "", ""),
        (None, "", ""),
    ],
)
def test_a_mean_has_a_decimal_below_ten_minutes_alone(minutes: Minutes | None, whole: str, apart: str) -> None:
    assert mean_in_words(minutes, PLAIN) == whole
    assert mean_with_derived(minutes, PLAIN) == apart
