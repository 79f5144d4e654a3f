"""The table "At a glance" as texts: each symptom compared to the period before, with the verdict."""

from collections.abc import Sequence

from diary.analysis.comparison import Comparison, Level
from diary.charts.plain_sentence import in_short
from diary.charts.rated_words import about_severity
from diary.charts.style import PAPER, series_of
from diary.domain.definition import Definition
from diary.i18n import _, ngettext
from diary.reports.blocks import Contents, and_more, day_with_times, day_writer, listed
from diary.reports.direction import isolated
from diary.reports.summary import Summary, SymptomRow
from diary.reports.words import Words, length, per_cent, rating, signed

_NOTHING = "–"
_MOST_CHANGES = 3
"""The maximum number of changes within the compared periods that are named; further ones are counted."""
_DAGGER = "†"
_SEVERITIES = ("0–3", "4–6", "7–10")


def _caption(facts: Summary) -> str:
    """The sentence on who made the ratings."""
    if all(row.rated.evenings or not row.rated.of_moments for row in facts.symptoms):
        return _("Patient’s own ratings, 0 = none, 10 = worst imaginable, past 24 hours")
    return _("Patient’s own ratings, 0 = none, 10 = worst imaginable")


def _inside(facts: Summary, words: Words) -> list[str]:
    """The latest changes that may explain the comparison: "† Inside the time compared: flare (9 Nov)"."""
    if not facts.changes or not has_comparison(facts):
        return []
    first = facts.options.period.before().first
    write = day_writer(facts, words) if first.year == facts.options.period.last.year else words.short.day_month_year
    shown = facts.changes[:_MOST_CHANGES]
    named = [_("{what} ({day})").format(what=isolated(one.words), day=write(one.day)) for one in shown]
    changes = "; ".join([*named, *and_more(len(facts.changes) - len(shown))])
    return [_("{dagger} Inside the time compared: {changes}.").format(dagger=_DAGGER, changes=changes)]


def has_comparison(facts: Summary) -> bool:
    """Whether any figure is compared to the period before."""
    return any(row.comparison.change is not None for row in facts.symptoms)


def glance(facts: Summary, definitions: Sequence[Definition], words: Words) -> Contents:
    """Heading, head and rows of the table, and lines below it."""
    inside = _inside(facts, words)
    severity = _severity(facts, words) if facts.options.form == "full" else []
    is_compared = has_comparison(facts)
    uncompared = [] if is_compared else [_("Before this time too little is written down to compare with.")]
    return {
        "heading": _("At a glance"),
        "caption": _caption(facts),
        "severity": {"heading": _("Days at"), "keys": list(_SEVERITIES)},
        "head": _head(facts, is_compared=is_compared, is_marked=bool(inside)),
        "rows": [_glance_row(row, facts, definitions, words) for row in facts.symptoms],
        "lines": [*inside, *uncompared, *severity],
    }


def _head(facts: Summary, *, is_compared: bool, is_marked: bool) -> list[str]:
    compared = [
        _("{length} before").format(length=length(facts.options.period)),
        _("Change {dagger}").format(dagger=_DAGGER) if is_marked else _("Change"),
        _("95\N{NARROW NO-BREAK SPACE}% interval"),
    ]
    return [
        _("Symptom"),
        _("Mean now"),
        *(compared if is_compared else ()),
        _("Highest"),
        _("Days at {ratings}").format(ratings=listed(_SEVERITIES)),
    ]


def _severity(facts: Summary, words: Words) -> list[str]:
    """The days by severity, for symptoms with many days at an end of the scale; not for those that were never above
    0."""
    highest = (row for row in facts.symptoms if row.highest is not None and row.highest.value)
    rows = [row for row in highest if row.days.has_many_at_lowest or row.days.has_many_at_highest]
    return [_("{symptom}. {days}").format(symptom=row.name, days=about_severity(row.days, words.short)) for row in rows]


def _glance_row(row: SymptomRow, facts: Summary, definitions: Sequence[Definition], words: Words) -> Contents:
    comparison, looks = row.comparison, series_of(row.comparison.symptom, definitions, PAPER)
    now = comparison.now
    compared = [
        _mean(comparison.before, words),
        _change(comparison, words) or _lacking(comparison),
        _interval(comparison, words),
    ]
    is_compared = has_comparison(facts)
    mean = _mean(now, words) if is_compared or now.mean is not None else _lacking(comparison)
    return {
        "shape": looks.marker,
        "colour": looks.colour,
        "has_mean": now.mean is not None,
        "days": [row.days.mild, row.days.moderate, row.days.severe],
        "cells": [
            row.name,
            mean,
            *(compared if is_compared else ()),
            _worst(row, facts, words),
            _days_by_severity(row),
        ],
    }


def _mean(level: Level, words: Words) -> str:
    return _NOTHING if level.mean is None else words.short.number(level.mean, 1)


def _lacking(comparison: Comparison) -> str:
    """The reason why there is no comparison."""
    if comparison.now.mean is None:
        return _("too few days") if comparison.now.recorded else _("not recorded")
    return _("too few days before") if comparison.before.recorded else _("nothing to compare")


def _days_by_severity(row: SymptomRow) -> str:
    """The days by severity: "11, 45, 18 of 74"."""
    days = row.days
    if not days.rated:
        return _NOTHING
    return _("{mild}, {moderate}, {severe} of {n}").format(
        mild=days.mild, moderate=days.moderate, severe=days.severe, n=days.rated
    )


def _change(comparison: Comparison, words: Words) -> str:
    """The change, with its per cent if it is clear, and the verdict: "−1.5 (−30 %), lower"."""
    if comparison.change is None:
        return ""
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
    """The highest rating and its days: "10 (28 Nov 09:00, 7 days)"."""
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
