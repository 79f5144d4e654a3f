"""The window: a rail, one page in front, and what concerns all pages."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from diary import APP_ID, APP_NAME, gc_control, log
from diary.domain.record import diary_day, now
from diary.i18n import _
from diary.settings import DECLARATIONS, Settings, SettingsStore, Stale
from diary.storage.errors import LockedError, StorageError, storage_error
from diary.storage.file import cipher
from diary.storage.safety.lock import HeldHereError
from diary.ui import crash, pages, theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page
from diary.ui.protection import diary_watch
from diary.ui.protection.diary_watch import DiaryWatch
from diary.ui.protection.opening import Opening, opening
from diary.ui.today.page import TodayPage
from diary.ui.warm_up import WarmUp
from diary.ui.widgets.rail import Rail

if TYPE_CHECKING:
    from diary.ui.protection.blocking_screen import BlockingScreen
    from diary.ui.protection.save_failure import SaveTrouble
    from diary.ui.widgets.toast import Toast

_LOOK_AT_CLOCK_MS = 60_000
_SETTLED_AFTER_MS = 250
_LOOK_FOR_GARBAGE_MS = 2_000


class MainWindow(QMainWindow):
    """The diary at `path`; `today` is the day that is ending, and `store` holds its settings.

    What `opened` names as an obstacle has to be dealt with before anything of the diary is shown.
    """

    def __init__(
        self, path: Path, today: date, opened: Opening | None = None, store: SettingsStore | None = None
    ) -> None:
        super().__init__()
        self.setWindowTitle(APP_NAME)
        self.setMinimumSize(480, 400)
        self.resize(1200, 800)
        self.journal = OpenJournal(path, self)
        self._path, self._today = path, today
        self._settings = OpenSettings(store or SettingsStore.of_diary(path), self)
        self._settings.changed.connect(self._on_setting_changed)
        self._warm_up = WarmUp(pages.MODULES, self)
        self._pages: dict[str, Page] = {}
        self._toast: Toast | None = None
        self._save_trouble: SaveTrouble | None = None
        self._cover: BlockingScreen | None = None
        self._front = "today"
        self._watch = DiaryWatch(self.journal, self._settings, self)
        self._keys = self._connected_keys()
        self.journal.queue.hold = opened.hold if opened else None
        if opened and opened.obstacle:
            self.cover(opened.obstacle)
        else:
            self._build()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._look_at_clock)
        self._clock.start(_LOOK_AT_CLOCK_MS)
        self.journal.noticed.connect(self._tell)
        self.journal.save_failed.connect(self._on_save_failed)
        self.journal.damage_found.connect(self._on_damage_found)
        self._watch.rung.connect(self.bring_forward)
        self._watch.left.connect(self._on_left)

    @property
    def today_page(self) -> TodayPage:
        return cast("TodayPage", self._pages["today"])

    def page(self, key: str) -> Page:
        """The page of that key, made when it is first asked for."""
        if key not in self._pages:
            page = pages.make(key, self.journal, self._settings, self._today, self._stack)
            page.header.menu_wanted.connect(lambda: self._show_menu(page))
            page.page_wanted.connect(self._open)
            page.alone_changed.connect(lambda _alone: self._lay_out())
            page.day_wanted.connect(self.show_day)
            page.close_wanted.connect(self.close)
            page.lock_wanted.connect(self.lock)
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def show_page(self, key: str) -> None:
        """Bring a page to the front."""
        former = self._pages.get(self._front)
        has_focus = former is None or self.focusWidget() is None or former.isAncestorOf(self.focusWidget())
        if former is not None:
            former.leave()
        page = self.page(key)
        self._front = key
        self._stack.setCurrentWidget(page)
        self._rail.show_choice(pages.on_rail(key), leads_on=pages.on_rail(key) != key)
        page.set_width_class(self._width_class)
        page.show_page()
        if has_focus:
            page.focus_first()

    def _open(self, place: str) -> None:
        """Bring a page to the front, at the place in it that stands behind a "#"."""
        key, _sign, within = place.partition("#")
        self.show_page(key)
        if within:
            self.page(key).open_place(within)

    def show_day(self, day: date) -> None:
        """Open a day in the evening log."""
        self.show_page("today")
        self.today_page.go_to(day)

    def bring_forward(self) -> None:
        """Be in front of the other programs' windows, not minimised."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def cover(self, obstacle: StorageError) -> None:
        """Show nothing of the diary, but what stands in its way and what can be done about that."""
        from diary.ui.protection.blocking_screens import blocking_screen_for  # noqa: PLC0415 - hardly ever needed

        self._leave_pages()
        self.journal.days.forget()
        for key in self._keys:
            key.setEnabled(False)
        if self._cover is not None:
            self._cover.close_cover()
        self._cover = blocking_screen_for(obstacle, self.journal)
        self._cover.passed.connect(self._on_cover_passed)
        self._cover.blocked.connect(self.cover)
        self._cover.close_wanted.connect(self.close)
        self.setCentralWidget(self._cover)
        self._cover.focus_first()

    def lock(self) -> None:
        """Save, forget the key, and show nothing of the diary; without a passphrase, show where to set one."""
        if self._cover is not None:
            return
        if not cipher.is_encrypted(self._path):
            self._open("preferences#privacy")
            return
        for other in QApplication.topLevelWidgets():
            if other is not self and other.isVisible():
                other.close()
        self.cover(storage_error(LockedError, self._path))
        self._watch.forget_key()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch.begin(self, looks=self._cover is None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._warm_up.begin()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save first; when that fails, the window stays open with what was typed."""
        for page in self._pages.values():
            page.leave()
        sentence = self.journal.close()
        if sentence and not self._wants_to_lose(sentence):
            event.ignore()
            return
        for page in self._pages.values():
            page.close_page()
        if self._save_trouble is not None:
            self._save_trouble.close_banner()
        if self._cover is not None:
            self._cover.close_cover()
        self._warm_up.close()
        self._watch.close()
        self._settings.close()
        event.accept()

    def _build(self) -> None:
        """Make rail and pages in the theme and text size of now."""
        whole = QWidget(self)
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._rail = Rail(pages.RAIL, whole)
        self._stack = QStackedWidget(whole)
        line.addWidget(self._rail)
        self._beside_rail = QVBoxLayout()
        self._beside_rail.setSpacing(0)
        self._beside_rail.addWidget(self._stack, 1)
        line.addLayout(self._beside_rail, 1)
        self._rail.page_chosen.connect(self.show_page)
        self.setCentralWidget(whole)
        self.show_page("today")

    def _tell(self, words: str) -> None:
        """Offer to undo what was done, in the toast, which is made when there is something to tell."""
        if self._toast is None:
            from diary.ui.widgets.toast import Toast  # noqa: PLC0415 - the window is painted before

            self._toast = Toast(self._stack)
            self._toast.undo_wanted.connect(self.journal.undo)
            self.journal.diary_changed.connect(self._toast.hide)
        self._toast.show_words(words)

    def _rebuild(self) -> None:
        """Make everything anew, and show the same page and day as before, and the same place of the page."""
        if self._cover is not None:
            return
        front, day = self._front, self.today_page.day
        place = self._pages[front].place()
        self._leave_pages()
        self._build()
        self.today_page.go_to(day)
        self.show_page(front)
        if place:
            self.page(front).open_place(place)

    def _leave_pages(self) -> None:
        """Take up what is being typed, and let go of the pages."""
        for page in self._pages.values():
            page.leave()
            page.close_page()
        self._pages.clear()
        if self._save_trouble is not None:
            self._save_trouble.close_banner()
        self._toast = self._save_trouble = None
        self._front = "today"

    def _on_damage_found(self, damage: StorageError) -> None:
        """Damage that is found while another thing stands in the way is found again after that."""
        if self._cover is None:
            self.cover(damage)

    def _on_cover_passed(self) -> None:
        """Show the diary, which nothing stands in the way of any more."""
        if self._cover is not None:
            self._cover.close_cover()
            self._cover = None
        for key in self._keys:
            key.setEnabled(True)
        self.journal.reload_replaced_file()
        self._build()
        self._watch.begin(self, looks=True)

    def _on_save_failed(self, sentence: str) -> None:
        """Tell it above every page; the banner is made when there is something to tell."""
        if self._save_trouble is None and self._cover is None:
            from diary.ui.protection.save_failure import SaveTrouble  # noqa: PLC0415 - the window is painted before

            self._save_trouble = SaveTrouble(self.journal, self._stack.parentWidget())
            self._beside_rail.insertWidget(0, self._save_trouble)
            self._save_trouble.tell(sentence)

    def _on_left(self) -> None:
        """Lock what has a passphrase; a guided session goes on without a touch."""
        if self._cover is None and not self._pages[self._front].is_alone and cipher.is_encrypted(self._path):
            self.lock()

    @property
    def _width_class(self) -> str:
        """The width class; a window in which the rail is not to be had at its full height is a narrow one."""
        width_class = theme.width_class(self.width())
        return width_class if self._rail.height_for(width_class) <= self.height() else theme.NARROW

    def _lay_out(self) -> None:
        if self._cover is not None:
            return
        width_class = self._width_class
        self._rail.set_width_class(width_class)
        page = self._pages[self._front]
        page.set_width_class(width_class)
        if page.is_alone:
            self._rail.hide()

    def _connected_keys(self) -> list[QShortcut]:
        made = []
        for entry in pages.RAIL:
            shortcut = QShortcut(QKeySequence(entry.shortcut), self)
            shortcut.activated.connect(lambda key=entry.key: self.show_page(key))
            made.append(shortcut)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.journal.undo),
            (QKeySequence("Ctrl+Shift+Z"), self.journal.redo),
            (QKeySequence("F6"), self._focus_next_region),
            (QKeySequence("Ctrl+L"), self.lock),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.activated.connect(act)
            made.append(shortcut)
        return made

    def _focus_next_region(self) -> None:
        """From the rail to the page and back; in a narrow window there is only the page."""
        in_rail = self._rail.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        if in_rail or not self._rail.isVisible():
            self._pages[self._front].focus_first()
        else:
            self._rail.focus_choice()

    def _show_menu(self, page: Page) -> None:
        button = page.header.menu
        self._rail.menu(self).popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _on_setting_changed(self, name: str) -> None:
        stale = DECLARATIONS[name].stale
        if stale is Stale.LOOK:
            _apply_look(cast("QApplication", QApplication.instance()), self._settings.value)
            QTimer.singleShot(0, self, self._rebuild)
        elif stale is Stale.DAY:
            QTimer.singleShot(0, self, self._turn_day)

    def _look_at_clock(self) -> None:
        self._settings.reload()
        self._turn_day()

    def _turn_day(self) -> None:
        """Turn to the next day when it has begun, or after what is under way; what is being typed is taken up first."""
        today = diary_day(now(), self._settings.value.day_turn_hour)
        is_shown = self._cover is None
        if today != self._today and not (is_shown and self._pages[self._front].has_unkept):
            self._today = today
            self._rebuild()
            self._watch.keep_day()

    def _wants_to_lose(self, sentence: str) -> bool:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - the window is painted before

        question = QMessageBox(QMessageBox.Icon.NoIcon, APP_NAME, _("Close without saving?"), parent=self)
        question.setInformativeText(sentence)
        stay = question.addButton(_("Keep the diary open"), QMessageBox.ButtonRole.RejectRole)
        lose = question.addButton(_("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(stay)
        question.exec()
        return question.clickedButton() is lose


def _apply_look(app: QApplication, settings: Settings) -> None:
    theme.apply(app, settings.theme, theme.scale_of(settings.text_size))


def _search_for_garbage(app: QApplication) -> None:
    """Look for garbage now and then, in this thread, but no more among what was loaded until here."""
    gc_control.freeze_survivors()
    timer = QTimer(app)
    timer.timeout.connect(gc_control.collect_if_due)
    timer.start(_LOOK_FOR_GARBAGE_MS)


def run(path: Path) -> int:
    """Run the program until its window is closed; answers the exit code."""
    app = QApplication([*sys.argv[:1], "-style", theme.STYLE])
    app.setApplicationName(APP_ID)
    app.setApplicationDisplayName(APP_NAME)
    app.setDesktopFileName(APP_ID)
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, False)
    log.start(path.parent)
    crash.install()
    opened = opening(path)
    if isinstance(opened.obstacle, HeldHereError) and _is_brought_forward(path):
        return 0
    store = SettingsStore.of_diary(path)
    _apply_look(app, store.value)
    window = MainWindow(path, diary_day(now(), store.value.day_turn_hour), opened, store)
    window.show()
    QTimer.singleShot(_SETTLED_AFTER_MS, lambda: _search_for_garbage(app))
    code = app.exec()
    diary_watch.end(path, window.journal.queue.hold, store.value)
    log.stop()
    return code


def _is_brought_forward(path: Path) -> bool:
    """Whether the window that has the diary open was brought to the front instead."""
    from diary.ui.protection.single_instance import bring_forward  # noqa: PLC0415 - hardly ever needed

    return bring_forward(path)
