"""Commands for the health background: printing it, and saving it as a page."""

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from diary.cli.arguments import one_sentence, opened, today
from diary.cli.file_password import Encrypt, FileDescriptor, pdf_password, save_page
from diary.cli.lettering import FontFile, Spelled, lettered, warn_of
from diary.cli.summary_commands import Paper
from diary.cli.terminal import for_terminal
from diary.domain.excerpt import Excerpt
from diary.domain.period import single
from diary.i18n import _
from diary.reports.background import (
    BackgroundOptions,
    answered_blocks,
    background_letter,
    background_text,
    set_background,
)
from diary.storage import records

background = typer.Typer(no_args_is_help=True, help="The health background form.")

Private = Annotated[bool, typer.Option("--private", help="With the answers that are private.")]


class PageAs(StrEnum):
    """The file formats of the health background."""

    pdf = "pdf"
    text = "text"


@background.command()
def show(
    context: typer.Context,
    private: Private = False,
    as_json: Annotated[bool, typer.Option("--json", help="As an array of blocks with their answers.")] = False,
) -> None:
    """Print what was answered."""
    with one_sentence():
        excerpt = _excerpt(context)
    if as_json:
        print(
            json.dumps(
                [asdict(block) for block in answered_blocks(excerpt, include_private=private)],
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        print(for_terminal(background_text(excerpt, include_private=private)) or _("Nothing is answered yet."))


@background.command()
def export(
    context: typer.Context,
    output: Annotated[Path, typer.Option(help="The file to write.")],
    wanted: Annotated[PageAs, typer.Option("--format", help="A page to print, or plain text.")] = PageAs.pdf,
    paper: Annotated[Paper, typer.Option(help="The size of the page.")] = Paper.a4,
    private: Private = False,
    with_name: Annotated[bool, typer.Option("--name/--no-name", help="With name and date of birth.")] = True,
    spelled: Spelled = "",
    font: FontFile = None,
    encrypt: Encrypt = False,
    passphrase_fd: FileDescriptor = None,
) -> None:
    """Save what was answered as a page of its own."""
    with one_sentence():
        excerpt = lettered(_excerpt(context), spelled, font)
        password = pdf_password(wanted is not PageAs.pdf, encrypt, passphrase_fd)
        options = BackgroundOptions(paper=paper.value, include_name=with_name, include_private=private)
        if wanted is PageAs.text:
            content = background_letter(excerpt, options, made_on=today(context)).encode()
        else:
            typeset_page = set_background(excerpt, options, made_on=today(context))
            warn_of(typeset_page.lost)
            content = typeset_page.pdf
        save_page(context.obj, output, content, password)


def _excerpt(context: typer.Context) -> Excerpt:
    with opened(context) as journal:
        return journal.read(records.excerpt, single(today(context)))
