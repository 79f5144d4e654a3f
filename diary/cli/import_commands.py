"""The command `import`."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from diary.cli.arguments import day_turn_hour, one_sentence, opened, today
from diary.cli.import_report import (
    DifferingChoices,
    ReadFile,
    as_values,
    choices_of,
    in_words,
    row_in_words,
    undo_in_words,
)
from diary.cli.terminal import for_terminal
from diary.domain.change import Change
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.formats import read_as, recognised
from diary.formats.errors import FormatError
from diary.formats.importing.differing import KEEP
from diary.formats.importing.format import ImportPlan
from diary.formats.importing.kept_imports import DoneImport, import_numbered, mark_undone, remember, taken_back
from diary.formats.importing.kept_mappings import keep, kept
from diary.formats.importing.kept_unfinished import text_of
from diary.formats.importing.mapping import Mapping, with_day_turn
from diary.formats.importing.mapping_file import read_mapping, to_toml
from diary.formats.importing.reading import source
from diary.formats.work import Work
from diary.formats.writing import write_file
from diary.i18n import _
from diary.storage import records
from diary.storage.journal import Journal

EVER = Period(date.min, date.max)
_ForAll = Annotated[
    str, typer.Option(metavar="CHOICE", help="What the file says otherwise: keep the diary's, take the file's, both.")
]
_Undo = Annotated[
    bool, typer.Option("--undo", help="Take an import back, the latest or that of the number in the place of FILE.")
]
_ForRows = Annotated[
    list[str] | None, typer.Option(metavar="ROW=CHOICE", help="The same for one row of the file; may be repeated.")
]


def import_file(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="The file that another program wrote.")] = None,
    from_app: Annotated[str, typer.Option(metavar="NAME", help="Which program wrote it; found out by itself.")] = "",
    mapping: Annotated[Path | None, typer.Option(help="A TOML file that says what its columns mean.")] = None,
    write_mapping: Annotated[Path | None, typer.Option(help="Write such a file, to be edited; import nothing.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be imported.")] = False,
    differing: _ForAll = KEEP,
    differing_row: _ForRows = None,
    undo: _Undo = False,
    as_json: Annotated[bool, typer.Option("--json", help="Tell it as a JSON object.")] = False,
) -> None:
    """Import what another program wrote; what is there already is not imported again.\f

    Raises `typer.Exit` for an error, of which stderr has one sentence.
    """
    if undo:
        _undo_import(context, f"{file or ''}", dry_run)
        return
    with one_sentence(), opened(context, starts=True) as journal:
        choices = choices_of(differing, differing_row or ())
        given = read_mapping(mapping) if mapping else None
        read = _read(file, from_app, given, journal.path.parent)
        if write_mapping:
            write_file(write_mapping, to_toml(read.answers, has_years=read.preview.has_years).encode(), journal.path)
            return
        if not (given or read.answers.app or kept(journal.path.parent, read.preview.mapping)):
            raise _unexplained()
        plan = _planned(read, journal, context)
        _refuse_open(plan)
        changes = choices.changes(plan)
        if changes and not dry_run:
            _save(changes, read, journal, today(context), is_answered=given is None)
    print(_told(read, plan, choices, dry_run, as_json))


def _told(read: ReadFile, plan: ImportPlan, choices: DifferingChoices, dry_run: bool, as_json: bool) -> str:
    if not as_json:
        return for_terminal("\n".join(in_words(read, plan, choices, dry_run)))
    return json.dumps({"from_app": read.form.key, **as_values(plan, choices, dry_run)}, ensure_ascii=False, indent=2)


def _save(changes: Sequence[Change], read: ReadFile, journal: Journal, day: date, *, is_answered: bool) -> None:
    """Apply the import, log it, and store the answers by which the file was read unless a mapping file was given."""
    journal.save(changes, is_import=True)
    done = DoneImport(
        0, read.name, day.isoformat(), path=str(read.path), form=read.form.key, answers=text_of(read.answers)
    )
    remember(journal.path.parent, done, changes)
    if is_answered:
        keep(journal.path.parent, read.answers)


def _undo_import(context: typer.Context, number: str, dry_run: bool) -> None:
    """Undo an import: remove the added entries that were not edited since.

    `number` is that of the list; "" is the latest.
    """
    with one_sentence(), opened(context) as journal:
        if number and not number.isdecimal():
            raise FormatError(_("“{value}” is no number of an import.").format(value=number))
        folder = journal.path.parent
        one = import_numbered(folder, int(number or 0))
        back = taken_back(one, _whole(journal))
        if not dry_run:
            journal.save(back.changes)
            mark_undone(folder, one.number, today(context))
    print(for_terminal("\n".join(undo_in_words(one, back, dry_run))))


def _read(file: Path | None, from_app: str, given: Mapping | None, folder: Path) -> ReadFile:
    """Read a file with the given answers, or with the stored ones, or with the suggested ones."""
    if file is None:
        raise FormatError(_("Name the file to import."))
    file_source = source(file)
    key = from_app or ((given.app or "csv") if given else "")
    form = read_as(file_source, key) if key else recognised(file_source)
    preview = form.preview(file_source, Work(), given)
    answers = given or kept(folder, preview.mapping) or preview.mapping
    return ReadFile(file.name, file.absolute(), form, preview, answers)


def _planned(read: ReadFile, journal: Journal, context: typer.Context) -> ImportPlan:
    answers = with_day_turn(read.answers, day_turn_hour(context))
    return read.form.plan(read.preview, answers, _whole(journal), today(context), Work())


def _unexplained() -> FormatError:
    """The exception for a general table without a mapping."""
    return FormatError(_("Say with --mapping what the columns mean; --write-mapping writes a file to begin with."))


def _whole(journal: Journal) -> Excerpt:
    return journal.read(records.excerpt, EVER)


def _refuse_open(plan: ImportPlan) -> None:
    """Raise `FormatError` for unanswered questions, and for a file without a single valid value."""
    if plan.asks:
        names = ", ".join(f"“{one}”" for one in plan.asks)
        raise FormatError(
            _("The file does not tell enough of {names}; say it with --mapping (--write-mapping writes one).").format(
                names=names
            )
        )
    bad = [one for one in plan.left_out if one.row]
    if bad and not plan.changes and not plan.already_there:
        first = row_in_words(bad[0])
        raise FormatError(_("Nothing of the file can be taken over. {first}.").format(first=first))
