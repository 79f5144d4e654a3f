"""The parts of the evening log, and how a person is greeted."""

from datetime import datetime

import pytest

from diary.domain.day_parts import leave_out
from diary.domain.greeting import greeting


def test_what_is_left_out_keeps_its_order_and_is_there_once() -> None:
    assert leave_out((), "falls", asked=False) == ("falls",)
    assert leave_out(("falls",), "where", asked=False) == ("where", "falls")
    assert leave_out(("where", "falls"), "falls", asked=False) == ("where", "falls")
    assert leave_out(("where", "falls"), "where", asked=True) == ("falls",)
    assert leave_out(("a part of a later version",), "where", asked=True) == ()


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (3, "Good evening."),
        (4, "Good morning."),
        (11, "Good morning."),
        (12, "Good afternoon."),
        (16, "Good afternoon."),
        (17, "Good evening."),
        (23, "Good evening."),
    ],
)
def test_greetings_follow_the_clock(hour: int, words: str) -> None:
    assert greeting(datetime(2026, 11, 24, hour, 59)) == words
