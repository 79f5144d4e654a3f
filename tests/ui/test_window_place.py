"""Size and place of the window: on small screens, on several, on one that has gone, and after a restart."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diary import paths
from diary.ui.window_place import FILE, Placement, WindowPlace, fitted, name_of, reading
from tests.ui.windows import until

SCREENS = {"Inner": QRect(0, 0, 1366, 768), "Outer": QRect(1366, -200, 1920, 1080)}


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.setMinimumSize(480, 400)
    qtbot.addWidget(made)
    yield made
    made.close()


def frame(placed: Placement, screen: QRect) -> QRect:
    x, y = placed.x or 0, placed.y or 0
    return QRect(screen.x() + x, screen.y() + y, placed.width + placed.frame_width, placed.height + placed.frame_height)


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720), (1024, 600), (800, 600), (1920, 1080)])
def test_a_first_window_is_no_larger_than_its_screen(size: tuple[int, int]) -> None:
    screen = QRect(0, 0, *size)
    available = screen.adjusted(0, 0, 0, -40)
    placed = fitted(Placement(), screen, available)
    assert available.contains(frame(placed, screen))
    assert (placed.width, placed.height) == (min(1200, size[0] - 16), min(800, size[1] - 88))
    assert placed.x is placed.y is None


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
@pytest.mark.parametrize("at", [(-500, -500), (5000, 5000), (100, 90), (0, 0)])
@pytest.mark.parametrize("size", [(480, 400), (1200, 800), (4000, 3000)])
def test_a_remembered_window_lies_within_what_its_screen_has_free(
    screen: QRect, at: tuple[int, int], size: tuple[int, int]
) -> None:
    available = screen.adjusted(60, 30, 0, -40)
    wanted = Placement(*at, *size, frame_width=2, frame_height=25)
    placed = fitted(wanted, screen, available)
    assert available.contains(frame(placed, screen))
    if available.contains(frame(wanted, screen)):
        assert placed == wanted


def test_what_was_left_is_found_again(window: QWidget, qtbot: QtBot) -> None:
    place = WindowPlace(window, reading()())
    available = window.screen().availableGeometry()
    assert window.size() == QSize(min(1200, available.width() - 16), min(800, available.height() - 48))
    window.show()
    place.watch()
    window.resize(500, 410)
    window.move(33, 44)
    until(qtbot, (paths.state_folder() / FILE).is_file)
    place.close_place()
    content = json.loads((paths.state_folder() / FILE).read_text(encoding="utf-8"))
    assert list(content) == ["screens"]
    again = QWidget()
    qtbot.addWidget(again)
    WindowPlace(again, reading()()).close_place()
    assert (again.size(), again.pos()) == (QSize(500, 410), window.pos())


def test_a_change_just_before_the_end_is_kept(window: QWidget) -> None:
    place = WindowPlace(window, {})
    window.show()
    place.watch()
    window.resize(505, 415)
    place.close_place()
    [placed] = reading()().values()
    assert (placed.width, placed.height) == (505, 415)


def test_a_maximised_window_keeps_its_size_of_before(window: QWidget) -> None:
    place = WindowPlace(window, {})
    window.show()
    place.watch()
    window.resize(505, 415)
    place._note()
    window.showMaximized()
    place.close_place()
    [placed] = reading()().values()
    assert (placed.width, placed.height, placed.is_maximised) == (505, 415, True)
    again = QWidget()
    WindowPlace(again, {name_of(window.screen()): placed}).close_place()
    assert again.isMaximized()
    assert again.normalGeometry().size() == QSize(505, 415)
    again.deleteLater()


def test_a_screen_that_went_away_under_the_window_gives_it_back(window: QWidget) -> None:
    place = WindowPlace(window, {name_of(window.screen()): Placement(10, 20, 500, 420, 0, 0)})
    window.show()
    place.watch()
    window.move(9000, 9000)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    place._on_screen_removed()
    assert window.screen().availableGeometry().contains(window.frameGeometry())
    place.close_place()


SOUND = {"x": 1, "y": 2, "width": 600, "height": 500, "frame_width": 0, "frame_height": 0, "is_maximised": False}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "null",
        '{"screens": 3}',
        '{"screens": {"a": 3}}',
        "[" * 100_000,
        *(json.dumps({"screens": {"a": {**SOUND, **wrong}}}) for wrong in ({"x": "1"}, {"width": -1}, {"y": 1e300})),
        json.dumps({"screens": {"a": {name: value for name, value in SOUND.items() if name != "y"}}}),
    ],
)
def test_a_damaged_file_counts_as_empty(content: str) -> None:
    file = paths.state_folder() / FILE
    file.parent.mkdir(parents=True)
    file.write_text(content, encoding="utf-8")
    assert reading()() == {}
    file.write_text(json.dumps({"screens": {"a": SOUND}}), encoding="utf-8")
    assert reading()() == {"a": Placement(1, 2, 600, 500, 0, 0)}


def test_a_state_folder_that_cannot_be_written_is_no_trouble(window: QWidget, own_home: Path) -> None:
    (own_home / "state").write_text("a file", encoding="utf-8")
    place = WindowPlace(window, reading()())
    window.show()
    place.watch()
    window.resize(505, 415)
    place.close_place()
    assert reading()() == {}


SHOWS = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
from diary.ui.window_place import WindowPlace, reading
app = QApplication([])
window = QWidget()
place = WindowPlace(window, reading()())
window.show()
place.watch()
if len(sys.argv) > 1:
    window.setGeometry(*map(int, sys.argv[1:]))
app.processEvents()
place.close_place()
print(window.screen().name(), window.x(), window.y(), window.width(), window.height())
"""


def shown(folder: Path, screens: dict[str, QRect], *geometry: int) -> str:
    """Screen, place and size of a window in a process of its own that has these screens."""
    listed = [
        {"name": name, "x": one.x(), "y": one.y(), "width": one.width(), "height": one.height(), "dpr": 1}
        | {"logicalDpi": 96, "logicalBaseDpi": 96}
        for name, one in screens.items()
    ]
    configuration = folder / "screens.json"
    configuration.write_text(json.dumps({"screens": listed, "windowFrameMargins": False}), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={configuration}"}
    command = [sys.executable, "-c", SHOWS, *map(str, geometry)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_each_screen_has_its_own_place_and_one_that_has_gone_leaves_the_other(tmp_path: Path) -> None:
    inner = {"Inner": SCREENS["Inner"]}
    assert shown(tmp_path, inner).split()[0] == "Inner"
    assert shown(tmp_path, inner, 40, 50, 900, 600) == "Inner 40 50 900 600"
    assert shown(tmp_path, SCREENS, 1500, -100, 1400, 900) == "Outer 1500 -100 1400 900"
    assert shown(tmp_path, SCREENS) == "Outer 1500 -100 1400 900"
    assert shown(tmp_path, inner) == "Inner 40 50 900 600"
