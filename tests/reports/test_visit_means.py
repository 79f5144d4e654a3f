"""From visit to visit: which visits the table has, and over which days each of their means goes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from diary.domain.counting import EVER
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.symptom import Rating
from diary.domain.visit import Visit
from diary.reports.visit_means import visit_table, weeks_before

DAY = date(2026, 11, 19)
SYMPTOMS = [("pain", "Pain"), ("numbness", "Numbness")]


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def diary(*visits: int, value: float = 4) -> Excerpt:
    """Half a year of pain on every day, and visits so many days ago."""
    ratings = tuple(Rating(day=ago(n), symptom="pain", value=value) for n in range(180, -1, -1))
    return Excerpt(period=Period(ago(180), DAY), ratings=ratings, visits=tuple(Visit(date=ago(n)) for n in visits))


def shown(excerpt: Excerpt, coming: date | None = None) -> list[date]:
    table = visit_table(excerpt, SYMPTOMS, DAY, coming)
    return [one.visit.date for one in table.visits] if table else []


def test_the_last_four_visits_are_shown_the_earliest_first() -> None:
    assert shown(diary(10, 90, 30, 60, 120)) == [ago(90), ago(60), ago(30), ago(10)]


@pytest.mark.parametrize(
    ("visits", "coming", "expected"),
    [
        ((30, 0), None, [30]),
        ((30, 0), 0, [30, 0]),
        ((30, -5), None, [30]),
        ((30, -5), -5, [30, -5]),
        ((30, -5, -9), -9, [30, -9]),
        ((0,), 0, []),
        ((-5,), -5, []),
    ],
)
def test_a_visit_to_come_stands_there_where_the_page_is_made_for_it_and_one_is_past(
    visits: tuple[int, ...], coming: int | None, expected: list[int]
) -> None:
    assert shown(diary(*visits), None if coming is None else ago(coming)) == [ago(n) for n in expected]


def test_the_weeks_of_a_visit_end_on_the_day_before_it_and_of_one_to_come_today() -> None:
    visits = [Visit(date=ago(n)) for n in (30, 0, -5)]
    assert weeks_before(visits, DAY) == [Period(ago(58), ago(31))]
    assert weeks_before(visits, DAY, ago(0))[1:] == [Period(ago(28), ago(1))]
    assert weeks_before(visits, DAY, ago(-5))[1:] == [Period(ago(27), DAY)]


def test_a_mean_is_that_of_the_four_weeks_before_and_of_too_few_days_none() -> None:
    excerpt = diary(30, 60)
    marked = {ago(31): 10.0, ago(58): 10.0, ago(59): 0.0, ago(30): 0.0}
    ratings = tuple(replace(one, value=marked.get(one.day, one.value)) for one in excerpt.ratings)
    table = visit_table(replace(excerpt, ratings=ratings), SYMPTOMS, DAY)
    assert table is not None
    assert table.symptoms == tuple(SYMPTOMS)
    assert [one.means for one in table.visits] == [(4.0, None), ((26 * 4 + 2 * 10) / 28, None)]


@pytest.mark.parametrize(("first", "expected"), [(58, [30]), (57, [])])
def test_a_visit_whose_weeks_are_not_all_read_is_left_out(first: int, expected: list[int]) -> None:
    excerpt = replace(diary(30), period=Period(ago(first), DAY))
    assert shown(excerpt) == [ago(n) for n in expected]


def test_where_no_mean_is_known_there_is_no_table() -> None:
    assert visit_table(replace(diary(30), ratings=()), SYMPTOMS, DAY) is None
    assert visit_table(diary(), SYMPTOMS, DAY, None, EVER) is None
