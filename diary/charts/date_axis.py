"""Tick positions of the date axis: Mondays while days are shown, first days of months or years on longer spans."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from diary.charts.chart_text import Wording
from diary.domain.period import Period

FEWEST, MOST = 2, 8
_WEEKS = (1, 2, 4, 8, 13, 26)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick of the date axis: the day's index (0 is the period's first day) and its label."""

    day: int
    label: str


def week_ticks(period: Period, wording: Wording, fits: Callable[[list[Tick]], bool]) -> list[Tick]:
    """Mondays at the smallest step with at most eight labels that fit; the first and last day if there are fewer than
    two Mondays.

    Years are written only if the period spans several: on the first label, and on the first of each later year.
    """
    for step in _WEEKS:
        ticks = _ticks(period, list(_mondays(period, step)), wording.day_month, wording.day_month_year)
        if len(ticks) < FEWEST:
            break
        if len(ticks) <= MOST and fits(ticks):
            return ticks
    ends = _ticks(period, [period.first, period.last], wording.day_month, wording.day_month_year)
    return ends if len(period) > 1 and fits(ends) else ends[:1]


def month_ticks(period: Period, wording: Wording, fits: Callable[[list[Tick]], bool]) -> list[Tick]:
    """First days of months or years at the smallest step with at most eight labels that fit."""
    for step in _MONTHS:
        firsts = list(_firsts(period, step))
        whole_years = step >= _YEAR
        ticks = (
            [Tick((day - period.first).days, wording.year(day)) for day in firsts]
            if whole_years
            else _ticks(period, firsts, wording.month, wording.month_year)
        )
        if len(ticks) < FEWEST:
            break
        if len(ticks) <= MOST and fits(ticks):
            return ticks
    return week_ticks(period, wording, fits)


def first_monday(period: Period) -> int:
    """The index of the first Monday (0 is the first day); it may lie beyond the end of a period shorter than a week."""
    return -period.first.weekday() % 7


def _ticks(
    period: Period, days: list[date], plain: Callable[[date], str], with_year: Callable[[date], str]
) -> list[Tick]:
    crosses = period.first.year != period.last.year
    ticks = []
    year = None
    for day in days:
        label = with_year(day) if crosses and day.year != year else plain(day)
        ticks.append(Tick((day - period.first).days, label))
        year = day.year
    return ticks


def _mondays(period: Period, step: int) -> Iterator[date]:
    """Every `step`th Monday, beginning with the first of the period."""
    first = period.first.toordinal() + first_monday(period)
    return (date.fromordinal(day) for day in range(first, period.last.toordinal() + 1, 7 * step))


def _firsts(period: Period, step: int) -> Iterator[date]:
    """The first days of every `step`th month, counted from January of the year 0."""
    begin = period.first.year * _YEAR + period.first.month - 1 + (period.first.day > 1)
    end = period.last.year * _YEAR + period.last.month - 1
    for month in range(begin + -begin % step, end + 1, step):
        yield date(month // _YEAR, month % _YEAR + 1, 1)
