"""Formats the facts of the practitioner's page as texts, block by block, for all output formats."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from diary import APP_NAME, __version__
from diary.analysis.ups_and_downs import in_half_points
from diary.charts.descriptions import noticeable_fall
from diary.charts.plain_sentence import multiple_comparisons_on_page
from diary.charts.symptom_series import days_a_point
from diary.domain.counting import counted_in
from diary.domain.excerpt import Excerpt
from diary.i18n import _, ngettext
from diary.reports.blocks import Contents, listed
from diary.reports.daily_table import daily_table
from diary.reports.direction import isolated
from diary.reports.drawings import chart_texts
from diary.reports.frame import frame
from diary.reports.full_texts import all_blocks
from diary.reports.glance import glance, has_comparison
from diary.reports.lead import lead
from diary.reports.now_words import now_contents
from diary.reports.summary import Summary
from diary.reports.words import Words, length, per_cent, span

S = TypeVar("S")

_MOST_DETECTABLE = 9
"""The maximum number of symptoms whose detectable change the short form states."""


def contents(facts: Summary, excerpt: Excerpt, made_on: date, words: Words) -> Contents:
    """All texts of the page; `excerpt` is the one from which `facts` were computed. For the blocks see `all_blocks`."""
    period = facts.options.period
    title = _("Neuropathy diary summary")
    running = [title, isolated(facts.name), span(period, words)]
    return {
        **frame(title, facts.options.paper, made_on),
        "document": _("{title}, {period}").format(title=title, period=span(period, words)),
        "prepared": _prepared(facts, made_on, words),
        "patient": _patient_line(facts, words),
        "nothing": _("Nothing was recorded in this period.") if facts.is_blank else None,
        "now": now_contents(facts.now, words) if facts.now else None,
        "lead": lead(facts, excerpt.definitions, words),
        "has_thing": facts.one_thing is not None,
        "glance": None if facts.is_blank else glance(facts, excerpt.definitions, words),
        "course": _("Course over {length}").format(length=length(period)),
        "chart": chart_texts(facts, excerpt, words),
        "blocks": all_blocks(facts, excerpt.definitions, words),
        "days": daily_table(facts, excerpt, words),
        "method": {"label": _("Method."), "text": _method(facts, words), "provenance": _provenance()},
        "running": " · ".join(filter(None, running)),
    }


def own_and_now(texts: Contents, set_lead: Callable[[Contents], S], set_now: Callable[[Contents], S]) -> list[S]:
    """The rendered lead blocks and "Now"; the one thing that matters comes first if there is one."""
    own, holds = [set_lead(block) for block in texts["lead"]], [set_now(texts["now"])]
    return [*own, *holds] if texts["has_thing"] else [*holds, *own]


def _prepared(facts: Summary, made_on: date, words: Words) -> list[str]:
    lines = [_("Prepared {date}").format(date=words.long_date(made_on))]
    if facts.options.visit:
        lines.append(_("for a visit on {date}").format(date=words.long_date(facts.options.visit)))
    return lines


def _patient_line(facts: Summary, words: Words) -> list[dict[str, str]]:
    """The labels with their values; unknown ones are left out."""
    days = len(counted_in(facts.options.period, facts.counted))
    recorded = ngettext("{recorded} of {n} day", "{recorded} of {n} days", days)
    share = per_cent(words.short.number(100 * facts.days_rated / days, 0))
    rows = [
        (_("Patient"), facts.name),
        (_("Born"), words.long_date(facts.born) if facts.born else ""),
        (_("Period"), _period(facts, words)),
        (
            _("Days with a rating"),
            _("{days} ({share})").format(days=recorded.format(recorded=facts.days_rated, n=days), share=share),
        ),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _period(facts: Summary, words: Words) -> str:
    """ "6 Sep to 28 Nov 2026 (12 weeks; the diary begins on 19 Oct 2026)"."""
    period, began = facts.options.period, facts.counted.first
    if began <= period.first:
        return _("{period} ({length})").format(period=span(period, words), length=length(period))
    return _("{period} ({length}; the diary begins on {day})").format(
        period=span(period, words), length=length(period), day=words.short.day_month_year(began)
    )


def _method(facts: Summary, words: Words) -> str:
    """The description of the methods, with only those sentences that apply to this page."""
    sentences = [
        *_how_rated(facts),
        (_("Some were imported from another record and may have been made at another time."), facts.has_imported),
        (_by_helpers(facts), bool(facts.helpers)),
        (_helped_days(facts), facts.helped_days > 0),
        (_on_paper(facts), facts.on_paper > 0),
        (_("Blank days are left blank and never counted as 0."), True),
        (_("A mean is given where at least half of the days are recorded."), True),
        (
            _("Changes are worked out before rounding."),
            has_comparison(facts),
        ),
        (_("A 7-day mean is drawn where at least 4 of the 7 days have a rating."), _draws_daily(facts)),
        (_("95 % intervals allow for days that resemble each other."), _has_interval(facts)),
        (multiple_comparisons_on_page(sum(row.comparison.change is not None for row in facts.symptoms)), True),
        (_detectable(facts, words), True),
        (noticeable_fall(), _is_noticeably_lower(facts)),
        (_("Going together in time does not show cause."), True),
    ]
    return " ".join(sentence for sentence, holds in sentences if sentence and holds).replace(
        " %", "\N{NARROW NO-BREAK SPACE}%"
    )


def _by_helpers(facts: Summary) -> str:
    return _("Some notes were written for the patient by {names}.").format(names=listed(facts.helpers))


def _helped_days(facts: Summary) -> str:
    count, names = facts.helped_days, listed(facts.day_helpers)
    if not names:
        pattern = ngettext(
            "{n} day was written for the patient by somebody else.",
            "{n} days were written for the patient by somebody else.",
            count,
        )
        return pattern.format(n=count)
    pattern = ngettext(
        "{n} day was written for the patient by {names}.", "{n} days were written for the patient by {names}.", count
    )
    return pattern.format(n=count, names=names)


def _on_paper(facts: Summary) -> str:
    pattern = ngettext(
        "{n} day was written on paper and typed in later.",
        "{n} days were written on paper and typed in later.",
        facts.on_paper,
    )
    return pattern.format(n=facts.on_paper)


def _how_rated(facts: Summary) -> list[tuple[str, bool]]:
    """The sentences on evening and momentary ratings and the value of a day, each with whether it applies."""
    rated = [row.rated for row in facts.symptoms]
    evenings, moments = any(one.evenings for one in rated), any(one.beside or one.of_moments for one in rated)
    only = [row.name for row in facts.symptoms if row.rated.of_moments and not row.rated.evenings]
    no_evening = bool(only) and not evenings
    names = listed(only)
    return [
        (
            _("Ratings by the patient, 0 none to 10 worst imaginable, in the evening for the past 24 hours."),
            not no_evening,
        ),
        (
            _("Ratings by the patient, 0 none to 10 worst imaginable, each of the moment at which it was made."),
            no_evening,
        ),
        (
            _("The evening’s rating counts for the day, without one the mean of the day’s ratings of a moment."),
            evenings and moments,
        ),
        (_("Of several ratings of a moment on a day the mean counts."), no_evening),
        (_("Rated at moments only, never in the evening: {symptoms}.").format(symptoms=names), bool(only) and evenings),
        (_("Of several evening ratings of a day the mean counts."), any(one.several for one in rated)),
    ]


def _draws_daily(facts: Summary) -> bool:
    return facts.shows_chart and days_a_point(facts.options.period) == 1


def _has_interval(facts: Summary) -> bool:
    return any(row.comparison.interval is not None for row in facts.symptoms)


def _is_noticeably_lower(facts: Summary) -> bool:
    """Whether pain fell noticeably, and clearly even after correction for the number of symptoms."""
    compared_ones = [row.comparison for row in facts.symptoms if row.comparison.change is not None]
    return any(one.is_noticeably_lower and one.is_clear_among(len(compared_ones)) for one in compared_ones)


def _detectable(facts: Summary, words: Words) -> str:
    """The detectable change of each symptom, in words; empty if the diary is too short."""
    some = facts.symptoms if facts.options.form == "full" else facts.symptoms[:_MOST_DETECTABLE]
    known = [(row.name, in_half_points(row.detectable)) for row in some if row.detectable is not None]
    if not known:
        return ""
    listed = ", ".join(
        _("{symptom} {points}").format(symptom=name, points=words.short.number(points, 1)) for name, points in known
    )
    sentence = _("Four weeks against four can show, in points: {list}.")
    return sentence.format(list=listed)


def _provenance() -> str:
    """The sentence on the origin of the page, with the program's version without patch level."""
    version = ".".join(__version__.split(".")[:2])
    return _("Kept by the patient, not verified, not a diagnosis. Made with {program} {version}").format(
        program=APP_NAME, version=version
    )
