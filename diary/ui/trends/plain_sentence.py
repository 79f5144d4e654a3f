"""What changed, in one plain sentence; the figures it rests on are `figures_text`'s."""

from typing import NamedTuple

from diary.analysis.comparison import Comparison, Level
from diary.analysis.interval import Interval
from diary.analysis.trend import TooFew, Trend
from diary.charts.chart_text import Wording, length
from diary.domain.rounding import rounded
from diary.i18n import _
from diary.ui.trends.figures_text import direction

_LEAST_CHANGE = 0.3
_SAME_WITHIN = 1.0
_WIDEST_HALF = 2.0
_LEAST_RATINGS = 7
"""Ratings in each period below which a difference has no interval, see `comparison.Comparison`."""


class PlainSentence(NamedTuple):
    """The sentence; where nothing can be told, `reason` says why."""

    words: str
    reason: str = ""


def compared(comparison: Comparison, wording: Wording) -> PlainSentence:
    """How a symptom compares with before: lower, higher, about the same, no clear change, or no telling."""
    change, interval = comparison.change, comparison.interval
    if change is None or (interval is None and not _are_enough(comparison)):
        return PlainSentence(_("Cannot tell yet."), _too_few(comparison))
    is_change = abs(rounded(change, 1)) >= _LEAST_CHANGE
    if is_change and (interval is None or not interval.low <= 0 <= interval.high):
        return PlainSentence(_("Lower than before.") if change < 0 else _("Higher than before."))
    if interval is None or (interval.low >= -_SAME_WITHIN and interval.high <= _SAME_WITHIN):
        return PlainSentence(_("About the same as before."))
    if interval.high - interval.low <= 2 * _WIDEST_HALF:
        return PlainSentence(_("No clear change. {may_be}").format(may_be=_may_be(interval, wording)))
    reason = _("The days vary too much for {length}.").format(length=length(comparison.period))
    return PlainSentence(_("Cannot tell yet."), reason)


def alone(level: Level, trend: Trend | TooFew) -> PlainSentence:
    """How a symptom went in a period that has none before it."""
    if level.worst is None:
        return PlainSentence(_("Not recorded in this period."))
    if isinstance(trend, TooFew):
        return PlainSentence(_("Cannot tell yet."), _("Too few days written down."))
    if way := direction(trend):
        return PlainSentence(_("Falling in this time.") if way < 0 else _("Rising in this time."))
    return PlainSentence(_("No clear rise or fall."))


def _are_enough(comparison: Comparison) -> bool:
    return min(comparison.now.recorded, comparison.before.recorded) >= _LEAST_RATINGS


def _too_few(comparison: Comparison) -> str:
    now, before = comparison.now, comparison.before
    is_now = now.mean is None or (before.mean is not None and now.recorded < before.recorded)
    return _("Too few days written down.") if is_now else _("Too few days written down before.")


def _may_be(interval: Interval, wording: Wording) -> str:
    lower, higher = (wording.number(abs(end), 1) for end in (interval.low, interval.high))
    if interval.low >= 0:
        return _("It may be up to {higher} higher.").format(higher=higher)
    if interval.high <= 0:
        return _("It may be up to {lower} lower.").format(lower=lower)
    return _("It may be up to {lower} lower or {higher} higher.").format(lower=lower, higher=higher)
