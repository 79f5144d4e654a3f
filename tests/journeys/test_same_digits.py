"""A number has the same digits wherever it is read: in the window, on the page, in files, on the command line."""

import csv
import html
import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.symptom import Rating
from diary.formats.exporting import json_export
from diary.ui.history.day_model import heading
from diary.ui.main_window import MainWindow
from diary.ui.summary.page import SummaryPage
from diary.ui.trends.table_view import TrendsTableModel, table_text
from tests.journeys.test_history import history
from tests.journeys.test_summary import bytes_of
from tests.journeys.test_summary import text_of as text_of_pdf
from tests.journeys.test_trends import trends
from tests.test_cli import run
from tests.test_cli_summary import text_of
from tests.ui.windows import TODAY, named, until, window_on

WEEKS = 28
NOW = Period(TODAY - timedelta(days=WEEKS - 1), TODAY)
BOTH = Period(NOW.before().first, TODAY)
LEVELS = {
    "numbness": ([2.0, 2.0, 3.0, 2.0] * 7, [3.0, 2.0, 3.0, 3.0] * 7),  # 2.25 and 2.75
    "pain": ([2.0] * 28, [2.0, 3.0, 2.0, 2.0] * 7),  # a change of 0.25, which is 12.5 %
    "burning": ([0.1] * 14 + [0.0] * 14, [0.0] * 28),  # 0.05, which is 0.05 lower
    "cramps": ([0.9] * 14 + [1.0] * 14, [2.0] * 28),  # 0.95, in binary 0.9499999999999998 or 0.9500000000000001
}
"""Of each symptom the ratings of the four weeks before and of the four weeks looked at: every mean is a tie."""
DIGITS = {
    "Numbness": ("2.3", "2.8", "+0.5 (+22\N{NARROW NO-BREAK SPACE}%), higher"),
    "Pain": ("2.0", "2.3", "+0.3 (+13\N{NARROW NO-BREAK SPACE}%), higher"),
    "Burning": ("0.1", "0.0", "\N{MINUS SIGN}0.1, about the same"),
    "Cramps": ("1.0", "2.0", "+1.1, higher"),
}
"""Of each symptom both means and the change between them with what may be said of it, as they are read."""
MOMENTS = (2.0, 2.0, 2.0, 3.0)
OF_MOMENTS = "2.3"


def diary() -> Excerpt:
    ratings = [
        Rating(day=first + timedelta(days=number), symptom=symptom, value=value)
        for symptom, halves in LEVELS.items()
        for first, values in zip((BOTH.first, NOW.first), halves, strict=True)
        for number, value in enumerate(values)
    ]
    ratings += [
        Rating(day=TODAY, symptom="tingling", value=value, time=time(8 + hour)) for hour, value in enumerate(MOMENTS)
    ]
    return Excerpt(period=BOTH, ratings=tuple(sorted(ratings, key=lambda one: (one.day, one.time or time.min))))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the diary, brought into it by the command line."""
    folder = tmp_path_factory.mktemp("ties")
    file = folder / "ties.json"
    file.write_bytes(json_export.write(diary(), TODAY))
    done = run(folder, "import", str(file))
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def window(folder: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(folder / "diary.sqlite", qtbot) as made:
        yield made


def plain(text: str) -> str:
    """A text whose spaces are all of one kind, as a PDF gives them back."""
    return " ".join(re.sub(r"<[^>]*>", " ", html.unescape(text)).split())


def assert_glance(text: str, between: tuple[str, str, str]) -> None:
    """The table of symptoms has the digits; `between` is what stands before each of the three figures."""
    for name, (before, now, change) in DIGITS.items():
        row = "".join(between).format(name=name, before=before, now=now, change=plain(change))
        assert row in plain(text), name


def summary_of(folder: Path, target: Path) -> Path:
    days = ("--from", NOW.first.isoformat(), "--to", NOW.last.isoformat())
    done = run(folder, "summary", *days, "--form", "full", "--output", str(target))
    assert (done.returncode, done.stderr) == (0, "")
    return target


def test_page_web_page_and_plain_text_of_the_command_line(folder: Path, tmp_path: Path) -> None:
    page = text_of(summary_of(folder, tmp_path / "page.pdf"))
    web = summary_of(folder, tmp_path / "page.html").read_text(encoding="utf-8")
    text = summary_of(folder, tmp_path / "page.txt").read_text(encoding="utf-8")
    assert_glance(page, ("{name} {now} ", "{before} ", "{change}"))
    assert_glance(web, ("{name} {now} ", "{before} ", "{change}"))
    labels = ("{name}: Mean now {now}; ", "4 weeks before {before}; ", "Change {change}; ")
    assert_glance(text, labels)
    for form in (page, web, text):
        assert f"{OF_MOMENTS} m" in plain(form)
        assert "08:00 2, 09:00 2, 10:00 2, 11:00 3" in plain(form)


def test_page_made_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    page = window.page("summary")
    assert isinstance(page, SummaryPage)
    with qtbot.waitSignal(page.preview.shown, timeout=30_000):
        window.show_page("summary")
    with qtbot.waitSignal(page.preview.shown, timeout=30_000):
        qtbot.mouseClick(named(page.options.period, QRadioButton, "4 weeks"), Qt.MouseButton.LeftButton)
    assert_glance(text_of_pdf(bytes_of(page)), ("{name} {now} ", "{before} ", "{change}"))


def test_cards_table_and_listing_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    page = trends(window, qtbot)
    until(qtbot, lambda: bool(page.figures.cards))
    page.figures.cards.clear()
    qtbot.mouseClick(named(page, QRadioButton, "4 weeks"), Qt.MouseButton.LeftButton)
    until(qtbot, lambda: bool(page.figures.cards))
    cards = {name: page.figures.cards[key] for key, name in zip(LEVELS, DIGITS, strict=True)}
    means = {name: f"Mean {before} before, {now} now." for name, (before, now, _change) in DIGITS.items()}
    means["Cramps"] += " The change is worked out before rounding."
    assert {name: card.details[0] for name, card in cards.items()} == means
    words = {name: card.sentence.words.lower().removesuffix(" than before.") for name, card in cards.items()}
    assert {name: said.removesuffix(" as before.") for name, said in words.items()} == {
        name: change.split(", ")[1] for name, (_before, _now, change) in DIGITS.items()
    }
    assert page.figures.looks.startswith("You look at 4 symptoms. Even if nothing had changed, ")
    assert cards["Pain"].details[1].startswith("0.3 higher, 13\N{NARROW NO-BREAK SPACE}%")
    assert cards["Cramps"].details[1].startswith("1.1 higher")
    assert cards["Numbness"].details[1].startswith("0.5 higher, 22\N{NARROW NO-BREAK SPACE}%")
    assert page.data is not None
    head, *rows = table_text(TrendsTableModel(page.data))
    assert {row[list(head).index("Tingling")] for row in rows} == {OF_MOMENTS, ""}
    listing = history(window, qtbot).listing.table.days
    row, column = listing.row_of(TODAY), [str(heading(one)) for one in listing.columns].index("Tingling")
    assert row is not None
    assert listing.text(row, column) == OF_MOMENTS
    assert OF_MOMENTS in listing.spoken(row, column)


def column(folder: Path, form: str, target: Path, title: str, day: date) -> set[str]:
    """What the rows of a day have in a column of an exported table."""
    assert run(folder, "export", "--format", form, "--output", str(target)).returncode == 0
    rows = csv.DictReader(StringIO(target.read_text(encoding="utf-8-sig")))
    return {row[title] for row in rows if day.isoformat() in row.values()}


def test_tables_for_people_and_the_command_line(folder: Path, tmp_path: Path) -> None:
    assert column(folder, "csv-wide", tmp_path / "wide.csv", "Tingling (0-10)", TODAY) == {OF_MOMENTS}
    assert f"Tingling: {OF_MOMENTS}" in run(folder, "show", "--day", TODAY.isoformat()).stdout
    first = BOTH.first
    assert "Cramps: 0.9" in run(folder, "show", "--day", first.isoformat()).stdout
    assert column(folder, "csv-wide", tmp_path / "wide.csv", "Cramps (0-10)", first) == {"0.9"}
    values = column(folder, "csv", tmp_path / "long.csv", "value", first)
    assert values == {"2", "0.1", "0.9"}
