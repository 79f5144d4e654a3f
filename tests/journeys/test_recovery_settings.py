"""Setting a passphrase makes recovery words: shown, printed or copied by hand, asked back, and left nowhere."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.note import Note
from diary.domain.record import now
from diary.reports.pages import page_count
from diary.storage.file import cipher
from diary.storage.safety import about, backup, passphrase, recovery
from diary.ui.main_window import MainWindow
from diary.ui.preferences.page import PreferencesPage
from diary.ui.preferences.privacy_view import PrivacyView
from diary.ui.preferences.recovery_steps import RecoverySteps
from tests.journeys.recovering import MINE, opens_with
from tests.journeys.test_protection_damage import press
from tests.journeys.test_protection_lock import passphrase_view, type_into
from tests.ui.windows import TODAY, named, until, window_on

pytestmark = pytest.mark.usefixtures("cheap_key")

pytest.importorskip("sqlcipher3")


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Temporary files, Python's, SQLite's and Qt's, are made in the folder of the test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return tmp_path / "diary" / "diary.sqlite"


@pytest.fixture
def window(diary: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(diary, qtbot, changes=added([Note(day=TODAY, text="Slept well")])) as made:
        yield made


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot) -> PrivacyView:
    """The view in which a new passphrase was typed twice: the words are shown."""
    view = passphrase_view(window, qtbot)
    type_into(qtbot, view.new, MINE)
    type_into(qtbot, view.again, MINE)
    qtbot.keyClick(view.again.field, Qt.Key.Key_Return)
    until(qtbot, lambda: bool(shown(view.steps)))
    return view


def shown(steps: RecoverySteps) -> tuple[str, ...]:
    """The words on the screen."""
    return tuple(one.text() for one in steps.list.labels if one.text() and one.isVisible())


def answer(qtbot: QtBot, steps: RecoverySteps, words: tuple[str, ...]) -> None:
    """Type the words that are asked for, and go on by Enter."""
    for place, field in zip(steps.asked.places, steps.asked.fields, strict=True):
        until(qtbot, field.hasFocus)
        qtbot.keyClicks(field, words[place - 1][:4])
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_words_are_made_before_the_passphrase_is_in_force_and_two_are_asked(
    view: PrivacyView, diary: Path, qtbot: QtBot
) -> None:
    words = shown(view.steps)
    assert len(words) == 12
    assert not cipher.is_encrypted(diary)
    assert view.steps.list.labels[0].hasFocus()
    press(qtbot, view.steps.go_on)
    assert shown(view.steps) == ()
    assert len(set(view.steps.asked.places)) == 2
    assert not cipher.is_encrypted(diary)
    answer(qtbot, view.steps, words[1:] + words[:1])
    assert view.steps.error_banner.words.startswith("These are other words.")
    answer(qtbot, view.steps, words)
    until(qtbot, view.done.isVisible)
    until(qtbot, lambda: view.recovery.state.text().startswith("Made on "))
    assert about.value(diary, "recovery-check") is None
    assert view.isAncestorOf(view.window().focusWidget())
    assert opens_with(diary, words)
    passphrase.unlock(diary, MINE)


def test_a_screen_reader_hears_a_list_of_twelve_and_the_arrow_keys_lead_through_it(
    view: PrivacyView, qtbot: QtBot
) -> None:
    labels, words = view.steps.list.labels, shown(view.steps)
    assert view.steps.list.accessibleName() == "List of 12 recovery words"
    assert [one.accessibleName() for one in labels] == [f"{n}, {word}" for n, word in enumerate(words, 1)]
    for key, place in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Right, 7), (Qt.Key.Key_Up, 6), (Qt.Key.Key_Left, 0)):
        qtbot.keyClick(next(one for one in labels if one.hasFocus()), key)
        assert labels[place].hasFocus()
    qtbot.keyClick(labels[0], Qt.Key.Key_Up)
    assert labels[0].hasFocus()


def test_they_are_covered_when_no_key_was_pressed_for_two_minutes(
    view: PrivacyView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = shown(view.steps)
    quiet = view.steps._quiet
    assert quiet.is_running
    assert quiet._timer.interval() == 120_000
    begun: list[bool] = []
    with monkeypatch.context() as watched:
        watched.setattr(quiet._timer, "start", lambda: begun.append(True))
        qtbot.keyClick(view.window().windowHandle(), Qt.Key.Key_Shift)
    assert begun == [True]
    quiet.quiet.emit()
    assert shown(view.steps) == ()
    assert not [one for one in view.findChildren(QLabel) if one.text() in words]
    until(qtbot, view.steps.show_again.hasFocus)
    press(qtbot, view.steps.show_again)
    assert shown(view.steps) == words
    assert quiet.is_running


def test_not_now_makes_none_and_settings_says_so(
    view: PrivacyView, window: MainWindow, diary: Path, qtbot: QtBot
) -> None:
    press(qtbot, view.steps.not_now)
    until(qtbot, view.done.isVisible)
    assert cipher.is_encrypted(diary)
    assert recovery.in_force(diary) is None
    until(qtbot, lambda: view.recovery.state.text() == "No recovery sheet. Make one.")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    page.show_place("cards")
    until(qtbot, lambda: page.cards.privacy.words.endswith("No recovery sheet. Make one."))
    page.show_place("passphrase")
    press(qtbot, named(view, QPushButton, "Make a recovery sheet"))
    assert view.error_banner.words == "Please type the present passphrase first."
    type_into(qtbot, view.present, MINE)
    press(qtbot, view.recovery.make)
    until(qtbot, lambda: bool(shown(view.steps)))
    words = shown(view.steps)
    press(qtbot, view.steps.go_on)
    answer(qtbot, view.steps, words)
    until(qtbot, lambda: view.recovery.state.text().startswith("Made on "))
    page.show_place("cards")
    until(qtbot, lambda: "recovery sheet" not in page.cards.privacy.words)
    assert opens_with(diary, words)


def test_going_back_sets_no_passphrase_and_forgets_the_words(
    view: PrivacyView, window: MainWindow, diary: Path, qtbot: QtBot
) -> None:
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    press(qtbot, page.back)
    assert view.new.isVisible()
    assert view.steps._words == ()
    assert not cipher.is_encrypted(diary)
    assert not view.new.words


def test_when_the_question_is_skipped_it_is_asked_in_a_week(view: PrivacyView, diary: Path, qtbot: QtBot) -> None:
    words = shown(view.steps)
    press(qtbot, view.steps.go_on)
    press(qtbot, view.steps.look_again)
    assert shown(view.steps) == words
    press(qtbot, view.steps.go_on)
    press(qtbot, view.steps.skip)
    until(qtbot, view.done.isVisible)
    row = (about.value(diary, "recovery-check") or "").split()
    assert (now().date() - type(TODAY).fromisoformat(row[0])).days == -7
    assert not set(row) & set(words)
    assert opens_with(diary, words)


def test_new_words_ask_for_the_passphrase_and_end_the_old_ones(view: PrivacyView, diary: Path, qtbot: QtBot) -> None:
    old = shown(view.steps)
    press(qtbot, view.steps.go_on)
    answer(qtbot, view.steps, old)
    until(qtbot, view.done.isVisible)
    type_into(qtbot, view.present, "not this one")
    press(qtbot, view.recovery.make)
    until(qtbot, view.error_banner.isVisible)
    assert shown(view.steps) == ()
    view.take_up()
    type_into(qtbot, view.present, MINE)
    press(qtbot, view.recovery.make)
    until(qtbot, lambda: bool(shown(view.steps)))
    new = shown(view.steps)
    press(qtbot, view.steps.go_on)
    answer(qtbot, view.steps, new)
    until(qtbot, lambda: not view._changing.is_busy and view.done.isVisible())
    assert not opens_with(diary, old)
    assert opens_with(diary, new)
    passphrase.forget()
    passphrase.unlock(diary, MINE)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_sheet_goes_to_the_printer_alone(
    view: PrivacyView, qtbot: QtBot, tmp_path: Path, paper: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths: list[Path] = []
    monkeypatch.setattr("diary.ui.paper.output.write_file", lambda path, _content, _diary: paths.append(path))
    printed = tmp_path / "printed.pdf"
    jobs: list[str] = []

    def choose(printer: QPrinter) -> bool:
        jobs.append(printer.docName())
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)  # the test's printer
        printer.setOutputFileName(str(printed))
        return True

    view.steps.output.choose_printer = choose
    view.steps.paper.show_choice(paper)
    press(qtbot, view.steps.print)
    until(qtbot, view.steps.news.isVisible)
    assert view.steps.news.words == "The page was sent to the printer"
    assert jobs == ["Neuropathy Diary, 1 page"]
    assert page_count(printed.read_bytes()) == 1
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if path.read_bytes().startswith(b"%PDF")] == [printed]
    assert paths == []


def test_without_a_printer_it_is_said(view: PrivacyView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diary.ui.paper.output.QPrinterInfo.availablePrinterNames", list)
    press(qtbot, view.steps.print)
    until(qtbot, view.steps.error_banner.isVisible)
    assert view.steps.error_banner.words == "This computer has no printer. Please copy it by hand."


def test_no_word_is_left_on_the_disk_in_the_log_or_in_the_clipboard(
    view: PrivacyView, window: MainWindow, diary: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    clipboard = QGuiApplication.clipboard()
    for mode in QClipboard.Mode.Clipboard, QClipboard.Mode.Selection:
        clipboard.clear(mode)
    words = shown(view.steps)
    for one in view.steps.list.labels:
        qtbot.mouseDClick(one, Qt.MouseButton.LeftButton)
        for key in (Qt.Key.Key_A, Qt.Key.Key_C):
            qtbot.keyClick(one, key, Qt.KeyboardModifier.ControlModifier)
    view.steps.output.choose_printer = lambda _printer: False
    press(qtbot, view.steps.print)
    until(qtbot, lambda: not view.steps._setting.is_busy)
    press(qtbot, view.steps.go_on)
    answer(qtbot, view.steps, words)
    until(qtbot, view.done.isVisible)
    backup.make(diary, backup.BY_HAND)
    window.close()
    told = {word for word in words if len(word) > 5} | {" ".join(words[:2]), "\n".join(words[:2])}
    content = b"\n".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert content
    assert [word for word in told if word.encode() in content] == []
    for mode in QClipboard.Mode.Clipboard, QClipboard.Mode.Selection:
        assert [word for word in words if word in clipboard.text(mode)] == [], clipboard.text(mode)
    assert not [one for one in window.findChildren(QLabel) if one.text() in words]
