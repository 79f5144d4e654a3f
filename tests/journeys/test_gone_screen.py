"""A diary that went away while its window was open, or before: the screen, what it keeps, and the ways back."""

import shutil
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QScrollArea
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.definition import Definition
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.storage import known_diaries, missing_part
from diary.storage.day_reader import read_day
from diary.storage.errors import GoneError, LockedError, storage_error
from diary.storage.safety import backup, lock, passphrase, second_place
from diary.ui.main_window import MainWindow
from diary.ui.protection import gone_view
from diary.ui.protection.damage_view import DamageView
from diary.ui.protection.gone_view import GoneView
from diary.ui.protection.lock_view import LockView
from diary.ui.protection.opening import opening, sight
from diary.ui.widgets.save_state import SaveState
from diary.ui.widgets.toast import Toast
from tests.builders import started
from tests.storage.diaries import made
from tests.storage.test_gone import listing
from tests.ui.windows import TODAY, until, window_on

pytestmark = pytest.mark.usefixtures("cheap_key")

SENTENCE = "Feet warmer after the bath."
OWN = Definition(kind="symptom", key="itch", name="Itching")


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gone_view, "LOOK_AGAIN_MS", 50)


@pytest.fixture(autouse=True)
def no_question_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that fails leaves entries unsaved, and closing the window would ask and wait."""
    monkeypatch.setattr(QMessageBox, "exec", lambda question: question.buttons()[-1].click())


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "diary.sqlite"


@pytest.fixture
def window(diary: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on a diary that it has locked and remembered."""
    started(diary)
    with window_on(diary, qtbot, changes=added([OWN])) as made:
        made.journal.queue.lock = lock.acquire(diary)
        until(qtbot, lambda: known_diaries.is_known(diary))
        yield made
        if made.journal.queue.lock is not None:
            made.journal.queue.lock.release()
            made.journal.queue.lock = None


def enter(window: MainWindow) -> None:
    """Three entries that nothing has written yet."""
    window.journal.apply(
        added(
            [
                Rating(day=TODAY, symptom="numbness", value=4),
                Rating(day=TODAY, symptom="itch", value=3),
                Note(day=TODAY, text=SENTENCE),
            ]
        )
    )


def take_away(window: MainWindow, *, file: bool = False) -> Path:
    """Move the folder or the file, and have the window notice; answers where it is now."""
    diary = window.journal.path
    place = diary if file else diary.parent
    away = place.rename(place.with_name("away"))
    window.block(storage_error(GoneError, diary))
    return away


def screen(window: MainWindow) -> GoneView:
    view = window.centralWidget()
    assert isinstance(view, GoneView)
    return view


def words_of(view: GoneView) -> list[str]:
    return [one.text() for one in view.kept.findChildren(QLabel) if one.text()]


def backed_up(window: MainWindow, qtbot: QtBot, chosen: Path | None = None) -> None:
    """An evening that is saved, and a copy of it: beside the diary, or only in the second place."""
    window.journal.apply(added([Note(day=TODAY - timedelta(days=1), text="Yesterday.")]))
    window.journal.save()
    until(qtbot, lambda: not window.journal.queue.unwritten and not window.journal.queue.is_busy)
    diary = window.journal.path
    backup.make_daily(diary)
    if chosen is not None:
        chosen.mkdir()
        assert second_place.keep(diary, chosen) is not None
        window._settings.set("backup_place", str(chosen))


def back(window: MainWindow, away: Path) -> None:
    """Put the folder where it was."""
    away.rename(window.journal.path.parent)


def test_what_is_kept_is_said_and_written_when_the_folder_is_back(
    window: MainWindow, diary: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    enter(window)
    away = take_away(window)
    before = listing(tmp_path)
    view = screen(window)
    until(qtbot, lambda: view.words == "The folder “folder” is not there.")
    assert view.again.hasFocus(), "the window is still the active one"
    title, since, *lines = words_of(view)
    assert title == "Nothing of tonight is lost"
    assert since.startswith("Kept in memory since ")
    assert lines == ["Numbness 4, Itching 3", f"The sentence “{SENTENCE}”"]
    until(qtbot, lambda: view.looked.text().startswith("Looked again at "))
    assert listing(tmp_path) == before
    back(window, away)
    until(qtbot, lambda: window.centralWidget() is not view)
    until(qtbot, lambda: not window.journal.queue.unwritten)
    assert lock.is_held_here(diary)
    assert [one.text for one in read_day(diary, TODAY).notes] == [SENTENCE]
    assert sorted(one.value for one in read_day(diary, TODAY).ratings) == [3, 4]
    assert window.today_page.log.ratings["numbness"].scale.value == 4
    said = [one.words for one in window.today_page.findChildren(SaveState)]
    assert [words for words in said if words.startswith("Saved ")], said


def test_a_file_that_is_back_is_found_by_the_button(window: MainWindow, diary: Path, qtbot: QtBot) -> None:
    away = take_away(window, file=True)
    view = screen(window)
    view._timer.stop()
    until(qtbot, lambda: view.words == "The file “diary.sqlite” is not there." and not view._looking.is_busy)
    assert words_of(view) == ["Nothing is waiting to be saved"]
    assert not view.save.isVisible()
    away.rename(diary)
    qtbot.keyClick(view.again, Qt.Key.Key_Return)
    until(qtbot, lambda: window.centralWidget() is not view)
    window.journal.apply(added([Rating(day=TODAY, symptom="pain", value=2)]))
    window.journal.save()
    until(qtbot, lambda: not window.journal.queue.unwritten)


def test_a_drive_is_called_by_its_name(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missing_part, "_MOUNT_FOLDERS", (str(tmp_path / "media"),))
    diary = started(tmp_path / "media" / "Blue stick" / "diary" / "diary.sqlite")
    with window_on(diary, qtbot) as window:
        until(qtbot, lambda: known_diaries.is_known(diary))
        away = diary.parents[1].rename(tmp_path / "pocket")
        window.block(storage_error(GoneError, diary))
        view = screen(window)
        until(qtbot, lambda: view.words == "The drive “Blue stick” is not there.")
        assert "Put it back in" in view.description.text()
        assert view.looked.text().startswith("Everything that was saved is on the drive, as it was. Looked again at ")
        away.rename(diary.parents[1])
        until(qtbot, lambda: window.centralWidget() is not view)


def test_another_diary_in_its_place_is_told_of_and_not_touched(
    window: MainWindow, diary: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    enter(window)
    away = take_away(window)
    view = screen(window)
    other = made(tmp_path / "other" / "diary.sqlite", evenings=3)
    other.parent.rename(diary.parent)
    content = diary.read_bytes()
    until(qtbot, lambda: view.words == "This is another diary.")
    assert "from 17 November 2026 to 19 November 2026" in view.description.text()
    assert not view.start.isVisible()
    window.journal.save()
    until(qtbot, lambda: not window.journal.queue.is_busy)
    assert diary.read_bytes() == content
    assert window.journal.queue.unwritten
    shutil.rmtree(diary.parent)
    back(window, away)
    until(qtbot, lambda: window.centralWidget() is not view)
    until(qtbot, lambda: not window.journal.queue.unwritten)
    assert [one.text for one in read_day(diary, TODAY).notes] == [SENTENCE]


def test_a_file_that_is_back_damaged_leads_to_what_can_be_done_about_that(
    window: MainWindow, diary: Path, qtbot: QtBot
) -> None:
    away = take_away(window, file=True)
    away.unlink()
    diary.write_bytes(b"noise" * 2000)
    until(qtbot, lambda: isinstance(window.centralWidget(), DamageView))


def test_what_was_written_is_saved_in_another_place(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    enter(window)
    away = take_away(window)
    view = screen(window)
    stick = tmp_path / "stick"
    stick.mkdir()
    view.choose_folder = lambda: stick
    qtbot.keyClick(view.save, Qt.Key.Key_Return)
    until(qtbot, view.news.isVisible)
    [copy] = stick.iterdir()
    assert str(copy) in view.news.words
    assert [one.text for one in read_day(copy, TODAY).notes] == [SENTENCE]
    assert window.journal.queue.unwritten
    view.choose_folder = lambda: tmp_path / "none"
    qtbot.keyClick(view.save, Qt.Key.Key_Return)
    until(qtbot, view.error_banner.isVisible)
    back(window, away)
    until(qtbot, lambda: not window.journal.queue.unwritten)


def test_a_new_diary_here_is_the_last_choice_and_takes_what_was_written(
    window: MainWindow, diary: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    enter(window)
    former = known_diaries.expected_id(diary)
    take_away(window)
    view = screen(window)
    asked: list[bool] = []

    def wants_new_diary() -> bool:
        """No the first time, yes the second."""
        asked.append(True)
        return len(asked) > 1

    view.wants_new_diary = wants_new_diary
    until(qtbot, lambda: view.words.startswith("The folder") and view.start.isVisible())
    before = listing(tmp_path)
    for _press in range(2):
        qtbot.keyClick(view.again, Qt.Key.Key_Tab)
        assert window.focusWidget() is view.save
        qtbot.keyClick(view.save, Qt.Key.Key_Tab)
        assert window.focusWidget() is view.start
        assert listing(tmp_path) == before
        qtbot.keyClick(view.start, Qt.Key.Key_Return)
        view.again.setFocus()
    until(qtbot, lambda: window.centralWidget() is not view)
    until(qtbot, lambda: not window.journal.queue.unwritten)
    assert known_diaries.expected_id(diary) == known_diaries.id_of(diary) != former
    assert [one.text for one in read_day(diary, TODAY).notes] == [SENTENCE]
    window.journal.undo()
    assert not window.journal.queue.unwritten, "what was done in the former diary cannot be undone in the new one"


def test_of_a_diary_with_a_passphrase_no_value_is_shown_and_nothing_written_plain(
    diary: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    pytest.importorskip("sqlcipher3")
    passphrase.change(started(diary), "Füße")
    with window_on(diary, qtbot) as window:
        until(qtbot, lambda: known_diaries.is_known(diary))
        enter(window)
        away = take_away(window)
        view = screen(window)
        assert words_of(view)[2:] == ["2 answers and a sentence"]
        stick = tmp_path / "stick"
        stick.mkdir()
        view.choose_folder = lambda: stick
        qtbot.keyClick(view.save, Qt.Key.Key_Return)
        until(qtbot, view.news.isVisible)
        assert [passphrase.is_encrypted(copy) for copy in stick.iterdir()] == [True]
        passphrase.forget()
        back(window, away)
        until(qtbot, lambda: isinstance(window.centralWidget(), LockView))
        passphrase.unlock(diary, "Füße")
        lock_screen = window.centralWidget()
        assert isinstance(lock_screen, LockView)
        lock_screen.passed.emit()
        until(qtbot, lambda: not window.journal.queue.unwritten)
        assert passphrase.is_encrypted(diary)
        for file in tmp_path.rglob("*"):
            if file.is_file():
                assert SENTENCE.encode() not in file.read_bytes()


def test_a_passphrase_for_a_diary_that_went_away_leads_to_this_screen(diary: Path, qtbot: QtBot) -> None:
    pytest.importorskip("sqlcipher3")
    passphrase.change(started(diary), "Mai")
    with window_on(diary, qtbot) as window:
        until(qtbot, lambda: known_diaries.is_known(diary))
        window.block(storage_error(LockedError, diary))
        diary.parent.rename(diary.parent.with_name("away"))
        view = window.centralWidget()
        assert isinstance(view, LockView)
        qtbot.keyClicks(view.field.field, "Mai")
        qtbot.keyClick(view.field.field, Qt.Key.Key_Return)
        until(qtbot, lambda: isinstance(window.centralWidget(), GoneView))
        diary.parent.with_name("away").rename(diary.parent)
        until(qtbot, lambda: not isinstance(window.centralWidget(), GoneView))


@pytest.mark.parametrize("press", ["Keep the window open", "Close without saving"])
def test_closing_asks_whether_to_lose_what_is_only_in_memory(
    window: MainWindow, qtbot: QtBot, press: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(window)
    away = take_away(window)
    asked: list[str] = []

    def answer(question: QMessageBox) -> int:
        asked.append(question.text())
        default = question.defaultButton()
        assert default is not None
        assert default.text() == "Keep the window open"
        [button] = [one for one in question.buttons() if one.text() == press]
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    window.close()
    assert asked == ["Close and lose what is only in memory?"]
    assert window.isVisible() == (press == "Keep the window open")
    monkeypatch.undo()
    back(window, away)
    if window.isVisible():
        until(qtbot, lambda: not window.journal.queue.unwritten)


def test_a_start_without_its_folder_shows_the_screen_and_makes_nothing(
    diary: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    known_diaries.remember(started(diary))
    away = diary.parent.rename(tmp_path / "away")
    before = listing(tmp_path)
    window = MainWindow(diary, TODAY, opening(diary))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    view = screen(window)
    until(qtbot, lambda: view.words == "The folder “folder” is not there.")
    assert listing(tmp_path) == before
    away.rename(diary.parent)
    until(qtbot, lambda: window.centralWidget() is not view)
    until(qtbot, window.today_page.isVisible)
    assert window.journal.queue.lock is not None
    window.close()
    window.journal.queue.lock.release()


def test_a_screen_reader_says_it_once(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(gone_view, "say", lambda _widget, words, *, urgent: said.append(words) if urgent else None)
    enter(window)
    away = take_away(window)
    view = screen(window)
    until(qtbot, lambda: bool(said))
    looked = view.looked.text()
    view.looked.setText("")
    until(qtbot, lambda: view.looked.text() == looked or view.looked.text() != "")
    assert said == ["The folder “folder” is not there. Nothing of tonight is lost."]
    back(window, away)
    until(qtbot, lambda: not window.journal.queue.unwritten)


def test_a_disk_that_does_not_answer_is_told_while_it_is_waited_for(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    answers = threading.Event()
    monkeypatch.setattr(gone_view, "say", lambda _widget, words, *, urgent: said.append(words) if urgent else None)
    monkeypatch.setattr(gone_view, "_TELL_AFTER_MS", 20)
    monkeypatch.setattr(gone_view, "sight", lambda path: sight(path) if answers.wait(20) else None)
    enter(window)
    window.block(GoneError("The disk does not answer."))
    view = screen(window)
    until(qtbot, lambda: bool(said))
    assert said == ["Your diary is not there just now. Nothing of tonight is lost."]
    assert view.description.text() == "The disk does not answer."
    assert not view.start.isVisible()
    answers.set()
    until(qtbot, lambda: window.centralWidget() is not view)
    until(qtbot, lambda: not window.journal.queue.unwritten)


@pytest.mark.parametrize(
    ("size", "scale", "picture", "above_each_other"),
    [
        ((1200, 800), 1.0, (420, 800), False),
        ((800, 600), 1.0, (800, 96), False),
        ((1200, 800), 2.0, None, False),
        ((800, 600), 2.0, None, True),
    ],
)
def test_the_picture_makes_room(  # noqa: PLR0917 - each case by its name
    diary: Path,
    qtbot: QtBot,
    size: tuple[int, int],
    scale: float,
    picture: tuple[int, int] | None,
    above_each_other: bool,
) -> None:
    with window_on(started(diary), qtbot, scale=scale) as window:
        until(qtbot, lambda: known_diaries.is_known(diary))
        window.resize(*size)
        backed_up(window, qtbot)
        enter(window)
        away = take_away(window, file=True)
        view = screen(window)
        until(qtbot, view.backup.isVisible)
        until(qtbot, lambda: view.width() == size[0] and view.start.y() > 0)
        assert view._picture.isVisible() == (picture is not None)
        if picture is not None:
            assert (view._picture.width(), view._picture.height()) == picture
        assert (view.save.y() > view.again.y() + 40) == above_each_other
        view.instead.offer()
        until(qtbot, lambda: view.instead.use.isVisible() and view.instead.use.height() > 0)
        for button in (view.again, view.save, view.backup, view.start, view.instead.use, view.instead.other):
            assert button.height() >= 44
            assert button.accessibleName()
            assert button.mapTo(view, button.rect().topRight()).x() <= size[0]
        area, inner = view.findChild(QScrollArea), view.column.parentWidget()
        assert isinstance(area, QScrollArea)
        assert inner is not None
        assert inner.width() <= area.viewport().width(), "nothing is wider than the window"
        away.rename(diary)
        until(qtbot, lambda: not window.journal.queue.unwritten)


def test_what_a_work_tells_while_the_screen_stands_is_no_error_and_covers_nothing(
    window: MainWindow, qtbot: QtBot
) -> None:
    away = take_away(window)
    window.journal.noticed.emit("Changes from the other computer are in the diary.")
    assert screen(window).findChildren(Toast) == []
    away.rename(window.journal.path.parent)
    screen(window).again.click()
    until(qtbot, lambda: not isinstance(window.centralWidget(), GoneView))
    window.journal.noticed.emit("Changes from the other computer are in the diary.")
    assert len(window.findChildren(Toast)) == 1
