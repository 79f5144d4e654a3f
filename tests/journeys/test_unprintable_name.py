"""A name that no font has the letters of, in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.profile import Profile
from diary.domain.symptom import Rating
from diary.reports.pages import page_texts
from diary.ui.summary.page import SummaryPage
from tests.ui.windows import TODAY, named, until, window_on


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[SummaryPage]:
    ratings = [Rating(day=TODAY, symptom="pain", value=4)]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(ratings)) as window:
        made = window.page("summary")
        assert isinstance(made, SummaryPage)
        with qtbot.waitSignal(made.preview.shown, timeout=30_000):
            window.show_page("summary")
        yield made


def text_on(page: SummaryPage) -> str:
    assert page.made is not None
    return "".join(page_texts(page.made.pdf))


def other_format(page: SummaryPage, words: str) -> QAction:
    """The entry of the menu of other formats; the menu is kept by its button."""
    return next(action for action in page.foot.menu().actions() if action.text() == words)


def test_a_name_that_cannot_be_printed_is_named_and_spelled_otherwise(page: SummaryPage, qtbot: QtBot) -> None:
    page.journal.apply(added([Profile(name="王小明")]))
    until(qtbot, page._unwritable.isVisible)
    assert "王 (cjk unified ideograph (U+738B))" in page._unwritable.words
    assert page.made is None
    assert not page.foot.save.isEnabled()
    qtbot.mouseClick(named(page._unwritable, QPushButton, "Edit the name"), Qt.MouseButton.LeftButton)
    field = page._name._name
    until(qtbot, field.isVisible)
    assert field.text() == "王小明"
    field.setText("Wang Xiaoming")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    until(qtbot, lambda: page.made is not None)
    assert "Wang Xiaoming" in text_on(page)
    assert not page._unwritable.isVisible()


def test_of_a_name_that_cannot_be_printed_web_page_and_plain_text_are_made_all_the_same(
    page: SummaryPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.journal.apply(added([Profile(name="王小明")]))
    until(qtbot, page._unwritable.isVisible)
    assert "“Other formats” has the web page" in page._unwritable.words
    assert page.foot.other.isEnabled()
    assert [
        other_format(page, words).isEnabled() for words in ("PDF with a passphrase", "Web page", "Copy as plain text")
    ] == [
        False,
        True,
        True,
    ]
    page.output.choose_path = lambda name: tmp_path / name
    other_format(page, "Web page").trigger()
    until(qtbot, lambda: any(tmp_path.glob("*.html")))
    assert "王小明" in next(tmp_path.glob("*.html")).read_text("utf-8")
    other_format(page, "Copy as plain text").trigger()
    until(qtbot, lambda: "王小明" in QGuiApplication.clipboard().text())
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not list(tmp_path.glob("*.pdf"))


def test_a_font_file_is_chosen_once_for_a_name(page: SummaryPage, qtbot: QtBot, tmp_path: Path) -> None:
    assert not page._name.choose_font.isVisibleTo(page._name)
    page.journal.apply(added([Profile(name="王小明")]))
    until(qtbot, page._unwritable.isVisible)
    qtbot.mouseClick(named(page._unwritable, QPushButton, "Edit the name"), Qt.MouseButton.LeftButton)
    until(qtbot, page._name.choose_font.isVisible)
    (tmp_path / "wrong.ttf").write_bytes(b"none")
    page.fonts.choose_path = lambda: tmp_path / "wrong.ttf"
    qtbot.mouseClick(page._name.choose_font, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: "is no font file" in page._name.lack.words)
    page.fonts.choose_path = lambda: Path(__file__).parent.parent / "data" / "fonts" / "NotoSansCJK-test.ttf"
    qtbot.keyClick(page._name.choose_font, Qt.Key.Key_Space)
    until(qtbot, lambda: page.made is not None)
    assert "王小明" in text_on(page)
    assert not page._name.choose_font.isVisibleTo(page._name)
