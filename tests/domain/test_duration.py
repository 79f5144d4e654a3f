"""Minutes of exercise: one number, with what was noted and what follows from the dose told apart."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from diary.analysis.daily import day_minutes, exercise_minutes, total_minutes
from diary.analysis.day_facts import days
from diary.charts.chart_text import PLAIN
from diary.charts.minutes_panel import about_minutes, bars_of
from diary.domain.duration import Minutes, minutes_by_day, minutes_done, minutes_of, together
from diary.domain.exercise import Dose, Exercise, ExerciseDone
from diary.domain.tracked_items import category_of
from diary.formats import days_json
from tests.analysis.excerpts import day, done, of_days

STRETCH, WALK, RAISE = done(0, "calf-stretch"), done(0, "brisk-walk", 25), done(0, "calf-raise")
"""3 x 15 seconds each leg are a minute and a half; 25 minutes noted; repetitions have no time."""


def test_noted_and_derived_minutes_are_told_apart() -> None:
    assert minutes_of([STRETCH, WALK, RAISE]) == Minutes(25, 1.5)
    assert minutes_of([RAISE]) == Minutes(None, None)
    assert minutes_of([replace(STRETCH, minutes=4)]) == Minutes(4, None)
    assert minutes_of([replace(STRETCH, origin="a;b")]) == Minutes(None, None)
    assert [minutes_of(one).whole for one in ([STRETCH], [WALK, STRETCH], [RAISE], [])] == [1.5, 26.5, None, None]


def test_the_sum_of_several_has_no_minutes_of_a_kind_that_none_has() -> None:
    assert together([minutes_of([WALK]), minutes_of([RAISE]), minutes_of([WALK])]) == Minutes(50, None)
    assert together([minutes_of([STRETCH]), minutes_of([WALK])]) == Minutes(25, 1.5)
    assert together([minutes_of([RAISE])]) == together([]) == Minutes(None, None)


def test_minutes_follow_from_a_dose_of_one_number_of_minutes_only() -> None:
    bare = ExerciseDone(day=date(2026, 11, 19), exercise="circles")
    exact, hands, span, timed = (
        Exercise(key="circles", name="Circles", category=category, dose=Dose(minutes=minutes, side=side))
        for category, minutes, side in (
            ("hand", (5, 5), "none"),
            ("hand", (5, 5), "each-hand"),
            ("hand", (5, 10), "none"),
            ("aerobic", (5, 5), "none"),
        )
    )
    assert [minutes_done(bare, one) for one in (exact, hands, span, timed, None)] == [5, 10, None, None, None]


def test_every_figure_has_the_same_minutes() -> None:
    whole = of_days(3, [STRETCH, WALK, done(1, "calf-stretch"), done(2, "calf-raise")])
    expected = [26.5, 1.5, None]
    by_day = minutes_by_day(whole.exercises)
    assert [by_day[day(number)].whole for number in range(3)] == expected
    facts = days(whole)
    assert [facts[day(number)].minutes.whole for number in range(3)] == expected
    assert [facts[day(number)].minutes.derived for number in range(3)] == [1.5, 1.5, None]
    of_charts = total_minutes(day_minutes(whole, lambda key: category_of(key, ())).by_group)
    for minutes in (exercise_minutes(whole), of_charts):
        assert [None if np.isnan(one) else one for one in minutes] == expected
    assert [one.get("exercise_minutes") for one in days_json.days(whole)] == [
        {"all": 26.5, "by_dose": 1.5},
        {"all": 1.5, "by_dose": 1.5},
        None,
    ]


def test_of_all_minutes_those_that_follow_from_the_dose_are_said() -> None:
    about = about_minutes(bars_of(of_days(3, [STRETCH, WALK]), 1), PLAIN)
    assert about == "Exercise on 1 day, 26.5 minutes. Of these, 1.5 follow from the dose and were not noted."


def test_a_night_in_which_the_clock_changes_and_a_leap_day_are_days_like_others() -> None:
    for first in (date(2026, 10, 24), date(2026, 3, 28), date(2028, 2, 28)):
        done_on = [first + timedelta(days=number) for number in range(3)]
        exercises = [ExerciseDone(day=one, exercise="brisk-walk", minutes=10) for one in done_on]
        assert {one: minutes.whole for one, minutes in minutes_by_day(exercises).items()} == dict.fromkeys(done_on, 10)
