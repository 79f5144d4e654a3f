"""Saves and restores size and position of the window, separately for each screen.

They are stored in a file of the state folder, as they belong to the computer and not to the diary. A file that is
damaged, or cannot be read or written, counts as empty.
"""

import json
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from diary import paths
from diary.atomic_write import write_atomically
from diary.ui.background import Background
from diary.ui.widgets.single_shot import single_shot

FILE = "window.json"
WRITE_AFTER_MS = 500
_READ_WITHIN_S = 1.0
_MOST_SCREENS = 20
_FURTHEST = 100_000
_NOT_NORMAL = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized | Qt.WindowState.WindowFullScreen


class Placement(NamedTuple):
    """The geometry of a window on a screen, in device-independent pixels.

    `x` and `y` are the upper left corner of its frame relative to the screen; None leaves the position to the system.
    `width` and `height` are those without the frame, which adds `frame_width` and `frame_height`.
    """

    x: int | None = None
    y: int | None = None
    width: int = 1200
    height: int = 800
    frame_width: int = 16
    frame_height: int = 48
    is_maximised: bool = False


Places = Mapping[str, Placement]
"""The placement by screen (`name_of`), the last used one at the end."""


def name_of(screen: QScreen) -> str:
    """The key of a screen: connector, manufacturer, model, serial number and size."""
    size = screen.size()
    parts = (screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber())
    return " ".join([*filter(None, parts), f"{size.width()}x{size.height()}"])


def fitted(wanted: Placement, screen: QRect, available: QRect) -> Placement:
    """The placement, moved and reduced so that the window with its frame fits into `available`, a part of `screen`.

    Both rectangles are in desktop coordinates.
    """
    width = min(wanted.width, available.width() - wanted.frame_width)
    height = min(wanted.height, available.height() - wanted.frame_height)
    placed = wanted._replace(width=width, height=height)
    if wanted.x is None or wanted.y is None:
        return placed
    left, top = available.x() - screen.x(), available.y() - screen.y()
    right, bottom = left + available.width() - wanted.frame_width, top + available.height() - wanted.frame_height
    return placed._replace(x=max(left, min(wanted.x, right - width)), y=max(top, min(wanted.y, bottom - height)))


def reading() -> Callable[[], Places]:
    """Start reading the file in a thread, as its disk may not answer; the returned function gives the result, or an
    empty one."""
    results: list[Places] = []
    thread = threading.Thread(target=lambda: results.append(_read()), name="window-place", daemon=True)
    thread.start()

    def result() -> Places:
        thread.join(_READ_WITHIN_S)
        return results[0] if results else {}

    return result


class WindowPlace(QObject):
    """Restores the geometry of `window`, and saves it from then on; created before the window is shown."""

    def __init__(self, window: QWidget, places: Places) -> None:
        super().__init__(window)
        self._window, self._places, self._written = window, dict(places), dict(places)
        self._writing = Background(self)
        self._timer = single_shot(self, WRITE_AFTER_MS, self._note)
        screens = {name_of(screen): screen for screen in QGuiApplication.screens()}
        latest = next((screens[name] for name in reversed(self._places) if name in screens), None)
        self._put_on(latest or window.screen())

    def watch(self) -> None:
        """Save every change of size and position; called once the window is shown."""
        handle = self._window.windowHandle()
        for changed in (handle.xChanged, handle.yChanged, handle.widthChanged, handle.heightChanged):
            changed.connect(self._on_changed)
        handle.windowStateChanged.connect(self._on_changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._on_screen_removed, Qt.ConnectionType.QueuedConnection)

    def close_place(self) -> None:
        """Write pending changes, unless the disk does not answer."""
        self._note()
        self._writing.close(drops=False)

    def _put_on(self, screen: QScreen) -> None:
        origin = screen.geometry().topLeft()
        wanted = self._places.get(name_of(screen), Placement())
        placed = fitted(wanted, screen.geometry(), screen.availableGeometry())
        self._window.setScreen(screen)
        self._window.resize(placed.width, placed.height)
        if placed.x is not None and placed.y is not None:
            self._window.move(origin + QPoint(placed.x, placed.y))
        if placed.is_maximised:
            self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowMaximized)

    def _on_changed(self) -> None:
        self._timer.start()

    def _on_screen_removed(self) -> None:
        """Restore the geometry of a window for the screen that it was moved to when its own was removed."""
        frame = self._window.frameGeometry()
        if not any(screen.availableGeometry().intersects(frame) for screen in QGuiApplication.screens()):
            self._put_on(self._window.screen() or QGuiApplication.primaryScreen())

    def _note(self) -> None:
        """Save the window's geometry; for a maximised one, the normal geometry."""
        self._timer.stop()
        state, screen = self._window.windowState(), self._window.screen()
        if state & Qt.WindowState.WindowMinimized or screen is None:
            return
        name = name_of(screen)
        former = self._places.pop(name, Placement())
        if state & _NOT_NORMAL:
            self._places[name] = former._replace(is_maximised=bool(state & Qt.WindowState.WindowMaximized))
        else:
            self._places[name] = _placement_of(self._window, screen)
        if self._places != self._written or list(self._places) != list(self._written):
            self._written = dict(list(self._places.items())[-_MOST_SCREENS:])
            self._writing.start(partial(_write, self._written))


def _placement_of(window: QWidget, screen: QScreen) -> Placement:
    origin, frame = screen.geometry().topLeft(), window.frameGeometry()
    at, size = frame.topLeft() - origin, window.size()
    around = frame.size() - size
    return Placement(at.x(), at.y(), size.width(), size.height(), around.width(), around.height())


def bring_to_front(window: QWidget) -> None:
    """Raise and activate the window, restoring it if it is minimised."""
    window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()


def _read() -> Places:
    try:
        content = json.loads((paths.state_folder() / FILE).read_bytes())
        return {str(name): _sound(entry) for name, entry in list(content["screens"].items())[-_MOST_SCREENS:]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _sound(entry: Mapping[str, Any]) -> Placement:
    """The placement in an entry of the file; raises `KeyError`, `TypeError` or `ValueError`."""
    is_maximised = entry["is_maximised"] is True
    numbers = {name: entry[name] for name in Placement._fields if name != "is_maximised"}
    for name, number in numbers.items():
        if not (number is None and name in ("x", "y")) and type(number) is not int:
            raise TypeError(name)
        if number is not None and not (-_FURTHEST if name in ("x", "y") else 0) <= number <= _FURTHEST:
            raise ValueError(name)
    return Placement(**numbers, is_maximised=is_maximised)


def _write(places: Places) -> None:
    """Replace the file; called in a worker thread."""
    with suppress(OSError):
        file = paths.state_folder() / FILE
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        screens = {name: placement._asdict() for name, placement in places.items()}
        write_atomically(file, json.dumps({"screens": screens}, indent=2).encode())
