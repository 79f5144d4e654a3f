"""The weeks before a day on which something changed, beside the weeks after it."""

from datetime import date, timedelta

from diary.analysis.comparison import Comparison, compare
from diary.analysis.smoothing import FOUR_WEEKS
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period


def needed_period(day: date, days: int = FOUR_WEEKS) -> Period:
    """The days that an excerpt has to cover for `around_change`; those to come are simply not recorded."""
    return Period(day - timedelta(days=days), day + timedelta(days=days))


def around_change(excerpt: Excerpt, symptom: str, day: date, days: int = FOUR_WEEKS) -> Comparison:
    """The symptom in the `days` days before `day` and in the `days` days after, with the interval of the difference.

    `day` itself, part before and part after, is in neither. `Comparison.now` is after, `Comparison.before` is
    before; neither has a mean where fewer than half of its days are recorded, as in the fortnight after a change.
    A difference tells nothing of its cause. Raises `ValueError` where the excerpt does not cover `needed_period`.
    """
    whole = needed_period(day, days)
    after, before = Period(day + timedelta(days=1), whole.last), Period(whole.first, day - timedelta(days=1))
    return compare(excerpt, symptom, after, before)
