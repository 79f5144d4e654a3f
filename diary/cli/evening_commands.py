"""The commands `log` and `show`."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

import typer

from diary.cli.arguments import one_sentence, opened, past_day, period_named, today
from diary.cli.terminal import for_terminal
from diary.domain import evening
from diary.domain.catalogue import exercises
from diary.domain.change import Change
from diary.domain.excerpt import Excerpt, changed
from diary.domain.exercise import ExerciseDone
from diary.domain.record import InvalidEntryError, now
from diary.domain.tracked_items import known_keys
from diary.formats.days_json import days
from diary.i18n import _
from diary.storage.day_reader import read_day


def log(
    context: typer.Context,
    day: Annotated[str, typer.Option(help="The day, as 2026-11-22; today when it is not given.")] = "",
    numbness: Annotated[float | None, typer.Option(help="0 none to 10 worst imaginable.")] = None,
    tingling: Annotated[float | None, typer.Option(help="0 none to 10 worst imaginable.")] = None,
    pain: Annotated[float | None, typer.Option(help="0 none to 10 worst imaginable.")] = None,
    rate: Annotated[list[str] | None, typer.Option(help="Any symptom, as burning=3.")] = None,
    at_this_moment: Annotated[bool, typer.Option("--now", help="The ratings are of this moment.")] = False,
    measure: Annotated[list[str] | None, typer.Option(help="A measurement, as sleep-hours=6.5.")] = None,
    did: Annotated[list[str] | None, typer.Option(help="An exercise, as calf-stretch or brisk-walk=25.")] = None,
    treatment: Annotated[list[str] | None, typer.Option(help="A treatment, as warm-bath.")] = None,
    note: Annotated[str, typer.Option(help="A sentence about the day; it replaces the one there is.")] = "",
) -> None:
    """Write down an evening; what is not named stays as it is.\f

    Raises `typer.BadParameter` for no value, and for `--now` with a day; `typer.Exit` for any other error.
    """
    named = {"numbness": numbness, "tingling": tingling, "pain": pain}
    rated = {key: value for key, value in named.items() if value is not None}
    if not (rated or rate or measure or did or treatment or note):
        raise typer.BadParameter(_("There is nothing to write down; name a rating, an exercise or a note."))
    if at_this_moment and day:
        raise typer.BadParameter(_("A rating of this moment is of today; leave out the day."))
    with one_sentence(), opened(context, starts=True) as journal:
        chosen = past_day(day, today(context))
        before = read_day(journal.path, chosen)
        ratings = (*rated.items(), *_numbers("symptom", rate or (), before))
        wanted = _LogOptions(ratings, at_this_moment, measure or (), did or (), treatment or (), note)
        journal.save(_changes(before, chosen, wanted))


@dataclass(frozen=True, slots=True)
class _LogOptions:
    """The options of `log`: parsed ratings by symptom, and the unparsed texts of the others."""

    ratings: Sequence[tuple[str, float]]
    at_this_moment: bool
    measure: Sequence[str]
    did: Sequence[str]
    treatment: Sequence[str]
    note: str


@dataclass(slots=True)
class _Gathered:
    """The changes so far, and the day with these applied: of an item given twice the last value counts."""

    after: Excerpt
    changes: list[Change] = field(default_factory=list)

    def add(self, more: list[Change]) -> None:
        self.after = changed(self.after, more)
        self.changes += more


def _changes(before: Excerpt, day: date, wanted: _LogOptions) -> list[Change]:
    """The changes for the options of the day; raises `InvalidEntryError` for unknown keys and invalid values."""
    gathered = _Gathered(before)
    for symptom, value in wanted.ratings:
        if wanted.at_this_moment:
            gathered.add(evening.rate_now(gathered.after, day, symptom, value, now().time().replace(second=0)))
        else:
            gathered.add(evening.rate(gathered.after, day, symptom, value))
    for quantity, value in _numbers("measurement", wanted.measure, before):
        gathered.add(evening.measure(gathered.after, day, quantity, value))
    for words in wanted.did:
        gathered.add(evening.do(gathered.after, day, _exercise_done(words, day, before)))
    for key in wanted.treatment:
        gathered.add(evening.treat(gathered.after, day, _known("treatment", key, before)))
    if wanted.note:
        gathered.add(evening.write(gathered.after, day, wanted.note))
    return gathered.changes


def show(
    context: typer.Context,
    day: Annotated[str, typer.Option(help="One day.")] = "",
    first: Annotated[str, typer.Option("--from", help="The first day.")] = "",
    last: Annotated[str, typer.Option("--to", help="The last day.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="As an array of days, oldest first.")] = False,
) -> None:
    """Print what was written down.\f

    Raises `typer.BadParameter` for both a day and a period, and `typer.Exit` for any other error.
    """
    if day and (first or last):
        raise typer.BadParameter(_("Name either one day, or the first and the last."))
    from diary.storage import records  # noqa: PLC0415 - brings SQLAlchemy, which writing does without

    with one_sentence(), opened(context) as journal:
        period = period_named(journal, day or first, day or last, today(context))
        excerpt = journal.read(records.excerpt, period) if period else None
        shown_days = days(excerpt) if excerpt else []
    if as_json:
        print(json.dumps(shown_days, ensure_ascii=False, indent=2))
        return
    from diary.cli.shown_day import lines_of  # noqa: PLC0415 - brings what writing does without

    for lines in lines_of(excerpt) if excerpt else ():
        print(for_terminal("\n".join(lines)))


def _exercise_done(words: str, day: date, excerpt: Excerpt) -> ExerciseDone:
    """The exercise in "calf-stretch" or "brisk-walk=25"; the number is minutes."""
    key, sign, minutes = words.partition("=")
    return ExerciseDone(
        day=day, exercise=_known("exercise", key, excerpt), minutes=_number(key, minutes) if sign else None
    )


def _numbers(kind: str, words: Sequence[str], excerpt: Excerpt) -> list[tuple[str, float]]:
    """The key and the number in each text like "burning=3"; raises `InvalidEntryError`."""
    parts = [one.partition("=") for one in words]
    return [(_known(kind, key, excerpt), _number(key, value)) for key, _sign, value in parts]


def _number(key: str, text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise InvalidEntryError(
            _("What is written for {key} is a number, and “{text}” is not.").format(key=key, text=text)
        ) from error


def _known(kind: str, key: str, excerpt: Excerpt) -> str:
    """The key itself, if the catalogue or the diary has it; raises `InvalidEntryError` otherwise."""
    own = [one for one in excerpt.definitions if one.kind == kind]
    known = [*exercises(), *(one.key for one in own)] if kind == "exercise" else known_keys(kind, own)
    if key not in known:
        sentence = {
            "exercise": _("There is no exercise “{key}”; there are {known}."),
            "treatment": _("There is no treatment “{key}”; there are {known}."),
            "symptom": _("There is no symptom “{key}”; there are {known}."),
            "measurement": _("There is no measurement “{key}”; there are {known}."),
        }[kind]
        raise InvalidEntryError(sentence.format(key=key, known=", ".join(known)))
    return key
