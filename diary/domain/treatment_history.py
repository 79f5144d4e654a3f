"""The course of a treatment: its events (start, changes of dose, stop), and changes to them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from diary.domain.change import Change, added, edit_to, removed
from diary.domain.treatment import CHANGED, STARTED, STOPPED, TREATMENT_EVENTS, TreatmentEvent
from diary.i18n import _


def events_of(events: Iterable[TreatmentEvent], treatment: str) -> tuple[TreatmentEvent, ...]:
    """The events of one treatment, the latest first."""
    mine = [one for one in events if one.treatment == treatment]
    return tuple(sorted(mine, key=lambda one: (one.day, one.written), reverse=True))


@dataclass(frozen=True, slots=True)
class Intake:
    """How a treatment is taken from an event on: the dose, the times of day, and a comment."""

    dose: str = ""
    times: str = ""
    text: str = ""


UNSAID = Intake()


def start(events: Iterable[TreatmentEvent], treatment: str, day: date, intake: Intake = UNSAID) -> list[Change]:
    """The changes that record the start of a treatment on a day."""
    return log_event(events, treatment, STARTED, day, intake)


def log_event(
    events: Iterable[TreatmentEvent], treatment: str, turn: str, day: date, intake: Intake = UNSAID
) -> list[Change]:
    """The changes that record an event of a treatment; an existing event of that day is edited instead.

    A change of dose on the day of the start edits the dose of the start.
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
    """The changes that correct the event `former`; another event of the treatment on the new day is replaced."""
    others = [one for one in events if one.treatment == former.treatment and one.id != former.id and one.day == day]
    wanted = _event(former.treatment, turn, day, intake)
    return [*removed(others), *edit_to(former, wanted)]


def course_in_words(event: TreatmentEvent | None, write: Callable[[date], str], *, stands_alone: bool = False) -> str:
    """ "75 mg, at night, since 5 October" or "stopped 3 November" for the event that is valid; empty for None.

    With `stands_alone` it begins as a sentence does, except for what the person wrote.
    """
    if event is None:
        return ""
    day = write(event.day)
    if event.turn == STOPPED:
        return (_("Stopped {day}") if stands_alone else _("stopped {day}")).format(day=day)
    if stands_alone and not (event.dose or event.times):
        return _("Since {day}").format(day=day)
    return _joined(event.dose, event.times, _("since {day}").format(day=day))


def event_of_in_words(name: str, event: TreatmentEvent, *more: str) -> str:
    """ "Pregabalin, dose changed, 75 mg, at night": name and event, followed by the texts in `more`."""
    return _joined(name, event_in_words(event), *more)


def event_in_words(event: TreatmentEvent) -> str:
    """An event without the name: "dose changed, 75 mg, at night"."""
    return _joined(_(TREATMENT_EVENTS[event.turn]), event.dose, event.times)


def _event(treatment: str, turn: str, day: date, intake: Intake) -> TreatmentEvent:
    """A new event; one that stops a treatment has no dose."""
    dose, times, text = (" ".join(one.split()) for one in (intake.dose, intake.times, intake.text))
    if turn == STOPPED:
        dose, times = "", ""
    return TreatmentEvent(day=day, treatment=treatment, turn=turn, dose=dose, times=times, text=text)


def _joined(*parts: str) -> str:
    return _(", ").join(part for part in parts if part)
