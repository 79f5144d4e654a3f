"""Diaries whose figures went wrong once: the same digits and words in the window, on the page, in files, by command.

Each case is a diary of `tests/data/figures`, read on 28 November 2026. A symptom has its row of the table at a glance
and what its card in Trends says; a new sentence about a case is one more string here, looked for wherever it belongs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from diary.ui.main_window import MainWindow
from diary.ui.summary.page import SummaryPage
from tests.journeys.test_same_digits import plain
from tests.journeys.test_summary import bytes_of
from tests.journeys.test_summary import text_of as text_of_pdf
from tests.journeys.test_trends import trends
from tests.test_cli import run
from tests.test_cli_summary import text_of
from tests.ui.windows import named, until, window_on

FOLDER = Path(__file__).parents[1] / "data" / "figures"
TODAY = date(2026, 11, 28)


@dataclass(frozen=True)
class RatedSymptom:
    """Cells of the table at a glance (mean now, mean before, highest, days recorded), and sentences of the card."""

    now: str
    before: str
    highest: str
    recorded: str
    card: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """The weeks looked at, the symptoms by name, and what the page, the card's heading and `show` say besides."""

    weeks: int
    symptoms: dict[str, RatedSymptom]
    page: tuple[str, ...] = ()
    not_on_page: tuple[str, ...] = ()
    about: str = ""
    shown: tuple[str, ...] = field(default=())


def young(mean: str, median: str, highest: str) -> RatedSymptom:
    """A symptom that was rated on each of forty days, every other one with `highest`."""
    return RatedSymptom(
        mean,
        "not recorded",
        f"{highest} (27 Nov, 20 days)",
        "40 of 40",
        (
            f"Mean {mean}, median {median}. 40 of 40 days recorded.",
            f"Highest rating {highest}, on 20 days, the last time on 27 Nov 2026.",
        ),
    )


def both(now: str, before: str, highest: str, card_highest: str) -> RatedSymptom:
    """A symptom that was rated on each of twice 28 days."""
    return RatedSymptom(now, before, highest, "28 of 28", (f"Mean {before} before, {now} now.", card_highest))


CASES = {
    "forty_days": Case(
        12,
        {
            "Pain": young("4.5", "4.5", "5"),
            "Numbness": young("5.5", "5.5", "6"),
            "Tingling": young("3.5", "3.5", "4"),
        },
        page=("12 weeks; the diary begins on 19 Oct 2026", "40 of 40 days (100"),
        about="12 weeks, compared with the 12 weeks before. Your diary begins on 19 October 2026.",
    ),
    "moments": Case(
        4,
        {
            "Pain": RatedSymptom(
                "3.7",
                "not recorded",
                "10 (28 Nov 09:00, 7 days)",
                "21 of 28",
                (
                    "Mean 3.7, median 4. 21 of 28 days recorded.",
                    "Highest rating 10, on 7 days, the last time on 28 Nov 2026 at 09:00.",
                    "The evening’s rating counts for the day; on 7 days without one, the mean of their moments.",
                    "On 7 days with several evening ratings, their mean counts.",
                ),
            ),
            "Numbness": RatedSymptom(
                "5.0",
                "not recorded",
                "5 (each day)",
                "28 of 28",
                (
                    "Mean 5.0, median 5. 28 of 28 days recorded.",
                    "Highest rating 5, on 28 days, the last time on 28 Nov 2026 at 22:00.",
                    "Rated at moments only: the mean of a day’s moments counts for the day.",
                ),
            ),
        },
        page=(
            "The evening’s rating counts for the day, without one the mean of the day’s ratings of a moment.",
            "Rated at moments only, never in the evening: Numbness.",
            "Of several evening ratings of a day the mean counts.",
        ),
        not_on_page=("worst imaginable, past 24 hours",),
        shown=(
            "Pain: 4 (evening’s rating; moments: 09:00 10, 13:00 8)",
            "Pain: 4.5 (mean of 2 moments: 09:00 3, 15:00 6)",
            "Pain: 2.5 (mean of 2 evening ratings)",
            "Numbness: 5 (one moment: 22:00 5)",
        ),
    ),
    "quarter": Case(
        4,
        {
            "Pain": both(
                "2.3",
                "2.0",
                "3 (25 Nov, 7 days)",
                "Highest rating 3, on 7 days, the last time on 25 Nov 2026.",
            )
        },
    ),
    "four_weeks": Case(
        4,
        {
            "Pain": both(
                "4.6",
                "1.9",
                "8 (18 Nov, 3 days)",
                "Highest rating 8, on 3 days, the last time on 18 Nov 2026.",
            )
        },
    ),
    "ties": Case(
        4,
        {
            "Numbness": both(
                "2.8",
                "2.3",
                "3 (28 Nov, 21 days)",
                "Highest rating 3, on 21 days, the last time on 28 Nov 2026.",
            ),
            "Burning": both("0.0", "0.1", "0", "Every rating was 0."),
            "Cramps": both("2.0", "1.0", "2 (each day)", "Highest rating 2, on 28 days, the last time on 28 Nov 2026."),
            "Weakness": both(
                "1.0",
                "1.0",
                "1 (25 Nov, 25 days)",
                "Highest rating 1, on 25 days, the last time on 25 Nov 2026.",
            ),
        },
    ),
}


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the evening of 28 November, in the window and for the commands."""
    monkeypatch.setattr("tests.ui.windows.TODAY", TODAY)
    monkeypatch.setattr("diary.cli.arguments.now", lambda: datetime(2026, 11, 28, 21, tzinfo=UTC))


@pytest.fixture(params=CASES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def folder(name: str, tmp_path: Path) -> Path:
    """A folder with the diary of the case, brought into it by the command line."""
    done = run(tmp_path, "import", str(FOLDER / f"{name}.json"))
    assert done.returncode == 0, done.stderr
    return tmp_path


@pytest.fixture
def window(folder: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(folder / "diary.sqlite", qtbot) as made:
        yield made


def assert_page(text: str, case: Case) -> None:
    """A form of the page has the digits of each symptom in one row, and the sentences of the case."""
    words = plain(text)
    for name, symptom in case.symptoms.items():
        cells = (name, symptom.now, symptom.before, symptom.highest, symptom.recorded)
        assert re.search(r".{0,90}?".join(map(re.escape, cells)), words), (name, words[:1500])
    for sentence in case.page:
        assert plain(sentence) in words
    for sentence in case.not_on_page:
        assert sentence not in words


def test_the_page_of_the_command_line_in_each_form(name: str, folder: Path, tmp_path: Path) -> None:
    case = CASES[name]
    first = TODAY - timedelta(days=7 * case.weeks - 1)
    days = ("--from", first.isoformat(), "--to", TODAY.isoformat())
    for ending in ("txt", "html", "pdf"):
        target = tmp_path / f"page.{ending}"
        done = run(folder, "summary", *days, "--output", str(target))
        assert (done.returncode, done.stderr) == (0, "")
        assert_page(text_of(target) if ending == "pdf" else target.read_text(encoding="utf-8"), case)
    printed = run(folder, "show").stdout
    for line in case.shown:
        assert f"  {line}\n" in printed


def test_trends_and_the_page_made_in_the_window(name: str, window: MainWindow, qtbot: QtBot) -> None:
    case = CASES[name]
    page = trends(window, qtbot)
    until(qtbot, lambda: bool(page.figures.cards))
    if case.weeks == 4:
        page.figures.cards.clear()
        qtbot.mouseClick(named(page, QRadioButton, "4 weeks"), Qt.MouseButton.LeftButton)
        until(qtbot, lambda: bool(page.figures.cards))
    for name_of_symptom, symptom in case.symptoms.items():
        told = " ".join(page.figures.cards[name_of_symptom.casefold()].details)
        assert [sentence for sentence in symptom.card if sentence not in told] == [], told
    assert case.about in page.figures.about
    summary = window.page("summary")
    assert isinstance(summary, SummaryPage)
    with qtbot.waitSignal(summary.preview.shown, timeout=60_000):
        window.show_page("summary")
    if case.weeks == 4:
        with qtbot.waitSignal(summary.preview.shown, timeout=60_000):
            qtbot.mouseClick(named(summary.options.period, QRadioButton, "4 weeks"), Qt.MouseButton.LeftButton)
    assert_page(text_of_pdf(bytes_of(summary)), case)
