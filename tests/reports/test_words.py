from datetime import date

import pytest

from diary import i18n
from diary.domain.period import Period, ending, single
from diary.i18n import language
from diary.reports.words import ENGLISH, length, per_cent, rating, signed, span
from tests.catalogues import Translated

LAST = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 day"),
        (30, "30 days"),
        (84, "12 weeks"),
        (364, "52 weeks"),
        (365, "1 year"),
        (366, "1 year"),
        (367, "367 days"),
        (731, "2 years"),
        (18262, "50 years"),
        (18263, "50 years"),
        (5000, "13 years and 8 months"),
        (760, "2 years and 1 month"),
    ],
)
def test_a_long_time_is_told_in_years(days: int, words: str) -> None:
    assert length(ending(date(2026, 11, 28), days)) == words


def test_the_long_date_has_its_month_in_full() -> None:
    assert ENGLISH.long_date(LAST) == "19 November 2026"


@pytest.mark.parametrize(
    ("days", "words"), [(84, "12 weeks"), (7, "1 week"), (30, "30 days"), (1, "1 day"), (725, "725 days")]
)
def test_whole_weeks_are_called_weeks(days: int, words: str) -> None:
    assert length(ending(LAST, days)) == words


def test_a_period_says_its_year_once_unless_it_crosses_one() -> None:
    assert span(Period(date(2026, 8, 28), LAST), ENGLISH) == "28 Aug to 19 Nov 2026"
    assert span(Period(date(2025, 12, 20), date(2026, 1, 20)), ENGLISH) == "20 Dec 2025 to 20 Jan 2026"
    assert span(single(LAST), ENGLISH) == "19 Nov 2026"


@pytest.mark.parametrize(
    ("value", "written"), [(-0.44, "−0.4"), (1.25, "+1.3"), (0.0, "0.0"), (-0.04, "0.0"), (0.04, "0.0")]
)
def test_a_change_has_a_true_minus_or_a_plus_unless_it_rounds_to_nothing(value: float, written: str) -> None:
    assert signed(value, 1, ENGLISH) == written


def test_per_cent_keeps_its_distance_and_its_line() -> None:
    assert per_cent("26") == "26\N{NARROW NO-BREAK SPACE}%"


def test_a_rating_has_a_decimal_only_where_it_needs_one() -> None:
    assert [rating(value, ENGLISH) for value in (0.0, 7.0, 6.5, 10 / 3)] == ["0", "7", "6.5", "3.3"]


def test_the_language_is_that_of_the_translation_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"en-GB": "de", "November": "November", "{day} {month} {year}": "{day}. {month} {year}"}
    assert language() == "en-GB"
    monkeypatch.setattr(i18n, "_translations", Translated(texts))
    assert language() == "de"
    assert ENGLISH.long_date(LAST) == "19. November 2026"
