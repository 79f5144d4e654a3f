"""The documents of Help: the accessibility report names every criterion, its tests exist, and both are shown."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from diary import paths
from diary.ui.help.document_view import DocumentView
from diary.ui.help.page import HelpPage
from tests.ui.windows import named, until, window_on

ROOT = Path(__file__).resolve().parents[3]
STATES = {"Met", "Partly", "Not met", "Not shown", "Does not apply"}


def rows() -> list[list[str]]:
    lines = (paths.resources() / "help" / "en" / "accessibility.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return cells[2:]


def test_each_named_test_exists() -> None:
    named_tests = [one for row in rows() for one in re.findall(r"`([^`]+)`", row[4])]
    assert len(named_tests) > 40
    for one in named_tests:
        file, _colons, name = one.partition("::")
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        assert name in {part.name for part in tree.body if isinstance(part, ast.FunctionDef)}, one


def test_what_is_met_names_its_test_and_every_row_has_a_state() -> None:
    assert len(rows()) > 40
    for number, _clause, state, words, tests in rows():
        assert state in STATES, number
        assert tests or state != "Met", number
        assert words or state in {"Met", "Does not apply"}, number


def test_the_readme_leads_to_it() -> None:
    assert "(resources/help/en/accessibility.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[HelpPage]:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window.show_page("help")
        page = window.page("help")
        assert isinstance(page, HelpPage)
        yield page


def document(page: HelpPage, key: str) -> DocumentView:
    view = page.view(key)
    assert isinstance(view, DocumentView)
    return view


def test_help_shows_it_and_escape_leads_back_to_the_button(page: HelpPage, qtbot: QtBot) -> None:
    button = named(page, QPushButton, "Accessibility report")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    report = document(page, "accessibility").text
    until(qtbot, lambda: "1.4.3 Contrast of text" in report.toPlainText())
    assert QApplication.focusWidget() is report
    assert page.header.title == "Accessibility report"
    qtbot.keyClick(report, Qt.Key.Key_Escape)
    until(qtbot, lambda: not report.isVisible())
    assert QApplication.focusWidget() is button
    assert page.header.title == "Help"


def test_help_shows_what_stands_behind_the_figures_and_then_the_report(page: HelpPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(named(page, QPushButton, "Behind the figures"), Qt.MouseButton.LeftButton)
    figures = document(page, "figures").text
    until(qtbot, lambda: "How days hang together" in figures.toPlainText())
    assert "made-up diaries a cell" in figures.toPlainText()
    assert page.header.title == figures.accessibleName() == "Behind the figures"
    page.go_back()
    assert QApplication.focusWidget() is named(page, QPushButton, "Behind the figures")
    page.show_place("accessibility")
    report = document(page, "accessibility").text
    until(qtbot, lambda: "1.4.3 Contrast of text" in report.toPlainText())
    assert report.isVisible()
    assert not figures.isVisible()
