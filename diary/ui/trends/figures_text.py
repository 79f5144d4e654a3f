"""The figures in words: the numbers first, then their interval, then how far the words may go."""

from math import ceil

from diary.analysis.comparison import Comparison, Level
from diary.analysis.severity import Severity
from diary.analysis.trend import A_YEAR, LEAST_DAYS, LEAST_RATINGS, TooFew, Trend
from diary.analysis.verdict import ChangeVerdict, TrendVerdict
from diary.charts.chart_text import Wording, per_cent, rating
from diary.charts.descriptions import about_interval, noticeable_fall, shifted
from diary.charts.plain_sentence import course
from diary.i18n import _, ngettext


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


def about_severity(days: Severity) -> str:
    """How many of the rated days were 0 to 3, 4 to 6 and 7 to 10; and how many 0 or 10, where these are many."""
    if not days.rated:
        return ""
    sentence = ngettext(
        "Of {n} rated day, {mild} were 0 to 3, {moderate} 4 to 6, {severe} 7 to 10.",
        "Of {n} rated days, {mild} were 0 to 3, {moderate} 4 to 6, {severe} 7 to 10.",
        days.rated,
    ).format(n=days.rated, mild=days.mild, moderate=days.moderate, severe=days.severe)
    ends = []
    if days.has_many_at_lowest:
        ends.append(ngettext("{n} of them was 0.", "{n} of them were 0.", days.at_lowest).format(n=days.at_lowest))
    if days.has_many_at_highest:
        ends.append(ngettext("{n} of them was 10.", "{n} of them were 10.", days.at_highest).format(n=days.at_highest))
    return " ".join((sentence, *ends))


def about_comparison(comparison: Comparison, wording: Wording, symptoms: int = 1) -> str:
    """The difference with its interval and the limit of what it says, and the days recorded before.

    `symptoms` is the number of those that are looked at together, by which a word of worry is the rarer.
    """
    if comparison.change is None:
        return _too_few(comparison)
    sentences = [_difference(comparison, comparison.change, wording), *_limits(comparison, symptoms)]
    before = _("Before: {recorded} of {days} days recorded.")
    sentences.append(before.format(recorded=comparison.before.recorded, days=comparison.before.days))
    return " ".join(sentences)


def about_trend(trend: Trend | TooFew, wording: Wording) -> str:
    """What may be said of the trend, and the slope with its interval; of a year and more as the change in a year."""
    if isinstance(trend, TooFew):
        return _(
            "Not enough days yet for a trend: {recorded} ratings over {days} days, {ratings} over {span} needed."
        ).format(recorded=trend.recorded, days=trend.days, ratings=LEAST_RATINGS, span=LEAST_DAYS)
    pattern = _("{change} in a year") if trend.days >= A_YEAR else _("{change} every four weeks")
    slope = pattern.format(change=shifted(trend.slope * trend.shown_scale, wording))
    interval = trend.interval and trend.interval.times(trend.shown_scale)
    if interval and (interval.shown.low or interval.shown.high):
        slope += f" ({about_interval(interval, wording)})"
    sentences = [*filter(None, course(trend, wording)), f"{_capital(slope)}."]
    if trend.verdict in {TrendVerdict.FALLING, TrendVerdict.RISING}:
        sentences.append(_("This says nothing about its cause."))
    return " ".join(sentences)


def _difference(comparison: Comparison, change: float, wording: Wording) -> str:
    interval = f" ({about_interval(comparison.interval, wording)})" if comparison.interval else ""
    words = _capital(shifted(change, wording))
    share = comparison.change_per_cent
    if share is not None and comparison.is_clear:
        words = _("{difference}, {share}").format(difference=words, share=per_cent(wording.number(abs(share), 0)))
    return f"{words}{interval}."


def _limits(comparison: Comparison, symptoms: int) -> list[str]:
    if comparison.verdict in {ChangeVerdict.UNCLEAR, ChangeVerdict.UNTOLD}:
        return [_("Days vary by about this much on their own.")]
    if comparison.is_noticeably_lower:
        return [noticeable_fall()]
    if comparison.verdict is ChangeVerdict.HIGHER and comparison.is_clear_among(symptoms):
        return [_("If this worries you, it may be worth mentioning at your next visit.")]
    return []


def _too_few(comparison: Comparison) -> str:
    """Which of the two periods has too few days, with the counts."""
    here = comparison.now.mean is None
    level = comparison.now if here else comparison.before
    where = _("in this period") if here else _("in the one before")
    pattern = _("Not enough days to compare: {recorded} recorded {where}, {needed} needed.")
    return pattern.format(recorded=level.recorded, where=where, needed=ceil(level.days / 2))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
