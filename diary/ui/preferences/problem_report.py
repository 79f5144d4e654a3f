"""The text of a problem report that the person may send: versions and recent log messages, nothing of the diary."""

from pathlib import Path

from diary import i18n, log
from diary.i18n import _
from diary.ui import crash

_MOST = 6_000
"""The maximum number of log characters in a report."""


def problem_report(folder: Path, home: Path) -> str:
    """The report, with the log in `folder`.

    Paths are shortened: `home`, which may contain the person's name, becomes a tilde, and the program's own folder is
    removed.
    """
    program = Path(crash.__file__).resolve().parent.parent.parent
    messages = log.recent(folder, _MOST).strip() or _("The program has noted no problem.")
    text = f"{crash.versions()}, {i18n.language()}\n\n{messages}\n"
    for place, short in ((program, "…"), (folder, _("the folder of the diary")), (home, "~")):
        text = text.replace(str(place), short)
    return text
