"""Formats the facts of the practitioner's page as texts, block by block, for all output formats."""

from collections.abc import Sequence
from datetime import date

from diary import APP_NAME, __version__
from diary.analysis.comparison import Comparison, Level
from diary.analysis.ups_and_downs import in_half_points
from diary.charts.descriptions import noticeable_fall
from diary.charts.plain_sentence import in_short, several_compared
from diary.charts.rated_words import about_severity
from diary.charts.style import PAPER, series_of
from diary.charts.symptom_series import days_a_point
from diary.domain.counting import counted_in
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.i18n import _, language, ngettext
from diary.reports.blocks import Contents, about_mark, and_more, blocks, day_with_times, day_writer, listed
from diary.reports.daily_table import daily_table
from diary.reports.drawings import chart_texts
from diary.reports.summary import Summary, SymptomRow
from diary.reports.words import Words, length, per_cent, rating, signed, span

_NOTHING = "–"
_MOST_CHANGES = {"short": 1, "full": 2}
"""Changes within the period that are named beside the figures; the others are counted, and stand further down."""


def contents(facts: Summary, excerpt: Excerpt, made_on: date, words: Words) -> Contents:
    """All texts of the page; `excerpt` is the one from which `facts` were computed. For blocks see `blocks`."""
    period = facts.options.period
    title = _("Neuropathy diary summary")
    tag, _dash, region = language().partition("-")
    running = [title, facts.name, span(period, words)]
    return {
        "language": tag,
        "region": region or None,
        "paper": facts.options.paper,
        "made_on": [made_on.year, made_on.month, made_on.day],
        "document": _("{title}, {period}").format(title=title, period=span(period, words)),
        "title": title,
        "prepared": _prepared(facts, made_on, words),
        "patient": _patient_line(facts, words),
        "nothing": _("Nothing was recorded in this period.") if facts.is_blank else None,
        "glance": None if facts.is_blank else _glance(facts, excerpt.definitions, words),
        "course": _("Course over {length}").format(length=length(period)),
        "chart": chart_texts(facts, excerpt, words),
        "blocks": blocks(facts, excerpt.definitions, words),
        "days": daily_table(facts, excerpt, words),
        "method": {"label": _("Method."), "text": _method(facts, words), "provenance": _provenance()},
        "running": " · ".join(filter(None, running)),
        "page_of": _("Page {page} of {pages}"),
    }


def _prepared(facts: Summary, made_on: date, words: Words) -> list[str]:
    lines = [_("Prepared {date}").format(date=words.long_date(made_on))]
    if facts.options.visit:
        lines.append(_("for a visit on {date}").format(date=words.long_date(facts.options.visit)))
    return lines


def _patient_line(facts: Summary, words: Words) -> list[dict[str, str]]:
    """Label and value of each; what is not known has neither."""
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


def _caption(facts: Summary, words: Words) -> str:
    """Whose ratings these are, and the changes within the period."""
    of_evenings = all(row.rated.evenings or not row.rated.of_moments for row in facts.symptoms)
    said = _changes(facts, words)
    if said and of_evenings:
        return _("0 = none, 10 = worst imaginable, past 24 hours. In this time: {changes}").format(changes=said)
    if said:
        return _("0 = none, 10 = worst imaginable. In this time: {changes}").format(changes=said)
    if of_evenings:
        return _("Patient’s own ratings, 0 = none, 10 = worst imaginable, past 24 hours")
    return _("Patient’s own ratings, 0 = none, 10 = worst imaginable")


def _changes(facts: Summary, words: Words) -> str:
    """The latest changes in the period that its figures may have to do with: "Pregabalin, started (9 Nov)"."""
    write, most = day_writer(facts, words), _MOST_CHANGES[facts.options.form]
    said = [_("{what} ({day})").format(what=one.words, day=write(one.day)) for one in facts.changes[:most]]
    return "; ".join([*said, *and_more(len(facts.changes) - len(said))])


def _period(facts: Summary, words: Words) -> str:
    """ "6 Sep to 28 Nov 2026 (12 weeks; the diary begins on 19 Oct 2026)"."""
    period, began = facts.options.period, facts.counted.first
    if began <= period.first:
        return _("{period} ({length})").format(period=span(period, words), length=length(period))
    return _("{period} ({length}; the diary begins on {day})").format(
        period=span(period, words), length=length(period), day=words.short.day_month_year(began)
    )


def _glance(facts: Summary, definitions: Sequence[Definition], words: Words) -> Contents:
    before = _("{length} before").format(length=length(facts.options.period))
    return {
        "heading": _("At a glance"),
        "caption": _caption(facts, words),
        "head": [
            _("Symptom"),
            _("Mean now"),
            before,
            _("Change"),
            _("95\N{NARROW NO-BREAK SPACE}% interval"),
            _("Worst"),
            _("Recorded"),
        ],
        "rows": [_glance_row(row, facts, definitions, words) for row in facts.symptoms],
        "lines": _severity(facts, words) if facts.options.form == "full" else [],
    }


def _severity(facts: Summary, words: Words) -> list[str]:
    """The rated days of each symptom by severity; without those that were never above 0."""
    rows = (row for row in facts.symptoms if row.highest is not None and row.highest.value)
    return [_("{symptom}. {days}").format(symptom=row.name, days=about_severity(row.days, words.short)) for row in rows]


def _glance_row(row: SymptomRow, facts: Summary, definitions: Sequence[Definition], words: Words) -> Contents:
    comparison, looks = row.comparison, series_of(row.comparison.symptom, definitions, PAPER)
    now = comparison.now
    return {
        "shape": looks.marker,
        "colour": looks.colour,
        "has_mean": now.mean is not None,
        "cells": [
            row.name,
            _mean(now, words),
            _mean(comparison.before, words),
            _change(comparison, words),
            _interval(comparison, words),
            _worst(row, facts, words),
            _("{recorded} of {n}").format(recorded=now.recorded, n=now.days),
        ],
    }


def _mean(level: Level, words: Words) -> str:
    """The mean, or in words why there is none."""
    if level.mean is not None:
        return words.short.number(level.mean, 1)
    return _("not enough days") if level.recorded else _("not recorded")


def _change(comparison: Comparison, words: Words) -> str:
    """The change, in per cent as well where it is clear, and what may be said of it: "−1.5 (−30 %), lower"."""
    if comparison.change is None:
        return _NOTHING
    change = signed(comparison.change, 1, words)
    if comparison.change_per_cent is not None and comparison.is_clear:
        share = per_cent(signed(comparison.change_per_cent, 0, words))
        change = _("{change} ({share})").format(change=change, share=share)
    return _("{change}, {words}").format(change=change, words=in_short(comparison))


def _interval(comparison: Comparison, words: Words) -> str:
    if comparison.interval is None:
        return _NOTHING
    low, high = (signed(end, 1, words) for end in (comparison.interval.low, comparison.interval.high))
    return _("{low} to {high}").format(low=low, high=high)


def _worst(row: SymptomRow, facts: Summary, words: Words) -> str:
    """The highest rating and when it was: "10 (28 Nov 09:00, 7 days)"."""
    highest = row.highest
    if highest is None:
        return _NOTHING
    value, days = rating(highest.value, words), len(highest.days)
    if not highest.value:
        return value
    when = day_with_times(highest.days[0], facts, words)
    if days == 1:
        return _("{worst} ({when})").format(worst=value, when=when)
    if days == row.comparison.now.recorded:
        return _("{worst} (each day)").format(worst=value)
    pattern = ngettext("{worst} ({when}, {n} day)", "{worst} ({when}, {n} days)", days)
    return pattern.format(worst=value, n=days, when=when)


def _method(facts: Summary, words: Words) -> str:
    """The description of the methods, with only those sentences that apply to this page."""
    sentences = [
        *_how_rated(facts),
        (_("Some were imported from another record and may have been made at another time."), facts.has_imported),
        (_("Blank days are left blank and never counted as 0."), True),
        (_("A mean is given where at least half of the days are recorded."), True),
        (
            _("Changes are worked out before rounding."),
            any(row.comparison.change is not None for row in facts.symptoms),
        ),
        (_("A 7-day mean is drawn where at least 4 of the 7 days have a rating."), _draws_daily(facts)),
        (_("95 % intervals allow for days that resemble each other."), _has_interval(facts)),
        (several_compared(sum(row.comparison.change is not None for row in facts.symptoms)), True),
        (_detectable(facts, words), True),
        (noticeable_fall(), _is_noticeably_lower(facts)),
        (about_mark(facts), True),
        (_("Going together in time does not show cause."), True),
    ]
    return " ".join(sentence for sentence, holds in sentences if sentence and holds).replace(
        " %", "\N{NARROW NO-BREAK SPACE}%"
    )


def _how_rated(facts: Summary) -> list[tuple[str, bool]]:
    """Whether ratings are of the evening or of a moment, and what counts for the day; each with whether it applies."""
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
    """Whether pain fell so much, clearly even among as many symptoms as there are."""
    compared_ones = [row.comparison for row in facts.symptoms if row.comparison.change is not None]
    return any(one.is_noticeably_lower and one.is_clear_among(len(compared_ones)) for one in compared_ones)


def _detectable(facts: Summary, words: Words) -> str:
    """What change the diary can show of each symptom with its ups and downs; empty where it is too short."""
    known = [(row.name, in_half_points(row.detectable)) for row in facts.symptoms if row.detectable is not None]
    if not known:
        return ""
    listed = ", ".join(
        _("{symptom} {points}").format(symptom=name, points=words.short.number(points, 1)) for name, points in known
    )
    sentence = _("Four weeks against four can show, in points: {list}.")
    return sentence.format(list=listed)


def _provenance() -> str:
    """The sentence on the origin of the page; the version has no patch level, which the reader does not need."""
    version = ".".join(__version__.split(".")[:2])
    return _("Kept by the patient, not verified, not a diagnosis. Made with {program} {version}").format(
        program=APP_NAME, version=version
    )
