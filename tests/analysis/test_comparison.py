from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.analysis.comparison import Comparison, Level, compare, history, level, level_of_series, medicine_changes
from diary.analysis.daily import daily
from diary.domain.definition import Definition
from diary.domain.period import Period
from diary.domain.treatment import TreatmentEvent
from tests.analysis.excerpts import day, excerpt_with

LATER = Period(day(4), day(7))


def test_a_period_is_set_beside_the_equally_long_one_before() -> None:
    found = compare(excerpt_with(pain=[5, 5, 4, 6, 3, 4, 4, 1]), "pain", LATER)
    assert (found.now.mean, found.before.mean, found.change) == (3, 5, -2)
    assert found.change_per_cent == -40
    assert (found.now.worst, found.now.days_at_worst, found.now.lowest) == (4, 2, 1)
    assert (found.now.recorded, found.now.days, found.before.recorded) == (4, 4, 4)


def test_there_is_no_mean_and_no_change_where_fewer_than_half_of_the_days_are_recorded() -> None:
    found = compare(excerpt_with(pain=[5, None, None, None, 3, None, 5, None]), "pain", LATER)
    assert (found.before.mean, found.before.recorded) == (None, 1)
    assert found.now.mean == 4
    assert (found.change, found.change_per_cent) == (None, None)


@pytest.mark.parametrize(("recorded", "has_mean"), [(4, False), (5, True), (6, True)])
def test_exactly_half_of_the_days_are_enough_for_means_and_a_change(recorded: int, has_mean: bool) -> None:
    now: list[float | None] = [4.0] * recorded + [None] * (10 - recorded)
    for values, place in (([5.0] * 10 + now, "now"), (now + [5.0] * 10, "before")):
        found = compare(excerpt_with(pain=values), "pain", Period(day(10), day(19)))
        level: Level = getattr(found, place)
        assert (level.mean, level.median) == ((4, 4) if has_mean else (None, None))
        assert (found.change is not None) is has_mean


def test_days_at_the_worst_are_counted_also_where_they_are_all_alike() -> None:
    found = level(excerpt_with(pain=[3, 3, None, 3]), "pain")
    assert (found.worst, found.lowest, found.days_at_worst) == (3, 3, 3)


def test_there_is_no_per_cent_of_a_mean_below_one() -> None:
    found = compare(excerpt_with(pain=[0, 1, 0, 1, 1, 1, 1, 1]), "pain", LATER)
    assert (found.change, found.change_per_cent) == (0.5, None)


def test_days_without_a_rating_are_never_counted_as_0() -> None:
    found = level(excerpt_with(pain=[None, 4, None, 6]), "pain")
    assert (found.mean, found.lowest, found.recorded, found.days) == (5, 4, 2, 4)


def test_nothing_recorded_has_no_level() -> None:
    found = level(excerpt_with(pain=[None, None]), "pain")
    assert (found.mean, found.worst, found.lowest, found.days_at_worst, found.recorded) == (None, None, None, 0, 0)


def test_an_excerpt_that_does_not_cover_both_periods_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^the excerpt does not cover the period and the one before it$"):
        compare(excerpt_with(pain=[1, 2, 3]), "pain", Period(day(1), day(2)))


@given(st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=30), st.integers(0, 30))
def test_more_blank_days_never_change_the_worst_and_only_ever_take_the_mean_away(
    values: list[int | None], blank: int
) -> None:
    short, long = level(excerpt_with(pain=values), "pain"), level(excerpt_with(pain=[*values, *[None] * blank]), "pain")
    assert (short.worst, short.lowest, short.recorded) == (long.worst, long.lowest, long.recorded)
    assert long.mean in {short.mean, None}


def falling(before: list[float | None], now: list[float | None], symptom: str = "pain") -> Comparison:
    series: dict[str, Any] = {symptom: [*before, *now]}
    whole = excerpt_with(**series)
    period = Period(day(len(before)), day(len(before) + len(now) - 1))
    return compare(whole, symptom, period, Period(day(0), day(len(before) - 1)))


def test_a_level_has_a_median_where_it_has_a_mean() -> None:
    assert level(excerpt_with(pain=[1, 2, 9, None]), "pain").median == 2
    assert level(excerpt_with(pain=[1, 2, 2, 3]), "pain").median == 2
    assert level(excerpt_with(pain=[1, None, None]), "pain").median is None


def test_the_change_comes_with_its_interval() -> None:
    found = falling([5, 6, 4, 5, 7, 5, 6, 5, 4, 6] * 3, [3, 4, 2, 3, 5, 3, 4, 3, 2, 4] * 3)
    assert found.change == pytest.approx(-2)
    assert found.interval is not None
    assert found.interval.low < -2 < found.interval.high < 0
    assert not found.interval.includes_zero


def test_there_is_no_interval_where_there_is_no_change_to_tell() -> None:
    assert falling([5, 6, 4, 5, 7, 5, 6, 5], [3, None, None, None, None, None, None, None]).interval is None
    assert falling([5] * 14, [4] * 14).interval is None
    assert falling([5, 6, 4], [3, 4, 3]).interval is None


def test_two_periods_can_be_chosen_in_either_order_and_of_any_length() -> None:
    whole = excerpt_with(pain=[place * 7 % 11 for place in range(100)])
    early, late = Period(day(0), day(29)), Period(day(60), day(99))
    there, back = compare(whole, "pain", late, early), compare(whole, "pain", early, late)
    assert there.earlier == early
    assert there.change == -(back.change or 0)
    assert there.interval is not None
    assert back.interval is not None
    assert (there.interval.low, there.interval.high) == (-back.interval.high, -back.interval.low)


def test_two_periods_that_overlap_are_refused() -> None:
    whole = excerpt_with(pain=[1] * 10)
    with pytest.raises(ValueError, match="overlap"):
        compare(whole, "pain", Period(day(4), day(9)), Period(day(0), day(4)))


@pytest.mark.parametrize(
    ("before", "now", "noticeable"),
    [(6, 4, True), (8, 6.1, False), (4, 2.8, True), (4, 2.9, False), (3, 2.05, False), (9, 7, True), (4, 6, False)],
)
def test_pain_is_noticeably_lower_by_two_points_or_thirty_per_cent_and_one_point_at_least(
    before: float, now: float, noticeable: bool
) -> None:
    found = falling([before + 0.5, before - 0.5] * 14, [now - 0.5, now + 0.5] * 14)
    assert found.is_clear
    assert found.is_noticeably_lower is noticeable


def test_a_fall_that_chance_may_have_made_is_not_noticeable() -> None:
    found = falling([9, 1] * 14, [7, 0] * 14)
    assert found.change == -1.5
    assert found.change_per_cent == -30
    assert not found.is_clear
    assert not found.is_noticeably_lower
    assert not falling([6] * 28, [4] * 28).is_noticeably_lower


def test_of_several_symptoms_a_change_is_clear_only_where_it_is_clearer() -> None:
    found = falling([5, 6, 4, 5, 7, 5, 6, 5, 4, 6] * 3, [4, 5, 4, 4, 6, 4, 5, 5, 3, 5] * 3)
    assert found.difference is not None
    most = int(0.05 / found.difference.p)
    assert most > 1
    assert found.is_clear_among(1)
    assert found.is_clear_among(most)
    assert not found.is_clear_among(most + 1)
    assert not falling([6] * 4, [2] * 4).is_clear_among(1)


def test_it_learns_from_the_year_before_both_and_knows_the_days_on_which_a_medicine_changed() -> None:
    values = [float(3 + place * 7 % 5 + (3 if place > 150 else 0)) for place in range(365)]
    whole = excerpt_with(pain=values)
    now, before = Period(day(337), day(364)), Period(day(309), day(336))
    turn = TreatmentEvent(day=day(150), treatment="pregabalin", turn="started")
    medicine = Definition(kind="treatment", key="pregabalin", name="Pregabalin", category="medicine")
    other = replace(medicine, category="")
    alone = compare(whole.within(Period(day(309), day(364))), "pain", now, before)
    unknown = compare(whole, "pain", now, before)
    known = compare(replace(whole, treatment_changes=(turn,), definitions=(medicine,)), "pain", now, before)
    no_medicine = compare(replace(whole, treatment_changes=(turn,), definitions=(other,)), "pain", now, before)
    reaches = [one.difference.reach for one in (known, alone, unknown) if one.difference]
    assert reaches == sorted(reaches)
    assert len(set(reaches)) == 3
    assert no_medicine == unknown
    turned = compare(replace(whole, treatment_changes=(turn,), definitions=(medicine,)), "pain", before, now)
    assert known.difference is not None
    assert turned.difference == known.difference.turned()


def test_the_level_of_a_part_of_a_series_is_that_of_its_days() -> None:
    series = daily(excerpt_with(pain=[9, 1, 2, 6, 9, 9]), "pain")
    part = level_of_series(series, Period(day(1), day(3)))
    assert part == level(excerpt_with(pain=[9, 1, 2, 6, 9, 9]), "pain", Period(day(1), day(3)))
    assert part.mean == 3


def test_the_tablets_of_the_program_are_a_medicine() -> None:
    turns = [
        TreatmentEvent(day=day(place), treatment=key, turn="started") for place, key in ((3, "tablets"), (5, "heat"))
    ]
    assert medicine_changes(replace(excerpt_with(pain=[1] * 9), treatment_changes=tuple(turns))) == [3]


def test_the_days_to_read_are_both_periods_and_the_year_up_to_the_later_one() -> None:
    now = Period(day(337), day(364))
    assert history(now) == history(now, now.before()) == Period(day(0), day(364))
    assert history(now.before(), now) == Period(day(0), day(364))
    assert history(now, Period(day(-900), day(-800))) == Period(day(-900), day(364))
    assert history(Period(date.min, date.min + timedelta(days=9))).first == date.min


def test_nothing_is_claimed_for_other_symptoms_or_without_a_change() -> None:
    assert not falling([6] * 4, [2] * 4, "numbness").is_noticeably_lower
    assert not falling([6, None, None, None], [2] * 4).is_noticeably_lower


@given(st.lists(st.none() | st.integers(0, 10), min_size=2, max_size=60), st.integers(-5000, 5000))
def test_shifting_all_dates_changes_no_figure(values: list[int | None], days: int) -> None:
    half = len(values) // 2
    found = []
    for first in (day(0), day(days)):
        period = Period(first + timedelta(days=half), first + timedelta(days=2 * half - 1))
        one = compare(excerpt_with(first, pain=values), "pain", period)
        found.append((one.now, one.before, one.interval))
    assert found[0] == found[1]


@given(st.lists(st.none() | st.integers(0, 10), min_size=2, max_size=40), st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(values: list[int | None], random: Random) -> None:
    whole, half = excerpt_with(pain=values), len(values) // 2
    mixed = list(whole.ratings)
    random.shuffle(mixed)
    period = Period(day(half), day(2 * half - 1))
    assert compare(whole, "pain", period) == compare(replace(whole, ratings=tuple(mixed)), "pain", period)
