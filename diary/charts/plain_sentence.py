"""States in one plain sentence whether a symptom changed, or has a trend; used by window, report, charts and commands.

The sentence is derived from the rounded figures that are displayed next to it (`descriptions`), so that both agree.
"""

from typing import NamedTuple

from diary.analysis.comparison import Comparison, Level
from diary.analysis.interval import Interval
from diary.analysis.trend import TooFew, Trend
from diary.analysis.ups_and_downs import in_half_points
from diary.analysis.verdict import ChangeVerdict, TrendVerdict
from diary.charts.chart_text import Wording, length
from diary.domain.rounding import whole
from diary.i18n import N_, _

_CHANGES = {
    ChangeVerdict.LOWER: N_("Lower than before."),
    ChangeVerdict.HIGHER: N_("Higher than before."),
    ChangeVerdict.SAME: N_("About the same as before."),
}
_IN_SHORT = {
    ChangeVerdict.LOWER: N_("lower"),
    ChangeVerdict.HIGHER: N_("higher"),
    ChangeVerdict.SAME: N_("about the same"),
    ChangeVerdict.UNCLEAR: N_("no clear change"),
    ChangeVerdict.UNDETERMINED: N_("cannot tell yet"),
}
_TRENDS = {
    TrendVerdict.FALLING: N_("Falling in this time."),
    TrendVerdict.RISING: N_("Rising in this time."),
    TrendVerdict.LEVEL: N_("Level in this time."),
}
_MAY_BE_CHANGED = (
    N_("No clear change. It may be up to {higher} higher."),
    N_("No clear change. It may be up to {lower} lower."),
    N_("No clear change. It may be up to {lower} lower or {higher} higher."),
)
_MAY_HAVE_GONE = (
    N_("No clear trend. It may have risen by up to {higher} in this time."),
    N_("No clear trend. It may have fallen by up to {lower} in this time."),
    N_("No clear trend. It may have fallen by up to {lower} or risen by up to {higher} in this time."),
)
"""The range of undetected trends: upwards only, downwards only, or in both directions."""
_CHANGED_BY_CHANCE = 0.035
"""The false-positive rate: the share of comparisons called lower or higher although nothing changed, 3 to 5 % by
simulation.

With 3 symptoms at least one is called changed in about 10 % of comparisons, with 6 in about 20 %.
"""


class PlainSentence(NamedTuple):
    """The sentence, and the `reason` if nothing can be concluded (otherwise empty)."""

    words: str
    reason: str = ""


def compared(comparison: Comparison, wording: Wording) -> PlainSentence:
    """How a symptom compares with the period before: lower, higher, about the same, no clear change, or
    undetermined."""
    verdict = comparison.verdict
    if verdict in _CHANGES:
        return PlainSentence(_(_CHANGES[verdict]))
    if comparison.never_varies:
        return PlainSentence(_("Cannot tell yet."), _("Within each time the ratings are all alike."))
    if comparison.interval is None:
        return PlainSentence(_("Cannot tell yet."), _too_few(comparison))
    if verdict is ChangeVerdict.UNCLEAR:
        return PlainSentence(_may_be(_MAY_BE_CHANGED, comparison.interval.shown, wording))
    reason = _("The days vary too much for {length}.").format(length=length(comparison.period))
    return PlainSentence(_("Cannot tell yet."), reason)


def in_short(comparison: Comparison) -> str:
    """The verdict of `compared` as a phrase after a figure: "lower", "higher", "no clear change", "cannot tell yet"."""
    return _(_IN_SHORT[comparison.verdict])


def alone(level: Level, trend: Trend | TooFew | None, wording: Wording) -> PlainSentence:
    """The sentence for a period without an earlier one to compare with: its trend, or that nothing is recorded."""
    return PlainSentence(_("Not recorded in this period.")) if level.worst is None else course(trend, wording)


def course(trend: Trend | TooFew | None, wording: Wording) -> PlainSentence:
    """Whether a symptom is rising, falling or level in its period, or how large an undetected trend may be."""
    if trend is None or isinstance(trend, TooFew):
        return PlainSentence(_("Cannot tell yet."), _("Too few days written down."))
    verdict = trend.verdict
    if verdict in _TRENDS:
        return PlainSentence(_(_TRENDS[verdict]))
    if verdict is TrendVerdict.UNDETERMINED or trend.reach is None:
        return PlainSentence(_("Cannot tell yet."), _("The days vary too much for a trend."))
    over = Interval(trend.whole - trend.reach, trend.whole + trend.reach)
    return PlainSentence(_may_be(_MAY_HAVE_GONE, over.shown, wording))


def named(name: str, sentence: PlainSentence) -> str:
    """The symptom's name followed by the sentence and its reason: "Pain. Cannot tell yet. The days vary ..."."""
    return " ".join((f"{name}.", *filter(None, sentence)))


def multiple_comparisons(symptoms: int) -> str:
    """The sentence on multiple comparisons, with their false-positive rate for that number of symptoms; empty below
    two."""
    if symptoms < 2:
        return ""
    words = _(
        "You look at {symptoms} symptoms. Even if nothing had changed, one would look changed in about one of {n} "
        "such comparisons."
    )
    return words.format(symptoms=symptoms, n=_one_in(symptoms))


def multiple_comparisons_on_page(symptoms: int) -> str:
    """As `multiple_comparisons`, in the words of the printed page."""
    if symptoms < 2:
        return ""
    words = _("By chance, one of {symptoms} symptoms looks changed in 1 of {n} comparisons.")
    return words.format(symptoms=symptoms, n=_one_in(symptoms))


def _one_in(symptoms: int) -> int:
    return whole(1 / (1 - (1 - _CHANGED_BY_CHANCE) ** symptoms))


def detectable(change: float, wording: Wording) -> str:
    """The smallest change that the diary can show (`ups_and_downs.detectable_change`), rounded up to half a point."""
    words = _("With your ups and downs, four weeks against four can show a change of about {points} points.")
    return words.format(points=wording.number(in_half_points(change), 1))


def _too_few(comparison: Comparison) -> str:
    now, before = comparison.now, comparison.before
    is_now = now.mean is None or (before.mean is not None and now.recorded <= before.recorded)
    return _("Too few days written down.") if is_now else _("Too few days written down before.")


def _may_be(patterns: tuple[str, str, str], interval: Interval, wording: Wording) -> str:
    lower, higher = (wording.number(abs(end), 1) for end in (interval.low, interval.high))
    number = 0 if interval.low >= 0 else 1 if interval.high <= 0 else 2
    return _(patterns[number]).format(lower=lower, higher=higher)
