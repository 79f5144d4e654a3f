from dataclasses import replace
from datetime import timedelta
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.analysis.daily import (
    daily,
    daily_measured,
    day_minutes,
    days_entered,
    days_exercised,
    days_rated,
    exercise_minutes,
    exercise_of_unknown_length,
    total_minutes,
)
from diary.domain.catalogue import exercises
from diary.domain.definition import Definition
from diary.domain.duration import minutes_done
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import Dose, Exercise, ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.symptom import Rating
from diary.domain.tracked_items import category_of
from tests.analysis.excerpts import at, day, done, excerpt_with, of_days

RATED = st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=40)


def category(exercise: str) -> str:
    return category_of(exercise, ())


def test_every_day_of_the_period_has_its_place_and_blank_days_are_not_a_number() -> None:
    found = daily(excerpt_with(pain=[3, None, 0]), "pain")
    assert found.days.tolist() == [day(0), day(1), day(2)]
    np.testing.assert_array_equal(found.values, [3, np.nan, 0])
    assert found.counts.tolist() == [1, 0, 1]
    assert found.rated.tolist() == [True, False, True]


def test_the_evening_speaks_for_the_day_and_moments_only_where_there_is_no_evening() -> None:
    ratings = (at(0, 9, 8), at(0, 4, None), at(0, 5, None), at(1, 2, 8), at(1, 3, 20))
    found = daily(Excerpt(period=Period(day(0), day(2)), ratings=ratings), "pain")
    np.testing.assert_array_equal(found.values, [4.5, 2.5, np.nan])
    assert found.counts.tolist() == [3, 2, 0]


def test_other_symptoms_and_other_days_are_left_out() -> None:
    whole = excerpt_with(pain=[1, 2, 3, 4], numbness=[9, 9, 9, 9])
    np.testing.assert_array_equal(daily(whole, "pain", Period(day(1), day(2))).values, [2, 3])
    np.testing.assert_array_equal(daily(whole, "pain", Period(day(3), day(4))).values, [4, np.nan])


@given(RATED)
def test_shifting_all_dates_changes_no_value(values: list[int | None]) -> None:
    here = daily(excerpt_with(pain=values), "pain")
    there = daily(excerpt_with(day(1000), pain=values), "pain")
    np.testing.assert_array_equal(here.values, there.values)


@given(RATED, st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(values: list[int | None], random: Random) -> None:
    whole = excerpt_with(pain=values)
    mixed = list(whole.ratings)
    random.shuffle(mixed)
    np.testing.assert_array_equal(
        daily(whole, "pain").values, daily(replace(whole, ratings=tuple(mixed)), "pain").values
    )


@given(RATED)
def test_no_value_is_invented(values: list[int | None]) -> None:
    found = daily(excerpt_with(pain=values), "pain").values
    assert np.isfinite(found).tolist() == [value is not None for value in values]


def test_minutes_are_summed_by_group_and_stay_unknown_on_days_without_any() -> None:
    entries = [done(0, "brisk-walk", 25), done(0, "cycling", 10), done(0, "calf-raise", 5), done(2, "arm-circles", 4)]
    assert day_minutes(of_days(1, [done(0, "calf-stretch"), done(0, "brisk-walk", 25)]), category).derived == 1.5
    found = day_minutes(of_days(3, entries), category).by_group
    np.testing.assert_array_equal(found["aerobic"], [35, np.nan, np.nan])
    np.testing.assert_array_equal(found["strength"], [5, np.nan, np.nan])
    np.testing.assert_array_equal(found["stretching"], [np.nan, np.nan, 4])
    assert np.isnan(found["hands"]).all()
    np.testing.assert_array_equal(total_minutes(found), [40, np.nan, 4])


def test_hand_and_foot_exercises_are_one_group_and_unknown_ones_another() -> None:
    own = [
        Definition(kind="exercise", key="ball", name="Ball squeeze", category="hand"),
        Definition(kind="exercise", key="towel", name="Towel curl", category="foot"),
        Definition(kind="exercise", key="climbing", name="Climbing"),
    ]
    entries = [done(0, "ball", 3), done(0, "towel", 2), done(0, "climbing", 60)]
    found = day_minutes(of_days(1, entries), lambda key: category_of(key, own)).by_group
    assert (found["hands"][0], found["other"][0]) == (5, 60)


def test_holds_of_a_ticked_dose_make_minutes() -> None:
    stretch = exercises()["calf-stretch"]
    assert minutes_done(done(0, "calf-stretch"), stretch) == 1.5  # 3 x 15 s, each of two legs


def test_what_was_really_done_wins_over_the_dose() -> None:
    stretch = exercises()["calf-stretch"]
    assert minutes_done(ExerciseDone(day=day(0), exercise="calf-stretch", sets=2), stretch) == 1.0
    assert minutes_done(done(0, "calf-stretch", 7), stretch) == 7


@pytest.mark.parametrize("exercise", ["calf-raise", "brisk-walk", "leg-swings"])
def test_repetitions_and_ranges_of_minutes_make_no_minutes(exercise: str) -> None:
    assert minutes_done(done(0, exercise), exercises()[exercise]) is None


def test_an_exercise_of_unknown_time_counts_as_done_without_minutes() -> None:
    whole = of_days(2, [done(1, "calf-raise")])
    assert days_exercised(whole).tolist() == [False, True]
    assert np.isnan(total_minutes(day_minutes(whole, category).by_group)).all()


def test_an_import_was_not_ticked_beside_a_dose() -> None:
    assert minutes_done(done(0, "calf-stretch", origin="diary.csv:7"), exercises()["calf-stretch"]) is None
    assert minutes_done(done(0, "calf-stretch", 4, origin="diary.csv:7"), exercises()["calf-stretch"]) == 4


def test_a_fixed_number_of_minutes_is_known_but_not_of_what_the_person_times() -> None:
    march = Exercise(key="march", name="March", category="warm-up", dose=Dose(minutes=(2, 2)))
    search = Exercise(key="search", name="Search", category="hand", dose=Dose(minutes=(5, 5), side="each-hand"))
    yoga = Exercise(key="yoga", name="Yoga", category="mind-and-body", dose=Dose(minutes=(30, 30)))
    assert [minutes_done(done(0, one.key), one) for one in (march, search, yoga)] == [2, 10, None]


def test_rated_and_entered_days_are_told_apart() -> None:
    whole = replace(excerpt_with(pain=[1, None, None]), notes=(Note(day=day(1), text="Cold."),))
    assert days_rated(whole).tolist() == [True, False, False]
    assert days_entered(whole).tolist() == [True, True, False]
    assert days_entered(whole, Period(day(1), day(1) + timedelta(days=3))).tolist() == [True, False, False, False]


def test_nothing_recorded_gives_nothing_but_blank_days() -> None:
    nothing = of_days(5)
    assert np.isnan(daily(nothing, "pain").values).all()
    assert daily(nothing, "pain").counts.tolist() == [0] * 5
    assert np.isnan(total_minutes(day_minutes(nothing, category).by_group)).all()


def test_one_decimal_is_kept() -> None:
    whole = Excerpt(
        period=Period(day(0), day(0)), ratings=tuple(Rating(day=day(0), symptom="pain", value=v) for v in (3.5, 4.0))
    )
    assert daily(whole, "pain").values.tolist() == [3.75]


def test_the_minutes_of_a_day_are_those_of_all_its_exercises() -> None:
    entries = [done(0, "brisk-walk", 25), done(0, "climbing", 60), done(1, "calf-raise"), done(2, "calf-stretch")]
    np.testing.assert_array_equal(exercise_minutes(of_days(4, entries)), [85, np.nan, 1.5, np.nan])


def test_of_exercises_without_a_time_only_those_that_are_timed_or_unknown_may_have_been_long() -> None:
    entries = [done(0, "brisk-walk"), done(1, "calf-raise"), done(2, "climbing"), done(3, "climbing", 5)]
    assert exercise_of_unknown_length(of_days(4, entries)).tolist() == [True, False, True, False]


def test_a_measured_day_is_the_mean_of_its_measurements_and_a_blank_one_is_not_known() -> None:
    found = tuple(
        Measurement(day=day(number), quantity=quantity, value=value)
        for number, quantity, value in ((0, "weight", 80), (0, "weight", 82), (2, "weight", 79), (1, "steps", 4000))
    )
    whole = Excerpt(period=Period(day(0), day(3)), measurements=found)
    assert np.array_equal(daily_measured(whole, "weight"), [81, np.nan, 79, np.nan], equal_nan=True)
    assert np.array_equal(daily_measured(whole, "weight", Period(day(2), day(2))), [79])
    assert np.array_equal(daily_measured(whole, "sleep-hours"), [np.nan] * 4, equal_nan=True)
