"""Every screen of protection in every size: nothing is cut off or lost, and the keyboard alone leads through it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from diary.ui.background import Background
from diary.ui.preferences.page import PreferencesPage
from diary.ui.protection import gone_view
from diary.ui.protection.lock_view import LockView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.question import QuestionDialog
from diary.ui.widgets.quiet_timer import QuietTimer
from tests.journeys.screens import SCREENS, staged
from tests.journeys.test_window import Windows
from tests.journeys.walking import faults, focus_faults, settle, tab_faults
from tests.slow.whole import at, walked
from tests.ui.windows import named, until

SIZES = [((1200, 800), 100), ((800, 600), 100), ((1200, 800), 200), ((800, 600), 200)]
FITTED = at(tuple(SCREENS), tuple(SCREENS)[::5])
"""The sample of the screens goes by five, so that these come in each of the four sizes."""


pytestmark = pytest.mark.usefixtures("cheap_key")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is missing is soon noticed."""
    monkeypatch.setattr("diary.ui.journal.file_watch.EVERY_MS", 20)
    monkeypatch.setattr(gone_view, "LOOK_AGAIN_MS", 1_000)


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose path is not longer than a person's."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[list[str]]:
    """The kind of each window that appears meanwhile."""
    watcher = Windows()
    qapp.installEventFilter(watcher)
    yield watcher.shown
    qapp.removeEventFilter(watcher)


@pytest.mark.parametrize(("name", "fit"), walked(FITTED, SIZES), ids=str)
def test_it_fits_and_the_keyboard_leads_through_it(
    name: str, fit: tuple[tuple[int, int], int], home: Path, qtbot: QtBot, windows: list[str]
) -> None:
    if SCREENS[name].has_passphrase:
        pytest.importorskip("sqlcipher3")
    size, per_cent = fit
    with staged(SCREENS[name], home, qtbot, size=size, per_cent=per_cent) as shown:
        assert [*faults(shown.window()), *focus_faults(shown.window()), *tab_faults(shown)] == []
    assert set(windows) <= {"MainWindow", "QuestionDialog"}, "a part of it flashed up as a window of its own"


WIDE = (1200, 800)
TOLD = [
    ("lock", "Open the diary", "This passphrase does not open the diary."),
    ("a week later", "Go on", "These are other words."),
    ("sheet, asked", "Go on", "These are other words."),
    ("words, a new passphrase", "Set the passphrase", "The two are not the same."),
    ("passphrase", "Set the passphrase", "Please take at least"),
    ("words, typed", "Open the diary", "These twelve do not open"),
]
"""On which screen what is pressed, and what it then says."""


@pytest.mark.parametrize(("case", "size"), walked(TOLD, [WIDE, (800, 600)]), ids=str)
def test_what_is_told_moves_nothing_under_the_pointer_and_is_in_sight(
    case: tuple[str, str, str], size: tuple[int, int], home: Path, qtbot: QtBot
) -> None:
    pytest.importorskip("sqlcipher3")
    name, button, told = case
    with staged(SCREENS[name], home, qtbot, size=size) as shown:
        for banner in shown.findChildren(Banner):
            banner.hide()
        for at, field in enumerate(one for one in shown.findChildren(TextField) if one.isVisible()):
            field.setText("wrong twice over" if name != "words, a new passphrase" else f"{at} differs")
        if name == "passphrase":
            for field in shown.findChildren(TextField):
                field.setText("short")
        settle()
        pressed = named(shown, QPushButton, button)
        before = pressed.mapTo(shown.window(), QPoint(0, 0))
        qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
        until(qtbot, lambda: any(one.isVisible() and one.words.startswith(told) for one in shown.findChildren(Banner)))
        settle()
        [banner] = [one for one in shown.findChildren(Banner) if one.isVisible() and one.words.startswith(told)]
        moved = pressed.mapTo(shown.window(), QPoint(0, 0)) - before
        assert moved.manhattanLength() <= 1, "a column in the middle is rounded"
        assert not banner.visibleRegion().isEmpty()


def test_what_is_told_is_in_sight_beside_the_focus_also_in_large_text(
    home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3")
    monkeypatch.setattr("diary.ui.paper.output.QPrinterInfo.availablePrinterNames", list)
    with staged(SCREENS["sheet, shown"], home, qtbot, size=(1200, 800), per_cent=200) as shown:
        pressed = named(shown, QPushButton, "Print the sheet")
        pressed.setFocus()
        settle()
        qtbot.keyClick(pressed, Qt.Key.Key_Return)
        until(qtbot, lambda: any(one.words.startswith("This computer has no") for one in shown.findChildren(Banner)))
        settle()
        [banner] = [one for one in shown.findChildren(Banner) if one.isVisible()]
        for one in (banner, pressed):
            assert one.visibleRegion().boundingRect() == one.rect()


@pytest.mark.parametrize("name", ["sheet, shown", "words, some typed"])
def test_covering_the_words_moves_nothing(name: str, home: Path, qtbot: QtBot) -> None:
    pytest.importorskip("sqlcipher3")
    with staged(SCREENS[name], home, qtbot, size=WIDE) as shown:
        settle()
        below = named(shown, QPushButton, "I have them" if name == "sheet, shown" else "Back to the passphrase")
        before = below.mapTo(shown.window(), QPoint(0, 0))
        [covers] = [one for one in shown.findChildren(QuietTimer) if one.is_running]
        covers.quiet.emit()
        settle()
        assert named(shown, QPushButton, "Show the words again").hasFocus()
        assert below.mapTo(shown.window(), QPoint(0, 0)) == before


@pytest.mark.parametrize(
    ("name", "into"),
    [
        ("passphrase", "Settings"),
        ("join, compared", "Settings"),
        ("backups, one bad", "Settings"),
        ("backups, contents", "Copies and restoring"),
        ("sheet, shown", "Passphrase"),
    ],
)
def test_escape_leads_back_one_step(name: str, into: str, home: Path, qtbot: QtBot) -> None:
    with staged(SCREENS[name], home, qtbot, size=WIDE) as shown:
        assert isinstance(shown, PreferencesPage)
        qtbot.keyClick(shown.window().focusWidget() or shown, Qt.Key.Key_Escape)
        assert shown.header.title == into


def test_escape_leads_from_the_words_back_to_the_passphrase(home: Path, qtbot: QtBot) -> None:
    pytest.importorskip("sqlcipher3")
    with staged(SCREENS["words, some typed"], home, qtbot, size=WIDE) as shown:
        lock = shown.parentWidget()
        assert isinstance(lock, LockView)
        qtbot.keyClick(shown.window().focusWidget() or shown, Qt.Key.Key_Escape)
        assert lock.field.field.hasFocus()
        assert not shown.isVisible()


PRESSED_TWICE = [
    *((name, "") for name in SCREENS if name not in {"finished", "finished, waiting", "save problem", "read-only"}),
    ("lock", "Start a new diary beside it"),
    ("lock", "Open with the recovery words"),
    ("sheet, shown", "I have them on paper"),
    ("sheet, covered", "Show the words again"),
    ("join, compared", "Join them"),
    ("passphrase, set", "Remove the passphrase"),
    ("backups, contents", "Make this the diary"),
    ("lock, what is in the copy", "Make this the diary"),
]


@pytest.mark.parametrize(("pressed", "key"), walked(PRESSED_TWICE, [Qt.Key.Key_Return, Qt.Key.Key_Space]), ids=str)
def test_a_key_pressed_twice_does_nothing_more_than_once(
    pressed: tuple[str, str], key: Qt.Key, home: Path, qtbot: QtBot
) -> None:
    """On what has the focus, or on that button: no window is closed, and nothing is taken that was only asked."""
    name, button = pressed
    if SCREENS[name].has_passphrase:
        pytest.importorskip("sqlcipher3")
    with staged(SCREENS[name], home, qtbot, size=WIDE) as shown:
        above = shown.parentWidget()
        window = above.window() if isinstance(shown, QuestionDialog) and above is not None else shown.window()
        for view in window.findChildren(QWidget):
            for chooser in ("choose_file", "choose_folder"):
                if chooser in vars(view):
                    setattr(view, chooser, lambda: None)
        focused = named(shown, QPushButton, button) if button else shown.window().focusWidget()
        assert focused is not None
        focused.setFocus()
        for _time in range(2):
            focused = QApplication.focusWidget() or window
            if not isinstance(focused, QLineEdit) or key != Qt.Key.Key_Space:
                qtbot.keyClick(focused, key)
        settle()
        until(qtbot, lambda: not any(work.is_busy for work in window.findChildren(Background)))
        assert window.isVisible()
        locked = list(home.rglob("locked/**/diary.sqlite"))
        assert len(locked) == (1 if (name, button) in TAKEN_ONCE else 1 if name == "lock, put aside" else 0)


TAKEN_ONCE = {("lock, what is in the copy", ""), ("lock, what is in the copy", "Make this the diary")}
