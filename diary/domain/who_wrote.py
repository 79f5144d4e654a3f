"""Who wrote a day: the person, or somebody else for them. Each day says so itself, as two people may write in turn."""

from collections.abc import Iterator
from datetime import date

from diary.domain import evening
from diary.domain.change import Change
from diary.domain.event import BY_HELPER, ON_PAPER, Event
from diary.domain.excerpt import Excerpt


def helper_on(excerpt: Excerpt, day: date) -> str | None:
    """Who wrote the day for the person, empty where that is not said; None where the person did."""
    texts = (one.text for one in excerpt.events if one.day == day and one.event == BY_HELPER.key)
    return next(texts, None)


def set_helper(excerpt: Excerpt, day: date, helper: str | None) -> list[Change]:
    """Say who writes the day; None for the person."""
    wanted = None if helper is None else Event(day=day, event=BY_HELPER.key, text=" ".join(helper.split()))
    return evening.answer(excerpt, day, (BY_HELPER.key,), wanted)


def helped_days(excerpt: Excerpt) -> Iterator[tuple[date, str]]:
    """The days that somebody else wrote, here or on paper, each with a name, which is empty where it is not said."""
    for one in excerpt.events:
        if one.event == BY_HELPER.key or (one.event == ON_PAPER.key and one.text.strip()):
            yield one.day, " ".join(one.text.split())
