from dataclasses import replace

import pytest

from tests.charts.baselines import FOLDER, MOST_DIFFERENT, PICTURES, drawn, felt, kept, share_different


@pytest.mark.parametrize("key", PICTURES)
def test_a_chart_looks_as_it_did(key: str) -> None:
    assert share_different(drawn(key), kept(key)) <= MOST_DIFFERENT


@pytest.mark.parametrize("key", PICTURES)
def test_another_diary_would_not_pass_for_it(key: str) -> None:
    whole = felt()
    half = replace(
        whole,
        ratings=tuple(replace(rating, value=10 - rating.value) for rating in whole.ratings),
        site_marks=whole.site_marks[::3],
    )
    assert share_different(drawn(key, half), kept(key)) > MOST_DIFFERENT


def test_the_kept_pictures_are_small_and_none_is_left_over() -> None:
    found = sorted(FOLDER.glob("*.png"))
    assert [path.stem for path in found] == sorted(PICTURES)
    assert sum(path.stat().st_size for path in found) < 150_000
