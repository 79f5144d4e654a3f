"""What the page shows of a period, read and put in order away from the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from diary.analysis.day_facts import DayFacts, days
from diary.domain import tracked
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period, ending
from diary.domain.symptom import SYMPTOMS

PERIODS: dict[str, int] = {"4-weeks": 28, "12-weeks": 84, "6-months": 182, "year": 365}
ALL = "all"
_FOR_THE_MEAN = 6


@dataclass(frozen=True, slots=True)
class Course:
    """`whole` is from the first day with an entry to the last or to today; `excerpt` reaches six days further back
    than `period`, so that its means begin with the first day; `symptoms` are those rated in the period."""

    whole: Period
    period: Period
    excerpt: Excerpt
    symptoms: tuple[tuple[str, str], ...]
    days: dict[date, DayFacts]


def reading(
    whole_reader: Callable[[], Period | None],
    reader: Callable[[Period], Callable[[], Excerpt]],
    wanted: str,
    end: date | None,
    today: date,
) -> Callable[[], Course | None]:
    """A function that reads the period called `wanted`, which ends on `end`; None for an empty diary.

    Without an end it ends today, or with the last entry where all entries lie before such a period.
    """

    def read() -> Course | None:
        entered = whole_reader()
        if entered is None:
            return None
        whole = Period(entered.first, max(entered.last, today))
        period = entered if wanted == ALL else _period(wanted, end, entered, today)
        first = max(date.min + timedelta(days=_FOR_THE_MEAN), period.first) - timedelta(days=_FOR_THE_MEAN)
        excerpt = reader(Period(first, period.last))()
        return Course(whole, period, excerpt, _rated(excerpt, period), days(excerpt.within(period)))

    return read


def _period(wanted: str, end: date | None, entered: Period, today: date) -> Period:
    length = PERIODS[wanted]
    if end is None:
        until_today = ending(today, length)
        end = today if entered.last >= until_today.first else entered.last
    return ending(end, length)


def _rated(excerpt: Excerpt, period: Period) -> tuple[tuple[str, str], ...]:
    """Keys and names of the symptoms rated in the period: the program's three first, then the person's own."""
    rated = {one.symptom for one in excerpt.ratings if one.day in period}
    known = [one.key for one in tracked.symptoms(excerpt.definitions)]
    order = [*(key for key in known if key in rated), *sorted(rated.difference(known))]
    shown = order or [one.key for one in SYMPTOMS]
    return tuple((key, tracked.name_of("symptom", key, excerpt.definitions)) for key in shown)
