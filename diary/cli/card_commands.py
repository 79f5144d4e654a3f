"""The command `card`: the wallet card."""

from pathlib import Path
from typing import Annotated

import typer

from diary.cli.arguments import one_sentence, opened, today
from diary.cli.file_password import Encrypt, FileDescriptor, pdf_password, save_page
from diary.cli.lettering import FontFile, Spelled, lettered, warn_of
from diary.cli.summary_commands import Paper
from diary.reports.now import falls_period
from diary.reports.wallet_card import CardOptions, set_card
from diary.storage import records


def card(
    context: typer.Context,
    output: Annotated[Path, typer.Option(help="The PDF to write.")],
    paper: Annotated[Paper, typer.Option(help="The size of the sheet that it is cut from.")] = Paper.a4,
    name: Annotated[bool, typer.Option("--name/--no-name", help="With name and date of birth.")] = True,
    spelled: Spelled = "",
    font: FontFile = None,
    encrypt: Encrypt = False,
    passphrase_fd: FileDescriptor = None,
) -> None:
    """Save what holds now as a card for the wallet: medicines, allergies, blood thinner, pacemaker, falls."""
    with one_sentence(), opened(context) as journal:
        password = pdf_password(False, encrypt, passphrase_fd)
        day, began = today(context), journal.read(records.began)
        excerpt = lettered(journal.read(records.excerpt, falls_period(day)), spelled, font)
        options = CardOptions(paper.value, name, began)
        typeset_card = set_card(excerpt, options, made_on=day)
        warn_of(typeset_card.lost)
        save_page(context.obj, output, typeset_card.pdf, password)
