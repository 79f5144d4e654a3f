"""The line "Method" at the foot of the page, whole: which sentences it has, and in which order."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from diary.charts.symptom_series import LONGEST_BY_DAY
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.symptom import Rating
from diary.reports.contents import contents
from diary.reports.summary import PARTS, Options, summary
from diary.reports.words import ENGLISH
from tests.reports.diaries import LAST, TWELVE_WEEKS, day, made, note, rated

USUAL = Options(period=TWELVE_WEEKS)
EVENINGS = "Ratings by the patient, 0 none to 10 worst imaginable, in the evening for the past 24 hours."
BLANK = "Blank days are left blank and never counted as 0."
MEAN = "A mean is given where at least half of the days are recorded."
BEFORE_ROUNDING = "Changes are worked out before rounding."
SEVEN_DAYS = "A 7-day mean is drawn where at least 4 of the 7 days have a rating."
INTERVALS = "95\N{NARROW NO-BREAK SPACE}% intervals allow for days that resemble each other."
BY_CHANCE = "By chance, one of 3 symptoms looks changed in 1 of 10 comparisons."
CAN_SHOW = "Four weeks against four can show, in points: Numbness 1.0, Pain 1.0."
NO_CAUSE = "Going together in time does not show cause."
COMPARED = (BEFORE_ROUNDING, SEVEN_DAYS, INTERVALS, BY_CHANCE, CAN_SHOW)


def method(excerpt: Excerpt, options: Options = USUAL) -> str:
    return str(contents(summary(excerpt, options), excerpt, LAST, ENGLISH)["method"]["text"])


def lasting(days: int) -> tuple[Excerpt, Options]:
    """A diary whose page is of so many days, with pain on each of the last four weeks."""
    period = Period(LAST - timedelta(days=days - 1), LAST)
    excerpt = replace(
        made(), period=Period(period.before().first, LAST), ratings=rated("pain", dict.fromkeys(range(56, 84), 4))
    )
    return excerpt, Options(period=period)


def test_a_page_of_compared_evenings_says_how_they_were_made_and_compared() -> None:
    assert method(made()) == " ".join((EVENINGS, BLANK, MEAN, *COMPARED, NO_CAUSE))


def test_without_a_figure_of_the_time_before_nothing_is_said_of_comparing() -> None:
    young = replace(made(), ratings=rated("pain", dict.fromkeys(range(84), 4)))
    assert method(young) == " ".join((EVENINGS, BLANK, MEAN, SEVEN_DAYS, NO_CAUSE))


def test_without_the_chart_nothing_is_said_of_its_line() -> None:
    without = replace(USUAL, parts=frozenset(PARTS) - {"chart"})
    assert method(made(), without) == method(made()).replace(f"{SEVEN_DAYS} ", "")


@pytest.mark.parametrize(("days", "is_daily"), [(LONGEST_BY_DAY, True), (LONGEST_BY_DAY + 1, False)])
def test_a_chart_of_weeks_has_no_line_of_seven_days(days: int, is_daily: bool) -> None:
    assert (SEVEN_DAYS in method(*lasting(days))) == is_daily


def test_who_else_and_what_else_made_the_ratings_follows_how_they_are_made() -> None:
    jo = replace(note(60, "He slept all day."), author="Jo")
    brought = replace(made().ratings[-1], origin="a;b")
    said = method(replace(made(), notes=(jo,), ratings=(*made().ratings[:-1], brought)))
    imported = "Some were imported from another record and may have been made at another time."
    assert said == method(made()).replace(BLANK, f"{imported} Some notes were written for the patient by Jo. {BLANK}")


def test_what_counts_of_several_ratings_of_a_day_is_said_where_there_are_some() -> None:
    moments = tuple(Rating(day=day(n), symptom="pain", value=5, time=time(9)) for n in range(84))
    of_moments = "Ratings by the patient, 0 none to 10 worst imaginable, each of the moment at which it was made."
    alone = method(replace(made(), ratings=moments))
    assert alone.startswith(f"{of_moments} Of several ratings of a moment on a day the mean counts. {BLANK}")
    beside = method(replace(made(), ratings=(*rated("numbness", {3: 4}), *rated("numbness", {3: 6}), *moments)))
    counts = "The evening’s rating counts for the day, without one the mean of the day’s ratings of a moment."
    only = "Rated at moments only, never in the evening: Pain."
    several = "Of several evening ratings of a day the mean counts."
    assert beside.startswith(f"{EVENINGS} {counts} {only} {several} {BLANK}")


def test_what_the_diary_can_show_is_said_of_nine_symptoms_and_in_the_full_form_of_all() -> None:
    days = range(-84, 84)
    names = [f"own-{number}" for number in range(10, 20)]
    ratings = tuple(one for name in names for one in rated(name, {n: 4 + n % 2 for n in days}))
    many = replace(made(), ratings=ratings)
    short, full = (method(many, replace(USUAL, form=form)) for form in ("short", "full"))
    assert "own-18 0.5. " in short
    assert "own-18 0.5, own-19 0.5. " in full
