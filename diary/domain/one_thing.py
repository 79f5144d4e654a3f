"""The one thing that matters: an activity of the person's own, rated once a week from 0 to 10.

It is a measurement of the person's own: a `Definition` with the activity as its name and the words for both ends, whose
key no typed name can have, and a `Measurement` for each rating. It is no symptom: there more is worse, here better.
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
"""It is asked for again so many days after it was rated."""


def is_one_thing(quantity: str) -> bool:
    """Whether a measured quantity is the one thing, or was it once."""
    return quantity == KEY or quantity.startswith(f"{KEY}:")


def one_thing(definitions: Iterable[Definition]) -> Definition | None:
    """What matters now; None where nothing is named."""
    named = [one for one in definitions if _is_definition(one) and one.retired is None]
    return max(named, key=lambda one: one.written, default=None)


def name_one_thing(definitions: Sequence[Definition], activity: str) -> list[Change]:
    """Name the activity, or put its name into other words; an empty one changes nothing."""
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
    """Ask for it no longer; what was rated stays, and another one begins anew."""
    former = one_thing(definitions)
    return [] if former is None else [Change(former, replace(former, retired=today, written=now()))]


def as_rated(definition: Definition) -> Symptom:
    """The scale of it: its name, the question, and the words for its ends, none of them to be translated any more."""
    question = _("{activity}: how well could you do it in the past week?").format(activity=definition.name)
    low, high = ends_of(definition)
    return Symptom(definition.key, definition.name, question, definition.name, low, high)


def ends_of(definition: Definition) -> tuple[str, str]:
    """The words for 0 and for 10."""
    return definition.low or _(LOWEST_WORDS), definition.high or _(HIGHEST_WORDS)


def ends_in_words(definition: Definition) -> str:
    """ "0 not at all, 10 without difficulty"."""
    low, high = ends_of(definition)
    return _("0 {low}, 10 {high}").format(low=low, high=high)


def is_due(measurements: Iterable[Measurement], quantity: str, day: date) -> bool:
    """Whether it was not rated in the week before a day."""
    return not any(one.quantity == quantity and 0 < (day - one.day).days < EACH_DAYS for one in measurements)


def course(excerpt: Excerpt, quantity: str) -> list[tuple[date, float]]:
    """The ratings of an excerpt, the earliest first; of several on a day the last."""
    return list({one.day: one.value for one in excerpt.measurements if one.quantity == quantity}.items())


def _is_definition(one: Definition) -> bool:
    return one.kind == "measurement" and is_one_thing(one.key)
