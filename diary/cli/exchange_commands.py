"""Files in and out."""

import json
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from diary.cli.arguments import one_sentence, opened, period_named, today
from diary.domain.excerpt import without_private_notes
from diary.domain.period import single
from diary.formats import export_format
from diary.formats.csv_import import ImportPlan, plan_import
from diary.formats.mapping import read_mapping
from diary.formats.reading import read_file
from diary.formats.writing import write_file
from diary.i18n import _, ngettext
from diary.storage import records


def import_file(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A CSV file.")],
    mapping: Annotated[Path, typer.Option(help="A TOML file that says what the columns mean.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be imported.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Tell it as a JSON object.")] = False,
) -> None:
    """Import what another program wrote; what is there already is not imported again."""
    with one_sentence(), opened(context) as journal:
        meaning, content = read_mapping(mapping), read_file(file)
        definitions = journal.read(records.excerpt, single(date.min)).definitions
        origins = journal.read(records.origins)
        plan = plan_import(content, meaning, definitions, origins, today(context))
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


def export(
    context: typer.Context,
    output: Annotated[Path, typer.Option(help="The file to write.")],
    wanted: Annotated[ExportAs, typer.Option("--format", help="A table for spreadsheets, or everything as JSON.")],
    first: Annotated[str, typer.Option("--from", help="The first day.")] = "",
    last: Annotated[str, typer.Option("--to", help="The last day.")] = "",
    private_notes: Annotated[bool, typer.Option("--private-notes", help="With the notes that are private.")] = False,
) -> None:
    """Write the diary, or some days of it, into a file."""
    with one_sentence(), opened(context) as journal:
        period = period_named(journal, first, last) or single(today(context))
        excerpt = journal.read(records.excerpt, period)
        shared = excerpt if private_notes else without_private_notes(excerpt)
        write_file(output, export_format(wanted.value).write(shared))
