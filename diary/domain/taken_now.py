"""The treatments that are taken on a day, from their courses, and medicines that are only mentioned in the health
background."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from diary.domain.definition import Definition
from diary.domain.tracked_items import in_order, name_of
from diary.domain.treatment import KINDS, STOPPED, TABLETS, TreatmentEvent, course_on
from diary.domain.treatment_history import course_in_words
from diary.i18n import _

MEDICINES = "medicines-now"
"""The item of the health background that asks for current medicines."""


def courses_on(
    events: Iterable[TreatmentEvent], definitions: Sequence[Definition], day: date
) -> tuple[TreatmentEvent, ...]:
    """The valid event of each treatment that was started and not stopped: medicines, supplements, then others."""
    past = [one for one in events if one.day <= day]
    keys = in_order("treatment", {one.treatment for one in past}, definitions)
    kinds = {one.key: one.category for one in definitions if one.kind == "treatment"}
    rank = list(KINDS)

    def place(key: str) -> int:
        kind = rank[0] if key == TABLETS else kinds.get(key, "")
        return rank.index(kind) if kind in rank else len(rank)

    valid = (course_on(past, key, day) for key in sorted(keys, key=place))
    return tuple(one for one in valid if one is not None and one.turn != STOPPED)


def named_in_none(
    lines: Iterable[str], events: Iterable[TreatmentEvent], definitions: Sequence[Definition]
) -> tuple[str, ...]:
    """The lines of the health background that name no treatment with a course; for the others the course is more up to
    date."""
    names = {name_of("treatment", key, definitions) for key in {one.treatment for one in events}}
    patterns = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE) for name in names]
    return tuple(line for line in lines if not any(pattern.search(line) for pattern in patterns))


def taken_in_words(
    events: Sequence[TreatmentEvent], definitions: Sequence[Definition], day: date, write: Callable[[date], str]
) -> tuple[str, ...]:
    """One line per treatment taken on a day: "Pregabalin: 75 mg, at night, since 5 October"."""
    return tuple(
        _("{name}: {course}").format(
            name=name_of("treatment", one.treatment, definitions), course=course_in_words(one, write)
        )
        for one in courses_on(events, definitions, day)
    )
