"""The verdict on a change and on a trend, derived from the numbers as they are displayed.

The frequency of each verdict, and of each wrong one, is in `README.md`.
"""

from enum import Enum

from diary.analysis.interval import Interval
from diary.domain.rounding import rounded

ABOUT_THE_SAME = 1.0
"""In points: the verdict "about the same" requires the whole interval to lie within this distance of 0."""
WIDEST_HALF = 2.0
"""In points: an interval that extends further than this to both sides of 0 permits no verdict."""
LEAST_CHANGE = 0.3
"""In points: smaller changes are never called lower or higher."""


class ChangeVerdict(Enum):
    """The verdict on a symptom in one period compared to another."""

    LOWER = "lower"
    HIGHER = "higher"
    SAME = "about the same"
    UNCLEAR = "no clear change"
    UNDETERMINED = "cannot tell yet"


class TrendVerdict(Enum):
    """The verdict on the trend of a symptom."""

    FALLING = "falling"
    RISING = "rising"
    LEVEL = "level"
    UNCLEAR = "no clear trend"
    UNDETERMINED = "cannot tell yet"


def of_change(change: float, interval: Interval | None, reach: float) -> ChangeVerdict:
    """The verdict on a change in points, with its interval of half-width `reach` (`None` if the ratings are constant).

    Lower or higher if the interval excludes 0 and the change is 0.3 or more; otherwise about the same if the whole
    interval is within 1 point of 0; otherwise no clear change, or undetermined if the interval extends 2 points to both
    sides. Constant ratings that are equal in both periods are about the same; if they differ the verdict is
    undetermined.
    """
    shown = rounded(change, 1)
    if interval is None:
        return ChangeVerdict.UNDETERMINED if shown else ChangeVerdict.SAME
    limits = interval.shown
    if not limits.includes_zero and abs(shown) >= LEAST_CHANGE:
        return ChangeVerdict.LOWER if shown < 0 else ChangeVerdict.HIGHER
    if limits.low >= -ABOUT_THE_SAME and limits.high <= ABOUT_THE_SAME:
        return ChangeVerdict.SAME
    return ChangeVerdict.UNCLEAR if rounded(reach, 1) <= WIDEST_HALF else ChangeVerdict.UNDETERMINED


def of_trend(slope: float, whole: float, reach: float, *, is_clear: bool) -> TrendVerdict:
    """The verdict on a trend: rising or falling if it is clear and the `slope`, as it is displayed, is not 0.0.

    Otherwise level if the `whole` change over the period and its interval of half-width `reach` (points) are within 1
    point of 0; otherwise no clear trend, or undetermined if the interval extends 2 points to both sides.
    """
    if is_clear and rounded(slope, 1):
        return TrendVerdict.FALLING if slope < 0 else TrendVerdict.RISING
    if abs(rounded(whole, 1)) + rounded(reach, 1) <= ABOUT_THE_SAME:
        return TrendVerdict.LEVEL
    return TrendVerdict.UNCLEAR if rounded(reach, 1) <= WIDEST_HALF else TrendVerdict.UNDETERMINED
