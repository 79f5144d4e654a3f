"""The data of a period, read and sorted in a worker thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from diary import gc_control
from diary.analysis.day_facts import DayFacts, days
from diary.analysis.rated import MadeOf, made_of
from diary.charts.options import UsualBand
from diary.charts.rated_words import about_value
from diary.domain import tracked_items
from diary.domain.counting import counted_days
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period, single
from diary.domain.symptom import SYMPTOMS
from diary.domain.visit import Visit
from diary.ui.journal.diary_reader import DiaryReader
from diary.ui.report_format import charts_wording
from diary.ui.trends.choice import SINCE_VISIT, Choice, Chosen, chosen

_FOR_THE_MEAN = 6
_LONG = 731


@dataclass(frozen=True, slots=True)
class TrendsData:
    """The data of a period.

    `whole` is the period from the beginning of the diary to the last day with an entry or to today. `excerpt` begins
    six days before the period, so that 7-day means begin on its first day, or earlier if it includes a compared period.
    `counted` are the days that can have a rating, see `domain.counting`. `symptoms` are those rated in the period,
    `usual` their known usual ranges at its end. `made_of` has, for each day and symptom with other than one evening
    rating, the ratings behind its value; `kept` are the days of the period on which the diary was kept, see
    `Excerpt.days_kept`.
    """

    whole: Period
    counted: Period
    chosen: Chosen
    excerpt: Excerpt
    symptoms: tuple[tuple[str, str], ...]
    days: dict[date, DayFacts]
    made_of: dict[tuple[date, str], MadeOf]
    kept: tuple[date, ...]
    usual: tuple[UsualBand, ...] = ()

    @property
    def period(self) -> Period:
        return self.chosen.period


def reading(reader: DiaryReader, choice: Choice, end: date | None, today: date) -> Callable[[], TrendsData | None]:
    """A function that reads the period of a choice in a worker thread; None for an empty diary. `end` as in `chosen`.

    The records of a long period are exempted from garbage collection (`gc.freeze`), whose traversals of them would
    block the window. They are freed with the data by their reference counts.
    """

    def read() -> TrendsData | None:
        entered = reader.whole_period()
        if entered is None:
            return None
        with gc_control.paused():
            visits: tuple[Visit, ...] = reader.excerpt(single(today)).visits if choice.key == SINCE_VISIT else ()
            kept = Period(reader.began() or entered.first, entered.last)
            data = _data(reader, kept, chosen(choice, kept, visits, end, today), today)
            if len(data.excerpt.period) > _LONG:
                gc_control.freeze_survivors()
        return data

    return read


def _data(reader: DiaryReader, entered: Period, chosen_days: Chosen, today: date) -> TrendsData:
    """Read the data of the chosen days; of two periods, both."""
    period, earlier = chosen_days.period, chosen_days.earlier
    first = max(date.min + timedelta(days=_FOR_THE_MEAN), period.first) - timedelta(days=_FOR_THE_MEAN)
    needed = Period(first, period.last)
    if earlier is not None and earlier != period.before():
        needed = Period(min(first, earlier.first), max(period.last, earlier.last))
    year = reader.excerpt(_with_year(needed, period.last))
    compared = (earlier and earlier.overlap(year.period)) or needed
    excerpt = year.within(Period(min(needed.first, compared.first), needed.last))
    part = excerpt.within(period)
    whole = Period(entered.first, max(entered.last, today))
    of_today = excerpt if today in excerpt.period else reader.excerpt(single(today))
    counted = counted_days(entered.first, today, of_today.ratings)
    symptoms, usual = _rated(part), _usual(year, part)
    kept, sources = tuple(sorted(part.days_kept)), made_of(part.ratings)
    return TrendsData(whole, counted, chosen_days, excerpt, symptoms, days(part), sources, kept, usual)


def _with_year(needed: Period, last: date) -> Period:
    """The needed period, extended by the days before `last` from which the usual ranges are computed."""
    from diary.analysis.ups_and_downs import days_for_range  # noqa: PLC0415 - brings NumPy along

    return Period(min(needed.first, days_for_range(last).first), needed.last)


def _usual(year: Excerpt, part: Excerpt) -> tuple[UsualBand, ...]:
    """The usual ranges at the end of `part` for the symptoms rated in it; `year` covers the days they are computed
    from."""
    from diary.analysis.daily import daily  # noqa: PLC0415 - brings NumPy along
    from diary.analysis.ups_and_downs import days_for_range, usual_range  # noqa: PLC0415 - brings NumPy along

    days, bands = days_for_range(part.period.last), []
    for key in sorted({one.symptom for one in part.ratings}):
        usual = usual_range(daily(year, key, days).values)
        if usual is not None:
            bands.append(UsualBand(key, usual.low, usual.high, days))
    return tuple(bands)


def made_of_in_words(data: TrendsData, day: date, symptom: str) -> str:
    """The ratings behind the value of a symptom on a day, as text; empty if it is not rated."""
    if day not in data.days or symptom not in data.days[day].ratings:
        return ""
    return about_value(data.made_of.get((day, symptom)), charts_wording())


def _rated(part: Excerpt) -> tuple[tuple[str, str], ...]:
    """Keys and names of the symptoms rated in the period: the three built-in ones first, then user-defined ones."""
    rated = {one.symptom for one in part.ratings}
    shown = tracked_items.in_order("symptom", rated, part.definitions) or [one.key for one in SYMPTOMS]
    return tuple((key, tracked_items.name_of("symptom", key, part.definitions)) for key in shown)
