"""The table of daily values in the full form of the page."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from diary.analysis.daily import daily
from diary.analysis.rated import MadeOf, made_of
from diary.charts.exercise_words import told_apart
from diary.charts.rated_words import moments_in_words
from diary.domain.duration import minutes_by_day
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.i18n import _, ngettext
from diary.reports.blocks import Contents, day_writer, listed
from diary.reports.summary import Summary, SymptomRow
from diary.reports.words import Words, rating

_MOST_SYMPTOMS = 5
_BLANK = "–"


def daily_table(facts: Summary, excerpt: Excerpt, words: Words) -> Contents | None:
    """One row per day of the period, including days without entries; several tables if there are many symptoms.

    A plain number is the evening's rating of the past 24 hours; other values state the number of ratings of which they
    are the mean. `None` in the short form, and if nothing was recorded.
    """
    if facts.options.form != "full" or facts.is_blank:
        return None
    part = excerpt.within(facts.options.period)
    tables = [
        _table(facts, part, rows, words, is_first=number == 0) for number, rows in enumerate(_batches(facts.symptoms))
    ]
    about = [
        _("A number alone is the evening’s rating of the past 24 hours."),
        _("Where an evening has several, or none but ratings of a moment, the mean of that many is given."),
        _("Behind a semicolon are the ratings of moments, each after its time."),
        _("{dash} is not recorded.").format(dash=_BLANK),
    ]
    if not any(one.time for one in part.ratings):
        del about[2]
    return {"heading": _("Day by day"), "lines": [" ".join(about)], "tables": tables}


def _batches(rows: Sequence[SymptomRow]) -> Iterator[Sequence[SymptomRow]]:
    for start in range(0, max(len(rows), 1), _MOST_SYMPTOMS):
        yield rows[start : start + _MOST_SYMPTOMS]


def _table(facts: Summary, part: Excerpt, rows: Sequence[SymptomRow], words: Words, *, is_first: bool) -> Contents:
    """The table of a few symptoms; the first one also has the columns for exercise and events."""
    columns = [(row.name, _ratings(part, row.comparison.symptom, words)) for row in rows]
    if is_first and "exercises" in facts.options.parts:
        columns.append((_("Exercise"), _minutes(part, words)))
    if is_first and facts.happened:
        columns.append((_("Events"), _events(facts)))
    write = day_writer(facts, words)
    return {
        "head": [_("Day"), *(name for name, _cells in columns)],
        "rows": [
            [
                _("{weekday} {day}").format(weekday=words.short.weekday(day.weekday()), day=write(day)),
                *(cells.get(day, _BLANK) for _name, cells in columns),
            ]
            for day in part.period
        ],
        "numbers": len(rows),
    }


def _ratings(part: Excerpt, symptom: str, words: Words) -> Mapping[date, str]:
    """The cell text of each rated day: the value, with the number of ratings unless it is the evening's rating; behind
    it the ratings of moments."""
    apart = made_of(one for one in part.ratings if one.symptom == symptom)

    def cell(day: date, value: float) -> str:
        made = apart.get((day, symptom))
        if made is None:
            return rating(value, words)
        moments = moments_in_words(made.moments, words.short)
        counted = _counted(value, made, words)
        return _("{value}; {moments}").format(value=counted, moments=moments) if moments else counted

    values = daily(part, symptom).values
    return {day: cell(day, float(value)) for day, value in _finite(part.period, values)}


def _counted(value: float, made: MadeOf, words: Words) -> str:
    """The value of a day, and of how many ratings it is the mean unless it is that of one evening."""
    if made.evenings == 1:
        return rating(value, words)
    pattern = (
        ngettext("{value} (of {n} rating)", "{value} (of {n} ratings)", made.evenings)
        if made.evenings
        else ngettext("{value} ({n} moment)", "{value} ({n} moments)", len(made.moments))
    )
    return pattern.format(value=words.short.number(value, 1), n=made.evenings or len(made.moments))


def _minutes(part: Excerpt, words: Words) -> Mapping[date, str]:
    """The cell text of each day with exercise: known minutes, or "done" if the duration is unknown."""
    days = minutes_by_day(part.exercises)
    return {day: told_apart(minutes, words.short) or _("done") for day, minutes in days.items()}


def _events(facts: Summary) -> Mapping[date, str]:
    names: dict[date, list[str]] = {}
    for kind in facts.happened:
        for event in kind.events:
            times = _("{name} ({n} times)") if event.count and event.count > 1 else "{name}"
            names.setdefault(event.day, []).append(times.format(name=kind.name, n=event.count))
    return {day: listed(list(dict.fromkeys(on_day))) for day, on_day in names.items()}


def _finite(period: Period, values: NDArray[np.float64]) -> Iterator[tuple[date, float]]:
    return ((day, value) for day, value in zip(period, values, strict=True) if np.isfinite(value))
