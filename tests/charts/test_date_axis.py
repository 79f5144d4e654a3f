from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from diary.charts.chart_text import PLAIN
from diary.charts.date_axis import FEWEST, MOST, Tick, month_ticks, week_ticks
from diary.domain.period import Period, ending

DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))


def always(_ticks: list[Tick]) -> bool:
    return True


def at_most_four(ticks: list[Tick]) -> bool:
    return len(ticks) <= 4


def labels(ticks: list[Tick]) -> list[str]:
    return [tick.label for tick in ticks]


def test_twelve_weeks_are_dated_on_every_other_monday() -> None:
    ticks = week_ticks(Period(date(2026, 8, 28), date(2026, 11, 19)), PLAIN, at_most_four)
    assert labels(ticks) == ["31 Aug", "28 Sep", "26 Oct"]
    ticks = week_ticks(Period(date(2026, 8, 28), date(2026, 11, 19)), PLAIN, always)
    assert labels(ticks) == ["31 Aug", "14 Sep", "28 Sep", "12 Oct", "26 Oct", "9 Nov"]
    assert ticks[0].day == 3


@given(DAYS, st.integers(14, 220))
def test_weeks_have_two_to_eight_labels_all_of_them_mondays(last: date, days: int) -> None:
    period = ending(last, days)
    ticks = week_ticks(period, PLAIN, always)
    assert FEWEST <= len(ticks) <= MOST
    assert all((period.first + timedelta(days=tick.day)).weekday() == 0 for tick in ticks)


@given(DAYS, st.integers(220, 20_000))
def test_long_periods_have_two_to_eight_labels_on_firsts_of_months(last: date, days: int) -> None:
    period = ending(last, days)
    ticks = month_ticks(period, PLAIN, always)
    assert FEWEST <= len(ticks) <= MOST
    assert all((period.first + timedelta(days=tick.day)).day == 1 for tick in ticks)


def test_years_stand_alone_where_whole_years_are_shown() -> None:
    ticks = month_ticks(Period(date(2015, 11, 19), date(2023, 11, 12)), PLAIN, always)
    assert labels(ticks) == ["2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023"]


def test_months_name_the_year_where_it_begins() -> None:
    ticks = month_ticks(Period(date(2022, 11, 13), date(2023, 11, 12)), PLAIN, always)
    assert labels(ticks) == ["Jan 2023", "Mar", "May", "Jul", "Sep", "Nov"]


def test_a_few_days_are_dated_at_their_ends_and_one_day_once() -> None:
    assert labels(week_ticks(Period(date(2026, 11, 3), date(2026, 11, 6)), PLAIN, always)) == ["3 Nov", "6 Nov"]
    assert labels(week_ticks(Period(date(2026, 11, 3), date(2026, 11, 3)), PLAIN, always)) == ["3 Nov"]


def test_one_label_remains_where_none_fits() -> None:
    assert len(month_ticks(Period(date(2022, 11, 13), date(2023, 11, 12)), PLAIN, lambda _ticks: False)) == 1
