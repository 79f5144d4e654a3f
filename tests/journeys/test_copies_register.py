"""Every way that something of the diary leaves the window is noted, and named when a passphrase is set."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.storage.safety import backup, copies
from diary.ui.journal.save_place import with_period
from diary.ui.main_window import MainWindow
from diary.ui.preferences.export_view import ExportView
from diary.ui.preferences.page import PreferencesPage
from diary.ui.preferences.privacy_view import PASSPHRASE, PrivacyView
from diary.ui.summary.page import SummaryPage
from tests.journeys.test_health import opened, paper_of
from tests.journeys.test_protection_damage import press
from tests.journeys.test_trends import evenings, trends
from tests.journeys.test_trends_figures import trigger
from tests.ui.windows import TODAY, until, window_on

pytestmark = pytest.mark.usefixtures("cheap_key")

pytest.importorskip("sqlcipher3")

WORDS = "zwei Äpfel im Mai"


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "diary.sqlite"


@pytest.fixture
def window(diary: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    entries = [Note(day=TODAY, text="Wilhelmina came by"), Rating(day=TODAY, symptom="pain", value=3)]
    with window_on(diary, qtbot, changes=added(entries)) as shown:
        yield shown


def noted(diary: Path, qtbot: QtBot, path: Path, kind: copies.CopyKind) -> None:
    """The file is written, and soon in the register."""
    until(qtbot, lambda: [copy.kind for copy in copies.copies_of(diary) if copy.path == path] == [kind])
    [copy] = [copy for copy in copies.copies_of(diary) if copy.path == path]
    assert copy.sha256 == copies.digest_of(path.read_bytes())


def settings_page(window: MainWindow) -> PreferencesPage:
    window.show_page("preferences")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    return page


def set_passphrase(window: MainWindow, qtbot: QtBot) -> PrivacyView:
    page = settings_page(window)
    page.show_place(PASSPHRASE)
    view = page.view(PASSPHRASE)
    assert isinstance(view, PrivacyView)
    for field in (view.new, view.again):
        field.setFocus()
        qtbot.keyClicks(field.field, WORDS)
    press(qtbot, view.take)
    until(qtbot, view.steps.not_now.isVisible)
    press(qtbot, view.steps.not_now)
    until(qtbot, view.done.isVisible)
    return view


def test_an_export_is_noted_and_one_with_a_passphrase_as_such(
    window: MainWindow, diary: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page = settings_page(window)
    page.show_place("export")
    view = page.view("export")
    assert isinstance(view, ExportView)
    plain, sealed = tmp_path / "days.csv", tmp_path / "days.zip"
    view.choose_path = lambda _form, _name: plain
    press(qtbot, view.save)
    noted(diary, qtbot, plain, copies.EXPORT)
    view.choose_path = lambda _form, _name: sealed
    view.protection.switch.click()
    for field in (view.protection.first, view.protection.again):
        qtbot.keyClicks(field.field, WORDS)
    press(qtbot, view.save)
    noted(diary, qtbot, sealed, copies.ENCRYPTED_EXPORT)
    shown = set_passphrase(window, qtbot).copies.words
    assert str(plain) in shown
    assert str(sealed) not in shown


def test_the_practitioners_page_and_the_health_background_are_noted(
    window: MainWindow, diary: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_page("summary")
    page = window.page("summary")
    assert isinstance(page, SummaryPage)
    until(qtbot, lambda: page.made is not None)
    assert page.made is not None
    page.output.choose_path = lambda name: tmp_path / name
    page.save()
    page.save_web_page()
    for ending in ("pdf", "html"):
        name = with_period(f"neuropathy-diary-summary.{ending}", page.made.request.options.period)
        noted(diary, qtbot, tmp_path / name, copies.PAGE)
    health = opened(window)
    qtbot.mouseClick(health.overview.paper, Qt.MouseButton.LeftButton)
    view = paper_of(health, qtbot)
    view.output.choose_path = lambda _name: tmp_path / "form.pdf"
    view.press_save()
    noted(diary, qtbot, tmp_path / "form.pdf", copies.PAGE)


def test_a_table_and_a_picture_of_trends_are_noted(diary: Path, tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(diary, qtbot, changes=added(evenings(9))) as window:
        page = trends(window, qtbot)
        assert page.data is not None
        page.tables.choose_path = lambda _name: tmp_path / "table.csv"
        page.tables.save_days(page.data)
        noted(diary, qtbot, tmp_path / "table.csv", copies.TABLE)
        page.export.choose_path = lambda _name: tmp_path / "timeline.png"
        trigger(page, "Save as…")
        noted(diary, qtbot, tmp_path / "timeline.png", copies.PICTURE)


def test_a_second_place_is_noted_with_its_first_copy(
    window: MainWindow, diary: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "stick").mkdir()
    backups = settings_page(window).backups
    backups.choose_folder = lambda: tmp_path / "stick"
    settings_page(window).show_place("backups")
    press(qtbot, backups.place)
    place = backup.place_in(tmp_path / "stick")
    until(qtbot, lambda: {copy.path: copy.kind for copy in copies.copies_of(diary)} == {place: copies.BACKUP})
    until(qtbot, lambda: place.is_dir() and len(backup.backups(place, diary)) == 1)
    view = set_passphrase(window, qtbot)
    assert view.done.words == "The diary and its backups have this passphrase now."
    assert view.copies.words == "2 backups need the passphrase now."


def test_what_is_left_is_a_calm_list_and_the_sentence_above_it_says_no_more(
    window: MainWindow, diary: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    backup.make(diary, backup.BY_HAND)
    strange = tmp_path / "<img src=x> days.csv"
    strange.write_text("Wilhelmina came by", encoding="utf-8")
    copies.note_copy(diary, strange, copies.EXPORT)
    view = set_passphrase(window, qtbot)
    assert view.done.words == "The diary has this passphrase now, but not every copy of it has. They are named below."
    assert view.copies.isVisible()
    assert view.copies.words.splitlines() == [
        "1 backup needs the passphrase now.",
        "You saved this file, and it can be read without the passphrase. Delete it when you no longer need it.",
        str(strange),
    ]
    [line] = [line for line in view.copies.findChildren(QLabel) if line.text() == str(strange)]
    assert line.textFormat() is Qt.TextFormat.PlainText


def test_when_nothing_is_left_the_backups_have_it_as_well(window: MainWindow, diary: Path, qtbot: QtBot) -> None:
    backup.make(diary, backup.BY_HAND)
    view = set_passphrase(window, qtbot)
    assert view.done.words == "The diary and its backups have this passphrase now."
    assert view.copies.words == "1 backup needs the passphrase now."
