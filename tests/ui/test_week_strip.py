"""The week strip's boxes: as many as are planned, in the room that there is."""

import pytest

from diary.ui.exercises.week_strip import _GAP, box_side


@pytest.mark.parametrize("count", range(1, 21))
def test_all_boxes_fit_into_the_room(count: int) -> None:
    side = box_side(count, 108, 18)
    assert 0 < side <= 18
    assert side * (count + (count - 1) * _GAP) <= 108 + 1e-9


def test_few_boxes_have_the_usual_size() -> None:
    assert box_side(5, 108, 18) == 18
    assert box_side(0, 108, 18) == 18
