"""What a person does of an evening, as changes."""

import datetime as dt
from dataclasses import replace
from datetime import timedelta

from diary.domain import evening
from diary.domain.change import Change, added, reversal
from diary.domain.excerpt import Excerpt, changed
from diary.domain.measurement import Measurement
from diary.domain.period import with_day_before
from diary.domain.symptom import Rating
from tests.builders import EVENING

NOON = dt.time(12)
NOTHING = Excerpt(period=with_day_before(EVENING))
OF_NOW = Rating(day=EVENING, symptom="pain", value=8, time=NOON)
OF_EVENING = Rating(day=EVENING, symptom="pain", value=3)
OF_DAY_BEFORE = Rating(day=EVENING - timedelta(days=1), symptom="pain", value=5)
OTHER = Rating(day=EVENING, symptom="numbness", value=2)


def excerpt(*records: Rating | Measurement) -> Excerpt:
    return changed(NOTHING, added(records))


def ratings(before: Excerpt, changes: list[Change]) -> set[tuple[str, float, dt.time | None, bool]]:
    """Symptom, value, time and whether it is of the evening itself, after the changes; undone, all is as it was."""
    after = changed(before, changes)
    assert changed(after, reversal(changes)).ratings == before.ratings
    return {(one.symptom, one.value, one.time, one.day == EVENING) for one in after.ratings}


def test_an_evenings_rating_stands_beside_one_of_a_moment_and_overwrites_none() -> None:
    before = excerpt(OF_NOW, OF_DAY_BEFORE, OTHER)
    others = {("pain", 8, NOON, True), ("pain", 5, None, False), ("numbness", 2, None, True)}
    first = evening.rate(before, EVENING, "pain", 3)
    assert ratings(before, first) == {*others, ("pain", 3, None, True)}
    rated = changed(before, first)
    assert ratings(rated, evening.rate(rated, EVENING, "pain", 4)) == {*others, ("pain", 4, None, True)}
    assert ratings(rated, evening.rate(rated, EVENING, "pain", None)) == others


def test_taking_an_evenings_rating_back_leaves_one_of_a_moment() -> None:
    assert evening.rate(excerpt(OF_NOW), EVENING, "pain", None) == []


def test_the_same_number_again_is_no_change() -> None:
    assert evening.rate(excerpt(OF_EVENING), EVENING, "pain", 3) == []


def test_a_rating_of_a_moment_leaves_the_evenings() -> None:
    before = excerpt(OF_EVENING)
    [change] = evening.rate_now(before, EVENING, "pain", 8, NOON)
    assert ratings(before, [change]) == {("pain", 3, None, True), ("pain", 8, NOON, True)}


def test_a_rating_of_the_same_moment_takes_the_place_of_the_one_before() -> None:
    before = excerpt(OF_EVENING, OF_NOW)
    later = evening.rate_now(before, EVENING, "pain", 6, NOON)
    assert ratings(before, later) == {("pain", 3, None, True), ("pain", 6, NOON, True)}
    after = evening.rate_now(before, EVENING, "pain", 6, dt.time(12, 1))
    assert len(ratings(before, after)) == 3


def test_the_days_measurement_leaves_one_of_a_moment() -> None:
    weighed = Measurement(day=EVENING, quantity="weight", value=70)
    before = excerpt(replace(weighed, id="noon", time=NOON), weighed)
    changes = evening.measure(before, EVENING, "weight", 71)
    assert {(one.value, one.time) for one in changed(before, changes).measurements} == {(70, NOON), (71, None)}
    gone = evening.measure(before, EVENING, "weight", None)
    assert [(one.value, one.time) for one in changed(before, gone).measurements] == [(70, NOON)]
