"""What every document on paper needs beside its contents, whatever its template in `resources/reports`."""

from datetime import date
from typing import TYPE_CHECKING, Any

from diary.i18n import _, language

if TYPE_CHECKING:
    from diary.reports.summary import Paper


def frame(title: str, paper: "Paper", made_on: date) -> dict[str, Any]:
    """Title and language of the document, its paper and date, and what heads its further pages."""
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
