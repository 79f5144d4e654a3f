"""The page that goes into the file of an export: of its days, none to come, and a sentence where there is none."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from diary.domain.period import Period
from diary.domain.profile import Profile
from diary.reports.attached import AttachedPage, attached_page, days_to_read
from diary.reports.pages import page_texts
from tests.reports.diaries import LAST, TWELVE_WEEKS, day, made

TODAY = day(40)
AHEAD = Period(TODAY + timedelta(days=1), LAST)


def words(period: Period, today: date = LAST, began: date | None = None) -> str:
    excerpt = replace(made(), ratings=(), exercises=())  # without a chart, which takes most of the time
    [text] = page_texts(attached_page(excerpt, period, began, today).pdf)
    return text


def test_the_page_is_of_the_days_of_the_file_that_are_not_to_come() -> None:
    assert "28 Aug to 19 Nov 2026 (12 weeks)" in words(TWELVE_WEEKS)
    said = words(TWELVE_WEEKS, TODAY)
    assert "28 Aug to 7 Oct 2026 (41 days)" in said
    assert "Prepared 7 October 2026" in said
    assert "Alex Sample" in said


def test_the_page_counts_from_the_first_entry_of_the_diary() -> None:
    assert "the diary begins on 10 Sep 2026" in words(TWELVE_WEEKS, began=day(13))


def test_of_days_to_come_there_is_no_page_and_nothing_to_say() -> None:
    assert attached_page(made(), AHEAD, None, TODAY) == AttachedPage(b"")


def test_where_the_page_cannot_be_made_a_sentence_says_why() -> None:
    named = replace(made(), profiles=(Profile(name="ა"),))
    pdf, trouble = attached_page(named, TWELVE_WEEKS, None, LAST)
    assert pdf == b""
    assert trouble.startswith(
        "The page for the practitioner is not in the file: The letter ა (georgian letter an (U+10D0))"
    )


@pytest.mark.parametrize(
    ("period", "today", "needed"),
    [
        (TWELVE_WEEKS, LAST, Period(LAST - timedelta(days=364), LAST)),
        (TWELVE_WEEKS, TODAY, Period(TODAY - timedelta(days=364), LAST)),
        (AHEAD, TODAY, Period(TODAY - timedelta(days=364), LAST)),
        (Period(day(-700), LAST), LAST, Period(Period(day(-700), LAST).before().first, LAST)),
    ],
)
def test_the_days_to_read_are_those_of_the_file_and_those_that_its_page_needs(
    period: Period, today: date, needed: Period
) -> None:
    assert days_to_read(period, today) == needed


def test_where_there_are_no_days_before_it_those_of_the_file_are_read_alone() -> None:
    period = Period(date.min, date(1, 1, 11))
    assert days_to_read(period, LAST) == period
