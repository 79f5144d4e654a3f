"""What may be said of a change and of a trend, in one plain sentence: for the window, the page, charts and commands.

The figures it rests on stand behind it (`descriptions`); it is made from them as they are shown.
"""

from typing import NamedTuple

from diary.analysis.comparison import Comparison, Level
from diary.analysis.interval import Interval
from diary.analysis.trend import TooFew, Trend
from diary.analysis.verdict import ChangeVerdict, TrendVerdict
from diary.charts.chart_text import Wording, length
from diary.i18n import N_, _

_CHANGES = {
    ChangeVerdict.LOWER: N_("Lower than before."),
    ChangeVerdict.HIGHER: N_("Higher than before."),
    ChangeVerdict.SAME: N_("About the same as before."),
}
_TRENDS = {
    TrendVerdict.FALLING: N_("Falling in this time."),
    TrendVerdict.RISING: N_("Rising in this time."),
    TrendVerdict.LEVEL: N_("Level in this time."),
}


class PlainSentence(NamedTuple):
    """The sentence; where nothing can be told, `reason` says why."""

    words: str
    reason: str = ""


def compared(comparison: Comparison, wording: Wording) -> PlainSentence:
    """How a symptom compares with before: lower, higher, about the same, no clear change, or no telling."""
    said = comparison.verdict
    if said in _CHANGES:
        return PlainSentence(_(_CHANGES[said]))
    if comparison.interval is None:
        return PlainSentence(_("Cannot tell yet."), _too_few(comparison))
    if said is ChangeVerdict.UNCLEAR:
        return PlainSentence(_no_clear_change(comparison.interval.shown, wording))
    reason = _("The days vary too much for {length}.").format(length=length(comparison.period))
    return PlainSentence(_("Cannot tell yet."), reason)


def alone(level: Level, trend: Trend | TooFew, wording: Wording) -> PlainSentence:
    """How a symptom went in a period that has none before it."""
    return PlainSentence(_("Not recorded in this period.")) if level.worst is None else course(trend, wording)


def course(trend: Trend | TooFew, wording: Wording) -> PlainSentence:
    """Whether a symptom is rising, falling or level in its period, or how far it may have gone unseen."""
    if isinstance(trend, TooFew):
        return PlainSentence(_("Cannot tell yet."), _("Too few days written down."))
    said = trend.verdict
    if said in _TRENDS:
        return PlainSentence(_(_TRENDS[said]))
    if said is TrendVerdict.UNTOLD or trend.reach is None:
        return PlainSentence(_("Cannot tell yet."), _("The days vary too much for a trend."))
    return PlainSentence(_no_clear_trend(trend.whole, trend.reach, wording))


def _too_few(comparison: Comparison) -> str:
    now, before = comparison.now, comparison.before
    is_now = now.mean is None or (before.mean is not None and now.recorded < before.recorded)
    return _("Too few days written down.") if is_now else _("Too few days written down before.")


def _no_clear_change(interval: Interval, wording: Wording) -> str:
    lower, higher = (wording.number(abs(end), 1) for end in (interval.low, interval.high))
    if interval.low >= 0:
        return _("No clear change. It may be up to {higher} higher.").format(higher=higher)
    if interval.high <= 0:
        return _("No clear change. It may be up to {lower} lower.").format(lower=lower)
    words = _("No clear change. It may be up to {lower} lower or {higher} higher.")
    return words.format(lower=lower, higher=higher)


def _no_clear_trend(whole: float, reach: float, wording: Wording) -> str:
    """The trend that may be there unseen, as a change over the whole period."""
    interval = Interval(whole - reach, whole + reach).shown
    fall, rise = (wording.number(abs(end), 1) for end in (interval.low, interval.high))
    if interval.low >= 0:
        return _("No clear trend. It may have risen by up to {rise} in this time.").format(rise=rise)
    if interval.high <= 0:
        return _("No clear trend. It may have fallen by up to {fall} in this time.").format(fall=fall)
    words = _("No clear trend. It may have fallen by up to {fall} or risen by up to {rise} in this time.")
    return words.format(fall=fall, rise=rise)
