""" "When to get help" on paper: the static page with the person's emergency numbers, and nothing of the diary."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from diary import APP_NAME
from diary.domain.help.get_help import GetHelp
from diary.i18n import _
from diary.reports.frame import frame
from diary.reports.typesetting import as_input, on_paper, typeset
from diary.reports.words import ENGLISH, Words

if TYPE_CHECKING:
    from diary.reports.summary import Paper

_TEMPLATE = "get_help.typ"


def get_help_sheet(
    page: GetHelp, numbers: Sequence[tuple[str, str]], paper: "Paper", *, made_on: date, words: Words = ENGLISH
) -> bytes:
    """The PDF (PDF/A-2a and PDF/UA-1) of the page and of `numbers`, pairs of label and number.

    An unknown number is a blank line to write on. Raises `ReportError` if a part of the installation is missing.
    """
    return typeset(_TEMPLATE, {"texts": as_input(on_paper(_contents(page, numbers, paper, made_on, words)))}, made_on)


def _contents(
    page: GetHelp, numbers: Sequence[tuple[str, str]], paper: "Paper", made_on: date, words: Words
) -> dict[str, Any]:
    """All texts of the sheet."""
    return {
        **frame(page.title, paper, made_on),
        "prepared": [APP_NAME, _("printed {date}").format(date=words.long_date(made_on))],
        "opening": page.opening,
        "groups": [
            {"act": group.act, "who": group.who, "signs": [sign.text for sign in group.signs]} for group in page.groups
        ],
        "numbers": {
            "title": _("My numbers"),
            "lines": [{"of": of, "number": number} for of, number in numbers],
            "check": page.check_number,
        },
        "static": page.static,
    }
