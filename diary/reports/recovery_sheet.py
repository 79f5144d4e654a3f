"""The recovery sheet: the twelve words on one page in large print, with lines for handwritten notes.

It names neither the person nor the computer. The PDF is sent to a printer and must not be saved.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from diary import APP_NAME
from diary.i18n import _
from diary.reports.frame import frame
from diary.reports.typesetting import as_input, on_paper, typeset
from diary.reports.words import ENGLISH, Words

if TYPE_CHECKING:
    from diary.reports.summary import Paper

_TEMPLATE = "recovery.typ"


def recovery_sheet(twelve: Sequence[str], paper: "Paper", *, made_on: date, words: Words = ENGLISH) -> bytes:
    """The PDF (PDF/A-2a and PDF/UA-1) with the words; raises `ReportError` if a part of the installation is missing."""
    return typeset(_TEMPLATE, {"texts": as_input(on_paper(_contents(twelve, paper, made_on, words)))}, made_on)


def _contents(twelve: Sequence[str], paper: "Paper", made_on: date, words: Words) -> dict[str, Any]:
    """All texts of the sheet."""
    return {
        **frame(_("Recovery words"), paper, made_on),
        "printed": [APP_NAME, _("printed {date}").format(date=words.long_date(made_on))],
        "purpose": _(
            "If the passphrase is forgotten, these twelve words open the diary. Nothing else does, and nobody else can"
            " help."
        ),
        "keep": _("Keep this sheet where you keep your passport, not beside the computer."),
        "words": list(twelve),
        "notes": {
            "title": _("For my own notes, by hand"),
            "lines": [_("Name"), _("Computer"), _("Where the diary is kept"), _("Who else knows of this sheet")],
        },
        "use": {"title": _("How to use it"), "steps": _steps()},
        "warning": " ".join(_warnings()),
    }


def _steps() -> list[str]:
    return [
        _("On the locked screen choose “Open with the recovery words”."),
        _("Type the words in this order. Small letters; the first four letters of each are enough."),
        _("Choose a new passphrase. This sheet stays good."),
    ]


def _warnings() -> list[str]:
    return [
        _("Whoever holds this sheet and the diary can read it."),
        _("If you lose the sheet, make a new one under Settings, Privacy: the old words then stop working."),
        _("A copy of the diary opens with the words that were in force when it was made."),
    ]
