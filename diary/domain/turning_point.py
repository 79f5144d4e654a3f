"""Days on which something began or changed that may explain the figures of a period."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from diary.domain.event import FLARE
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.tracked_items import name_of
from diary.domain.treatment import TreatmentEvent
from diary.domain.treatment_history import event_of_in_words
from diary.i18n import _, ngettext

_FLARE, _ILL = "flare", "ill"


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A change of a treatment (`event`), or the first of `days` consecutive days with a flare or an illness.

    `key` is unique within a diary.
    """

    key: str
    day: date
    days: int = 1
    event: TreatmentEvent | None = None


def turning_points(excerpt: Excerpt, period: Period | None = None) -> tuple[TurningPoint, ...]:
    """The turning points of the excerpt, or of `period`, the latest first; the excerpt has treatment events of earlier
    days too."""
    flares = {one.day for one in excerpt.events if one.event == FLARE.key}
    flares |= {one.day for one in excerpt.days_off if one.reason == _FLARE}
    ill = {one.day for one in excerpt.days_off if one.reason == _ILL}
    points = [TurningPoint(one.id, one.day, event=one) for one in excerpt.treatment_changes]
    points += [*_runs(_FLARE, flares), *_runs(_ILL, ill)]
    shown = [one for one in points if period is None or one.day in period]
    return tuple(sorted(shown, key=_order, reverse=True))


def _order(point: TurningPoint) -> tuple[date, str]:
    return point.day, point.event.written.isoformat() if point.event else ""


def in_words(point: TurningPoint, excerpt: Excerpt) -> str:
    """The turning point as text: "Pregabalin, started, 75 mg", "flare, 3 days", "ill"."""
    if point.event is not None:
        name = name_of("treatment", point.event.treatment, excerpt.definitions)
        return event_of_in_words(name, point.event)
    kind_name = _("flare") if point.key.startswith(_FLARE) else _("ill")
    if point.days == 1:
        return kind_name
    return ngettext("{what}, {n} day", "{what}, {n} days", point.days).format(what=kind_name, n=point.days)


def _runs(kind: str, days: Iterable[date]) -> Iterator[TurningPoint]:
    """A turning point for each run of consecutive days."""
    known = set(days)
    for first in sorted(known):
        if first - timedelta(days=1) not in known:
            length = 1
            while first + timedelta(days=length) in known:
                length += 1
            yield TurningPoint(f"{kind} {first.isoformat()}", first, length)
