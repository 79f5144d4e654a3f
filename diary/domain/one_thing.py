"""The one thing that matters: an activity chosen by the person and rated once a week from 0 to 10.

It is stored as a user-defined measurement: a `Definition` with the activity as its name and the labels of both ends,
whose key no typed name can produce, and a `Measurement` for each rating. It is not a symptom, as its higher ratings are
better.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from diary.domain.change import Change, added
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.measurement import Measurement
from diary.domain.record import now
from diary.domain.symptom import Symptom
from diary.i18n import N_, _

KEY = "one:thing"
LOWEST_WORDS, HIGHEST_WORDS = N_("not at all"), N_("without difficulty")
EACH_DAYS = 7
"""The number of days after a rating until the next one is due."""


def is_one_thing(quantity: str) -> bool:
    """Whether a measured quantity is the current one thing or a former one."""
    return quantity == KEY or quantity.startswith(f"{KEY}:")


def one_thing(definitions: Iterable[Definition]) -> Definition | None:
    """The definition of the current activity; None if none is chosen."""
    named = [one for one in definitions if _is_definition(one) and one.retired is None]
    return max(named, key=lambda one: one.written, default=None)


def name_one_thing(definitions: Sequence[Definition], activity: str) -> list[Change]:
    """Choose the activity, or reword the current one; an empty text changes nothing."""
    name, former = " ".join(activity.split()), one_thing(definitions)
    if not name or (former is not None and former.name == name):
        return []
    if former is not None:
        return [Change(former, replace(former, name=name, written=now()))]
    known = {one.key for one in definitions if _is_definition(one)}
    key = next(
        key for number in range(len(known) + 1) if (key := f"{KEY}:{number + 1}" if number else KEY) not in known
    )
    low, high = _(LOWEST_WORDS), _(HIGHEST_WORDS)
    return added([Definition(kind="measurement", key=key, name=name, unit=_("of 10"), low=low, high=high)])


def end_one_thing(definitions: Iterable[Definition], today: date) -> list[Change]:
    """Retire the current activity; its ratings stay, and an activity chosen later has a definition of its own."""
    former = one_thing(definitions)
    return [] if former is None else [Change(former, replace(former, retired=today, written=now()))]


def as_rated(definition: Definition) -> Symptom:
    """The activity as a symptom with its name, question and labels, none of them to be translated, for use in a rating
    scale."""
    question = _("{activity}: how well could you do it in the past week?").format(activity=definition.name)
    low, high = ends_of(definition)
    return Symptom(definition.key, definition.name, question, definition.name, low, high)


def ends_of(definition: Definition) -> tuple[str, str]:
    """The labels of 0 and 10."""
    return definition.low or _(LOWEST_WORDS), definition.high or _(HIGHEST_WORDS)


def ends_in_words(definition: Definition) -> str:
    """The labels as text: "0 not at all, 10 without difficulty"."""
    low, high = ends_of(definition)
    return _("0 {low}, 10 {high}").format(low=low, high=high)


def is_due(measurements: Iterable[Measurement], quantity: str, day: date) -> bool:
    """Whether the activity has no rating in the seven days before `day`, so that it is asked for."""
    return not any(one.quantity == quantity and 0 < (day - one.day).days < EACH_DAYS for one in measurements)


def course(excerpt: Excerpt, quantity: str) -> list[tuple[date, float]]:
    """The ratings within an excerpt, in ascending order of days; the last one of each day."""
    return list({one.day: one.value for one in excerpt.measurements if one.quantity == quantity}.items())


def _is_definition(one: Definition) -> bool:
    return one.kind == "measurement" and is_one_thing(one.key)
