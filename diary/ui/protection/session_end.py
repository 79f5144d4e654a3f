"""The end of the person's session (log-off, shutdown), after which the system may end the program at any moment.

Everything entered is written, also what is still being typed. Nothing is asked, and the window stays open: the session
may go on.
"""

from collections.abc import Iterable
from functools import partial

from diary.ui.journal.open_journal import OpenJournal
from diary.ui.journal.write_queue import has_ended
from diary.ui.page import Page

_WAIT_S = 4.0
"""Windows asks a program for 5 s before it says that it does not answer."""


def save(pages: Iterable[Page], journal: OpenJournal) -> str:
    """Write what is not on disk yet; answers the sentence on why it could not be, "" where it was."""
    for page in pages:
        page.leave()
    return journal.close(partial(has_ended, within_s=_WAIT_S))
