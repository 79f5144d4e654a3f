from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.charts.labels import LabelRows, pushed_apart


def test_labels_with_room_stay_where_they_want_to_be() -> None:
    assert pushed_apart([50, 20, 90], [10, 10, 10], 0, 100) == [50, 20, 90]


def test_a_label_moves_down_to_clear_the_one_above() -> None:
    assert pushed_apart([40, 41], [22, 22], 0, 100) == [40, 62]


def test_labels_at_the_bottom_move_up_instead() -> None:
    assert pushed_apart([99, 98, 97], [20, 20, 20], 0, 100) == [90, 70, 50]


@given(st.lists(st.floats(-50, 250), max_size=9), st.floats(5, 30))
def test_labels_neither_overlap_nor_leave_their_room(wanted: list[float], height: float) -> None:
    middles = sorted(pushed_apart(wanted, [height] * len(wanted), 0, 200))
    room = min(height, 200 / max(len(wanted), 1))
    assert all(later - earlier >= room - 1e-6 for earlier, later in pairwise(middles))
    assert all(room / 2 - 1e-6 <= middle <= 200 - room / 2 + 1e-6 for middle in middles)


def test_too_many_labels_share_the_room_evenly() -> None:
    assert pushed_apart([5] * 4, [20] * 4, 0, 40) == pytest.approx([5, 15, 25, 35])


def test_words_that_would_collide_go_to_the_next_row_and_none_is_left_when_all_are_full() -> None:
    rows = LabelRows(2)
    assert [rows.place(0, 50), rows.place(40, 90), rows.place(50, 60), rows.place(45, 55)] == [
        0,
        1,
        0,
        None,
    ]
