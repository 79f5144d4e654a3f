"""Runs the program with its window, from the start to the end of the process."""

import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from diary import APP_ID, APP_NAME, gc_control, log
from diary.domain.record import diary_day, now
from diary.storage import own_diaries
from diary.storage.safety.lock import HeldHereError
from diary.ui import background, crash, language, theme, window_place
from diary.ui.main_window import MainWindow
from diary.ui.page import Page
from diary.ui.protection.opening import started

_SETTLED_AFTER_MS = 250
_COLLECT_GARBAGE_MS = 2_000


def _on_settled(app: QApplication, window: MainWindow) -> None:
    """Called once the window is shown."""
    from diary.ui import app_icon  # noqa: PLC0415 - drawn after the first paint

    app_icon.show_on(app)
    if sys.platform == "darwin":
        from diary.ui.mac_menus import menus  # noqa: PLC0415 - for macOS alone
        from diary.ui.mac_opening import MacApplication  # noqa: PLC0415 - likewise

        window.setMenuBar(menus(window))
        if isinstance(app, MacApplication):
            app.open_with(window.open_file)
    collect_garbage(window)


def collect_garbage(parent: QObject) -> None:
    """Freeze the objects loaded so far, then collect garbage on a timer of `parent`, in the GUI thread."""
    gc_control.freeze_survivors()
    timer = QTimer(parent)
    timer.timeout.connect(gc_control.collect_if_due)
    timer.start(_COLLECT_GARBAGE_MS)


def _application() -> QApplication:
    app = _kind_of_application()([*sys.argv[:1], "-style", theme.STYLE])
    app.setApplicationName(APP_ID)
    app.setApplicationDisplayName(APP_NAME)
    app.setDesktopFileName(os.environ.get("FLATPAK_ID", APP_ID))  # a Flatpak names its menu entry by its identifier
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, False)
    return app


def _kind_of_application() -> type[QApplication]:
    if sys.platform != "darwin":
        return QApplication
    from diary.ui.mac_opening import MacApplication  # noqa: PLC0415 - for macOS alone

    return MacApplication


def run(path: Path, *, is_made_up: bool = False, file: Path | None = None, asks: bool = False) -> int:
    """Run the program until its window is closed; returns the exit code. A demo diary is marked on every page.

    A `file` is opened in the window (`MainWindow.open_file`), also if that is open already. With `asks` the person
    first chooses between several diaries.
    """
    app = _application()
    language.set_up(app)
    chosen = _asked_for(app, path) if asks else path
    if chosen is None:
        return 0
    return _run(app, chosen, is_made_up=is_made_up, file=file)


def _asked_for(app: QApplication, usual: Path) -> Path | None:
    """The diary to open, None for none; asks only if there are several."""
    if not own_diaries.are_two():
        return usual
    from diary.ui.protection import whose_diary  # noqa: PLC0415 - most have only one diary

    theme.apply(app, "system", theme.scale_of(0))
    return whose_diary.asked_for(usual)


def _run(app: QApplication, path: Path, *, is_made_up: bool, file: Path | None) -> int:
    """Run the program with a window on that diary."""
    log.start(path.parent)
    crash.install()
    places = window_place.reading()
    opened, store = started(path)
    if isinstance(opened.obstacle, HeldHereError) and _is_brought_forward(path, file):
        return 0
    theme.apply(app, store.value.theme, theme.scale_of(store.value.text_size))
    window = MainWindow(path, diary_day(now(), store.value.day_turn_hour), opened, store)
    if is_made_up:
        window.show_made_up()
    place = window_place.WindowPlace(window, places())
    window.show()
    place.watch()
    app.commitDataRequest.connect(lambda _session: _save_at_session_end(window))
    app.aboutToQuit.connect(lambda: _make_end_certain(path))
    QTimer.singleShot(_SETTLED_AFTER_MS, lambda: _on_settled(app, window))
    if file is not None:
        QTimer.singleShot(0, window, partial(window.open_file, file.absolute()))
    code = app.exec()
    from diary.ui.protection import closing  # noqa: PLC0415 - imported when the window is closed

    place.close_place()
    closing.end(path, window.journal.queue.lock, store.value)
    log.stop()
    if not background.end_threads():
        os._exit(code)  # a blocked thread; the system releases the lock
    return code


def _save_at_session_end(window: MainWindow) -> None:
    from diary.ui.protection import session_end  # noqa: PLC0415 - imported when the session ends

    session_end.save(window.findChildren(Page), window.journal)


def _make_end_certain(path: Path) -> None:
    from diary.ui.protection import ending  # noqa: PLC0415 - imported when the window is closed

    ending.make_certain(path)


def _is_brought_forward(path: Path, file: Path | None) -> bool:
    """Whether another instance has the diary open, has raised its window and been given the file."""
    from diary.ui.protection.single_instance import bring_forward  # noqa: PLC0415 - rarely needed

    return bring_forward(path, file)
