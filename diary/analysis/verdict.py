"""What may be said of a change and of a trend, from the numbers as they are shown.

How often each is said, and how often wrongly, is in `README.md`.
"""

from enum import Enum

from diary.analysis.interval import Interval
from diary.domain.rounding import rounded

ABOUT_THE_SAME = 1.0
"""Points: "about the same" needs the whole interval within so much to either side."""
WIDEST_HALF = 2.0
"""Points: an interval that reaches further than this to either side says nothing."""
LEAST_CHANGE = 0.3
"""Points: smaller changes are never called lower or higher."""


class ChangeVerdict(Enum):
    """What may be said of a symptom in one period beside another."""

    LOWER = "lower"
    HIGHER = "higher"
    SAME = "about the same"
    UNCLEAR = "no clear change"
    UNTOLD = "cannot tell yet"


class TrendVerdict(Enum):
    """What may be said of the trend of a symptom."""

    FALLING = "falling"
    RISING = "rising"
    LEVEL = "level"
    UNCLEAR = "no clear trend"
    UNTOLD = "cannot tell yet"


def of_change(change: float, interval: Interval | None, reach: float) -> ChangeVerdict:
    """What may be said of a change in points with its interval (`None` where nothing varies) of half-width `reach`.

    Lower or higher if 0 is outside of the interval and the change is 0.3 or more; otherwise about the same if the whole
    interval is within 1 point; otherwise no clear change, unless the interval reaches 2 points to either side. Where
    nothing varies, ratings that are all the same are about the same; of others there is no telling.
    """
    shown = rounded(change, 1)
    if interval is None:
        return ChangeVerdict.UNTOLD if shown else ChangeVerdict.SAME
    limits = interval.shown
    if not limits.includes_zero and abs(shown) >= LEAST_CHANGE:
        return ChangeVerdict.LOWER if shown < 0 else ChangeVerdict.HIGHER
    if limits.low >= -ABOUT_THE_SAME and limits.high <= ABOUT_THE_SAME:
        return ChangeVerdict.SAME
    return ChangeVerdict.UNCLEAR if rounded(reach, 1) <= WIDEST_HALF else ChangeVerdict.UNTOLD


def of_trend(slope: float, whole: float, reach: float, *, is_clear: bool) -> TrendVerdict:
    """What may be said of a trend: rising or falling if it is clear and the `slope`, as it is shown, is not 0.0.

    Otherwise level if the `whole` change over the period and its interval of half-width `reach` (points) are within 1
    point; otherwise no clear trend, unless the interval reaches 2 points to either side.
    """
    if is_clear and rounded(slope, 1):
        return TrendVerdict.FALLING if slope < 0 else TrendVerdict.RISING
    if abs(rounded(whole, 1)) + rounded(reach, 1) <= ABOUT_THE_SAME:
        return TrendVerdict.LEVEL
    return TrendVerdict.UNCLEAR if rounded(reach, 1) <= WIDEST_HALF else TrendVerdict.UNTOLD
