import pytest

from diary.analysis.difference import Difference
from diary.analysis.interval import Interval
from diary.analysis.trend import Trend
from diary.analysis.verdict import ChangeVerdict, TrendVerdict


@pytest.mark.parametrize(
    ("change", "reach", "said"),
    [
        (-1.1, 0.6, ChangeVerdict.LOWER),
        (0.9, 0.7, ChangeVerdict.HIGHER),
        (0.3, 0.2, ChangeVerdict.HIGHER),
        (0.26, 0.2, ChangeVerdict.HIGHER),
        (0.24, 0.1, ChangeVerdict.SAME),
        (-0.2, 0.8, ChangeVerdict.SAME),
        (-0.2, 0.9, ChangeVerdict.UNCLEAR),
        (0.0, 1.04, ChangeVerdict.SAME),
        (0.0, 1.06, ChangeVerdict.UNCLEAR),
        (-0.5, 2.04, ChangeVerdict.UNCLEAR),
        (-0.5, 2.06, ChangeVerdict.UNDETERMINED),
        (-3.0, 2.5, ChangeVerdict.LOWER),
        (1.0, 0.96, ChangeVerdict.UNCLEAR),
    ],
)
def test_what_is_said_of_a_change_follows_the_numbers_shown(change: float, reach: float, said: ChangeVerdict) -> None:
    """0.96 below 1.0 is shown as 0.0, which is not outside of 0."""
    assert Difference(change, reach, Interval(change - reach, change + reach), 0.5).verdict is said


def test_an_interval_that_the_scale_cuts_is_about_the_same_by_what_is_left_of_it() -> None:
    assert Difference(0.0, 1.4, Interval(-0.4, 1.0), 0.9).verdict is ChangeVerdict.SAME
    assert Difference(0.0, 2.4, Interval(-0.4, 2.0), 0.9).verdict is ChangeVerdict.UNDETERMINED


def a_trend(slope: float, reach: float | None, *, is_clear: bool = False, days: int = 112) -> Trend:
    return Trend(days, 80, slope, None if reach is None else Interval(-9, 9), reach, is_clear)


@pytest.mark.parametrize(
    ("trend", "said"),
    [
        (a_trend(-0.4, 1.0, is_clear=True), TrendVerdict.FALLING),
        (a_trend(0.4, 1.0, is_clear=True), TrendVerdict.RISING),
        (a_trend(0.04, 0.1, is_clear=True), TrendVerdict.LEVEL),
        (a_trend(0.04, 0.1, is_clear=True, days=365), TrendVerdict.RISING),
        (a_trend(0.1, 0.6), TrendVerdict.LEVEL),
        (a_trend(0.1, 0.64), TrendVerdict.LEVEL),
        (a_trend(0.1, 0.7), TrendVerdict.UNCLEAR),
        (a_trend(0.4, 2.0), TrendVerdict.UNCLEAR),
        (a_trend(0.4, 2.1), TrendVerdict.UNDETERMINED),
        (a_trend(0.0, None), TrendVerdict.LEVEL),
    ],
)
def test_what_is_said_of_a_trend(trend: Trend, said: TrendVerdict) -> None:
    assert trend.verdict is said
