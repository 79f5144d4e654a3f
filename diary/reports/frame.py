"""The fields that every template in `resources/reports` needs besides the contents of its document."""

from datetime import date
from typing import TYPE_CHECKING, Any

from diary.i18n import _, language

if TYPE_CHECKING:
    from diary.reports.summary import Paper


def frame(title: str, paper: "Paper", made_on: date) -> dict[str, Any]:
    """Language, paper, date and titles of a document, and the header texts of its further pages."""
    tag, _dash, region = language().partition("-")
    return {
        "language": tag,
        "region": region or None,
        "paper": paper,
        "made_on": [made_on.year, made_on.month, made_on.day],
        "document": title,
        "title": title,
        "running": title,
        "page_of": _("Page {page} of {pages}"),
    }
