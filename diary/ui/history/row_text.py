"""Dates and cells of the table as text."""

from datetime import date

from PySide6.QtCore import QLocale

from diary.analysis.day_facts import DayFacts
from diary.charts.exercise_words import exercised
from diary.domain.duration import Minutes
from diary.i18n import _, ngettext
from diary.ui import locale_format
from diary.ui.history.history_data import SymptomColumn
from diary.ui.report_format import charts_wording


def short_day(day: date, today: date) -> str:
    """ "Thu 5 Nov", with the year unless it is the current one."""
    year = day.year != today.year
    return f"{locale_format.weekday(day)} {locale_format.day_month_abbreviated(day, year=year)}"


def long_day(day: date, today: date) -> str:
    """ "Thursday 5 November", with the year unless it is the current one."""
    if day.year == today.year:
        return locale_format.weekday_date(day)
    return f"{QLocale().dayName(day.isoweekday(), QLocale.FormatType.LongFormat)} {locale_format.long_date(day)}"


def rating(mean_and_count: tuple[float, int] | None) -> str:
    """ "4", or "4.3" for a mean; empty without a rating."""
    return "" if mean_and_count is None else locale_format.rating(mean_and_count[0])


def exercise(facts: DayFacts) -> str:
    """ "36 min", or "2 exercises" if no minutes are known."""
    if facts.minutes.whole is not None:
        return exercise_time(facts.minutes)
    if facts.exercises:
        return ngettext("{n} exercise", "{n} exercises", facts.exercises).format(n=facts.exercises)
    return ""


def exercise_time(minutes: Minutes) -> str:
    """ "36 min", "26.5 min, 1.5 by dose", "1.5 min by dose"."""
    whole = locale_format.rating(minutes.whole or 0.0)
    if minutes.derived is None:
        return _("{n} min").format(n=whole)
    if minutes.recorded is None:
        return _("{n} min by dose").format(n=whole)
    return _("{n} min, {derived} by dose").format(n=whole, derived=locale_format.rating(minutes.derived))


def falls(count: int) -> str:
    return ngettext("{n} fall", "{n} falls", count).format(n=count)


def found(count: int) -> str:
    """The announcement of the number of days that match a search or a filter."""
    return ngettext("{n} day found", "{n} days found", count).format(n=locale_format.number(count))


def spoken_rating(symptom: SymptomColumn, facts: DayFacts | None) -> str:
    """ "Numbness 4" or "Numbness not recorded"."""
    value = rating(facts.ratings.get(symptom.key)) if facts else ""
    return _("{name} {value}").format(name=symptom.name, value=value or _("not recorded"))


def spoken_exercise(facts: DayFacts | None) -> str:
    if facts is None or not exercise(facts):
        return _("Exercise not recorded")
    return exercised(facts.minutes, charts_wording()) or exercise(facts)


def spoken_note(facts: DayFacts | None) -> str:
    """ "1 fall, “Slipped, not hurt.”"."""
    parts = [falls(facts.falls)] if facts and facts.falls else []
    if facts and facts.note:
        parts.append(_("“{note}”").format(note=facts.note))
    return _(", ").join(parts) or _("No note")


def spoken_row(day: date, today: date, symptoms: tuple[SymptomColumn, ...], facts: DayFacts | None) -> str:
    """The accessible text of the whole row."""
    parts = [long_day(day, today)]
    if facts is None:
        return _(", ").join([*parts, _("no entry")])
    parts += [spoken_rating(symptom, facts) for symptom in symptoms]
    if exercise(facts):
        parts.append(spoken_exercise(facts))
    if facts.falls or facts.note:
        parts.append(spoken_note(facts))
    return _(", ").join(parts)
