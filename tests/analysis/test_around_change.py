import pytest

from diary.analysis.around_change import around_change, needed_period
from diary.domain.period import Period
from tests.analysis.excerpts import day, excerpt_with


def test_four_weeks_before_are_set_beside_four_weeks_after_and_the_day_itself_is_in_neither() -> None:
    pain = [5 + place % 2 for place in range(28)] + [10] + [3 + place % 2 for place in range(28)]
    found = around_change(excerpt_with(pain=pain), "pain", day(28))
    assert (found.earlier, found.period) == (Period(day(0), day(27)), Period(day(29), day(56)))
    assert (found.before.mean, found.now.mean, found.change) == (5.5, 3.5, -2)
    assert found.before.worst == 6
    assert found.interval is not None
    assert found.interval.high < 0


def test_a_fortnight_after_the_change_there_is_nothing_to_tell_yet() -> None:
    pain = [5] * 28 + [None] + [3] * 13 + [None] * 15
    found = around_change(excerpt_with(pain=pain), "pain", day(28))
    assert (found.before.mean, found.now.mean, found.change, found.interval) == (5, None, None, None)
    assert (found.now.recorded, found.now.days) == (13, 28)


def test_days_to_come_and_days_before_the_diary_are_not_counted() -> None:
    pain = [None] * 10 + [5 + place % 2 for place in range(18)] + [None] + [3 + place % 2 for place in range(13)]
    excerpt = excerpt_with(pain=[*pain, *[None] * 15])
    found = around_change(excerpt, "pain", day(28), counted=Period(day(10), day(41)))
    assert (found.before.recorded, found.before.days) == (18, 18)
    assert (found.now.recorded, found.now.days) == (13, 13)
    assert found.interval is not None
    young = around_change(excerpt, "pain", day(28), counted=Period(day(22), day(28)))
    assert (young.before.days, young.now.days, young.change) == (28, 28, None)


def test_the_excerpt_has_to_cover_both() -> None:
    assert needed_period(day(28)) == Period(day(0), day(56))
    with pytest.raises(ValueError, match="does not cover"):
        around_change(excerpt_with(pain=[1] * 56), "pain", day(28))


def test_other_lengths_can_be_chosen() -> None:
    found = around_change(excerpt_with(pain=[4, 4, 9, 2, 2]), "pain", day(2), days=2)
    assert found.change == -2
