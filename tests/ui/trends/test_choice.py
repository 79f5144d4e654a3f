"""Which days a choice means."""

from datetime import date, timedelta

import pytest

from diary.domain.period import Period
from diary.domain.visit import Visit
from diary.settings import Settings
from diary.ui.trends.choice import ALL, OWN, PERIODS, SINCE_VISIT, TWO, Choice, choice_in, chosen, written_dates

TODAY = date(2026, 11, 24)
ENTERED = Period(date(2025, 1, 1), TODAY)
OLD, NEW = Period(date(2026, 3, 1), date(2026, 3, 20)), Period(date(2026, 6, 1), date(2026, 6, 30))


@pytest.mark.parametrize(("key", "days"), PERIODS.items())
def test_a_length_ends_today_and_is_compared_with_the_one_before(key: str, days: int) -> None:
    found = chosen(Choice(key), ENTERED, (), None, TODAY)
    assert (found.period.last, len(found.period)) == (TODAY, days)
    assert found.earlier == found.period.before()


def test_an_old_diary_ends_with_its_last_entry() -> None:
    found = chosen(Choice("4-weeks"), Period(date(2020, 1, 1), date(2020, 6, 1)), (), None, TODAY)
    assert found.period.last == date(2020, 6, 1)


def test_the_whole_diary_is_compared_with_nothing() -> None:
    found = chosen(Choice(ALL), ENTERED, (), None, TODAY)
    assert (found.period, found.earlier) == (ENTERED, None)


def test_since_the_latest_visit_or_twelve_weeks_with_a_word_on_it() -> None:
    visits = [Visit(date=TODAY - timedelta(days=back)) for back in (0, 20, 90)]
    found = chosen(Choice(SINCE_VISIT), ENTERED, visits, None, TODAY)
    assert (found.period, found.notice) == (Period(TODAY - timedelta(days=20), TODAY), "")
    without = chosen(Choice(SINCE_VISIT), ENTERED, (), None, TODAY)
    assert len(without.period) == 84
    assert without.notice == "No visit is written down yet, so the last 12 weeks are shown."


def test_two_periods_are_compared_with_each_other_and_one_with_the_days_before_it() -> None:
    two, own = Choice(TWO, (NEW, OLD)), Choice(OWN, (NEW,))
    assert chosen(two, ENTERED, (), None, TODAY).earlier == OLD
    assert chosen(own, ENTERED, (), None, TODAY).earlier == NEW.before()


@pytest.mark.parametrize(
    "choice", [Choice("year"), Choice(ALL), Choice(SINCE_VISIT), Choice(OWN, (NEW,)), Choice(TWO, (NEW, OLD))]
)
def test_a_choice_is_kept(choice: Choice) -> None:
    kept = Settings()._replace(trends_period=choice.key, trends_dates=written_dates(choice))
    assert choice_in(kept) == choice


@pytest.mark.parametrize(
    ("key", "dates"),
    [
        ("decade", ()),
        (OWN, ()),
        (TWO, ("2026-01-01", "2026-01-02")),
        (OWN, ("2026-02-01", "2026-01-01")),
        (OWN, ("1 May", "2 May")),
        (OWN, ("2026-01-01",)),
    ],
)
def test_what_makes_no_sense_is_the_usual_choice(key: str, dates: tuple[str, ...]) -> None:
    assert choice_in(Settings()._replace(trends_period=key, trends_dates=dates)) == Choice()
