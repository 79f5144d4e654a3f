"""Describes how a day's value is computed from its ratings, and the highest rating; used by window, report and
files."""

from collections.abc import Sequence
from datetime import time

from diary.analysis.rated import HighestOn, HighestRating, MadeOf, Rated
from diary.analysis.severity import Severity
from diary.charts.chart_text import Wording, per_cent, rating
from diary.i18n import _, ngettext


def about_highest(highest: HighestRating, wording: Wording) -> str:
    """ "Highest rating 10, on 7 days, the last time on 28 Nov 2026 at 09:00." """
    if not highest.value:
        return _("Every rating was 0.")
    value, latest = rating(highest.value, wording), highest.days[0]
    when = _when(wording.day_month_year(latest.day), latest, wording)
    if len(highest.days) == 1:
        return _("Highest rating {value}, on {when}.").format(value=value, when=when)
    pattern = ngettext(
        "Highest rating {value}, on {n} day, the last time on {when}.",
        "Highest rating {value}, on {n} days, the last time on {when}.",
        len(highest.days),
    )
    return pattern.format(value=value, n=len(highest.days), when=when)


def _when(day: str, at: HighestOn, wording: Wording) -> str:
    if not at.times:
        return day
    return _("{day} at {times}").format(day=day, times=_(", ").join(map(wording.clock, at.times)))


def about_rated(rated: Rated) -> str:
    """How a symptom was rated, if not exactly once an evening on every rated day; otherwise empty."""
    evenings = ngettext(
        "On {n} day with several evening ratings, their mean counts.",
        "On {n} days with several evening ratings, their mean counts.",
        rated.several,
    )
    several = evenings.format(n=rated.several) if rated.several else ""
    return " ".join(filter(None, (_about_moments(rated), several)))


def _about_moments(rated: Rated) -> str:
    if not rated.of_moments:
        return _("The evening’s rating counts for the day, not those of moments.") if rated.beside else ""
    if not rated.evenings:
        return _("Rated at moments only: the mean of a day’s moments counts for the day.")
    return ngettext(
        "The evening’s rating counts for the day; on {n} day without one, the mean of its moments.",
        "The evening’s rating counts for the day; on {n} days without one, the mean of their moments.",
        rated.of_moments,
    ).format(n=rated.of_moments)


def about_severity(days: Severity, wording: Wording) -> str:
    """The number of rated days with 0 to 3, 4 to 6 and 7 to 10, and of those with 0 or 10 if they are many.

    Empty without a rated day.
    """
    if not days.rated:
        return ""
    sentence = ngettext(
        "Of {n} rated day: {mild} at 0 to 3, {moderate} at 4 to 6, {severe} at 7 to 10.",
        "Of {n} rated days: {mild} at 0 to 3, {moderate} at 4 to 6, {severe} at 7 to 10.",
        days.rated,
    ).format(n=days.rated, mild=days.mild, moderate=days.moderate, severe=days.severe)
    ends = []
    if days.has_many_at_lowest:
        pattern = ngettext("{n} of them ({share}) was 0.", "{n} of them ({share}) were 0.", days.at_lowest)
        ends.append(pattern.format(n=days.at_lowest, share=_share(days.at_lowest, days.rated, wording)))
    if days.has_many_at_highest:
        pattern = ngettext("{n} of them ({share}) was 10.", "{n} of them ({share}) were 10.", days.at_highest)
        ends.append(pattern.format(n=days.at_highest, share=_share(days.at_highest, days.rated, wording)))
    return " ".join((sentence, *ends))


def _share(days: int, of: int, wording: Wording) -> str:
    return per_cent(wording.number(100 * days / of, 0))


def about_value(made_of: MadeOf | None, wording: Wording) -> str:
    """The ratings that a day's value is computed from: "evening’s rating; moments: 09:00 10, 13:00 8"."""
    if made_of is None:
        return _("evening’s rating")
    moments = moments_in_words(made_of.moments, wording)
    if not made_of.evenings:
        pattern = ngettext("one moment: {moments}", "mean of {n} moments: {moments}", len(made_of.moments))
        return pattern.format(n=wording.number(len(made_of.moments), 0), moments=moments)
    pattern = ngettext("evening’s rating", "mean of {n} evening ratings", made_of.evenings)
    evening = pattern.format(n=wording.number(made_of.evenings, 0))
    return _("{evening}; moments: {moments}").format(evening=evening, moments=moments) if moments else evening


def short_value(value: float, made_of: MadeOf | None, wording: Wording) -> str:
    """A day's value, followed by its origin if it is not one evening rating: "3.5 (mean of 2 moments)"."""
    written = rating(value, wording)
    if made_of is None:
        return written
    moments = len(made_of.moments)
    if not made_of.evenings:
        pattern = ngettext("{value} (one moment)", "{value} (mean of {n} moments)", moments)
        return pattern.format(value=written, n=wording.number(moments, 0))
    if made_of.evenings > 1:
        pattern = ngettext("{value} (evening’s rating)", "{value} (mean of {n} evening ratings)", made_of.evenings)
        written = pattern.format(value=written, n=wording.number(made_of.evenings, 0))
    if not moments:
        return written
    highest = rating(max(one for _time, one in made_of.moments), wording)
    pattern = ngettext("{value}, {n} moment: {highest}", "{value}, {n} moments up to {highest}", moments)
    return pattern.format(value=written, n=wording.number(moments, 0), highest=highest)


def moments_in_words(moments: Sequence[tuple[time, float]], wording: Wording) -> str:
    """The momentary ratings, each after its time: "09:00 10, 13:00 8"."""
    pattern = _("{time} {rating}")
    return _(", ").join(
        pattern.format(time=wording.clock(moment), rating=rating(value, wording)) for moment, value in moments
    )
