"""What a command does about letters that the fonts of a page lack."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from diary.domain.excerpt import Excerpt
from diary.reports.chosen_font import keep_font

Spelled = Annotated[str, typer.Option("--spelled", help="The name on this page, in Latin letters say.")]
FontFile = Annotated[
    Path | None, typer.Option("--font", help="A font file with letters that the program's lack; it is kept for later.")
]


def lettered(excerpt: Excerpt, spelled: str, font: Path | None) -> Excerpt:
    """Keep the font, and answer the excerpt with the name as it is to be spelled; raises `ReportError`."""
    if font is not None:
        keep_font(font)
    if not spelled or not excerpt.profile:
        return excerpt
    return replace(excerpt, profiles=(replace(excerpt.profile, name=spelled), *excerpt.profiles[1:]))


def warn_of(lost: str) -> None:
    """Say on stderr what of a note or a name cannot be printed; nothing where all can."""
    if lost:
        print(lost, file=sys.stderr)
