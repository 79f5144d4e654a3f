from typing import Any

import numpy as np
import pytest

from diary.analysis.interval import Interval
from diary.analysis.weekday_test import WeekdayEffects, weekday_effects
from tests.analysis.reference import CASES, ratings_of

NAN = np.nan


@pytest.mark.parametrize("case", [case for case in CASES if "weekdays" in case])
def test_it_is_the_specifications(case: dict[str, Any]) -> None:
    wanted = case["weekdays"]
    values = ratings_of(case)[-wanted["days"] :]
    found = weekday_effects(values, np.arange(len(values)) % 7)
    assert found is not None
    assert found.p == pytest.approx(wanted["p"], abs=1e-9)
    for one, effect, reach in zip(found.intervals, wanted["effects"], wanted["reaches"], strict=True):
        assert (one.low, one.high) == pytest.approx((effect - reach, effect + reach), abs=1e-6)


def a_year(weekend: float) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(4)
    weekdays = (np.arange(365) + 3) % 7
    return np.clip(np.rint(5 + 1.5 * rng.standard_normal(365) + weekend * (weekdays >= 5)), 0, 10), weekdays


def test_a_weekend_is_found_and_named() -> None:
    found = weekday_effects(*a_year(1.5))
    assert found is not None
    assert found.p < 0.001
    assert found.differs(5)
    assert found.differs(6)
    assert found.intervals[5].low > 0


def test_no_weekday_is_named_where_the_days_as_a_whole_do_not_differ() -> None:
    found = weekday_effects(*a_year(0.0))
    assert found is not None
    assert found.p > 0.05
    alone = WeekdayEffects(0.06, (Interval(0.1, 0.9),) + (Interval(-0.5, 0.5),) * 6)
    assert not alone.differs(0)
    assert WeekdayEffects(0.04, alone.intervals).differs(0)
    assert not WeekdayEffects(0.04, alone.intervals).differs(1)


def test_it_needs_84_days_56_ratings_and_4_of_each_weekday() -> None:
    values, weekdays = a_year(0.0)
    assert weekday_effects(values[:83], weekdays[:83]) is None
    assert weekday_effects(values[:84], weekdays[:84]) is not None
    few = values[:84].copy()
    few[1:29] = NAN
    assert weekday_effects(few, weekdays[:84]) is not None
    few[29] = NAN
    assert weekday_effects(few, weekdays[:84]) is None
    no_sunday = np.where(weekdays == 6, NAN, values)
    assert weekday_effects(no_sunday, weekdays) is None
    no_sunday[np.flatnonzero(weekdays == 6)[:4]] = 5
    assert weekday_effects(no_sunday, weekdays) is not None


def test_there_is_none_where_nothing_varies_or_nothing_is_rated() -> None:
    weekdays = np.arange(100) % 7
    assert weekday_effects(np.full(100, 4.0), weekdays) is None
    assert weekday_effects(np.full(100, NAN), weekdays) is None


def test_a_weekday_is_named_by_its_interval_as_it_is_shown() -> None:
    effects = WeekdayEffects(0.01, (Interval(0.04, 0.6), Interval(0.05, 0.6), *[Interval(-0.3, 0.2)] * 5))
    assert [effects.differs(number) for number in range(3)] == [False, True, False]
