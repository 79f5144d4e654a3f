"""The command line."""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from diary import APP_ID, APP_NAME, __version__, paths, settings
from diary.domain import evening, tracked
from diary.domain.catalogue import exercises
from diary.domain.change import Change
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt, changed, without_private_notes
from diary.domain.exercise import ExerciseDone
from diary.domain.period import Period, single
from diary.domain.record import InvalidEntryError, diary_day, now
from diary.domain.sample import sample
from diary.domain.treatment import TREATMENTS
from diary.formats import export_format
from diary.formats.csv_import import ImportPlan, plan_import
from diary.formats.days_json import days
from diary.formats.errors import FormatError
from diary.formats.mapping import read_mapping
from diary.formats.reading import read_file
from diary.formats.writing import UnwritableFileError, write_file
from diary.i18n import _, ngettext
from diary.reports import summary as report
from diary.reports.errors import ReportError
from diary.reports.page import page
from diary.storage import records
from diary.storage.checking import check as check_file
from diary.storage.errors import StorageError
from diary.storage.journal import Journal

app = typer.Typer(name=APP_ID, add_completion=False, pretty_exceptions_enable=False, help=f"{APP_NAME}.")


class Paper(StrEnum):
    """The sizes of paper."""

    a4 = "a4"
    letter = "letter"


@contextmanager
def _one_sentence() -> Iterator[None]:
    """The person's trouble is one sentence on stderr and exit code 1."""
    try:
        yield
    except (InvalidEntryError, StorageError, ReportError, FormatError, UnwritableFileError) as trouble:
        print(trouble, file=sys.stderr)
        raise typer.Exit(1) from trouble


def _say_version(wanted: bool) -> None:
    if wanted:
        print(f"{APP_NAME} {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def program(
    context: typer.Context,
    data_dir: Annotated[Path | None, typer.Option(help="The folder that holds the diary.")] = None,
    version: Annotated[bool, typer.Option("--version", callback=_say_version, is_eager=True)] = False,
) -> None:
    """A symptom-and-exercise diary for people with peripheral neuropathy; with no command its window opens."""
    del version
    context.obj = paths.diary_file(paths.data_folder(data_dir))
    if context.invoked_subcommand is None:
        from diary.window import open_window  # noqa: PLC0415 - no other command needs Qt

        raise typer.Exit(open_window(context.obj))


@app.command()
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
    with _one_sentence(), _journal(context) as journal:
        chosen = _past_day(day, _today(context))
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


@app.command()
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
    with _one_sentence(), _journal(context) as journal:
        period = _period(journal, day or first, day or last)
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


@app.command()
def summary(
    context: typer.Context,
    first: Annotated[str, typer.Option("--from", help="The first day.")],
    last: Annotated[str, typer.Option("--to", help="The last day.")],
    output: Annotated[Path, typer.Option(help="The PDF file to write.")],
    paper: Annotated[Paper, typer.Option(help="The size of the page.")] = Paper.a4,
) -> None:
    """Save the practitioner's page as a PDF."""
    with _one_sentence(), _journal(context) as journal:
        options = report.Options(period=Period(_date(first), _date(last)), paper=paper.value)
        excerpt = journal.read(records.excerpt, report.needed_period(options))
        facts = report.summary(excerpt, options)
        write_file(output, page(facts, excerpt, made_on=_today(context)))


@app.command("import")
def import_file(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A CSV file.")],
    mapping: Annotated[Path, typer.Option(help="A TOML file that says what the columns mean.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be imported.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Tell it as a JSON object.")] = False,
) -> None:
    """Import what another program wrote; what is there already is not imported again."""
    with _one_sentence(), _journal(context) as journal:
        meaning, content = read_mapping(mapping), read_file(file)
        definitions = journal.read(records.excerpt, single(date.min)).definitions
        origins = journal.read(records.origins)
        plan = plan_import(content, meaning, definitions, origins, _today(context))
        if not dry_run:
            journal.apply(plan.changes)
    if as_json:
        print(json.dumps(_as_values(plan, dry_run), ensure_ascii=False, indent=2))
        return
    entries = sum(plan.counts.values())
    print(
        ngettext("{n} entry would be imported.", "{n} entries would be imported.", entries).format(n=entries)
        if dry_run
        else ngettext("{n} entry was imported.", "{n} entries were imported.", entries).format(n=entries)
    )
    for name, count in plan.counts.items():
        print(f"  {name}: {count}")
    if plan.already_there:
        print(_("Already there: {n}").format(n=plan.already_there))
    for left in plan.left_out:
        print(_("Left out: {name} ({reason}), cells: {n}").format(name=left.label, reason=left.reason, n=left.cells))


def _as_values(plan: ImportPlan, dry_run: bool) -> dict[str, Any]:
    """The plan as plain values; the days are absent where there are none."""
    ends = {"from": plan.period.first.isoformat(), "to": plan.period.last.isoformat()} if plan.period else {}
    return {
        "imported": 0 if dry_run else sum(plan.counts.values()),
        "counts": plan.counts,
        "already_there": plan.already_there,
        "left_out": [{"name": one.label, "reason": one.reason, "cells": one.cells} for one in plan.left_out],
        "days_with_several_ratings": plan.several_a_day,
        **ends,
    }


class ExportAs(StrEnum):
    """The formats of files to write."""

    csv = "csv"
    json = "json"


@app.command()
def export(
    context: typer.Context,
    output: Annotated[Path, typer.Option(help="The file to write.")],
    wanted: Annotated[ExportAs, typer.Option("--format", help="A table for spreadsheets, or everything as JSON.")],
    first: Annotated[str, typer.Option("--from", help="The first day.")] = "",
    last: Annotated[str, typer.Option("--to", help="The last day.")] = "",
    private_notes: Annotated[bool, typer.Option("--private-notes", help="With the notes that are private.")] = False,
) -> None:
    """Write the diary, or some days of it, into a file."""
    with _one_sentence(), _journal(context) as journal:
        period = _period(journal, first, last) or single(_today(context))
        excerpt = journal.read(records.excerpt, period)
        shared = excerpt if private_notes else without_private_notes(excerpt)
        write_file(output, export_format(wanted.value).write(shared))


@app.command()
def demo() -> None:
    """Open the window on a made-up diary in a folder that is thrown away afterwards."""
    from diary.window import open_window  # noqa: PLC0415 - no other command needs Qt

    with tempfile.TemporaryDirectory(prefix=f"{APP_ID}-demo-", ignore_cleanup_errors=True) as folder:
        with _one_sentence(), Journal(paths.diary_file(Path(folder))) as journal:
            plan = journal.read(records.excerpt, single(date.min)).plan
            journal.apply(sample(diary_day(now()), plan))
        code = open_window(paths.diary_file(Path(folder)))
    raise typer.Exit(code)


@app.command()
def check(context: typer.Context) -> None:
    """Look whether the diary's file is sound, and count what is in it."""
    with _one_sentence():
        health = check_file(context.obj)
    print(health.path)
    print(_("Schema version: {n}").format(n=health.schema_version))
    for table, count in health.counts.items():
        print(f"  {table}: {count}")
    if health.problems:
        text = ngettext(
            "{n} problem was found: {first}", "{n} problems were found, the first: {first}", len(health.problems)
        )
        print(text.format(n=len(health.problems), first=health.problems[0]), file=sys.stderr)
        raise typer.Exit(1)
    print(_("The file is sound."))


def _journal(context: typer.Context) -> Journal:
    return Journal(context.obj)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidEntryError(_("There is no day “{text}”; write it as 2026-11-22.").format(text=text)) from error


def _today(context: typer.Context) -> date:
    """The day that is ending, by the settings of this diary."""
    return diary_day(now(), settings.of_diary(context.obj).day_turn_hour)


def _past_day(text: str, today: date) -> date:
    day = _date(text) if text else today
    evening.require_past(day, today)
    return day


def _period(journal: Journal, first: str, last: str) -> Period | None:
    whole = journal.read(records.whole_period)
    if whole is None:
        return None
    begin = _date(first) if first else whole.first
    end = _date(last) if last else max(whole.last, begin)
    return Period(begin if first else min(begin, end), end)


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
