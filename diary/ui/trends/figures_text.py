"""The figures as sentences: numbers first, then the interval, then the limits of the conclusion."""

from math import ceil

from diary.analysis.comparison import Comparison, Level
from diary.analysis.trend import A_YEAR, LEAST_DAYS, LEAST_RATINGS, TooFew, Trend
from diary.analysis.verdict import ChangeVerdict, TrendVerdict
from diary.charts.chart_text import Wording, per_cent, rating
from diary.charts.descriptions import about_interval, limits_of_change, recorded_before, shifted
from diary.charts.plain_sentence import course
from diary.domain.rounding import fixed, rounded
from diary.i18n import _, ngettext


def about_means(comparison: Comparison, wording: Wording) -> list[str]:
    """Both means, if there are two; and a remark if their rounded difference deviates from the change."""
    before, now, change = comparison.before.mean, comparison.now.mean, comparison.change
    if before is None or now is None or change is None:
        return []
    means = _("Mean {before} before, {now} now.").format(before=wording.number(before, 1), now=wording.number(now, 1))
    if fixed(rounded(now, 1) - rounded(before, 1), 1) == fixed(rounded(change, 1), 1):
        return [means]
    return [f"{means} {_('The change is worked out before rounding.')}"]


def about_level(level: Level, wording: Wording) -> str:
    """Mean and median, and the number of recorded days."""
    if level.worst is None:
        return _("Not recorded in this period.")
    recorded = ngettext("{recorded} of {days} day recorded.", "{recorded} of {days} days recorded.", level.days).format(
        recorded=level.recorded, days=level.days
    )
    if level.mean is None or level.median is None:
        return _("Too few days for a mean. {recorded}").format(recorded=recorded)
    return _("Mean {mean}, median {median}. {recorded}").format(
        mean=wording.number(level.mean, 1), median=rating(level.median, wording), recorded=recorded
    )


def about_comparison(comparison: Comparison, wording: Wording, symptoms: int = 1) -> str:
    """The difference with its interval and the limits of the conclusion, and the days recorded before.

    `symptoms` is the number of symptoms looked at together, by which the level for a clear change is corrected.
    """
    if comparison.change is None:
        return _too_few(comparison)
    sentences = [_difference(comparison, comparison.change, wording), *_limits(comparison, symptoms)]
    sentences.append(recorded_before(comparison.before))
    return " ".join(sentences)


def about_trend(trend: Trend | TooFew, wording: Wording, *, is_said: bool = False) -> str:
    """The verdict on the trend, unless it `is_said` already, and the slope with its interval; from a year on per
    year."""
    if isinstance(trend, TooFew):
        return _(
            "Not enough days yet for a trend: it needs {ratings} ratings over {span} days, and these are {recorded} "
            "over {days}."
        ).format(recorded=trend.recorded, days=trend.days, ratings=LEAST_RATINGS, span=LEAST_DAYS)
    pattern = _("{change} in a year") if trend.days >= A_YEAR else _("{change} every four weeks")
    slope = pattern.format(change=_difference_alone(trend.slope * trend.shown_scale, wording))
    if trend.interval and (interval := about_interval(trend.interval.times(trend.shown_scale), wording)):
        slope += f" ({interval})"
    sentences = [*filter(None, () if is_said else course(trend, wording))]
    if trend.interval or rounded(trend.slope, 1):
        sentences.append(f"{slope}.")
    if trend.verdict in {TrendVerdict.FALLING, TrendVerdict.RISING}:
        sentences.append(_("This says nothing about its cause."))
    return " ".join(sentences)


def _difference(comparison: Comparison, change: float, wording: Wording) -> str:
    interval = about_interval(comparison.interval, wording) if comparison.interval else ""
    words = _difference_alone(change, wording)
    share = comparison.change_per_cent
    if share is not None and comparison.is_clear:
        words = _("{difference}, {share}").format(difference=words, share=per_cent(wording.number(abs(share), 0)))
    return f"{words} ({interval})." if interval else f"{words}."


def _limits(comparison: Comparison, symptoms: int) -> list[str]:
    """The limits of the conclusion; for a rise that is clear even among so many symptoms, the advice to mention it."""
    limits = limits_of_change(comparison)
    if comparison.verdict is ChangeVerdict.HIGHER and comparison.is_clear_among(symptoms):
        limits.append(_("If this worries you, it may be worth mentioning at your next visit."))
    return limits


def _too_few(comparison: Comparison) -> str:
    """Which of the two periods has too few days, with the counts."""
    here = comparison.now.mean is None
    level = comparison.now if here else comparison.before
    pattern = (
        _("Not enough days to compare: {recorded} recorded in this period, {needed} needed.")
        if here
        else _("Not enough days to compare: {recorded} recorded in the time before, {needed} needed.")
    )
    return pattern.format(recorded=level.recorded, needed=ceil(level.days / 2))


def _difference_alone(change: float, wording: Wording) -> str:
    """The difference at the beginning of a sentence."""
    return shifted(change, wording) if rounded(change, 1) else _("No difference")
