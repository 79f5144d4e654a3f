"""The protection screens, each opened in a running window as by a person; the tests check all of them.

Size, text size and theme are set while the window runs, before the screen is opened.
"""

import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.note import Note
from diary.domain.record import new_id
from diary.domain.symptom import Rating
from diary.settings import SettingsStore
from diary.storage.errors import BusyError, DamagedError, DiskFullError, ReadOnlyError, sentence, storage_error
from diary.storage.journal import Journal
from diary.storage.safety import backup, copies, passphrase, recovery
from diary.ui import theme
from diary.ui.main_window import MainWindow
from diary.ui.preferences.backup_view import BACKUPS, BackupView
from diary.ui.preferences.join_view import JOIN, JoinView
from diary.ui.preferences.page import PreferencesPage
from diary.ui.preferences.privacy_view import PASSPHRASE, PrivacyView
from diary.ui.protection.closing_notice import ClosingNotice
from diary.ui.protection.lock_view import LockView
from diary.ui.protection.recovery_view import RecoveryView
from diary.ui.protection.sheet_check_card import SheetCheckCard
from tests.builders import started
from tests.storage.diaries import flip_bits_at
from tests.ui.windows import TODAY, until, window_on

MINE = "zwei Äpfel im Mai"
SENTENCE = "Feet warmer after the bath, and I walked to the mill and back without a stick."
PAIN = Rating(day=TODAY, symptom="pain", value=3)


@dataclass(frozen=True)
class Stage:
    """A running window on a diary, and that diary's recovery words (none without a passphrase)."""

    window: MainWindow
    qtbot: QtBot
    words: tuple[str, ...]
    slow_disk: threading.Event
    """Set at the end: pending writes wait for it if a screen reports them."""

    @property
    def diary(self) -> Path:
        return self.window.journal.path

    def wait(self, holds: Callable[[], bool]) -> None:
        until(self.qtbot, holds)

    @property
    def settings_page(self) -> PreferencesPage:
        if self.window._front != "preferences":
            self.window.show_page("preferences")
        page = self.window.page("preferences")
        assert isinstance(page, PreferencesPage)
        return page


@dataclass(frozen=True)
class Screen:
    """`show` opens the screen and returns its outermost widget; `has_passphrase` is whether the diary has one."""

    show: Callable[[Stage], QWidget]
    has_passphrase: bool = False


@contextmanager
def staged(
    screen: Screen, folder: Path, qtbot: QtBot, *, size: tuple[int, int], per_cent: int = 100, look: str = "light"
) -> Iterator[QWidget]:
    """The screen in a window of that size; text size and theme are changed while it runs."""
    diary = started(folder / "Documents" / "diary.sqlite")
    words = recovery.drawn() if screen.has_passphrase else ()
    with Journal(diary) as journal:
        journal.apply(added([PAIN, Note(day=TODAY, text=SENTENCE)]))
    if words:
        passphrase.change(diary, MINE, recovery_words=words)
    store = SettingsStore.of_diary(diary)
    store.set("theme", "light")
    store.set("text_size", 100)
    store.write()
    with window_on(diary, qtbot) as window:
        window._wants_to_lose = lambda sentence: True  # type: ignore[method-assign]  # noqa: ARG005 - a failed test must not ask
        window.resize(*size)
        for name, value in (("theme", look), ("text_size", per_cent)):
            if getattr(window._settings.value, name) != value:
                former = window.centralWidget()
                window._settings.set(name, value)
                until(qtbot, partial(_is_made_anew, window, former))
        assert (theme.current().name, theme.current().scale) == (look, per_cent / 100)
        stage = Stage(window, qtbot, words, threading.Event())
        shown = screen.show(stage)
        until(qtbot, shown.isVisible)
        yield shown
        stage.slow_disk.set()
        window.journal.queue._pending.clear()


def _is_made_anew(window: MainWindow, former: QWidget | None) -> bool:
    return window.centralWidget() is not former and window.today_page.isVisible()


def _lock(stage: Stage) -> LockView:
    stage.window.lock()
    screen = stage.window._blocking_screen
    assert isinstance(screen, LockView)
    stage.wait(lambda: passphrase.is_locked(stage.diary))
    return screen


def _refused(stage: Stage) -> QWidget:
    lock = _lock(stage)
    lock.field.field.setText("not this one")
    lock.unlock()
    stage.wait(lock.error_banner.isVisible)
    lock._failures = 5
    lock.open_button.wait(60)
    return lock


def _copy_asked(stage: Stage) -> LockView:
    copy = backup.make(stage.diary, backup.BY_HAND, stage.diary.parent.parent).path
    passphrase.change(stage.diary, "quite another one")
    lock = _lock(stage)
    lock.forgotten.look(copy)
    stage.wait(lock.forgotten.copy_field.isVisible)
    return lock


def _copy_shown(stage: Stage) -> QWidget:
    lock = _copy_asked(stage)
    lock.forgotten.copy_field.field.setText(MINE)
    lock.forgotten.open_copy.click()
    stage.wait(lock.forgotten.use_copy.isVisible)
    return lock


def _question(stage: Stage) -> QWidget:
    lock = _lock(stage)
    lock.forgotten.anew.click()
    assert lock.forgotten.question is not None
    return lock.forgotten.question


def _put_aside(stage: Stage) -> QWidget:
    lock = _lock(stage)
    lock.forgotten._start_anew()
    stage.wait(lock.forgotten.go_on.isVisible)
    return lock


def _recovery(stage: Stage) -> RecoveryView:
    lock = _lock(stage)
    lock.show_recovery()
    assert lock.recovery is not None
    return lock.recovery


def _some_words(stage: Stage) -> RecoveryView:
    view = _recovery(stage)
    for field, word in zip(view.fields.fields, ("lantern", "harvest", "copper"), strict=False):
        field.show_word(word)
    view.fields._go_to(3)
    stage.wait(view.fields.fields[3].hasFocus)
    stage.qtbot.keyClicks(view.fields.fields[3], "mea")
    return view


def _all_words(stage: Stage) -> RecoveryView:
    view = _recovery(stage)
    view.fields._on_many(0, (*stage.words[1:], stage.words[0]))
    return view


def _wrong_words(stage: Stage) -> QWidget:
    view = _all_words(stage)
    view.try_words()
    stage.wait(view.error_banner.isVisible)
    return view


def _covered_words(stage: Stage) -> QWidget:
    view = _some_words(stage)
    view._cover()
    return view


def _new_passphrase(stage: Stage) -> QWidget:
    view = _recovery(stage)
    view.fields._on_many(0, stage.words)
    view.try_words()
    stage.wait(view.passphrase.isVisible)
    view.passphrase.set_passphrase()
    return view


def _week_later(stage: Stage) -> QWidget:
    lock = _lock(stage)
    passphrase.unlock(stage.diary, MINE)
    lock._on_unlocked((4, 11))
    assert isinstance(lock.sheet, SheetCheckCard)
    lock.sheet.check.click()
    stage.wait(lock.sheet.error_banner.isVisible)
    return lock


def _gone(stage: Stage) -> QWidget:
    stage.window.journal.apply(added([Rating(day=TODAY, symptom="numbness", value=4), Note(day=TODAY, text=SENTENCE)]))
    return _gone_without(stage)


def _gone_without(stage: Stage) -> QWidget:
    folder = stage.diary.parent
    folder.rename(folder.with_name("moved"))
    stage.wait(lambda: stage.window._blocking_screen is not None)
    screen = stage.window._blocking_screen
    assert screen is not None
    return screen


def _damaged(stage: Stage) -> QWidget:
    stage.window.block(storage_error(DamagedError, stage.diary))
    assert stage.window._blocking_screen is not None
    return stage.window._blocking_screen


def _in_use(stage: Stage) -> QWidget:
    stage.window.block(storage_error(BusyError, stage.diary))
    assert stage.window._blocking_screen is not None
    return stage.window._blocking_screen


def _privacy(stage: Stage) -> PrivacyView:
    stage.settings_page.show_place(PASSPHRASE)
    view = stage.settings_page.view(PASSPHRASE)
    assert isinstance(view, PrivacyView)
    if stage.words:
        stage.wait(view.recovery.isVisible)
    return view


def _privacy_page(stage: Stage) -> QWidget:
    _privacy(stage)
    return stage.settings_page


def _words_shown(stage: Stage) -> PrivacyView:
    view = _privacy(stage)
    for field in (view.new, view.again):
        field.field.setText(MINE)
    view.set_passphrase()
    stage.wait(lambda: bool(view.steps.list.labels[0].text()))
    return view


def _words_page(stage: Stage) -> QWidget:
    _words_shown(stage)
    return stage.settings_page


def _words_covered(stage: Stage) -> QWidget:
    _words_shown(stage).steps._cover()
    return stage.settings_page


def _words_asked(stage: Stage) -> QWidget:
    view = _words_shown(stage)
    view.steps.go_on.click()
    view.steps.finish.click()
    stage.wait(view.steps.error_banner.isVisible)
    return stage.settings_page


def _copies_named(stage: Stage) -> QWidget:
    backup.make(stage.diary, backup.BY_HAND)
    for name in ("diary of the whole year for Dr Weber and the clinic.csv", "page.pdf"):
        file = stage.diary.parent.parent / name
        file.write_text("days", encoding="utf-8")
        copies.note_copy(stage.diary, file, copies.EXPORT)
    view = _words_shown(stage)
    view.steps.not_now.click()
    stage.wait(view.copies.isVisible)
    stage.wait(view.recovery.isVisible)
    return stage.settings_page


def _join(stage: Stage) -> JoinView:
    stage.settings_page.show_place(JOIN)
    view = stage.settings_page.view(JOIN)
    assert isinstance(view, JoinView)
    stage.wait(view.control.number.isVisible)
    return view


def _join_compared(stage: Stage) -> QWidget:
    with Journal(stage.diary) as journal:
        journal.apply(added([replace(PAIN, id=new_id(), value=8, written=PAIN.written + timedelta(hours=1))]))
    other = started(stage.diary.parent.parent / "stick" / "diary of the other computer.sqlite")
    with Journal(other) as journal:
        journal.apply(added([Rating(day=TODAY, symptom="tingling", value=6)]))
    view = _join(stage)
    view.choose_file = lambda: other
    view.choose.click()
    stage.wait(view.join_button.isVisible)
    stage.wait(view.doubles.join_button.isVisible)
    return stage.settings_page


def _joined(stage: Stage) -> QWidget:
    page = _join_compared(stage)
    view = stage.settings_page.view(JOIN)
    assert isinstance(view, JoinView)
    view.join_button.click()
    stage.wait(view.done.isVisible)
    view.doubles.join_button.click()
    stage.wait(view.doubles.done.isVisible)
    return page


def _bad_backup(stage: Stage) -> QWidget:
    good = backup.make(stage.diary, backup.BY_HAND)
    later = good.made + timedelta(seconds=1)
    rotten = good.path.with_name(good.path.name.replace(f"{good.made:%H%M%S}Z", f"{later:%H%M%S}Z"))
    shutil.copyfile(good.path, rotten)
    flip_bits_at(rotten, 5000)
    stage.window._watch.look_for_rot(whole=True)
    stage.wait(lambda: not stage.window._watch._looking.is_busy)
    stage.settings_page.show_place(BACKUPS)
    stage.wait(stage.settings_page.backups.bad.isVisible)
    stage.wait(lambda: len(stage.settings_page.backups.rows) == 2)
    return stage.settings_page


def _backup_contents(stage: Stage) -> QWidget:
    copy = backup.make(stage.diary, backup.BY_HAND).path
    page = stage.settings_page
    page.show_place(BACKUPS)
    view = page.view(BACKUPS)
    assert isinstance(view, BackupView)
    view.inspect(copy)
    stage.wait(view.restore_button.isVisible)
    return page


def _silent_places(stage: Stage) -> QWidget:
    page = stage.settings_page
    stage.window._settings.set("backup_place", str(stage.diary.parent / "no stick"))
    page.cards.control.show_button.click()
    stage.wait(page.cards.control.number.isVisible)
    stage.wait(lambda: "not connected" in page.cards.backups.words)
    return page


def _unread(stage: Stage) -> QWidget:
    page = stage.window.today_page
    page._show_unread(TODAY, storage_error(DamagedError, stage.diary))
    return page


def _save_problem(stage: Stage) -> QWidget:
    stage.window.journal.apply(added([Rating(day=TODAY, symptom="pain", value=4)]))
    stage.window.journal._timer.stop()
    stage.window.journal.save_failed.emit(sentence(DiskFullError, stage.diary))
    return _save_failure(stage)


def _read_only(stage: Stage) -> QWidget:
    stage.window.journal.save_failed.emit(sentence(ReadOnlyError, stage.diary))
    return _save_failure(stage)


def _save_failure(stage: Stage) -> QWidget:
    assert stage.window._save_failure is not None
    return stage.window._save_failure


def _closing(stage: Stage) -> QWidget:
    notice = ClosingNotice(stage.window, "Being saved… The diary closes when everything is on the disk.")
    notice.show_words()
    return notice


def _closing_slowly(stage: Stage) -> QWidget:
    words = "Everything is saved. The program waits for another folder that is slow, and then closes."
    notice = ClosingNotice(stage.window, words)
    notice.show_words()
    return notice


def _finished(stage: Stage) -> QWidget:
    stage.window.today_page._footer.finish.click()
    stage.wait(stage.window.today_page.view("finished").isVisible)
    return stage.window.today_page


def _finish_waits(stage: Stage) -> QWidget:
    page = _finished(stage)
    stage.window.journal.run_after_saving(partial(stage.slow_disk.wait, 20))
    stage.window.journal.apply(added([Rating(day=TODAY, symptom="numbness", value=4)]))
    return page


SCREENS: Mapping[str, Screen] = {
    "lock": Screen(_lock, has_passphrase=True),
    "lock, refused": Screen(_refused, has_passphrase=True),
    "lock, a copy with another passphrase": Screen(_copy_asked, has_passphrase=True),
    "lock, what is in the copy": Screen(_copy_shown, has_passphrase=True),
    "lock, before a new diary": Screen(_question, has_passphrase=True),
    "lock, put aside": Screen(_put_aside, has_passphrase=True),
    "words, none typed": Screen(_recovery, has_passphrase=True),
    "words, some typed": Screen(_some_words, has_passphrase=True),
    "words, typed": Screen(_all_words, has_passphrase=True),
    "words, wrong": Screen(_wrong_words, has_passphrase=True),
    "words, covered": Screen(_covered_words, has_passphrase=True),
    "words, a new passphrase": Screen(_new_passphrase, has_passphrase=True),
    "a week later": Screen(_week_later, has_passphrase=True),
    "gone": Screen(_gone),
    "gone, nothing unsaved": Screen(_gone_without),
    "damaged": Screen(_damaged),
    "in use": Screen(_in_use),
    "passphrase": Screen(_privacy_page),
    "passphrase, set": Screen(_privacy_page, has_passphrase=True),
    "sheet, shown": Screen(_words_page),
    "sheet, covered": Screen(_words_covered),
    "sheet, asked": Screen(_words_asked),
    "copies named": Screen(_copies_named),
    "join, compared": Screen(_join_compared),
    "join, done": Screen(_joined),
    "backups, one bad": Screen(_bad_backup),
    "backups, contents": Screen(_backup_contents),
    "settings, places": Screen(_silent_places, has_passphrase=True),
    "day unread": Screen(_unread),
    "save problem": Screen(_save_problem),
    "read-only": Screen(_read_only),
    "closing": Screen(_closing),
    "closing slowly": Screen(_closing_slowly),
    "finished": Screen(_finished),
    "finished, waiting": Screen(_finish_waits),
}
