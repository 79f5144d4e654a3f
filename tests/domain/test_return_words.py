"""What is said after days without an entry."""

from datetime import date, datetime, timedelta

import pytest

from diary.domain.return_words import return_words

TODAY, EVENING = date(2026, 11, 24), datetime(2026, 11, 24, 20, 30)


def after(blank: int) -> str:
    return return_words(TODAY - timedelta(days=blank + 1), TODAY, EVENING)


def test_a_week_is_spoken_of_as_wanted() -> None:
    assert after(7) == "Good evening. The last seven days are blank, and that is fine. Start with today."


@pytest.mark.parametrize(
    ("blank", "words"), [(2, "two"), (3, "three"), (6, "six"), (8, "last days"), (400, "last days")]
)
def test_other_stretches(blank: int, words: str) -> None:
    assert words in after(blank)
    assert "that is fine" in after(blank)


def test_one_blank_day_none_and_an_empty_diary_are_not_spoken_of() -> None:
    assert after(1) == after(0) == after(-1) == return_words(None, TODAY, EVENING) == ""
