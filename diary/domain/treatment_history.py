"""The course of a treatment: when it was started, its dose changed, and when it was stopped."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from diary.domain.change import Change, added, edit_to, removed
from diary.domain.treatment import CHANGED, STARTED, STOPPED, TREATMENT_EVENTS, TreatmentEvent
from diary.i18n import _


def events_of(events: Iterable[TreatmentEvent], treatment: str) -> tuple[TreatmentEvent, ...]:
    """The turns of one treatment, the latest first."""
    mine = [one for one in events if one.treatment == treatment]
    return tuple(sorted(mine, key=lambda one: (one.day, one.written), reverse=True))


@dataclass(frozen=True, slots=True)
class Intake:
    """How a treatment is taken from a turn on: the dose, the times of day, and what is remarked on it."""

    dose: str = ""
    times: str = ""
    text: str = ""


UNSAID = Intake()


def start(events: Iterable[TreatmentEvent], treatment: str, day: date, intake: Intake = UNSAID) -> list[Change]:
    """The treatment was started on a day."""
    return log_event(events, treatment, STARTED, day, intake)


def log_event(
    events: Iterable[TreatmentEvent], treatment: str, turn: str, day: date, intake: Intake = UNSAID
) -> list[Change]:
    """A turn of a treatment on a day; one that is there on that day already is edited.

    A dose that is changed on the very day of the start is the dose that it was started with.
    """
    wanted = _event(treatment, turn, day, intake)
    existing = next(iter(events_of([one for one in events if one.day == day], treatment)), None)
    if existing is None:
        return added([wanted])
    is_start = existing.turn == STARTED and wanted.turn == CHANGED
    return edit_to(existing, replace(wanted, turn=STARTED) if is_start else wanted)


def correct_event(
    events: Iterable[TreatmentEvent], former: TreatmentEvent, turn: str, day: date, intake: Intake = UNSAID
) -> list[Change]:
    """What was written as `former` was in truth this turn; it takes the place of another one on that day."""
    others = [one for one in events if one.treatment == former.treatment and one.id != former.id and one.day == day]
    wanted = _event(former.treatment, turn, day, intake)
    return [*removed(others), *edit_to(former, wanted)]


def course_in_words(event: TreatmentEvent | None, write: Callable[[date], str]) -> str:
    """ "75 mg, at night, since 5 October" or "stopped 3 November" of the turn that is valid; empty without one."""
    if event is None:
        return ""
    if event.turn == STOPPED:
        return _("stopped {day}").format(day=write(event.day))
    return _joined(event.dose, event.times, _("since {day}").format(day=write(event.day)))


def event_in_words(event: TreatmentEvent) -> str:
    """ "dose changed, 75 mg, at night"."""
    return _joined(_(TREATMENT_EVENTS[event.turn]), event.dose, event.times)


def _event(treatment: str, turn: str, day: date, intake: Intake) -> TreatmentEvent:
    """The turn as it is written down: what was stopped has no dose from then on."""
    dose, times, text = (" ".join(one.split()) for one in (intake.dose, intake.times, intake.text))
    if turn == STOPPED:
        dose, times = "", ""
    return TreatmentEvent(day=day, treatment=treatment, turn=turn, dose=dose, times=times, text=text)


def _joined(*parts: str) -> str:
    return _(", ").join(part for part in parts if part)
