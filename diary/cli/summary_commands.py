"""The practitioner's page."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from diary.cli.arguments import day_named, one_sentence, opened, today
from diary.domain.period import Period
from diary.formats.writing import write_file
from diary.reports import summary as report
from diary.reports.page import page
from diary.storage import records


class Paper(StrEnum):
    """The sizes of paper."""

    a4 = "a4"
    letter = "letter"


def summary(
    context: typer.Context,
    first: Annotated[str, typer.Option("--from", help="The first day.")],
    last: Annotated[str, typer.Option("--to", help="The last day.")],
    output: Annotated[Path, typer.Option(help="The PDF file to write.")],
    paper: Annotated[Paper, typer.Option(help="The size of the page.")] = Paper.a4,
) -> None:
    """Save the practitioner's page as a PDF."""
    with one_sentence(), opened(context) as journal:
        options = report.Options(period=Period(day_named(first), day_named(last)), paper=paper.value)
        excerpt = journal.read(records.excerpt, report.needed_period(options))
        facts = report.summary(excerpt, options)
        write_file(output, page(facts, excerpt, made_on=today(context)))
