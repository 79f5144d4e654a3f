"""Files of other programs, brought in from the window by a person at the keyboard."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.period import Period
from diary.domain.symptom import Rating
from diary.formats.days_json import days
from diary.formats.exporting import json_export
from diary.formats.importing.differing import in_words
from diary.storage import records
from diary.storage.journal import Journal
from diary.ui.main_window import MainWindow
from diary.ui.preferences.import_view import ImportView
from diary.ui.preferences.page import IMPORT, PreferencesPage
from diary.ui.widgets.buttons import Button
from tests.builders import evening
from tests.formats import test_apple_health_import as apple
from tests.formats.diaries import MADE_ON, diary
from tests.formats.test_bearable_import import OLD, ROWS
from tests.ui.windows import TODAY, until, window_on

KEY = Qt.Key


def import_page(window: MainWindow) -> PreferencesPage:
    window.show_page("preferences")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    page.show_place(IMPORT)
    return page


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def tab_to(qtbot: QtBot, name: str) -> QWidget:
    """Press Tab until what begins with that name has the focus."""
    for _step in range(80):
        if focused().accessibleName().startswith(name):
            return focused()
        qtbot.keyClick(focused(), KEY.Key_Tab)
    raise AssertionError(name)


def choose_in_menu(qtbot: QtBot, words: str) -> None:
    """Open the menu of the button that has the focus, and choose by arrow keys."""
    window = focused().window()
    qtbot.keyClick(focused(), KEY.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _step in menu.actions():
        qtbot.keyClick(menu, KEY.Key_Down)
        active = menu.activeAction()
        if active is not None and active.text() == words:
            qtbot.keyClick(menu, KEY.Key_Return)
            window.activateWindow()  # which the offscreen platform does not do by itself
            return
    raise AssertionError([action.text() for action in menu.actions()])


def opened(window: MainWindow, file: Path, qtbot: QtBot) -> ImportView:
    """The view on a file, once it says what an import would do."""
    view = import_page(window).import_view
    view.choose_path = lambda: file
    with qtbot.waitSignal(view.planned, timeout=20_000):
        qtbot.keyClick(focused(), KEY.Key_Return)
    view.show_all_answers()
    return view


def kept(path: Path) -> list[object]:
    """The days of the diary on disk."""
    with Journal(path) as journal:
        whole = journal.read(records.whole_period)
        return list(days(journal.read(records.excerpt, whole))) if whole else []


@pytest.fixture
def bearable(tmp_path: Path) -> Path:
    file = tmp_path / "export.csv"
    file.write_text(f"{OLD}\n{ROWS}", encoding="utf-8")
    return file


def test_a_bearable_file_is_brought_in_by_keyboard_alone(tmp_path: Path, qtbot: QtBot, bearable: Path) -> None:
    path, control = tmp_path / "diary.sqlite", Qt.KeyboardModifier.ControlModifier
    with window_on(path, qtbot) as window:
        page = import_page(window)
        view = page.import_view
        view.choose_path = lambda: bearable
        with qtbot.waitSignal(view.planned, timeout=20_000):
            qtbot.keyClick(focused(), KEY.Key_Return)
        assert page.header.window_title == "Which scale do these have?"
        assert view.wizard.place.words.text() == "Question 1 of 2"
        assert focused().accessibleName() == "Scale: choose the scale"
        with qtbot.waitSignal(view.planned, timeout=20_000):
            choose_in_menu(qtbot, "from 0 to 4, 0 is none")
        assert view.wizard.examples.told[0][-2:] == ("2", "5")
        qtbot.keyClick(focused(), KEY.Key_Return, control)
        assert page.header.window_title == "Do you want to bring these in?"
        qtbot.keyClick(focused(), KEY.Key_Return, control)
        assert page.header.window_title == "This is what would happen"
        assert view.wizard.next.accessibleName() == "Import 16 entries"
        assert focused() is not view.wizard.next
        assert kept(path) == []
        with qtbot.waitSignal(window.journal.saved, timeout=20_000):
            qtbot.keyClick(focused(), KEY.Key_Return, control)
        assert len(kept(path)) == 3
        assert view.home.finished.words == "16 entries were imported."
        assert focused().accessibleName().startswith("Back")
        qtbot.keyClick(focused(), KEY.Key_Tab)
        assert focused().accessibleName() == "Undo"
        with qtbot.waitSignal(window.journal.saved, timeout=20_000):
            qtbot.keyClick(focused(), KEY.Key_Return)
        assert kept(path) == []


def test_what_was_done_after_the_import_is_not_what_its_undo_takes_back(
    tmp_path: Path, qtbot: QtBot, bearable: Path
) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        view = opened(window, bearable, qtbot)
        with qtbot.waitSignal(view.planned, timeout=20_000):
            view.all.answers.scale_of_all.choice_made.emit("0 4")
        view.all.take.click()
        undo = next(one for one in view.home.finished.findChildren(Button) if one.text() == "Undo")
        assert undo.isVisible()
        window.journal.apply(added([Rating(day=TODAY, symptom="pain", value=2)]))
        assert undo.isHidden()
        assert view.home.finished.isVisible()


def test_a_plan_is_made_anew_where_the_diary_has_changed(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Date,Pain\n2026-11-24,7\n", encoding="utf-8")
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        view = opened(window, file, qtbot)
        assert view.all.take.isEnabled()
        with qtbot.waitSignal(view.planned, timeout=20_000):
            window.journal.apply(added([Rating(day=TODAY, symptom="pain", value=2)]))
            assert not view.all.take.isEnabled()
        assert view.plan is not None
        assert [in_words(one) for one in view.plan.differing] == ["2026-11-24, Pain: the file says 7, the diary 2"]
        assert view.all.differing.isVisible()
        assert not view.all.take.isEnabled()
        view.all.differing.rows[0].choice_made.emit("take")
        assert view.all.take.text() == "Import 1 entry"
        qtbot.mouseClick(view.all.take, Qt.MouseButton.LeftButton)
        day = Period(TODAY, TODAY)
        assert [one.value for one in window.journal.reader.excerpt(day).ratings] == [7]


def test_reading_is_cancelled_and_the_diary_is_as_it_was(tmp_path: Path, qtbot: QtBot) -> None:
    path, folder = tmp_path / "diary.sqlite", tmp_path / "from-phone"
    folder.mkdir()
    row = apple.record(apple.STEP, "1", "2026-03-01 09:00:00")
    file = apple.export(folder, row * 400_000)
    with window_on(path, qtbot, changes=added(evening(TODAY, pain=3))) as window:
        before = kept(path)
        view = import_page(window).import_view
        view.choose_path = lambda: file
        shares = list[int]()
        view.progress.bar.valueChanged.connect(shares.append)
        qtbot.keyClick(focused(), KEY.Key_Return)
        until(qtbot, view.progress.isVisible)
        assert focused() is view.progress.cancel
        until(qtbot, lambda: len(shares) > 3)
        qtbot.keyClick(focused(), KEY.Key_Space)
        assert view.progress.isHidden()
        assert focused() is view.home.file.choose
        assert 0 < shares[-1] < 1000
        assert (view.plan, view.all.take.isVisible(), view.error_banner.isVisible()) == (None, False, False)
        file.unlink()
        (folder / "next.csv").write_text("Date,Pain\n2026-03-01,7\n", encoding="utf-8")
        view.choose_path = lambda: folder / "next.csv"
        with qtbot.waitSignal(view.planned, timeout=20_000):
            qtbot.keyClick(focused(), KEY.Key_Return)
        assert view.plan is not None
        assert view.plan.counts == {"Pain": 1}
        assert kept(path) == before


def test_a_file_is_read_as_something_else_and_with_other_letters(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "mine.csv"
    file.write_bytes("Date;Müdigkeit (0-10)\n2026-03-01;7\n".encode("cp1252"))
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        view = opened(window, file, qtbot)
        assert list(view.rows) == ["Müdigkeit (0-10)"]
        tab_to(qtbot, "Letters as")
        with qtbot.waitSignal(view.planned, timeout=20_000):
            choose_in_menu(qtbot, "Mac Roman")
        assert list(view.rows) == ["M¸digkeit (0-10)"]
        tab_to(qtbot, "Read as")
        choose_in_menu(qtbot, "Bearable (CSV)")
        until(qtbot, view.error_banner.isVisible)
        assert "Bearable" in view.error_banner.words


def test_days_that_may_be_months_are_asked(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Date,Pain (0-10)\n03/04/2026,3\n", encoding="utf-8")
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        page = import_page(window)
        view = page.import_view
        view.choose_path = lambda: file
        qtbot.keyClick(focused(), KEY.Key_Return)
        until(qtbot, view.wizard.isVisible)
        assert page.header.window_title == "Is 03/04/2026 3 April 2026 or 4 March 2026?"
        assert focused().accessibleName() == "3 April 2026"
        with qtbot.waitSignal(view.planned, timeout=20_000):
            qtbot.keyClick(focused(), KEY.Key_Space)
        assert view.error_banner.isHidden()
        assert view.wizard.examples.told == [("03/04/2026", "3 April 2026")]
        assert view.plan is not None
        [change] = view.plan.changes
        assert isinstance(change.after, Rating)
        assert change.after.day == date(2026, 4, 3)


def test_a_whole_diary_comes_back_from_its_json(tmp_path: Path, qtbot: QtBot) -> None:
    path, file = tmp_path / "diary.sqlite", tmp_path / "diary.json"
    file.write_bytes(json_export.write(diary(), MADE_ON))
    with window_on(path, qtbot) as window:
        view = opened(window, file, qtbot)
        assert view.all.form.text() == "Neuropathy Diary (JSON)"
        assert view.all.answers.isHidden()
        told = [one.text() for one in view.all.outcome.findChildren(QLabel)]
        for title in ("Ratings", "Where it was felt", "Notes", "Visits"):
            assert told.count(title) == 1
        with qtbot.waitSignal(window.journal.saved, timeout=20_000):
            view.all.take.click()
    assert len(kept(path)) == 2


def page_area(view: ImportView) -> QScrollArea:
    around = view.parentWidget()
    while not isinstance(around, QScrollArea):
        assert around is not None
        around = around.parentWidget()
    return around


LONG = "The pain in both of my feet and in the lower part of my legs, as it was on average today"


@pytest.mark.parametrize("make", [lambda: f"{OLD}\n{ROWS}", lambda: f"{LONG},Date,Pain (0-10)\n3,2026-03-01,11\n"])
def test_nothing_is_wider_than_a_small_window_with_large_text(
    tmp_path: Path, qtbot: QtBot, make: Callable[[], str]
) -> None:
    file = tmp_path / "export.csv"
    file.write_text(make(), encoding="utf-8")
    with window_on(tmp_path / "diary.sqlite", qtbot, scale=2.0) as window:
        window.resize(800, 600)
        view = opened(window, file, qtbot)
        area = page_area(view)
        until(qtbot, lambda: view.minimumSizeHint().width() <= area.viewport().width())
        for widget in view.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName(), widget
                assert widget.height() >= 44, widget.accessibleName()
