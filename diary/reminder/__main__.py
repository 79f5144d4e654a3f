"""`python -m diary.reminder FOLDER …`: the reminder process; `neuropathy-diary remind` replaces itself with it
(`exec`)."""

import sys
from pathlib import Path

from diary import i18n
from diary.i18n import _
from diary.reminder.running import run


def main() -> int:
    """Run the reminder; returns 0, or 1 with a sentence on stderr if there is no session bus, or it is lost."""
    from diary.reminder.notification import Notifier  # noqa: PLC0415 - only where there is D-Bus

    i18n.use_language(None)
    try:
        notifier = Notifier()
        if notifier.is_only_one():
            run([Path(folder) for folder in sys.argv[1:]], notifier)
    except (OSError, KeyError, TimeoutError):
        sys.stderr.write(_("The reminder does not reach the session bus (D-Bus) by which messages are shown.") + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
