"""Who entered a day: the person or a helper. It is stored per day, as several people may take turns."""

from collections.abc import Iterator
from datetime import date

from diary.domain import evening
from diary.domain.change import Change
from diary.domain.event import BY_HELPER, ON_PAPER, Event
from diary.domain.excerpt import Excerpt


def helper_on(excerpt: Excerpt, day: date) -> str | None:
    """The name of the helper who entered the day, empty if unknown; None if the person did."""
    texts = (one.text for one in excerpt.events if one.day == day and one.event == BY_HELPER.key)
    return next(texts, None)


def set_helper(excerpt: Excerpt, day: date, helper: str | None) -> list[Change]:
    """Set the helper who enters the day; None for the person."""
    wanted = None if helper is None else Event(day=day, event=BY_HELPER.key, text=" ".join(helper.split()))
    return evening.answer(excerpt, day, (BY_HELPER.key,), wanted)


def helped_days(excerpt: Excerpt) -> Iterator[tuple[date, str]]:
    """Yield the days entered by a helper, here or on paper, each with the helper's name, empty if unknown."""
    for one in excerpt.events:
        if one.event == BY_HELPER.key or (one.event == ON_PAPER.key and one.text.strip()):
            yield one.day, " ".join(one.text.split())
