"""The command `sheet`: four weeks of evenings to write on paper."""

from pathlib import Path
from typing import Annotated

import typer

from diary.cli.arguments import day_named, one_sentence, opened, today
from diary.cli.file_password import save_page
from diary.cli.summary_commands import Paper
from diary.domain.evening_sheet import Tracked, sheet_columns, sheet_period
from diary.domain.period import single
from diary.reports.evening_sheet import evening_sheet
from diary.settings import SettingsStore
from diary.storage import records


def sheet(
    context: typer.Context,
    output: Annotated[Path, typer.Option(help="The PDF to write.")],
    first: Annotated[str, typer.Option("--from", help="A day of its first week; today when it is not given.")] = "",
    paper: Annotated[Paper, typer.Option(help="The size of the sheet.")] = Paper.a4,
) -> None:
    """Save a large sheet for four weeks of evenings by hand, with a column for what is tracked."""
    with one_sentence(), opened(context) as journal:
        day = today(context)
        begin = sheet_period(day_named(first) if first else day).first
        settings = SettingsStore.of_diary(context.obj).value
        tracked = Tracked(settings.symptoms, settings.measurements, settings.treatments, settings.left_out)
        columns = sheet_columns(journal.read(records.excerpt, single(day)), tracked, begin)
        save_page(context.obj, output, evening_sheet(columns, begin, paper.value, made_on=day), "")
