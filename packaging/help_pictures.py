#!/usr/bin/env python3
"""Make the pictures of Help from the real program, on the made-up diary of `demo`, in the light look.

    .venv/bin/python packaging/help_pictures.py [FOLDER]     by default resources/help/en/pictures

Each is a part of the window, no wider than an answer of Help.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import Qt  # noqa: E402 - after the platform is chosen
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from diary.domain.sample.sample import sample  # noqa: E402
from diary.storage.journal import Journal  # noqa: E402
from diary.storage.safety.preparing import start  # noqa: E402
from diary.ui import theme  # noqa: E402
from diary.ui.main_window import MainWindow  # noqa: E402
from diary.ui.summary.page import SummaryPage  # noqa: E402
from diary.ui.today.ratings_card import RatingsCard  # noqa: E402
from diary.ui.trends.timeline_card import TimelineCard  # noqa: E402
from diary.ui.widgets.inputs.size_choice import SizeChoice  # noqa: E402

TODAY = date(2026, 11, 24)
WIDEST = 620
"""The maximum width in pixels, that of an answer beside the list."""
SETTLED_S = 9.0
"""The time in seconds after which all background work of the window is done."""

PICTURES: dict[str, tuple[str, Callable[[MainWindow], QWidget | None]]] = {
    "rating.png": ("today", lambda window: window.findChild(RatingsCard)),
    "trends.png": ("trends", lambda window: window.findChild(TimelineCard)),
    "summary.png": ("summary", lambda window: window.findChild(SummaryPage)),
    "text.png": ("preferences", lambda window: _card_of(window.findChild(SizeChoice))),
}
"""The file of each picture, with the page to show and the part of it to grab."""


def _card_of(part: QWidget | None) -> QWidget | None:
    return part.parentWidget() if part is not None else None


def made(window: MainWindow, place: str, part_of: Callable[[MainWindow], QWidget | None]) -> QImage:
    """The picture of a part of the window."""
    window._open(place)
    end = time.monotonic() + SETTLED_S
    while time.monotonic() < end:
        QApplication.processEvents()
    part = part_of(window)
    if part is None:
        raise SystemExit(f"{place}: the part to be shown is not there")
    image = part.grab().toImage()
    if image.width() > WIDEST:
        image = image.scaledToWidth(WIDEST, Qt.TransformationMode.SmoothTransformation)
    return image.convertToFormat(QImage.Format.Format_RGB888)


def main(arguments: list[str]) -> None:
    target = Path(arguments[0]) if arguments else ROOT / "resources" / "help" / "en" / "pictures"
    target.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme.register_fonts()
    theme.apply(app, "light", 1.0)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NEUROPATHY_DIARY_STATE"] = folder
        diary = Path(folder) / "diary.sqlite"
        with mock.patch("diary.storage.safety.preparing.diary_day", return_value=TODAY):
            start(diary)
        with Journal(diary) as journal:
            journal.apply(sample(TODAY, ()))
        window = MainWindow(diary, TODAY)
        window.resize(1200, 800)
        window.show()
        for name, (place, part_of) in PICTURES.items():
            image = made(window, place, part_of)
            image.save(str(target / name), quality=0)
            print(f"{name}: {image.width()} x {image.height()}, {(target / name).stat().st_size} bytes")
        window.close()


if __name__ == "__main__":
    main(sys.argv[1:])
