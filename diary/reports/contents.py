"""The words of the practitioner's page: its facts as plain texts, block by block, for the template to set."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from diary.analysis.adherence import Adherence
from diary.analysis.comparison import Comparison, Level
from diary.charts.course import days_a_point
from diary.charts.style import PAPER, series_of
from diary.domain.definition import Definition
from diary.domain.symptom import PAIN
from diary.i18n import _, language, ngettext
from diary.reports.summary import AerobicTime, Summary, SymptomRow
from diary.reports.words import Words, length, per_cent, rating, signed, span

Contents = dict[str, Any]
"""Texts, lists and tables of texts, as JSON can hold them; `None` where a block has nothing to say."""
_NOTHING = "–"


def contents(facts: Summary, definitions: Sequence[Definition], made_on: date, words: Words) -> Contents:
    """All texts of the page but those of the chart."""
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
        "glance": None if facts.is_blank else _glance(facts, definitions, words),
        "course": _("Course over {length}").format(length=length(period)),
        "blocks": [block for block in (_exercises(facts, words), _treatments(facts)) if block],
        "notes": _notes(facts, words),
        "method": {"label": _("Method."), "text": _method(facts)},
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
    period = facts.options.period
    recorded = ngettext("{recorded} of {n} day", "{recorded} of {n} days", len(period))
    share = per_cent(words.short.number(100 * facts.days_rated / len(period), 0))
    rows = [
        (_("Patient"), facts.name),
        (_("Born"), words.long_date(facts.born) if facts.born else ""),
        (_("Period"), _("{period} ({length})").format(period=span(period, words), length=length(period))),
        (
            _("Days with a rating"),
            _("{days} ({share})").format(days=recorded.format(recorded=facts.days_rated, n=len(period)), share=share),
        ),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _glance(facts: Summary, definitions: Sequence[Definition], words: Words) -> Contents:
    before = _("Mean, {length} before").format(length=length(facts.options.period))
    return {
        "heading": _("At a glance"),
        "caption": _("Patient’s own ratings, 0 = none, 10 = worst imaginable, past 24 hours"),
        "head": [_("Symptom"), _("Mean, this period"), before, _("Change"), _("Worst"), _("Days recorded")],
        "rows": [_glance_row(row, definitions, words) for row in facts.symptoms],
    }


def _glance_row(row: SymptomRow, definitions: Sequence[Definition], words: Words) -> Contents:
    found, looks = row.comparison, series_of(row.comparison.symptom, definitions, PAPER)
    now = found.now
    return {
        "shape": looks.marker,
        "colour": looks.colour,
        "has_mean": now.mean is not None,
        "cells": [
            row.name,
            _mean(now, words),
            _mean(found.before, words),
            _change(found, words),
            _worst(now, words),
            _("{recorded} of {n}").format(recorded=now.recorded, n=now.days),
        ],
    }


def _mean(level: Level, words: Words) -> str:
    """The mean, or in words why there is none."""
    if level.mean is not None:
        return words.short.number(level.mean, 1)
    return _("not enough days") if level.recorded else _("not recorded")


def _change(found: Comparison, words: Words) -> str:
    if found.change is None:
        return _NOTHING
    change = signed(found.change, 1, words)
    if found.change_per_cent is None or not round(found.change, 1):
        return change
    share = per_cent(signed(found.change_per_cent, 0, words))
    return _("{change} ({share})").format(change=change, share=share)


def _worst(level: Level, words: Words) -> str:
    if level.worst is None:
        return _NOTHING
    pattern = ngettext("{worst} (on {n} day)", "{worst} (on {n} days)", level.days_at_worst)
    return pattern.format(worst=rating(level.worst, words), n=level.days_at_worst)


def _exercises(facts: Summary, words: Words) -> Contents | None:
    """What was done of the plan, what was done beside it, and the aerobic time."""
    if facts.is_blank or "exercises" not in facts.options.parts:
        return None
    tables = []
    if facts.planned:
        head = [_("In the plan"), _("Days done of planned")]
        tables.append(_exercise_table(facts.planned, head, words))
    if facts.outside_plan:
        head = [_("Outside the plan") if facts.planned else _("Exercise"), _("Days done")]
        tables.append(_exercise_table(facts.outside_plan, head, words))
    line = _aerobic(facts.aerobic, words) if facts.aerobic else ""
    if not tables:
        line = _("No exercise was recorded in this period.")
    return {"heading": _("Exercises"), "tables": tables, "line": line}


def _exercise_table(rows: Sequence[Adherence], head: list[str], words: Words) -> Contents:
    """One row for each exercise; without a column of times where none is known."""
    timed = any(row.minutes is not None for row in rows)
    return {
        "head": [*head, _("Mean time")] if timed else head,
        "rows": [
            {
                "cells": [row.name, _done(row), _time(row.minutes, words)] if timed else [row.name, _done(row)],
                "share": row.done / row.planned if row.planned else None,
            }
            for row in rows
        ],
    }


def _done(row: Adherence) -> str:
    return _("{done} of {n}").format(done=row.done, n=row.planned) if row.planned else str(row.done)


def _time(minutes: float | None, words: Words) -> str:
    """Minutes as on a watch: whole ones, with a decimal below ten where there is one."""
    if minutes is None:
        return ""
    decimals = 0 if minutes >= 10 or round(minutes, 1).is_integer() else 1
    return _("{number} min").format(number=words.short.number(minutes, decimals))


def _aerobic(time: AerobicTime, words: Words) -> str:
    if not time.days:
        pattern = ngettext(
            "Aerobic exercise on {n} day, its time not noted.",
            "Aerobic exercise on {n} days, its time not noted.",
            time.days_untimed,
        )
        return pattern.format(n=time.days_untimed)
    pattern = ngettext(
        "Aerobic exercise: {minutes} noted on {n} day", "Aerobic exercise: {minutes} noted on {n} days", time.days
    )
    noted = pattern.format(minutes=_time(time.minutes, words), n=time.days)
    if time.minutes_a_week is not None:
        noted = _("{noted}, {minutes} a week").format(noted=noted, minutes=_time(time.minutes_a_week, words))
    if not time.days_untimed:
        return _("{noted}.").format(noted=noted)
    more = ngettext(
        "{noted}; on {n} more day without its time.", "{noted}; on {n} more days without its time.", time.days_untimed
    )
    return more.format(noted=noted, n=time.days_untimed)


def _treatments(facts: Summary) -> Contents | None:
    if not facts.treatments:
        return None
    rows = [{"cells": [row.name, str(row.days)], "share": None} for row in facts.treatments]
    head = [_("Treatment"), _("Days")]
    return {"heading": _("Treatments"), "tables": [{"head": head, "rows": rows}], "line": ""}


def _notes(facts: Summary, words: Words) -> Contents | None:
    """The marked notes; their days with the year where the period crosses one."""
    if not facts.notes:
        return None
    period = facts.options.period
    day = words.short.day_month if period.first.year == period.last.year else words.short.day_month_year
    return {
        "heading": _("From the notes"),
        "caption": _("chosen by the patient"),
        "rows": [{"day": day(note.day), "text": _("“{text}”").format(text=note.text)} for note in facts.notes],
    }


def _method(facts: Summary) -> str:
    """How the figures came about; only what holds for this page is said."""
    sentences = [
        (_("Ratings by the patient, 0 none to 10 worst imaginable, in the evening for the past 24 hours."), True),
        (_("Some were imported from another record and may have been made at another time."), facts.has_imported),
        (_("Of several ratings on a day the mean counts."), facts.has_several_a_day),
        (_("Blank days are left blank and never counted as 0."), True),
        (_("A mean is given where at least half of the days are recorded."), True),
        (
            _("Changes are worked out before rounding."),
            any(row.comparison.change is not None for row in facts.symptoms),
        ),
        (_("A 7-day mean is drawn where at least 4 of the 7 days have a rating."), _draws_daily(facts)),
        (_("For pain, a change of about 30 % or 2 points is one that patients usually notice."), _compares_pain(facts)),
        (_("Going together in time does not show cause."), True),
        (_("This is a personal record, not a diagnosis."), True),
    ]
    return " ".join(sentence for sentence, holds in sentences if holds).replace(" %", "\N{NARROW NO-BREAK SPACE}%")


def _draws_daily(facts: Summary) -> bool:
    return facts.shows_chart and days_a_point(facts.options.period) == 1


def _compares_pain(facts: Summary) -> bool:
    return any(row.comparison.symptom == PAIN.key and row.comparison.change is not None for row in facts.symptoms)
