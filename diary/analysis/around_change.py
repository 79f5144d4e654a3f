"""Compares a symptom in the weeks before a day of change, such as a new dose, to the weeks after it."""

from datetime import date, timedelta

from diary.analysis.comparison import Comparison, compare, history
from diary.analysis.smoothing import FOUR_WEEKS
from diary.domain.counting import EVER, counted_before, counted_in
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period


def needed_period(day: date, days: int = FOUR_WEEKS) -> Period:
    """The period that an excerpt must cover for `around_change`, including days in the future."""
    return Period(day - timedelta(days=days), day + timedelta(days=days))


def with_history(day: date, days: int = FOUR_WEEKS) -> Period:
    """The period to read for `around_change`: the days it compares, and the year before them that the noise model is
    fitted to."""
    return history(needed_period(day, days))


def around_change(
    excerpt: Excerpt, symptom: str, day: date, days: int = FOUR_WEEKS, counted: Period = EVER
) -> Comparison:
    """Compare the symptom in the `days` days after `day` (`Comparison.now`) to the `days` days before it (`before`).

    `day` itself belongs partly to both sides and is left out. So are the days that are not `counted`
    (`domain.counting.counted_days`): those in the future, and those before the diary began. If none of the days after
    `day` counts yet, all of them are treated as not recorded; the same holds if fewer than seven of the days before it
    count. A side with fewer than half of its days recorded has no mean. A difference is no proof of a cause. Raises
    `ValueError` if the excerpt does not cover `needed_period`.
    """
    whole = needed_period(day, days)
    after, before = Period(day + timedelta(days=1), whole.last), Period(whole.first, day - timedelta(days=1))
    return compare(excerpt, symptom, counted_in(after, counted), counted_before(before, counted))
