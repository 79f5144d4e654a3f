"""Handling of characters that the fonts of a page lack."""

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
    """Install the font, and return the excerpt with the name as spelled in the option; raises `ReportError`."""
    if font is not None:
        keep_font(font)
    if not spelled or not excerpt.profile:
        return excerpt
    return replace(excerpt, profiles=(replace(excerpt.profile, name=spelled), *excerpt.profiles[1:]))


def warn_of(lost: str) -> None:
    """Print on stderr which characters cannot be printed; nothing if there are none."""
    if lost:
        print(lost, file=sys.stderr)
