"""Handles the end of the desktop session (log-off, shutdown), after which the process may be ended at any moment.

All input is written, including pending text. Nothing is asked, and the window stays open, as the session may continue.
"""

from collections.abc import Iterable
from functools import partial

from diary.ui.journal.open_journal import OpenJournal
from diary.ui.journal.write_queue import has_ended
from diary.ui.page import Page

_WAIT_S = 4.0
"""The time limit in seconds; Windows reports a program as not responding after 5 s."""


def save(pages: Iterable[Page], journal: OpenJournal) -> str:
    """Write all unsaved changes; returns the error message, empty on success."""
    for page in pages:
        page.leave()
    return journal.close(partial(has_ended, within_s=_WAIT_S))
