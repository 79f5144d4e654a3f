"""The command `import`."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from diary.cli.arguments import one_sentence, opened, today
from diary.cli.terminal import for_terminal
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.formats import read_as, recognised
from diary.formats.errors import FormatError
from diary.formats.importing.converting import scales_in_words
from diary.formats.importing.format import ImportFormat, ImportPlan, ImportPreview, LeftOut
from diary.formats.importing.kept_mappings import keep, kept
from diary.formats.importing.mapping import Mapping, read_mapping, to_toml
from diary.formats.importing.reading import source
from diary.formats.importing.work import Work
from diary.formats.writing import write_file
from diary.i18n import _, ngettext
from diary.storage import records
from diary.storage.journal import Journal

EVER = Period(date.min, date.max)


def import_file(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The file that another program wrote.")],
    from_app: Annotated[str, typer.Option(metavar="NAME", help="Which program wrote it; found out by itself.")] = "",
    mapping: Annotated[Path | None, typer.Option(help="A TOML file that says what its columns mean.")] = None,
    write_mapping: Annotated[Path | None, typer.Option(help="Write such a file, to be edited; import nothing.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be imported.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Tell it as a JSON object.")] = False,
) -> None:
    """Import what another program wrote; what is there already is not imported again.\f

    Raises `typer.Exit` for an error, of which stderr has one sentence.
    """
    with one_sentence(), opened(context, starts=True) as journal:
        given = read_mapping(mapping) if mapping else None
        file_source = source(file)
        key = from_app or ((given.app or "csv") if given else "")
        form = read_as(file_source, key) if key else recognised(file_source)
        preview = form.preview(file_source, Work(), given)
        answers = given or kept(journal.path.parent, preview.mapping) or preview.mapping
        if write_mapping:
            write_file(write_mapping, to_toml(answers).encode(), journal.path)
            return
        if not (given or answers.app or kept(journal.path.parent, preview.mapping)):
            raise _unexplained()
        plan = form.plan(preview, answers, _whole(journal), today(context), Work())
        _refuse_open(plan)
        if plan.changes and not dry_run:
            journal.save(plan.changes, is_import=True)
            if not given:
                keep(journal.path.parent, answers)
    values = {"from_app": form.key, **_as_values(plan, dry_run)}
    words = "\n".join(_in_words(form, preview, answers, plan, dry_run))
    print(json.dumps(values, ensure_ascii=False, indent=2) if as_json else for_terminal(words))


def _unexplained() -> FormatError:
    """The error for a general table without a mapping."""
    return FormatError(_("Say with --mapping what the columns mean; --write-mapping writes a file to begin with."))


def _whole(journal: Journal) -> Excerpt:
    return journal.read(records.excerpt, EVER)


def _refuse_open(plan: ImportPlan) -> None:
    """Raise `FormatError` for open questions, and for a file without a single valid value."""
    if plan.asks:
        names = ", ".join(f"“{one}”" for one in plan.asks)
        raise FormatError(
            _("The file does not tell enough of {names}; say it with --mapping (--write-mapping writes one).").format(
                names=names
            )
        )
    bad = [one for one in plan.left_out if one.row]
    if bad and not plan.changes and not plan.already_there:
        first = _row_in_words(bad[0])
        raise FormatError(_("Nothing of the file can be taken over. {first}.").format(first=first))


def _in_words(
    form: ImportFormat, preview: ImportPreview, answers: Mapping, plan: ImportPlan, dry_run: bool
) -> Sequence[str]:
    """The lines to print: what was (or would be) imported, and what was left out and why."""
    count = plan.entries
    lines = [
        ngettext("{n} entry would be imported.", "{n} entries would be imported.", count).format(n=count)
        if dry_run
        else ngettext("{n} entry was imported.", "{n} entries were imported.", count).format(n=count)
    ]
    lines += [f"  {_(form.name)}", *(f"  {one}" for one in preview.remarks)]
    lines += [f"  {name}: {number}" for name, number in plan.counts.items()]
    lines += [f"  {words}" for words in scales_in_words(answers.things)]
    if plan.already_there:
        lines.append(_("Already there: {n}").format(n=plan.already_there))
    for one in plan.left_out:
        if one.row:
            lines.append(_("Left out: {what}").format(what=_row_in_words(one)))
        else:
            text = _("Left out: {name} ({reason}), cells: {n}")
            lines.append(text.format(name=one.label, reason=one.reason, n=one.cells))
    return lines


def _row_in_words(one: LeftOut) -> str:
    return _("Row {row}, {name}: “{text}” {reason}").format(
        row=one.row, name=one.label, text=one.text, reason=one.reason
    )


def _as_values(plan: ImportPlan, dry_run: bool) -> dict[str, Any]:
    """The plan as JSON values; `from` and `to` are absent for a plan without entries."""
    ends = {"from": plan.period.first.isoformat(), "to": plan.period.last.isoformat()} if plan.period else {}
    return {
        "imported": 0 if dry_run else plan.entries,
        "counts": plan.counts,
        "already_there": plan.already_there,
        "left_out": [_left_out_values(one) for one in plan.left_out],
        "days_with_several_ratings": plan.several_a_day,
        **ends,
    }


def _left_out_values(one: LeftOut) -> dict[str, Any]:
    place = {"row": one.row, "text": one.text} if one.row else {}
    return {"name": one.label, "reason": one.reason, "cells": one.cells, **place}
