"""The end of the person's session (log-off, shutdown), after which the system may end the program at any moment.

Everything entered is written, also what is still being typed. Nothing is asked, and the window stays open: the session
may go on.
"""

from functools import partial
from typing import TYPE_CHECKING

from diary.ui.journal.write_queue import has_ended
from diary.ui.page import Page

if TYPE_CHECKING:
    from diary.ui.main_window import MainWindow

_WAIT_S = 4.0
"""Windows asks a program for 5 s before it says that it does not answer."""


def save(window: "MainWindow") -> str:
    """Write what is not on disk yet; answers the sentence on why it could not be, "" where it was."""
    for page in window.findChildren(Page):
        page.leave()
    return window.journal.close(partial(has_ended, within_s=_WAIT_S))
