"""Counting what was written down."""

from pathlib import Path
from typing import Annotated

import typer

from diary.cli.arguments import one_sentence, opened, today
from diary.domain.period import single
from diary.formats.writing import write_file
from diary.i18n import _
from diary.storage import records


def count(
    context: typer.Context, output: Annotated[Path | None, typer.Option(help="A file for the number.")] = None
) -> None:
    """Say how many notes today has."""
    with one_sentence(), opened(context) as journal:
        excerpt = journal.read(records.excerpt, single(today(context)))
        words = _("Notes of today: {n}").format(n=len(excerpt.notes))
        if output:
            write_file(output, words.encode(), context.obj)
    print(words)
