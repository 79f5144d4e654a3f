"""Short notes: each note in a line of its own."""

from datetime import date

from diary.domain.excerpt import Excerpt
from diary.formats.exporting.format import ExportFormat
from diary.i18n import N_


def write(excerpt: Excerpt, _made_on: date) -> bytes:
    """The lines, oldest first."""
    return "".join(f"{one.day.isoformat()} {one.text}\n" for one in excerpt.notes).encode()


FORMAT = ExportFormat("short-notes", N_("Short notes (text)"), N_("For a quick look"), "txt", write)
