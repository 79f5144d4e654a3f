"""The main window: navigation rail, page stack, shortcuts, and what concerns all pages (toast, lock, new day)."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from diary import APP_NAME
from diary.domain.record import diary_day, now
from diary.settings import DECLARATIONS, SettingsStore, Stale
from diary.storage.errors import LockedError, StorageError, storage_error
from diary.storage.file import cipher
from diary.ui import background, pages, theme, undo_notice
from diary.ui.focus_in_sight import FocusInSight
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.last_click import LastClick
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page
from diary.ui.protection.diary_watch import DiaryWatch
from diary.ui.protection.opening import Opening
from diary.ui.reminding import Reminding
from diary.ui.today.page import TodayPage
from diary.ui.undo_notice import UndoNotice
from diary.ui.warm_up import WarmUp
from diary.ui.widgets import tab_order
from diary.ui.widgets.dimming import Dimming
from diary.ui.widgets.file_drop import dragged_file
from diary.ui.widgets.keys import redo_keys
from diary.ui.widgets.layout.laid_out import finish_layout
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.rail import Rail
from diary.ui.widgets.repeated_press_filter import RepeatedPressFilter
from diary.ui.widgets.spoken import say_title
from diary.ui.widgets.way_back import BackKeyFilter
from diary.ui.window_place import bring_to_front

if TYPE_CHECKING:
    from concurrent.futures import Future

    from diary.ui.help.page import HelpPage
    from diary.ui.preferences.page import PreferencesPage
    from diary.ui.protection.blocking_screen import BlockingScreen
    from diary.ui.protection.save_failure import SaveFailureBanner

_CHECK_CLOCK_MS = 60_000


class MainWindow(QMainWindow):
    """The main window of the diary at `path`.

    `today` is the diary day (which ends at the hour in the settings, not at midnight) and `store` the settings. If
    `opened` has an obstacle, a blocking screen is shown instead of the pages.
    """

    _file_to_open: Path | None = None

    def __init__(
        self, path: Path, today: date, opened: Opening | None = None, store: SettingsStore | None = None
    ) -> None:
        super().__init__()
        self.dimming = Dimming(self)
        self.setAcceptDrops(True)
        self.setWindowTitle(APP_NAME)
        self.setMinimumSize(480, 400)
        self.resize(1200, 800)
        self.journal = OpenJournal(path, self)
        self._path, self._today = path, today
        self._settings = OpenSettings(store or SettingsStore.of_diary(path), self)
        self._warm_up = WarmUp(undo_notice.MODULES, pages.PACKAGES, self)
        self._pages: dict[str, Page] = {}
        self._notice, self._repeated_presses = UndoNotice(self.journal, self), RepeatedPressFilter(self)
        self._save_failure: SaveFailureBanner | None = None
        self._blocking_screen: BlockingScreen | None = None
        self._front, self._left_for_help = "today", ""
        self._is_closing = self._is_made_up = False
        self._clock, self._last_click = QTimer(self), LastClick(self)
        self._reminding = Reminding(self.journal, self._settings, self)
        self._watch = DiaryWatch(self.journal, self._settings, self)
        self._shortcuts = self._create_shortcuts()
        self._focus_in_sight = FocusInSight(self, self._last_click)
        self.journal.queue.lock = opened.lock if opened else None
        if opened and opened.obstacle:
            self.block(opened.obstacle)
        else:
            self._build("welcome" if opened and opened.is_first else "today")
        self._connect()

    @property
    def today_page(self) -> TodayPage:
        return cast("TodayPage", self._pages["today"])

    def page(self, key: str) -> Page:
        """The page with that key, created on first use."""
        if key not in self._pages:
            page = pages.make(key, self.journal, self._settings, self._today, self._stack)
            page.header.menu_wanted.connect(lambda: self._show_menu(page))
            page.page_wanted.connect(self._open)
            page.alone_changed.connect(lambda _alone: self._lay_out())
            page.day_wanted.connect(self.show_day)
            page.header.title_changed.connect(self._show_title)
            page.close_wanted.connect(self.close)
            page.lock_wanted.connect(self.lock)
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def show_page(self, key: str, *, leads_in: bool = False) -> None:
        """Bring a page to the front; with `leads_in` it gets the focus even if the rail has it."""
        former, focused = self._pages.get(self._front), self.focusWidget()
        has_focus = leads_in or former is None or focused is None or former.isAncestorOf(focused)
        if former is not None:
            former.leave()
        page = self.page(key)
        self._front = key
        self._lay_out()  # before it is visible: hiding a focused control would scroll the page
        self._stack.setCurrentWidget(page)
        self._rail.show_choice(pages.on_rail(key))
        page.is_focus_due = has_focus
        page.show_page()
        self._show_title()
        if has_focus:
            page.focus_first()
        if self._file_to_open is not None and not page.is_alone:
            self.open_file(self._file_to_open)

    def _show_title(self) -> None:
        """Set the window title from the page in front and its day."""
        if (page := self._pages.get(self._front)) is not None:
            self._last_click.leave_view()
            say_title(self, page.header.window_title)

    def _open(self, place: str) -> None:
        """Show the page "key", or with "key#place" that place of the page."""
        key, _sign, within = place.partition("#")
        former = self._front
        if former == pages.on_rail(key) != key:
            self.page(former).opened_from.remember()
        self.show_page(key)
        if within:
            self.page(key).open_place(within)
        elif key in (pages.on_rail(former), self._left_for_help) and key != former:
            self._left_for_help = ""
            self.page(key).opened_from.give_back()

    def _choose_page(self, key: str, *, leads_in: bool = False) -> None:
        """Show the chosen page; if it is in front already, go up one level in it."""
        former = self._pages[self._front]
        if key != pages.on_rail(self._front):
            part = self._front, former.place()
            self.show_page(key, leads_in=leads_in)
            if key == "help":
                cast("HelpPage", self.page(key)).show_part(*part)
        elif not former.go_back() and leads_in and not self._is_focus_in_page():
            former.focus_first()

    def _show_get_help(self) -> None:
        """Show "When to get help", even over a blocking screen; Esc returns to the former page."""
        if self._blocking_screen is not None:
            from diary.ui.help.get_help_dialog import GetHelpDialog  # noqa: PLC0415 - rarely needed

            GetHelpDialog(self.journal, self._settings, self).open()
            return
        if (former := self._front) != "help":
            self._pages[former].opened_from.remember()
        self._open("help#get-help")
        if former != "help":
            cast("HelpPage", self.page("help")).returns_to = self._left_for_help = former

    def _is_focus_in_page(self) -> bool:
        return self.focusWidget() is not None and self._pages[self._front].isAncestorOf(self.focusWidget())

    def _go_back(self) -> None:
        if self._blocking_screen is None:
            self._pages[self._front].go_back()

    def show_day(self, day: date) -> None:
        """Show a day on the Today page."""
        self.show_page("today")
        self.today_page.go_to(day)

    def show_made_up(self) -> None:
        """Show on every page that the diary is made up and will be deleted."""
        self._is_made_up = True
        if self._blocking_screen is None:
            self._add_made_up_notice()

    def _add_made_up_notice(self) -> None:
        from diary.ui.made_up_notice import MadeUpNotice  # noqa: PLC0415 - for a made-up diary alone

        self._beside_rail.insertWidget(0, MadeUpNotice())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            finish_layout()
            self._last_click.keep_in_place()
        self.dimming.follow(event)
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read a file dropped on the window, as if it had been chosen for the import."""
        path = dragged_file(event.mimeData())
        if path is not None and self._blocking_screen is None and not self._pages[self._front].is_alone:
            event.acceptProposedAction()
            self.open_file(path)

    def open_file(self, path: Path | None) -> None:
        """Read a file for the import, or compare another diary with this one.

        While a blocking screen or a page without the rail is in front, the file waits.
        """
        waits = self._blocking_screen is not None or self._pages[self._front].is_alone
        self._file_to_open = path if waits else None
        if path is not None and not waits:
            self._open("preferences#import")
            cast("PreferencesPage", self.page("preferences")).open_file(path)

    def block(self, obstacle: StorageError) -> None:
        """Close the pages and show the blocking screen for an error (locked, damaged, in use) instead."""
        from diary.ui.protection.blocking_screens import blocking_screen_for  # noqa: PLC0415 - rarely needed

        with background.patience(not self._watch.is_silent):
            self._leave_pages()
        self.journal.days.forget()
        self._settings.drafts.clear()  # another diary may be there after it
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
        self._notice.end()
        if self._blocking_screen is not None:
            self._blocking_screen.close_screen()
        self._blocking_screen = blocking_screen_for(obstacle, self.journal, self._settings.value.backup_place)
        self._blocking_screen.passed.connect(self._on_screen_passed)
        self._blocking_screen.blocked.connect(self.block)
        self._blocking_screen.close_wanted.connect(self.close)
        self.setWindowTitle(APP_NAME)
        self.setCentralWidget(self._blocking_screen)
        self._blocking_screen.focus_first()

    def lock(self) -> None:
        """Save, show the lock screen, forget key and clipboard; without a passphrase, show the view that sets one."""
        if self._blocking_screen is not None:
            return
        if not cipher.was_encrypted(self._path):
            self._open("preferences#privacy")
            return
        from diary.ui import clipboard  # noqa: PLC0415 - imported after the first paint

        for other in QApplication.topLevelWidgets():
            if other is not self and other.isVisible():
                other.close()
        clipboard.clear_own()
        self.block(storage_error(LockedError, self._path))
        self._watch.forget_key()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move the focus in visual order; Qt calls this for Tab."""
        return tab_order.step(self, forward=forward) or super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch.begin(self, is_shown=self._blocking_screen is None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._warm_up.begin()
        self._focus_in_sight.begin()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save; ignore the close event if saving failed and the person does not agree to lose the changes."""
        if self._is_closing or not self._may_close():
            event.ignore()
            return
        from diary.ui.protection import closing  # noqa: PLC0415 - imported when the window is closed

        with closing.hurried(self), background.patience(not self._watch.is_silent):
            self._end()
        event.accept()

    def _end(self) -> None:
        """Stop all background work."""
        self._clock.stop()
        for page in self._pages.values():
            page.close_page()
        if self._save_failure is not None:
            self._save_failure.close_banner()
        if self._blocking_screen is not None:
            self._blocking_screen.close_screen()
        self._clock.stop()
        self._warm_up.close()
        self._watch.close()
        self._reminding.close()
        self._settings.close()

    def _may_close(self) -> bool:
        """Save pending changes, with a notice if that is slow; ask if they cannot be saved."""
        self._is_closing = True
        try:
            for page in self._pages.values():
                page.leave()
            sentence = self.journal.close(self._wait_for)
            return not sentence or self._wants_to_lose(sentence)
        finally:
            self._is_closing = False

    def _wait_for(self, write: "Future[Any]") -> bool:
        from diary.ui.protection import closing_wait  # noqa: PLC0415 - imported after the first paint

        return closing_wait.wait_for_write(write, self if self._blocking_screen is None else None)

    def _connect(self) -> None:
        QShortcut(QKeySequence("Shift+F1"), self).activated.connect(self._show_get_help)
        BackKeyFilter(self).wanted.connect(self._go_back)
        self._settings.changed.connect(self._on_setting_changed)
        self._clock.timeout.connect(self._check_clock)
        self._clock.start(_CHECK_CLOCK_MS)
        self.journal.save_failed.connect(self._on_save_failed)
        self.journal.damage_found.connect(self._on_obstacle)
        self.journal.gone.connect(self._on_obstacle, Qt.ConnectionType.QueuedConnection)
        self.journal.save_folder = self._settings.value.save_folder
        self.journal.file_saved.connect(partial(self._settings.set, "save_folder"))
        self._watch.gone.connect(self._on_obstacle)
        self._watch.second_start.connect(lambda: bring_to_front(self))
        self._watch.file_given.connect(self.open_file)
        self._watch.idle_timeout.connect(self._on_idle_timeout)

    def _build(self, first: str = "today") -> None:
        """Create rail, page stack and the page in front, with the current theme and text size, and lay them out."""
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
        add_layout(line, self._beside_rail, 1)
        self._rail.page_chosen.connect(self._choose_page)
        self.setCentralWidget(whole)
        self._notice.lie_over(self._stack, self._today)
        if self._is_made_up:
            self._add_made_up_notice()
        if first != "today":
            self.page("today")  # the other pages ask it for the day
        self.show_page(first)

    def _rebuild(self) -> None:
        """Create all widgets again, and show the same page, place and day as before, with the focus where it was."""
        if self._blocking_screen is not None:
            return
        front, day = self._front, self.today_page.day
        place, focused = self._pages[front].place(), self._pages[front].opened_from.opener(self.focusWidget())
        self._leave_pages()
        self._build()
        self.today_page.go_to(day)
        self.show_page(front)
        if place:
            self.page(front).open_place(place)
        if focused is not None:
            self.page(front).opened_from.focus(focused)

    def _leave_pages(self) -> None:
        """Commit pending input and close all pages."""
        for page in self._pages.values():
            page.leave()
            page.close_page()
        self._pages.clear()
        if self._save_failure is not None:
            self._save_failure.close_banner()
        self._save_failure = None
        self._front = "today"

    def _on_obstacle(self, obstacle: StorageError) -> None:
        """Show the blocking screen for an obstacle; behind another blocking screen, it is checked again later."""
        if self._blocking_screen is None:
            self.block(obstacle)

    def _on_screen_passed(self) -> None:
        """Remove the blocking screen and show the pages."""
        is_same = False
        if self._blocking_screen is not None:
            is_same = self._blocking_screen.is_same_diary
            self._blocking_screen.close_screen()
            self._blocking_screen = None
        for shortcut in self._shortcuts:
            shortcut.setEnabled(True)
        self._settings.reload()
        self.journal.reload_replaced_file(is_same=is_same)
        self._build()
        self._watch.begin(self, is_shown=True)
        self.open_file(self._file_to_open)

    def _on_save_failed(self, sentence: str) -> None:
        """Show the error banner below the page, so that nothing moves; it is created on the first failure."""
        if self._save_failure is None and self._blocking_screen is None:
            from diary.ui.protection.save_failure import SaveFailureBanner  # noqa: PLC0415 - imported after the first paint

            self._save_failure = SaveFailureBanner(self.journal, self._stack.parentWidget())
            self._beside_rail.addWidget(self._save_failure)
            self._save_failure.show_failure(sentence)

    def _on_idle_timeout(self) -> None:
        """Lock an encrypted diary, but not during a guided session, which needs no input for minutes."""
        if self._blocking_screen is None and not self._pages[self._front].is_alone and cipher.was_encrypted(self._path):
            self.lock()

    @property
    def _width_class(self) -> str:
        """The width class; a window too low for the rail counts as narrow."""
        width_class = theme.width_class(self.width())
        return width_class if self._rail.height_for(width_class) <= self.height() else theme.NARROW

    def _lay_out(self) -> None:
        """Lay out rail and page after a change of size, of the page in front, or of all widgets (`_build`)."""
        if self._blocking_screen is not None:
            return
        width_class = self._width_class
        self._rail.set_width_class(width_class)
        page = self._pages[self._front]
        page.set_width_class(width_class)
        if page.is_alone:
            self._rail.hide()

    def _create_shortcuts(self) -> list[QShortcut]:
        shortcuts = []
        for entry in pages.RAIL:
            shortcut = QShortcut(QKeySequence(entry.shortcut), self)
            shortcut.activated.connect(lambda key=entry.key: self._choose_page(key, leads_in=True))
            shortcuts.append(shortcut)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.journal.undo),
            *((QKeySequence(keys), self.journal.redo) for keys in redo_keys()),
            (QKeySequence("F6"), self._focus_next_region),
            (QKeySequence("Alt+Up"), self._go_back),
            (QKeySequence("Ctrl+L"), self.lock),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.activated.connect(act)
            shortcuts.append(shortcut)
        return shortcuts

    def _focus_next_region(self) -> None:
        """Move the focus from the rail to the page or back; the rail is hidden in a narrow window."""
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
            value, app = self._settings.value, cast("QApplication", QApplication.instance())
            theme.apply(app, value.theme, theme.scale_of(value.text_size))
            QTimer.singleShot(0, self, self._rebuild)
        elif stale is Stale.DAY:
            QTimer.singleShot(0, self, self._follow_day)

    def _check_clock(self) -> None:
        self._settings.reload()
        self._follow_day()

    def _follow_day(self) -> None:
        """Rebuild when a new day has begun; with an unfinished form or session, wait for the next check."""
        today = diary_day(now(), self._settings.value.day_turn_hour)
        is_shown = self._blocking_screen is None
        if today != self._today and not (is_shown and self._pages[self._front].has_unkept):
            self._today = today
            self._rebuild()
            self._watch.keep_day()

    def _wants_to_lose(self, sentence: str) -> bool:
        from diary.ui.protection.losing import wants_to_lose  # noqa: PLC0415 - imported after the first paint

        return wants_to_lose(self, sentence)
