"""What of a diary is drawn on the page."""

from dataclasses import replace

import pytest

from diary.reports.drawings import _drawn_part
from diary.reports.summary import PARTS, Options, summary
from tests.reports.diaries import TWELVE_WEEKS, busy


@pytest.mark.parametrize(
    ("part", "fields"), [("exercises", ("exercises", "plan")), ("treatments", ("treatment_changes",))]
)
def test_a_part_that_is_wanted_is_drawn_whole_and_one_that_is_not_is_left_out(
    part: str, fields: tuple[str, ...]
) -> None:
    excerpt, options = busy(), Options(period=TWELVE_WEEKS)
    with_it = _drawn_part(summary(excerpt, options), excerpt)
    without = replace(options, parts=frozenset(PARTS) - {part})
    without_it = _drawn_part(summary(excerpt, without), excerpt)
    for field in fields:
        assert getattr(excerpt, field)
        assert getattr(with_it, field) == getattr(excerpt, field)
        assert getattr(without_it, field) == ()
