"""The longest freeze of the window while a large file of another program is read, imported and undone.

Run as `python -m tests.benchmarks.import_freeze`.
"""

import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import cast

from diary.domain.record import diary_day, now
from diary.ui.background import Background
from diary.ui.main_window import MainWindow
from diary.ui.preferences.import_view import ImportView
from diary.ui.preferences.page import IMPORT, PreferencesPage
from tests.benchmarks.display import screen
from tests.benchmarks.measured import Effort, Measured
from tests.benchmarks.table import print_table
from tests.benchmarks.waiting import FreezeMeter
from tests.benchmarks.windows import opened_window
from tests.builders import started

READINGS, SHORT_READINGS = 120_000, 12_000
_SYMPTOMS = ("Numbness", "Tingling", "Pain")
_LONGEST_MS = 100


def _file(folder: Path, readings: int) -> Path:
    """A table of three symptoms with several ratings a day."""
    rows, last = readings // len(_SYMPTOMS), diary_day(now())
    lines = [",".join(("Date", "Time", *_SYMPTOMS))]
    for number in range(rows):
        day = last - timedelta(days=(rows - number) // 4)
        lines.append(f"{day},{8 + 4 * (number % 4):02}:00,{number % 11},{number % 7},{number % 5}")
    file = folder / "large.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def _freezes(window: MainWindow, view: ImportView) -> dict[str, float]:
    """The longest freeze in milliseconds of each step."""
    journal, meter = window.journal, FreezeMeter()

    def is_planned() -> bool:
        return view.plan is not None and view.plan.entries > 0 and not _is_busy(view)

    def is_saved() -> bool:
        return not journal.queue.unwritten and not _is_busy(view)

    return {
        "read and plan": meter.longest(view.home.file.choose.click, is_planned),
        "import": meter.longest(view.wizard.next.click, is_saved),
        "take back": meter.longest(journal.undo, is_saved),
        "bring back": meter.longest(journal.redo, is_saved),
    }


def _is_busy(view: ImportView) -> bool:
    return any(one.is_busy for one in view.findChildren(Background))


def measure(effort: Effort) -> Iterator[Measured]:
    """The longest freeze of each step with its limit."""
    with tempfile.TemporaryDirectory(prefix="neuropathy-diary-") as folder:
        file = _file(Path(folder), SHORT_READINGS if effort.is_short else READINGS)
        with opened_window(started(Path(folder) / "diary.sqlite")) as window:
            window.show_page("preferences")
            page = cast("PreferencesPage", window.page("preferences"))
            page.show_place(IMPORT)
            page.import_view.choose_path = lambda: file
            freezes = _freezes(window, page.import_view)
    name, worst = max(freezes.items(), key=lambda one: one[1])
    detail = ", ".join(f"{what} {time:.0f}" for what, time in freezes.items())
    yield Measured("longest freeze of a large import of 100 ms", worst / _LONGEST_MS, 1, f"ms: {detail}; {name}")


if __name__ == "__main__":
    with screen():
        print_table({__name__: measure}, Effort())
