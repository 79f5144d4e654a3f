"""What may be said of a change is the same in window, page, web page and plain text; no interval leaves the scale."""

import html
import re
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from diary.domain.period import ending
from tests.journeys.test_trends import trends
from tests.test_cli import run
from tests.test_cli_summary import text_of
from tests.ui.windows import TODAY, named, until, window_on

SLOW_WEEKS = Path(__file__).parents[1] / "data" / "figures" / "four_weeks.json"
"""Four weeks and the four before, of days that resemble each other strongly, with a mean of 1.9."""
NOW = ending(TODAY, 28)


def plain(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html.unescape(text)).split())


def test_strongly_resembling_days_cannot_tell_anywhere(tmp_path: Path, qtbot: QtBot) -> None:
    assert run(tmp_path, "import", str(SLOW_WEEKS)).returncode == 0
    days = ("--from", NOW.first.isoformat(), "--to", (NOW.first + timedelta(days=27)).isoformat())
    pages = {}
    for ending_ in ("pdf", "html", "txt"):
        target = tmp_path / f"page.{ending_}"
        assert run(tmp_path, "summary", *days, "--output", str(target)).returncode == 0
        pages[ending_] = plain(text_of(target) if ending_ == "pdf" else target.read_text(encoding="utf-8"))
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        page = trends(window, qtbot)
        until(qtbot, lambda: bool(page.figures.cards))
        page.figures.cards.clear()
        qtbot.mouseClick(named(page, QRadioButton, "4 weeks"), Qt.MouseButton.LeftButton)
        until(qtbot, lambda: bool(page.figures.cards))
        card = page.figures.cards["pain"]
        assert card.sentence.words == "Cannot tell yet."
        said = re.search(r"(\d+\.\d) lower to (\d+\.\d) higher", card.details[1])
        mean = re.search(r"Mean (\d+\.\d) before, (\d+\.\d) now", card.details[0])
    assert said is not None
    assert mean is not None
    low, high = float(said[1]), float(said[2])
    assert low <= float(mean[1]) + 0.05
    assert high <= 10 - float(mean[1]) + 0.05
    for form in pages.values():
        assert f"{mean[2]} " in form
        assert ", cannot tell yet" in form
        assert f"−{said[1]} to +{said[2]}" in form
        assert "%), cannot" not in form
