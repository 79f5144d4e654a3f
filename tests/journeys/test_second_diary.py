"""A second diary is begun in Settings; the start asks only where there are two."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diary import paths
from diary.storage.own_diaries import OwnDiary, name_diaries, own_diaries
from diary.ui import theme
from diary.ui.main_window import MainWindow
from diary.ui.preferences.second_diary_view import SecondDiaryView
from diary.ui.protection.whose_diary import WhoseDiary, asked_for
from tests.journeys.test_settings_page import preferences
from tests.ui.windows import until, window_on


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    folder = tmp_path / "diary"
    folder.mkdir()
    with window_on(folder / "diary.sqlite", qtbot) as made:
        yield made


def test_it_is_begun_by_keyboard_with_two_names(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window._open("preferences#second-diary")
    view = preferences(window).view("second-diary")
    assert isinstance(view, SecondDiaryView)
    until(qtbot, lambda: not view._reading.is_busy)
    started: list[Path] = []
    view.start = started.append
    assert view.mine.hasFocus()
    qtbot.keyClicks(view.mine, "Alex")
    view.begin_button.click()
    assert view.trouble.words == "Both diaries need a name, so that the start can ask whose it is."
    view.other.setText("alex")
    view.begin_button.click()
    assert view.trouble.words == "The two diaries need different names."
    view.other.setText("Kim")
    qtbot.keyClick(view.other, Qt.Key.Key_Return)
    until(qtbot, lambda: bool(view.openers))
    assert not view.trouble.isVisible()
    assert started == [tmp_path / "diary-2"]
    assert [one.name for one in own_diaries()] == ["Alex", "Kim"]
    assert [one.text() for one in view.openers] == ["Open the diary of Kim"]
    view.openers[0].click()
    assert started == [tmp_path / "diary-2"] * 2


def test_the_start_asks_only_where_there_are_two(qtbot: QtBot, tmp_path: Path) -> None:
    usual = paths.diary_file(tmp_path / "diary")
    assert asked_for(usual) == usual
    name_diaries([OwnDiary("Alex", tmp_path / "diary"), OwnDiary("Kim", tmp_path / "diary-2")])

    def answer(key: Qt.Key) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WhoseDiary)
        assert [one.accessibleName() for one in dialog.buttons] == ["Alex", "Kim"]
        qtbot.keyClick(dialog.buttons[1], key)

    QTimer.singleShot(0, lambda: answer(Qt.Key.Key_Return))
    assert asked_for(usual) == paths.diary_file(tmp_path / "diary-2")
    QTimer.singleShot(0, lambda: answer(Qt.Key.Key_Escape))
    assert asked_for(usual) is None


def test_the_question_fits_the_screen_with_large_text(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light", 2.0)
    dialog = WhoseDiary([OwnDiary(name, Path(name)) for name in ("Alex", "Kim with a name that needs two lines")])
    qtbot.addWidget(dialog)
    dialog.show()
    around = dialog.screen().availableGeometry()
    assert dialog.width() < around.width()
    assert dialog.height() < around.height()
    assert all(one.height() >= 88 for one in dialog.buttons)
    theme.apply(qapp, "light")
