"""The facts that hold now, whatever the period of the page: current medicines, emergency information, falls.

They are the first block of the page in all of its formats, and the content of the wallet card.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from diary.domain.background.answers import BackgroundAnswer, answer_to
from diary.domain.background.question import NONE
from diary.domain.event import FALL
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.taken_now import MEDICINES, courses_on, named_in_none
from diary.domain.tracked_items import name_of
from diary.domain.treatment import TreatmentEvent
from diary.domain.visit import latest_visit

ALLERGIES, BLOOD_THINNER, IMPLANTS = "allergies", "blood-thinner", "implants"
PACEMAKER = "pacemaker"
_YEAR = 365


@dataclass(frozen=True, slots=True)
class TakenNow:
    """A treatment that is taken: `since` is the day of the latest change, `is_new` whether that was after the last
    visit.

    `name` is translated.
    """

    name: str
    dose: str
    times: str
    since: date
    is_new: bool


@dataclass(frozen=True, slots=True)
class Falls:
    """The falls of `period`: their number, their days (the latest first), and the number with an injury.

    `hurt` is `None` if it is not known for each fall.
    """

    period: Period
    times: int
    days: tuple[date, ...]
    hurt: int | None


@dataclass(frozen=True, slots=True)
class SinceVisit:
    """The changes of treatments since the day of the last visit, the earliest first; names are translated."""

    visit: date
    changes: tuple[tuple[str, TreatmentEvent], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The facts of `day`. `further` are lines of the background about medicines without a course in the diary.

    The answers are those of the health background, `None` if unanswered; `is_complete` is whether the diary covers the
    12 months of `falls`.
    """

    day: date
    taken: tuple[TakenNow, ...]
    further: tuple[str, ...]
    takes_nothing: bool
    allergies: BackgroundAnswer | None
    blood_thinner: BackgroundAnswer | None
    implants: BackgroundAnswer | None
    falls: Falls
    is_complete: bool
    since_visit: SinceVisit | None


def falls_period(day: date) -> Period:
    """The 12 months that end on a day."""
    return Period(date.fromordinal(max(day.toordinal() - _YEAR + 1, 1)), day)


def now(excerpt: Excerpt, day: date, began: date | None = None) -> Now:
    """The facts of a day; the excerpt must cover `falls_period(day)` as far as the diary exists, without private
    content.

    `began` is the day of the diary's first entry, if known.
    """
    events, definitions, background = excerpt.treatment_changes, excerpt.definitions, excerpt.background
    visit = latest_visit(excerpt.visits, day)
    since = visit.date if visit else None
    taken = tuple(
        TakenNow(name_of("treatment", one.treatment, definitions), one.dose, one.times, one.day, _is_new(one, since))
        for one in courses_on(events, definitions, day)
    )
    medicines = answer_to(background, MEDICINES)
    year = falls_period(day)
    first = max(year.first, began or year.first, excerpt.period.first)
    falls = Period(min(first, day), day)
    return Now(
        day=day,
        taken=taken,
        further=named_in_none(medicines.texts if medicines else (), events, definitions),
        takes_nothing=not taken and medicines is not None and NONE in medicines.choices,
        allergies=answer_to(background, ALLERGIES),
        blood_thinner=answer_to(background, BLOOD_THINNER),
        implants=answer_to(background, IMPLANTS),
        falls=_falls(excerpt, falls),
        is_complete=falls == year,
        since_visit=SinceVisit(since, _changes(excerpt, since, day)) if since else None,
    )


def _is_new(event: TreatmentEvent, since: date | None) -> bool:
    return since is not None and event.day >= since


def _changes(excerpt: Excerpt, since: date, day: date) -> tuple[tuple[str, TreatmentEvent], ...]:
    inside = [one for one in excerpt.treatment_changes if since <= one.day <= day]
    ordered: Sequence[TreatmentEvent] = sorted(inside, key=lambda one: (one.day, one.written))
    return tuple((name_of("treatment", one.treatment, excerpt.definitions), one) for one in ordered)


def _falls(excerpt: Excerpt, period: Period) -> Falls:
    mine = [one for one in excerpt.events if one.event == FALL.key and one.day in period]
    hurt = None if any(one.hurt is None for one in mine) else sum(bool(one.hurt) for one in mine)
    return Falls(period, sum(one.count or 1 for one in mine), _latest_first(one.day for one in mine), hurt)


def _latest_first(days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted(set(days), reverse=True))
