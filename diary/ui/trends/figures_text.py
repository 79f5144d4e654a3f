"""The figures in words: the numbers first, then their interval, then how far the words may go."""

from math import ceil

from diary.analysis.comparison import LEAST_NOTICEABLE, Comparison, Level
from diary.analysis.interval import Interval
from diary.analysis.smoothing import FOUR_WEEKS
from diary.analysis.trend import LEAST_DAYS, LEAST_RATINGS, TooFew, Trend
from diary.charts.chart_text import Wording, per_cent, rating
from diary.charts.descriptions import about_interval, shifted
from diary.domain.rounding import GUARD, rounded
from diary.domain.symptom import PAIN
from diary.i18n import _

_A_YEAR = 365
_ABOUT_THE_SAME = 0.2
"""Differences up to this, of means rounded to one decimal, are worded as "about the same"."""


def about_level(level: Level, wording: Wording) -> str:
    """Mean and median, and how many days are recorded."""
    if level.worst is None:
        return _("Not recorded in this period.")
    recorded = _("{recorded} of {days} days recorded.").format(recorded=level.recorded, days=level.days)
    if level.mean is None or level.median is None:
        return _("Too few days for a mean. {recorded}").format(recorded=recorded)
    return _("Mean {mean}, median {median}. {recorded}").format(
        mean=wording.number(level.mean, 1), median=rating(level.median, wording), recorded=recorded
    )


def about_comparison(comparison: Comparison, wording: Wording) -> str:
    """The difference with its interval and the limit of what it says, and the days recorded before."""
    if comparison.change is None:
        return _too_few(comparison)
    sentences = [_difference(comparison, comparison.change, wording), *_limits(comparison, comparison.change)]
    before = _("Before: {recorded} of {days} days recorded.")
    sentences.append(before.format(recorded=comparison.before.recorded, days=comparison.before.days))
    return " ".join(sentences)


def about_trend(trend: Trend | TooFew, wording: Wording) -> str:
    """The slope with its interval, or that there is no clear one; of a year and more as the change in a year."""
    if isinstance(trend, TooFew):
        return _(
            "Not enough days yet for a trend: {recorded} ratings over {days} days, {ratings} over {span} needed."
        ).format(recorded=trend.recorded, days=trend.days, ratings=LEAST_RATINGS, span=LEAST_DAYS)
    scale = _scale(trend)
    pattern = _("{change} in a year") if trend.days >= _A_YEAR else _("{change} every four weeks")
    change, interval = trend.mean_slope * scale, trend.mean_interval
    slope = pattern.format(change=shifted(change, wording))
    if interval is not None and (rounded(interval.low * scale, 1) or rounded(interval.high * scale, 1)):
        slope += f" ({about_interval(Interval(interval.low * scale, interval.high * scale), wording)})"
    if direction(trend):
        return _("{slope}. This says nothing about its cause.").format(slope=_capital(slope))
    if not trend.mean_slope:
        return _("No clear rise or fall.")
    return _("No clear rise or fall: {slope}.").format(slope=slope)


def direction(trend: Trend) -> int:
    """1 for a clear rise, -1 for a clear fall, 0 where there is neither, by the change that is shown."""
    change = rounded(trend.mean_slope * _scale(trend), 1)
    return 0 if not change or not _is_clear(trend) else 1 if change > 0 else -1


def _scale(trend: Trend) -> float:
    """What a change in four weeks is multiplied with to be that of the time which is named."""
    return _A_YEAR / FOUR_WEEKS if trend.days >= _A_YEAR else 1.0


def _is_clear(trend: Trend) -> bool:
    """Whether both the test is significant and the interval excludes zero."""
    return trend.is_clear and not (trend.mean_interval and _holds_nought(trend.mean_interval))


def _difference(comparison: Comparison, change: float, wording: Wording) -> str:
    interval = f" ({about_interval(comparison.interval, wording)})" if comparison.interval else ""
    if abs(rounded(change, 1)) <= _ABOUT_THE_SAME and not (
        comparison.interval and not _holds_nought(comparison.interval)
    ):
        return _("About the same as before{interval}.").format(interval=interval)
    words = _capital(shifted(change, wording))
    share = comparison.change_per_cent
    if share is not None:
        words = _("{difference}, {share}").format(difference=words, share=per_cent(wording.number(abs(share), 0)))
    return f"{words}{interval}."


def _limits(comparison: Comparison, change: float) -> list[str]:
    if abs(rounded(change, 1)) <= _ABOUT_THE_SAME:
        return []
    if comparison.interval and _holds_nought(comparison.interval):
        return [_("Days vary by about this much on their own.")]
    if comparison.symptom == PAIN.key and rounded(change, GUARD) <= -LEAST_NOTICEABLE:
        return [_("A fall of 2 points or {share} is usually noticeable.").format(share=per_cent("30"))]
    if change > 0:
        return [_("If this worries you, it may be worth mentioning at your next visit.")]
    return []


def _too_few(comparison: Comparison) -> str:
    """Which of the two periods has too few days, with the counts."""
    here = comparison.now.mean is None
    level = comparison.now if here else comparison.before
    where = _("in this period") if here else _("in the one before")
    pattern = _("Not enough days to compare: {recorded} recorded {where}, {needed} needed.")
    return pattern.format(recorded=level.recorded, where=where, needed=ceil(level.days / 2))


def _holds_nought(interval: Interval) -> bool:
    return interval.low <= 0 <= interval.high


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
