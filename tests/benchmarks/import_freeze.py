"""How long the window does not answer while a large file of another program is read, imported and taken back.

Run as `python -m tests.benchmarks.import_freeze`.
"""

import os
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication

from diary.ui import theme
from diary.ui.background import Background
from diary.ui.main_window import MainWindow
from diary.ui.preferences.import_view import ImportView
from diary.ui.preferences.page import PreferencesPage
from tests.benchmarks.measured import Measured
from tests.benchmarks.trends_freeze import Beat
from tests.builders import EVENING

READINGS = 120_000
_SYMPTOMS = ("Numbness", "Tingling", "Pain")
_LONGEST_MS = 100


def _file(folder: Path) -> Path:
    """A table of three symptoms, several times a day."""
    rows = READINGS // len(_SYMPTOMS)
    lines = [",".join(("Date", "Time", *_SYMPTOMS))]
    for number in range(rows):
        day = EVENING - timedelta(days=(rows - number) // 4)
        lines.append(f"{day},{8 + 4 * (number % 4):02}:00,{number % 11},{number % 7},{number % 5}")
    file = folder / "large.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def _freezes(beat: Beat, window: MainWindow, view: ImportView) -> dict[str, float]:
    """The longest time without an answer in ms, of each step."""
    journal = window.journal

    def is_planned() -> bool:
        return view.plan is not None and view.plan.entries > 0 and not _is_busy(view)

    def is_saved() -> bool:
        return not journal.queue.unwritten and not _is_busy(view)

    return {
        "read and plan": beat.longest(view.choose.click, is_planned),
        "import": beat.longest(view.take.click, is_saved),
        "take back": beat.longest(journal.undo, is_saved),
        "bring back": beat.longest(journal.redo, is_saved),
    }


def _is_busy(view: ImportView) -> bool:
    return any(one.is_busy for one in view.findChildren(Background))


def measure() -> list[Measured]:
    """The longest freeze of each step against its limit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = cast("QApplication", QApplication.instance() or QApplication([]))
    theme.apply(app, "light", 1.0)
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(Path(folder) / "diary.sqlite", EVENING)
        window._clock.stop()  # it would turn to the present day
        window.show()
        file = _file(Path(folder))
        window.show_page("preferences")
        page = cast("PreferencesPage", window.page("preferences"))
        page.show_import(shown=True)
        view = page.import_view
        choose: Callable[[], Path] = lambda: file  # noqa: E731
        view.choose_path = choose
        beat = Beat()
        beat.longest(lambda: None, lambda: window._warm_up._begun and not window._warm_up.is_busy)
        freezes = _freezes(beat, window, view)
        window.close()
    name, worst = max(freezes.items(), key=lambda one: one[1])
    detail = ", ".join(f"{what} {time:.0f}" for what, time in freezes.items())
    return [Measured("longest freeze of a large import of 100 ms", worst / _LONGEST_MS, 1, f"ms: {detail}; {name}")]


if __name__ == "__main__":
    for found in measure():
        print(f"{found.name}: {found.ratio:.2f} (at most {found.limit:g}; {found.detail})")
