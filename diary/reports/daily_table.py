"""The tables of values in the full form of the page: one row per day, or for longer periods per week or month."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from string import ascii_uppercase

import numpy as np
from numpy.typing import NDArray

from diary.analysis.comparison import level_of_series
from diary.analysis.daily import daily
from diary.analysis.rated import MadeOf, made_of
from diary.charts.rated_words import moments_in_words
from diary.domain.counting import counted_in
from diary.domain.duration import Minutes, minutes_by_day, together
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.rounding import decimals_in
from diary.i18n import _
from diary.reports.blocks import Contents, day_writer, listed
from diary.reports.direction import isolated
from diary.reports.summary import Summary, SymptomRow
from diary.reports.words import Words, rating

MOST_DAYS, _MOST_WEEKS = 98, 105
"""The longest period with a row per day, in days, and with a row per week, in weeks."""
_WEEKS_OF_LONG = 52
_DAY_SYMPTOMS, _SPAN_SYMPTOMS = 18, 6
_BLANK = "–"
_ABOUT = "~"

Cells = Mapping[date, str]


def daily_table(facts: Summary, excerpt: Excerpt, words: Words) -> Contents | None:
    """One row per day of the period, including days without entries, or for longer periods per week or month.

    There are several tables if there are many symptoms. Days before the diary began have no row. A plain number is the
    evening's rating of the past 24 hours; a letter marks values that are a mean of several ratings. `None` in the short
    form, and if nothing was recorded.
    """
    if facts.options.form != "full" or facts.is_blank:
        return None
    part = excerpt.within(_since_it_began(facts))
    if len(part.period) <= MOST_DAYS:
        return {"heading": _("Day by day"), "lines": [_about_days(part)], "tables": _day_tables(facts, part, words)}
    weeks, months = list(_weeks(part.period)), list(_months(part.period))
    if len(weeks) <= _MOST_WEEKS:
        tables = _span_tables(facts, part, weeks, _("Week from"), words)
        return {"heading": _("Week by week"), "lines": [_about_spans()], "tables": tables}
    tables = _span_tables(facts, part, months, _("Month"), words)
    tables += _span_tables(facts, part, weeks[-_WEEKS_OF_LONG:], _("Week from"), words)
    heading = _("Month by month, and week by week at the end")
    return {"heading": heading, "lines": [_about_spans()], "tables": tables}


def _since_it_began(facts: Summary) -> Period:
    period = facts.options.period
    return Period(max(period.first, facts.counted.first), period.last) if facts.counted.first <= period.last else period


def _about_days(part: Excerpt) -> str:
    about = [
        _("A number alone is the evening’s rating of the past 24 hours."),
        _("e is the mean of several evening ratings, m that of ratings of moments; ~ follows from the dose."),
        _("Ratings of moments stand at the right, each after its time."),
        _("{dash} is not recorded.").format(dash=_BLANK),
    ]
    if not any(one.time for one in part.ratings):
        del about[2]
    return " ".join(about)


def _about_spans() -> str:
    about = [
        _("Means, given where at least half of the days are recorded; in brackets lowest to highest."),
        _("{dash} is not recorded.").format(dash=_BLANK),
    ]
    return " ".join(about)


def _day_tables(facts: Summary, part: Excerpt, words: Words) -> list[Contents]:
    write = day_writer(facts, words)
    labels = {
        day: _("{weekday} {day}").format(weekday=words.short.weekday(day.weekday()), day=write(day))
        for day in part.period
    }
    columns = [(row.name, _ratings(part, row, words)) for row in facts.symptoms]
    minutes = {day: _minutes(one, words) for day, one in minutes_by_day(part.exercises).items()}
    return _tables(facts, _Columns(_("Day"), labels, columns, minutes, _beside(facts, part, words)), _DAY_SYMPTOMS)


def _span_tables(facts: Summary, part: Excerpt, spans: Sequence[Period], head: str, words: Words) -> list[Contents]:
    write = words.short.month_year if head == _("Month") else words.short.day_month_year
    labels = {one.first: write(one.first) for one in spans}
    columns = [(row.name, _means(facts, part, row, spans, words)) for row in facts.symptoms]
    minutes = _span_minutes(part, spans, words)
    return _tables(facts, _Columns(head, labels, columns, minutes, _span_events(facts, spans)), _SPAN_SYMPTOMS)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table: row labels, the values of each symptom by name, minutes, and texts."""

    head: str
    labels: Mapping[date, str]
    symptoms: Sequence[tuple[str, Cells]]
    minutes: Cells
    beside: Cells


def _tables(facts: Summary, columns: _Columns, most: int) -> list[Contents]:
    """Tables of at most `most` symptoms; the first one also has the columns for exercise and texts."""
    has_minutes = "exercises" in facts.options.parts
    further = [(_("Min."), columns.minutes)] * has_minutes + [(_("Events"), columns.beside)] * bool(columns.beside)
    return [
        _table(columns, columns.symptoms[start : start + most], [] if start else further)
        for start in range(0, max(len(columns.symptoms), 1), most)
    ]


def _table(columns: _Columns, symptoms: Sequence[tuple[str, Cells]], further: Sequence[tuple[str, Cells]]) -> Contents:
    """A table; `short` is the head with a letter in place of each name, for narrow columns, and `legend` explains the
    letters."""
    letters = list(ascii_uppercase[: len(symptoms)])
    names = [name for name, _cells in symptoms]
    beside = [name for name, _cells in further]
    shown = [cells for _name, cells in (*symptoms, *further)]
    has_words = bool(columns.beside) and bool(further)
    return {
        "head": [columns.head, *names, *beside],
        "short": [columns.head, *letters, *beside],
        "legend": " \N{MIDDLE DOT} ".join(f"{letter} {name}" for letter, name in zip(letters, names, strict=True)),
        "rows": [[label, *(cells.get(day, _BLANK) for cells in shown)] for day, label in columns.labels.items()],
        "numbers": len(shown) - has_words,
        "has_words": has_words,
    }


def _ratings(part: Excerpt, row: SymptomRow, words: Words) -> Cells:
    """The value of each rated day, with a letter if it is the mean of several ratings."""
    symptom = row.comparison.symptom
    apart = _made(part, row)
    values = daily(part, symptom).values
    return {day: _counted(float(value), apart.get(day), words) for day, value in _finite(part.period, values)}


def _made(part: Excerpt, row: SymptomRow) -> dict[date, MadeOf]:
    symptom = row.comparison.symptom
    sources = made_of(one for one in part.ratings if one.symptom == symptom)
    return {day: one for (day, _symptom), one in sources.items()}


def _counted(value: float, sources: MadeOf | None, words: Words) -> str:
    """ "7", "3.5 m" (mean of momentary ratings), "5.5 e" (mean of several evening ratings)."""
    if sources is None or sources.evenings == 1:
        return rating(value, words)
    pattern = _("{value} e") if sources.evenings else _("{value} m")
    return pattern.format(value=words.short.number(value, 1))


def _minutes(minutes: Minutes, words: Words) -> str:
    """Minutes, with those derived from doses after a sign; "done" if none are known."""

    def written(number: float) -> str:
        return words.short.number(number, decimals_in(number))

    if minutes.whole is None:
        return _("done")
    if minutes.derived is None:
        return written(minutes.whole)
    if minutes.recorded is None:
        return _ABOUT + written(minutes.whole)
    return _("{minutes} ({derived})").format(minutes=written(minutes.whole), derived=_ABOUT + written(minutes.derived))


def _beside(facts: Summary, part: Excerpt, words: Words) -> Cells:
    """The events of each day, then its momentary ratings by symptom."""
    said: dict[date, list[str]] = {}
    for kind in facts.happened:
        for event in kind.events:
            times = _("{name} ({n} times)") if event.count and event.count > 1 else "{name}"
            said.setdefault(event.day, []).append(times.format(name=isolated(kind.name), n=event.count))
    for row in facts.symptoms:
        for day, sources in _made(part, row).items():
            if sources.moments:
                moments = moments_in_words(sources.moments, words.short)
                text = _("{symptom} {moments}").format(symptom=isolated(row.name), moments=moments)
                said.setdefault(day, []).append(text)
    return {day: listed(list(dict.fromkeys(on_day))) for day, on_day in said.items()}


def _weeks(period: Period) -> Iterator[Period]:
    """Weeks that end with the period; the first one may be shorter."""
    first = period.first - timedelta(days=-len(period) % 7)
    while first <= period.last:
        whole = Period(first, first + timedelta(days=6))
        yield whole.overlap(period) or whole
        first += timedelta(days=7)


def _months(period: Period) -> Iterator[Period]:
    first = period.first
    while first <= period.last:
        next_month = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield Period(first, min(next_month - timedelta(days=1), period.last))
        first = next_month


def _means(facts: Summary, part: Excerpt, row: SymptomRow, spans: Sequence[Period], words: Words) -> Cells:
    """ "4.2 (3–6)": the mean of each week or month with its lowest and highest rating, over the days that count."""
    days = daily(part, row.comparison.symptom)
    cells = {}
    for span in spans:
        level = level_of_series(days, counted_in(span, facts.counted))
        if level.lowest is None or level.worst is None:
            continue
        mean = _BLANK if level.mean is None else words.short.number(level.mean, 1)
        low, high = (rating(end, words) for end in (level.lowest, level.worst))
        extremes = low if low == high else _("{low}–{high}").format(low=low, high=high)
        cells[span.first] = _("{mean} ({extremes})").format(mean=mean, extremes=extremes)
    return cells


def _span_minutes(part: Excerpt, spans: Sequence[Period], words: Words) -> Cells:
    """The minutes of each week or month with exercise; the spans are consecutive."""
    firsts = [span.first for span in spans]
    mine: dict[date, list[Minutes]] = {}
    for day, minutes in minutes_by_day(part.exercises).items():
        mine.setdefault(firsts[bisect_right(firsts, day) - 1], []).append(minutes)
    return {first: _minutes(together(some), words) for first, some in mine.items()}


def _span_events(facts: Summary, spans: Sequence[Period]) -> Cells:
    """ "Fall 2, Flare 1"."""
    cells = {}
    for span in spans:
        counts = {
            isolated(kind.name): sum(event.count or 1 for event in kind.events if event.day in span)
            for kind in facts.happened
        }
        if any(counts.values()):
            said = [_("{name} {n}").format(name=name, n=times) for name, times in counts.items() if times]
            cells[span.first] = listed(said)
    return cells


def _finite(period: Period, values: NDArray[np.float64]) -> Iterator[tuple[date, float]]:
    return ((day, value) for day, value in zip(period, values, strict=True) if np.isfinite(value))
