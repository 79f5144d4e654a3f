from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.analysis.after_exercise import LAGS, AfterExercise, NotEnoughDays, after_exercise, exercise_pairs
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.period import Period
from diary.domain.treatment import TreatmentEvent
from tests.analysis.excerpts import at, day, done, excerpt_with, of_days

NAN = np.nan


def walked(length: int, walks: dict[int, float | None], pain: list[float | None] | None = None) -> Excerpt:
    rated = excerpt_with(pain=pain if pain is not None else [4] * length)
    return replace(rated, exercises=tuple(done(place, "brisk-walk", minutes) for place, minutes in walks.items()))


def compared(excerpt: Excerpt, least_minutes: float = 20, lag: int = 1) -> AfterExercise:
    found = after_exercise(excerpt, "pain", least_minutes, lag)
    assert isinstance(found, AfterExercise)
    return found


def test_a_day_is_set_beside_the_rating_of_the_day_after() -> None:
    pairs = exercise_pairs(walked(4, {0: 20, 2: 19}, [1, 2, 3, 4]), "pain")
    np.testing.assert_array_equal(pairs.exercised, [1, 0, 0, 0])
    np.testing.assert_array_equal(pairs.values, [2, 3, 4, NAN])
    np.testing.assert_array_equal(pairs.after(exercise=True), [2])
    np.testing.assert_array_equal(pairs.after(exercise=False), [3, 4])


@pytest.mark.parametrize(("lag", "values"), [(0, [1, 2, 3]), (2, [3, NAN, NAN])])
def test_the_same_day_and_two_days_later_can_be_chosen(lag: int, values: list[float]) -> None:
    np.testing.assert_array_equal(exercise_pairs(walked(3, {}, [1, 2, 3]), "pain", lag=lag).values, values)


def test_another_lag_is_refused() -> None:
    with pytest.raises(ValueError, match="0, 1 or 2"):
        exercise_pairs(of_days(3), "pain", lag=3)


def test_a_day_on_which_nothing_was_written_is_not_a_day_without_exercise() -> None:
    whole = replace(walked(4, {0: 30}, [1, None, None, 4]), events=(Event(day=day(2), event="fall"),))
    np.testing.assert_array_equal(exercise_pairs(whole, "pain").exercised, [1, NAN, 0, 0])
    started = TreatmentEvent(day=day(1), treatment="Pregabalin", turn="started")
    told_later = replace(whole, treatment_changes=(started,))
    np.testing.assert_array_equal(exercise_pairs(told_later, "pain").exercised, [1, NAN, 0, 0])


def test_the_minutes_of_all_exercises_count_together() -> None:
    whole = replace(walked(2, {}), exercises=(done(0, "brisk-walk", 12), done(0, "cycling", 8)))
    np.testing.assert_array_equal(exercise_pairs(whole, "pain").exercised, [1, 0])


def test_a_walk_without_its_time_may_have_been_long_but_calf_raises_are_short() -> None:
    own = ExerciseDone(day=day(3), exercise="climbing")
    whole = walked(5, {0: None})
    whole = replace(
        whole,
        exercises=(*whole.exercises, done(1, "calf-raise"), done(2, "brisk-walk"), done(2, "cycling", 25), own),
    )
    np.testing.assert_array_equal(exercise_pairs(whole, "pain").exercised, [NAN, 0, 1, NAN, 0])


def test_pain_after_exercise_is_compared_with_pain_after_other_days() -> None:
    rng = np.random.default_rng(14)
    walks = rng.random(84) < 0.5
    pain = [6.0] + [6 - 2 * float(walk) + int(rng.integers(0, 2)) for walk in walks[:-1]]
    found = compared(walked(84, dict.fromkeys(np.flatnonzero(walks).tolist(), 25.0), [*pain]))
    assert found.difference == pytest.approx(found.mean_exercised - found.mean_others)
    assert found.difference == pytest.approx(-2, abs=0.4)
    assert found.exercised + found.others == 83
    assert found.interval is not None
    assert found.interval.high < 0
    assert found.p < 0.05
    assert not found.weekdays.is_large


def test_exercise_that_follows_the_weekday_is_said_to() -> None:
    found = compared(walked(84, {place: 25.0 for place in range(84) if place % 7 in {0, 2, 4}}))
    assert found.weekdays.is_large
    assert found.weekdays.shares == (1, 0, 1, 0, 1, 0, 0)


def test_four_weeks_have_pairs_enough_while_tonight_is_blank() -> None:
    for lag in LAGS:
        assert compared(walked(27, dict.fromkeys(range(10), 30.0)), lag=lag).exercised == 10


@pytest.mark.parametrize(
    ("excerpt", "expected"),
    [
        (of_days(1), NotEnoughDays(0, 0)),
        (of_days(40), NotEnoughDays(0, 0)),
        (walked(60, {}), NotEnoughDays(0, 59)),
        (walked(60, dict.fromkeys(range(60), 30.0)), NotEnoughDays(59, 0)),
        (walked(60, dict.fromkeys(range(7), 30.0)), NotEnoughDays(7, 52)),
        (walked(24, dict.fromkeys(range(10), 30.0)), NotEnoughDays(10, 13)),
    ],
)
def test_below_24_pairs_or_8_of_a_kind_there_are_not_enough_days_yet(excerpt: Excerpt, expected: NotEnoughDays) -> None:
    assert after_exercise(excerpt, "pain") == expected


def test_28_pairs_and_8_of_each_kind_are_enough() -> None:
    found = compared(walked(29, dict.fromkeys(range(0, 16, 2), 30.0)))
    assert (found.exercised, found.others) == (8, 20)
    assert (found.difference, found.p) == (0, 1)


def test_a_period_shorter_than_the_lag_has_no_pairs() -> None:
    assert after_exercise(of_days(1, [done(0, "brisk-walk", 30)]), "pain", lag=2) == NotEnoughDays(0, 0)


MINUTES = st.lists(st.none() | st.sampled_from([0.0, 10.0, 30.0]), min_size=40, max_size=70)


def written(first: int, minutes: list[float | None], pain: list[int | None], blank: tuple[int, int]) -> Excerpt:
    length = len(minutes)
    return Excerpt(
        period=Period(day(first - blank[0]), day(first + length - 1 + blank[1])),
        ratings=tuple(at(first + place, value, None) for place, value in enumerate(pain[:length]) if value is not None),
        exercises=tuple(done(first + place, "brisk-walk", one) for place, one in enumerate(minutes) if one),
    )


@given(
    MINUTES,
    st.lists(st.none() | st.integers(0, 10), min_size=70, max_size=70),
    st.integers(-4000, 4000).map(lambda weeks: 7 * weeks),
    st.tuples(st.integers(0, 30), st.integers(0, 30)),
    st.randoms(use_true_random=False),
)
def test_other_weeks_blank_ends_and_another_order_change_nothing(
    minutes: list[float | None], pain: list[int | None], first: int, blank: tuple[int, int], random: Random
) -> None:
    here = after_exercise(written(0, minutes, pain, (0, 0)), "pain")
    there = written(first, minutes, pain, blank)
    exercises = list(there.exercises)
    random.shuffle(exercises)
    assert after_exercise(replace(there, exercises=tuple(exercises)), "pain") == here
