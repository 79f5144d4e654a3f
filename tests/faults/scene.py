"""One window on a diary of its own, with a second place and a shared folder, in which a fault occurs."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from diary.domain.change import added
from diary.domain.note import Note
from diary.domain.record import Record
from diary.domain.symptom import Rating
from diary.storage import known_diaries
from diary.storage.day_reader import read_day
from diary.storage.safety import backup, lock, passphrase
from diary.storage.saving import save
from diary.storage.sync import sharing
from diary.ui import theme
from diary.ui.main_window import MainWindow
from diary.ui.protection import closing
from diary.ui.protection.opening import started
from diary.ui.widgets.banner import Banner
from tests.storage.diaries import made
from tests.ui.windows import TODAY

PASSPHRASE, SENTENCE, THEIRS = "Füße und Hände", "A sentence about tonight", "A sentence about the other computer"
BEATS, LONGEST_MS = 12, 60_000
STORED, SECOND, SHARED = 3.0, "second", "shared"


def let_pass(milliseconds: int = 5) -> None:
    """Run the event loop; background threads run as well."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(holds: Callable[[], bool], what: str = "") -> None:
    """Run the event loop until the condition holds."""
    clock = QElapsedTimer()
    clock.start()
    while not holds():
        assert not clock.hasExpired(LONGEST_MS), f"this never came: {what}"
        let_pass()


class Scene:
    """All files of one cell are in `root`: the diary on `disk`, the other places in `places`."""

    def __init__(self, root: Path) -> None:
        self.root, self.disk, self.places = root, root / "disk", root / "places"
        self.diary = self.disk / "data" / "diary.sqlite"
        self.elsewhere, self.gate = root / "elsewhere", root.with_name("gate")
        self.window: MainWindow | None = None
        self.lock: lock.DiaryLock | None = None
        self.told: list[str] = []
        """The messages that reported the fault, without duplicates."""
        self.asked: list[str] = []
        self.ratings: set[float] = {STORED}
        """The possible final ratings of the evening; the diary must have exactly one of them, once."""
        self.notes: list[str] = []
        self.before: dict[str, set[Record]] = {}
        self.identifier: str | None = None

    def prepare(self, *, encrypted: bool) -> None:
        """A diary of three evenings and today's rating, with prepared files for all operations."""
        for folder in (self.places / SECOND, self.places / SHARED / sharing.FOLDER, self.elsewhere):
            folder.mkdir(parents=True)
        self.gate.touch()
        made(self.diary, evenings=3)
        if encrypted:
            passphrase.change(self.diary, PASSPHRASE)
        save(self.diary, added([Rating(day=TODAY, symptom="pain", value=STORED)]))
        places = {"backup_place": SECOND, "shared_place": SHARED}
        content = {name: str(self.places / place) for name, place in places.items()}
        (self.diary.parent / "settings.json").write_text(json.dumps(content), encoding="utf-8")

    def leave_theirs(self) -> None:
        """The changes that another computer, with a copy of this diary, leaves in the shared folder."""
        other = self.elsewhere / "other.sqlite"
        shutil.copyfile(backup.make(self.diary, backup.BY_HAND, self.elsewhere).path, other)
        save(other, added([Note(day=TODAY, text=THEIRS, author="the other")]))
        with mock.patch.object(lock, "machine", return_value="another computer"):
            sharing.exchange(other, self.places / SHARED)
        self.notes.append(THEIRS)

    def open(self) -> None:
        """Start the program on the diary, as `running.run` does."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, "light", 1.0)
        self.window = MainWindow(self.diary, TODAY, *started(self.diary))
        self.window.show()
        assert QTest.qWaitForWindowExposed(self.window)
        self.window.activateWindow()

    def end(self) -> None:
        """The steps of the program after its window was closed."""
        assert self.window is not None
        window, self.window = self.window, None
        self.lock = window.journal.queue.lock
        closing.end(self.diary, self.lock, window._settings.value)
        window.deleteLater()

    def close(self) -> bool:
        """Close the window; returns False if it stays open because of unsaved changes."""
        assert self.window is not None
        if not self.window.close():
            return False
        self.end()
        return True

    @property
    def shown(self) -> MainWindow:
        assert self.window is not None
        return self.window

    @property
    def is_blocked(self) -> bool:
        return self.window is not None and self.window._blocking_screen is not None

    @property
    def is_quiet(self) -> bool:
        """Whether no write is pending, and neither the file nor the shared folder is in use."""
        queue = self.shown.journal.queue
        return not (queue.unwritten or queue.is_busy or self.shown._watch._exchanging.is_busy)

    def note_what_is_told(self) -> None:
        window = self.window
        if window is None:
            return
        screen = window._blocking_screen
        sentences = [one.words for one in window.findChildren(Banner) if one.isVisible()]
        names = [type(screen).__name__] if screen is not None else []
        names += ["banner"] if any(sentences) else []
        self.told += [name for name in names if name not in self.told]

    def goes_on(self) -> None:
        """Check that the GUI thread is responsive, by a timer's ticks, and record messages."""
        beats: list[None] = []
        timer = QTimer()
        timer.timeout.connect(lambda: beats.append(None))
        timer.start(20)
        until(lambda: len(beats) >= BEATS, "a window that goes on")
        timer.stop()
        self.note_what_is_told()

    def settle(self) -> None:
        """After the fault: complete pending work. A screen that does not pass by itself is left by a restart."""
        if self.window is None:
            if self.lock is not None and lock.is_held_here(self.diary):
                self.lock.release()  # as the system does when a process ends
            self.open()
        until(lambda: not self.is_blocked or not self._passes_by_itself, "a screen that passes")
        if self.is_blocked:
            self.told.append("started again")
            assert self.close(), "nothing was unsaved, and closing asked"
            self.open()
        until(lambda: not self.is_blocked and self.is_quiet, "everything written")

    @property
    def _passes_by_itself(self) -> bool:
        from diary.ui.protection.gone_view import GoneView

        return isinstance(self.shown._blocking_screen, GoneView)


def facts(diary: Path) -> tuple[list[float], list[str]]:
    """The ratings and the notes of the evening, including duplicates."""
    day = read_day(diary, TODAY).day(TODAY)
    return sorted(one.value for one in day.ratings), sorted(one.text for one in day.notes)


@contextmanager
def answering_no(scene: Scene) -> Iterator[None]:
    """Context manager: questions about losing unsaved changes are answered with no; no other question may occur."""

    def answer(question: QMessageBox) -> int:
        raise AssertionError(question.text())

    def stay(_window: MainWindow, sentence: str) -> bool:
        scene.asked.append(sentence)
        return False

    with mock.patch.object(QMessageBox, "exec", answer), mock.patch.object(MainWindow, "_wants_to_lose", stay):
        yield


def remembered(scene: Scene) -> None:
    """Wait until the window shows the day, has stored the diary's path, and has exchanged changes."""
    until(lambda: known_diaries.is_known(scene.diary) and scene.is_quiet, "a window that has begun")
    until(scene.shown.today_page.log.ratings["pain"].scale.isEnabled, "the day")
