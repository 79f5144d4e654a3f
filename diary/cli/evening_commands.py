"""Writing down an evening, and reading it again."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import typer

from diary.cli.arguments import one_sentence, opened, past_day, period_named, today
from diary.domain import evening, tracked
from diary.domain.catalogue import exercises
from diary.domain.change import Change
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt, changed
from diary.domain.exercise import ExerciseDone
from diary.domain.period import single
from diary.domain.record import InvalidEntryError
from diary.domain.treatment import TREATMENTS
from diary.formats.days_json import days
from diary.i18n import _
from diary.storage import records


def log(
    context: typer.Context,
    day: Annotated[str, typer.Option(help="The day, as 2026-11-22; today when it is not given.")] = "",
    numbness: Annotated[float | None, typer.Option(help="0 none to 10 worst imaginable.")] = None,
    tingling: Annotated[float | None, typer.Option(help="0 none to 10 worst imaginable.")] = None,
    pain: Annotated[float | None, typer.Option(help="0 none to 10 worst imaginable.")] = None,
    did: Annotated[list[str] | None, typer.Option(help="An exercise, as calf-stretch or brisk-walk=25.")] = None,
    treatment: Annotated[list[str] | None, typer.Option(help="A treatment, as warm-bath.")] = None,
    note: Annotated[str, typer.Option(help="A sentence about the day; it replaces the one there is.")] = "",
) -> None:
    """Write down an evening; what is not named stays as it is."""
    rated = {"numbness": numbness, "tingling": tingling, "pain": pain}
    if not (did or treatment or note or any(value is not None for value in rated.values())):
        raise typer.BadParameter(_("There is nothing to write down; name a rating, an exercise or a note."))
    with one_sentence(), opened(context) as journal:
        chosen = past_day(day, today(context))
        before = journal.read(records.excerpt, single(chosen))
        after, changes = before, list[Change]()

        def gather(more: list[Change]) -> None:
            nonlocal after
            after = changed(after, more)
            changes.extend(more)

        for symptom, value in rated.items():
            if value is not None:
                gather(evening.rate(after, chosen, symptom, value))
        for words in did or ():
            gather(evening.do(after, chosen, _exercise_done(words, chosen, before)))
        for key in treatment or ():
            gather(evening.treat(after, chosen, _treatment(key, before)))
        if note:
            gather(evening.write(after, chosen, note))
        journal.apply(changes)


def show(
    context: typer.Context,
    day: Annotated[str, typer.Option(help="One day.")] = "",
    first: Annotated[str, typer.Option("--from", help="The first day.")] = "",
    last: Annotated[str, typer.Option("--to", help="The last day.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="As an array of days, oldest first.")] = False,
) -> None:
    """Print what was written down."""
    if day and (first or last):
        raise typer.BadParameter(_("Name either one day, or the first and the last."))
    with one_sentence(), opened(context) as journal:
        period = period_named(journal, day or first, day or last)
        excerpt = journal.read(records.excerpt, period) if period else None
        found = days(excerpt) if excerpt else []
    if as_json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for one in found:
        print("\n".join(_lines(one, excerpt.definitions if excerpt else ())))


def _lines(day: dict[str, Any], definitions: Sequence[Definition]) -> list[str]:
    """One day for reading."""

    def name(kind: str, key: str) -> str:
        return tracked.name_of(kind, key, definitions)

    return [
        day["day"],
        *(f"  {name('symptom', key)}: {value:g}" for key, value in day.get("ratings", {}).items()),
        *(f"  {name('exercise', key)}" for key in day.get("exercises", {})),
        *(f"  {name('treatment', key)}" for key in day.get("treatments", ())),
        *(f"  {name('measurement', key)}: {value:g}" for key, value in day.get("measurements", {}).items()),
        *([f"  {day['note']}"] if "note" in day else []),
    ]


def _exercise_done(words: str, day: date, excerpt: Excerpt) -> ExerciseDone:
    """The exercise that "calf-stretch" or "brisk-walk=25" means; the number is minutes."""
    key, _sign, minutes = words.partition("=")
    known = [*exercises(), *(one.key for one in excerpt.definitions if one.kind == "exercise")]
    if key not in known:
        raise InvalidEntryError(
            _("There is no exercise “{key}”; there are {known}.").format(key=key, known=", ".join(known))
        )
    try:
        return ExerciseDone(day=day, exercise=key, minutes=float(minutes) if _sign else None)
    except InvalidEntryError:
        raise
    except ValueError as error:
        raise InvalidEntryError(
            _("The minutes of {key} are a number, and “{text}” is not.").format(key=key, text=minutes)
        ) from error


def _treatment(key: str, excerpt: Excerpt) -> str:
    known = [
        *(one.key for one in TREATMENTS),
        *(one.key for one in excerpt.definitions if one.kind == "treatment"),
    ]
    if key not in known:
        raise InvalidEntryError(
            _("There is no treatment “{key}”; there are {known}.").format(key=key, known=", ".join(known))
        )
    return key
