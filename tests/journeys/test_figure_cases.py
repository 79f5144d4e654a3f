"""Diaries whose figures went wrong once: the same digits and words in the window, on the page, in files, by command.

Each case is a diary of `tests/data/figures`, read on 28 November 2026. A symptom has its row of the table at a glance
and what its card in Trends says; a new sentence about a case is one more string here, looked for wherever it belongs.
"""

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
from tests.slow.whole import at
from tests.test_cli import run
from tests.test_cli_summary import text_of
from tests.ui.windows import named, until, window_on

FOLDER = Path(__file__).parents[1] / "data" / "figures"
TODAY = date(2026, 11, 28)


@dataclass(frozen=True)
class RatedSymptom:
    """What the table at a glance has of a symptom from left to right, the sentence of its card, and what stands behind.

    `change` has the words behind the figure as well. `card` are sentences in their order; what is between them is of no
    account.
    """

    now: str
    before: str
    change: str
    interval: str
    highest: str
    sentence: str
    card: tuple[str, ...]

    def row(self, labels: tuple[str, ...] = ("",) * 5, between: str = " ") -> str:
        """The cells behind the name but for the days by severity, each behind its label; where nothing was recorded
        before, the table has no columns for it."""
        cells = (self.now, self.before, self.change, self.interval, self.highest)
        pairs = list(zip(labels, cells, strict=True))
        shown = pairs if self.before != "not recorded" else [pairs[0], pairs[-1]]
        return between.join(f"{label} {cell}".strip() for label, cell in shown)


@dataclass(frozen=True)
class Case:
    """The weeks looked at, the symptoms by name, and what the page, the card's heading and `show` say besides."""

    weeks: int
    symptoms: dict[str, RatedSymptom]
    page: tuple[str, ...] = ()
    not_on_page: tuple[str, ...] = ()
    about: str = ""
    looks: str = ""
    shown: tuple[str, ...] = field(default=())
    change: str = "Change"

    def of_text(self, symptom: RatedSymptom) -> str:
        """The row of a symptom as the plain text has it."""
        before = f"{self.weeks} weeks before"
        return symptom.row(("Mean now", before, self.change, "95 % interval", "Highest"), "; ")


NEW = "Cannot tell yet. Too few days written down before."
NOT_YET = "Not enough days yet for a trend: it needs 28 ratings over 84 days, and these are 40 over 40."


def young(mean: str, highest: str, mild: int, moderate: int) -> RatedSymptom:
    """A symptom that was rated on each of forty days, every other one with `highest`."""
    return RatedSymptom(
        mean,
        "not recorded",
        "–",
        "–",
        f"{highest} (27 Nov, 20 days)",
        NEW,
        (
            "Not enough days to compare: 0 recorded in the time before, 42 needed.",
            f"Mean {mean}, median {mean}. 40 of 40 days recorded.",
            f"Highest rating {highest}, on 20 days, the last time on 27 Nov 2026.",
            f"Of 40 rated days: {mild} at 0 to 3, {moderate} at 4 to 6, 0 at 7 to 10.",
            NOT_YET,
        ),
    )


def both(means: tuple[str, str], change: str, interval: str, highest: str, sentence: str, *card: str) -> RatedSymptom:
    """A symptom that was rated on each of twice 28 days, with its means now and before."""
    return RatedSymptom(*means, change, interval, highest, sentence, card)


def detectable(points: str) -> str:
    return f"With your ups and downs, four weeks against four can show a change of about {points} points."


CASES = {
    "forty_days": Case(
        12,
        {
            "Pain": young("4.5", "5", 0, 40),
            "Numbness": young("5.5", "6", 0, 40),
            "Tingling": young("3.5", "4", 20, 20),
        },
        page=("12 weeks; the diary begins on 19 Oct 2026", "40 of 40 days (100"),
        about="12 weeks, compared with the 12 weeks before. Your diary begins on 19 October 2026.",
        shown=("2026-11-27\n  Numbness: 6\n  Tingling: 4\n  Pain: 5",),
    ),
    "moments": Case(
        4,
        {
            "Pain": RatedSymptom(
                "3.7",
                "not recorded",
                "–",
                "–",
                "10 (28 Nov 09:00, 7 days)",
                NEW,
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
                "–",
                "–",
                "5 (each day)",
                NEW,
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
            "  Pain: 4 (evening’s rating; moments: 09:00 10, 13:00 8)",
            "  Pain: 4.5 (mean of 2 moments: 09:00 3, 15:00 6)",
            "  Pain: 2.5 (mean of 2 evening ratings)",
            "  Numbness: 5 (one moment: 22:00 5)",
        ),
    ),
    "quarter": Case(
        4,
        {
            "Pain": both(
                ("2.3", "2.0"),
                "+0.3 (+13 %), higher",
                "+0.1 to +0.4",
                "3 (25 Nov, 7 days)",
                "Higher than before.",
                "Mean 2.0 before, 2.3 now.",
                "0.3 higher, 13 % (95 % interval 0.1 to 0.4 higher). If this worries you, it may be worth mentioning",
                "Highest rating 3, on 7 days, the last time on 25 Nov 2026.",
                "Of 28 rated days: 28 at 0 to 3, 0 at 4 to 6, 0 at 7 to 10.",
                detectable("0.5"),
            )
        },
        page=("Four weeks against four can show, in points: Pain 0.5.",),
        not_on_page=("usually noticeable", "By chance"),
        shown=("2026-11-25\n  Pain: 3",),
    ),
    "four_weeks": Case(
        4,
        {
            "Pain": both(
                ("4.6", "1.9"),
                "+2.6, cannot tell yet",
                "−1.9 to +7.6",
                "8 (18 Nov, 3 days)",
                "Cannot tell yet. The days vary too much for 4 weeks.",
                "Mean 1.9 before, 4.6 now. The change is worked out before rounding.",
                "2.6 higher (95 % interval 1.9 lower to 7.6 higher). Days vary by about this much on their own.",
                "Highest rating 8, on 3 days, the last time on 18 Nov 2026.",
                "Of 28 rated days: 10 at 0 to 3, 11 at 4 to 6, 7 at 7 to 10.",
                detectable("6.5"),
            )
        },
        not_on_page=("10.0",),
        shown=("2026-11-28\n  Pain: 5",),
    ),
    "edges": Case(
        4,
        {
            "Numbness": both(
                ("0.0", "0.0"),
                "0.0, about the same",
                "–",
                "0",
                "About the same as before.",
                "Mean 0.0 before, 0.0 now.",
                "No difference. Before: 28 of 28 days recorded.",
                "Every rating was 0.",
            ),
            "Tingling": both(
                ("10.0", "10.0"),
                "0.0, about the same",
                "–",
                "10 (each day)",
                "About the same as before.",
                "Mean 10.0 before, 10.0 now.",
                "Highest rating 10, on 28 days, the last time on 28 Nov 2026.",
                "Of 28 rated days: 0 at 0 to 3, 0 at 4 to 6, 28 at 7 to 10. 28 of them (100 %) were 10.",
            ),
            "Pain": both(
                ("4.8", "7.0"),
                "−2.2, cannot tell yet",
                "−4.7 to +0.4",
                "8 (8 Nov, 3 days)",
                "Cannot tell yet. The days vary too much for 4 weeks.",
                "2.2 lower (95 % interval 4.7 lower to 0.4 higher). Days vary by about this much on their own.",
                detectable("3.5"),
            ),
            "Burning": both(
                ("4.9", "4.9"),
                "0.0, about the same",
                "−0.2 to +0.2",
                "7 (27 Nov 20:00, 7 days)",
                "About the same as before.",
                "No difference (95 % interval 0.2 lower to 0.2 higher).",
                "Highest rating 7, on 7 days, the last time on 27 Nov 2026 at 20:00.",
                "Rated at moments only: the mean of a day’s moments counts for the day.",
            ),
            "Cramps": both(
                ("–", "–"),
                "too few days",
                "–",
                "7 (25 Nov)",
                "Cannot tell yet. Too few days written down.",
                "Not enough days to compare: 1 recorded in this period, 14 needed.",
                "Highest rating 7, on 25 Nov 2026.",
                "Of 1 rated day: 0 at 0 to 3, 0 at 4 to 6, 1 at 7 to 10.",
            ),
        },
        page=(
            "† Inside the time compared: Tablets, started, 75 mg (8 Nov).",
            "Rated at moments only, never in the evening: Burning.",
            "By chance, one of 4 symptoms looks changed in 1 of 8 comparisons.",
        ),
        not_on_page=("from 7 to 7", "usually noticeable"),
        looks="You look at 4 symptoms. Even if nothing had changed, one would look changed in about one of 8 such",
        shown=("  Cramps: 7\n  Burning: 5 (mean of 2 moments: 08:30 4, 20:00 6)",),
        change="Change †",
    ),
    "ties": Case(
        4,
        {
            "Numbness": both(
                ("2.8", "2.3"),
                "+0.5, no clear change",
                "−0.6 to +1.6",
                "3 (28 Nov, 21 days)",
                "No clear change. It may be up to 0.6 lower or 1.6 higher.",
                "Mean 2.3 before, 2.8 now.",
                "0.5 higher (95 % interval 0.6 lower to 1.6 higher). Days vary by about this much on their own.",
                "Highest rating 3, on 21 days, the last time on 28 Nov 2026.",
            ),
            "Tingling": both(
                ("3.5", "4.0"),
                "−0.5, no clear change",
                "−1.4 to +0.4",
                "4 (28 Nov, 14 days)",
                "No clear change. It may be up to 1.4 lower or 0.4 higher.",
                "Mean 4.0 before, 3.5 now.",
                "0.5 lower (95 % interval 1.4 lower to 0.4 higher).",
                "Of 28 rated days: 14 at 0 to 3, 14 at 4 to 6, 0 at 7 to 10.",
            ),
            "Pain": both(
                ("3.5", "5.0"),
                "−1.5 (−30 %), lower",
                "−2.4 to −0.6",
                "4 (28 Nov, 14 days)",
                "Lower than before.",
                "Mean 5.0 before, 3.5 now.",
                "1.5 lower, 30 % (95 % interval 0.6 to 2.4 lower).",
                "A fall of pain by 2 points or 30 % is usually noticeable.",
            ),
            "Burning": both(
                ("0.0", "0.1"),
                "−0.1, about the same",
                "−0.1 to 0.0",
                "0",
                "About the same as before.",
                "Mean 0.1 before, 0.0 now.",
                "0.1 lower (95 % interval up to 0.1 lower).",
                "Every rating was 0.",
            ),
            "Electric or stabbing pain": both(
                ("9.0", "8.0"),
                "+1.0, cannot tell yet",
                "–",
                "9 (each day)",
                "Cannot tell yet. Within each time the ratings are all alike.",
                "Mean 8.0 before, 9.0 now.",
                "1.0 higher. There is no telling how far it can be relied on. Before: 28 of 28 days recorded.",
                "Of 28 rated days: 0 at 0 to 3, 0 at 4 to 6, 28 at 7 to 10.",
            ),
            "Cramps": both(
                ("2.0", "1.0"),
                "+1.1, higher",
                "+1.0 to +1.1",
                "2 (each day)",
                "Higher than before.",
                "Mean 1.0 before, 2.0 now. The change is worked out before rounding.",
                "1.1 higher (95 % interval 1.0 to 1.1 higher).",
                "Highest rating 2, on 28 days, the last time on 28 Nov 2026.",
            ),
            "Sensitivity to touch": both(
                ("2.3", "2.0"),
                "+0.3, no clear change",
                "−0.6 to +1.1",
                "3 (28 Nov, 7 days)",
                "No clear change. It may be up to 0.6 lower or 1.1 higher.",
                "Mean 2.0 before, 2.3 now.",
                "0.3 higher (95 % interval 0.6 lower to 1.1 higher).",
            ),
            "Weakness": both(
                ("1.0", "1.0"),
                "0.0, about the same",
                "−0.2 to +0.1",
                "1 (25 Nov, 25 days)",
                "About the same as before.",
                "Mean 1.0 before, 1.0 now.",
                "No difference (95 % interval 0.2 lower to 0.1 higher).",
                "Highest rating 1, on 25 days, the last time on 25 Nov 2026.",
            ),
            "Unsteadiness": both(
                ("3.0", "3.0"),
                "0.0, about the same",
                "0.0 to 0.0",
                "3 (27 Nov, 14 days)",
                "About the same as before.",
                "Mean 3.0 before, 3.0 now.",
                "No difference. Before: 28 of 28 days recorded.",
            ),
        },
        page=(
            "By chance, one of 9 symptoms looks changed in 1 of 4 comparisons.",
            "A fall of pain by 2 points or 30 % is usually noticeable.",
            "Cramps 1.0, Sensitivity to touch 1.0, Weakness 0.5, Unsteadiness 0.5.",
        ),
        looks="You look at 9 symptoms. Even if nothing had changed, one would look changed in about one of 4 such",
        shown=(
            "  Electric or stabbing pain: 9\n  Cramps: 2\n  Sensitivity to touch: 3\n  Weakness: 0.8\n"
            "  Unsteadiness: 2.9",
        ),
    ),
}


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the evening of 28 November, in the window and for the commands."""
    monkeypatch.setattr("tests.ui.windows.TODAY", TODAY)
    monkeypatch.setattr("diary.cli.arguments.now", lambda: datetime(2026, 11, 28, 21, tzinfo=UTC))


@pytest.fixture(params=at(tuple(CASES), tuple(CASES)[::2]))
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


def assert_page(text: str, case: Case, form: str) -> None:
    """A form of the page has the row of each symptom, string by string, and the sentences of the case."""
    words = plain(text)
    for name, symptom in case.symptoms.items():
        if form == "txt":
            assert f"{name}: {case.of_text(symptom)}; " in f"{words} "
        elif form == "html" or " " not in name:
            assert f"{name} {symptom.row()} " in words, words[:1500]
        else:  # a long name is broken into lines around its row
            assert f" {symptom.row()} " in words, words[:1500]
    for sentence in case.page:
        assert plain(sentence) in words
    for sentence in case.not_on_page:
        assert sentence not in words


def test_the_page_of_the_command_line_in_each_form(name: str, folder: Path, tmp_path: Path) -> None:
    case = CASES[name]
    first = TODAY - timedelta(days=7 * case.weeks - 1)
    days = ("--from", first.isoformat(), "--to", TODAY.isoformat())
    for form in ("txt", "html", "pdf"):
        target = tmp_path / f"page.{form}"
        done = run(folder, "summary", *days, "--output", str(target))
        assert (done.returncode, done.stderr) == (0, "")
        assert_page(text_of(target) if form == "pdf" else target.read_text(encoding="utf-8"), case, form)
    printed = run(folder, "show", *days).stdout
    for lines in case.shown:
        assert f"{lines}\n" in printed


def test_trends_and_the_page_made_in_the_window(name: str, window: MainWindow, qtbot: QtBot) -> None:
    case = CASES[name]
    page = trends(window, qtbot)
    until(qtbot, lambda: bool(page.figures.cards))
    if case.weeks == 4:
        page.figures.cards.clear()
        qtbot.mouseClick(named(page, QRadioButton, "4 weeks"), Qt.MouseButton.LeftButton)
        until(qtbot, lambda: bool(page.figures.cards))
    cards = {card.accessibleName().split(". ")[0]: card for card in page.figures.cards.values()}
    assert set(cards) == set(case.symptoms)
    for name_of_symptom, symptom in case.symptoms.items():
        card = cards[name_of_symptom]
        assert card.accessibleName() == f"{name_of_symptom}. {symptom.sentence}"
        told = plain(" ".join(card.details))
        places = [told.find(sentence) for sentence in symptom.card]
        assert -1 not in places, (symptom.card[places.index(-1)], told)
        assert places == sorted(places)
        assert "trend" not in told or NOT_YET in symptom.card
    assert case.about in page.figures.about
    assert page.figures.looks.startswith(case.looks)
    assert bool(page.figures.looks) is bool(case.looks)
    summary = window.page("summary")
    assert isinstance(summary, SummaryPage)
    with qtbot.waitSignal(summary.preview.shown, timeout=60_000):
        window.show_page("summary")
    if case.weeks == 4:
        with qtbot.waitSignal(summary.preview.shown, timeout=60_000):
            qtbot.mouseClick(named(summary.options.period, QRadioButton, "4 weeks"), Qt.MouseButton.LeftButton)
    assert_page(text_of_pdf(bytes_of(summary)), case, "pdf")
