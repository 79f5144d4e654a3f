"""The second place and the shared folder hang, lie or are gone: the diary is saved, closed and opened all the same."""

import json
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.foreign import asking
from diary.foreign.errors import Purpose
from diary.settings import Settings
from diary.storage.day_reader import read_day
from diary.storage.safety import backup, lock
from diary.storage.sync import sharing
from diary.ui.main_window import MainWindow
from diary.ui.preferences.join_view import JOIN, JoinView
from diary.ui.preferences.page import PreferencesPage
from diary.ui.protection import closing
from diary.ui.protection.closing_notice import ClosingNotice
from tests.faults.hanging import hanging_at, why_not
from tests.journeys.conftest import child
from tests.storage.diaries import made
from tests.ui.windows import TODAY, until, window_on

ENDS_WITHIN_S = 20
"""Far more than the process takes, far less than what hangs."""


def settings(folder: Path, **places: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.json").write_text(json.dumps({name: str(place) for name, place in places.items()}))


def ended(folder: Path, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """What became of a process that rates once and is closed."""
    command = child("rate", folder, "impatient")
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, timeout=ENDS_WITHIN_S, check=False
    )


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "can be built here")
@pytest.mark.parametrize("places", [("shared_place",), ("backup_place", "shared_place")])
def test_a_process_whose_places_hang_saves_and_ends_and_leaves_no_lock(tmp_path: Path, places: tuple[str, ...]) -> None:
    away, folder = tmp_path / "away", tmp_path / "data"
    settings(folder, **{name: away / name for name in places})
    for name in places:
        (away / name).mkdir(parents=True)
    done = ended(folder, hanging_at(away, tmp_path))
    assert (done.returncode, done.stdout) == (0, "rated\n"), done.stderr[-2000:]
    diary = folder / "diary.sqlite"
    assert not lock.lock_file(diary).exists()
    assert not lock.is_held_here(diary)
    assert len(backup.backups(backup.folder_of(diary), diary)) == 1, "the copy beside the diary is made all the same"
    assert list(away.rglob("*.*")) == []
    again = ended(folder, {})
    assert (again.returncode, again.stdout) == (0, "rated\n"), again.stderr[-2000:]
    assert len(list(away.rglob("*.*"))) == len(places), "each has its file when it answers again"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shared folder in which a pipe lies that nobody writes into."""
    place = tmp_path / "shared"
    (place / sharing.FOLDER).mkdir(parents=True)
    os.mkfifo(place / sharing.FOLDER / "aaaaaaaaaaaa.changes")
    return place


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    changes = added([Rating(day=TODAY, symptom="pain", value=3)])
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=changes) as made:
        yield made


def pain(diary: Path) -> list[float]:
    return [one.value for one in read_day(diary, TODAY).ratings]


def test_a_pipe_in_the_shared_folder_is_named_and_holds_nothing_up(
    window: MainWindow, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    window._settings.set("shared_place", str(folder))
    until(qtbot, lambda: len(list(folder.rglob("*.changes"))) == 2)
    until(qtbot, lambda: not window._watch._exchanging.is_busy)
    window.show_page("preferences")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    page.show_place(JOIN)
    view = page.view(JOIN)
    assert isinstance(view, JoinView)
    assert view.shared.text().endswith("cannot be read yet: aaaaaaaaaaaa.changes.")
    window.show_page("today")
    qtbot.keyClick(window.today_page.log.ratings["pain"].scale, Qt.Key.Key_9)
    until(qtbot, lambda: pain(tmp_path / "diary.sqlite") == [9])


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """No place answers whether it is there, until this is set."""
    event = threading.Event()
    really = Path.is_dir

    def hang(self: Path) -> bool:
        if self.name == "hanging":
            event.wait()
        return really(self)

    monkeypatch.setattr(Path, "is_dir", hang)
    yield event
    event.set()
    while any(asking._hanging.values()):
        pass


def test_saving_goes_on_while_both_places_hang_and_closing_says_what_it_waits_for(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "PATIENCE_S", 0.6)
    monkeypatch.setattr(closing, "_MOMENT_S", 0.1)
    window._settings.set("backup_place", str(tmp_path / "hanging"))
    window._settings.set("shared_place", str(tmp_path / "elsewhere" / "hanging"))
    until(qtbot, asking.is_waited_for)
    qtbot.keyClick(window.today_page.log.ratings["pain"].scale, Qt.Key.Key_9)
    until(qtbot, lambda: pain(tmp_path / "diary.sqlite") == [9])
    window._watch.keep_day()
    until(qtbot, lambda: len(asking._waited_for) == 2)
    told: list[str] = []

    def look() -> None:
        told.extend(notice.text() for notice in window.findChildren(ClosingNotice) if notice.isVisible())

    looking = QTimer()
    looking.timeout.connect(look)
    looking.start(50)
    assert window.close()
    looking.stop()
    assert told
    assert told[0].startswith("Everything is saved.")
    assert not asking.is_waited_for()
    assert not gate.is_set(), "it hangs still"


def test_the_end_of_the_program_releases_the_lock_while_a_place_hangs(
    tmp_path: Path, qtbot: QtBot, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    monkeypatch.setattr(closing, "PATIENCE_S", 0.3)
    diary, hanging = made(tmp_path / "diary.sqlite", evenings=1), str(tmp_path / "hanging")
    held = lock.acquire(diary)
    closing.end(diary, held, Settings(backup_place=hanging, shared_place=hanging))
    assert len(backup.backups(backup.folder_of(diary), diary)) == 1
    assert not lock.is_held_here(diary)
    assert not gate.is_set()


def test_that_a_place_does_not_answer_is_told_in_its_card(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    del gate
    monkeypatch.setattr(asking, "_limits", [0.2])
    window._settings.set("backup_place", str(tmp_path / "hanging"))
    window._settings.set("shared_place", str(tmp_path / "elsewhere" / "hanging"))
    window.show_page("preferences")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    until(qtbot, lambda: page.cards.backups.words.endswith("The folder for the second copy does not answer."))
    page.show_place(JOIN)
    view = page.view(JOIN)
    assert isinstance(view, JoinView)
    until(qtbot, lambda: view.shared.text() == "The shared folder does not answer.")


def test_no_place_is_asked_in_the_thread_of_the_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []
    really = asking.ask

    def watched(place: Path, path: Path, purpose: Purpose, work: Callable[[asking.Request], object]) -> object:
        threads.append(threading.current_thread().name)
        return really(place, path, purpose, work)

    monkeypatch.setattr("diary.foreign.place.ask", watched)
    stick = tmp_path / "stick"
    stick.mkdir()
    window._settings.set("backup_place", str(stick))
    window._settings.set("shared_place", str(stick))
    window._watch.keep_day()
    window.show_page("preferences")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    page.backups.back_up()
    until(qtbot, lambda: len(list(stick.rglob("*.sqlite"))) > 0 and len(list(stick.rglob("*.changes"))) == 1)
    until(qtbot, lambda: not window._watch._exchanging.is_busy and bool(page.backups.rows))
    assert threads
    assert "MainThread" not in threads
    assert not [name for name in threads if name.startswith("diary-writer")], "nor in the one that writes"
