"""The search of Settings, and what the first view has for locking and tracking."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from diary.ui.main_window import MainWindow
from diary.ui.pages import PAGES
from diary.ui.preferences.page import PreferencesPage
from diary.ui.preferences.setting_places import setting_places
from diary.ui.widgets import spoken
from tests.journeys.test_settings_page import key, preferences
from tests.ui.windows import named, window_on


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(tmp_path / "diary.sqlite", qtbot) as made:
        yield made


@pytest.fixture
def page(window: MainWindow) -> PreferencesPage:
    window.show_page("preferences")
    return preferences(window)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was told."""
    words: list[str] = []
    monkeypatch.setattr(spoken, "_announce", lambda _widget, said, **_urgent: words.append(said))
    return words


def search(page: PreferencesPage, qtbot: QtBot, words: str) -> None:
    """Type into the search, by keyboard alone, and wait for what it finds."""
    key(qtbot, page, Qt.Key.Key_F, control=True)
    assert page.cards.search.field.hasFocus()
    qtbot.keyClicks(page.cards.search.field, words)
    key(qtbot, page, Qt.Key.Key_Return)


def test_the_search_leads_to_a_control_a_view_and_another_page(
    page: PreferencesPage, window: MainWindow, qtbot: QtBot, heard: list[str]
) -> None:
    search(page, qtbot, "midnight")
    assert heard[-1] == "1 setting"
    assert not page.cards.hour.isVisible()
    key(qtbot, page, Qt.Key.Key_Down)
    [hit] = page.cards.search.hits
    assert hit.hasFocus()
    assert hit.accessibleDescription().startswith("What you write after midnight")
    qtbot.keyClick(hit, Qt.Key.Key_Return)
    focused = window.focusWidget()
    assert focused is not None
    assert page.cards.hour is focused or page.cards.hour.isAncestorOf(focused)
    search(page, qtbot, "excel import")
    key(qtbot, page, Qt.Key.Key_Down)
    key(qtbot, page, Qt.Key.Key_Return)
    assert page.header.title == "Import from a file"
    key(qtbot, page, Qt.Key.Key_Up, alt=True)
    search(page, qtbot, "ambulance own")
    key(qtbot, page, Qt.Key.Key_Down)
    key(qtbot, page, Qt.Key.Key_Return)
    assert window.page("help").place() == "numbers"


def test_escape_ends_the_search_and_nothing_is_said_to_be_found(
    page: PreferencesPage, qtbot: QtBot, heard: list[str]
) -> None:
    search(page, qtbot, "submarine")
    assert heard[-1] == "Nothing found. Try one word."
    key(qtbot, page, Qt.Key.Key_Escape)
    assert page.cards.search.field.text() == ""
    assert page.cards.hour.isVisible()


def test_every_place_of_the_search_is_there(page: PreferencesPage, window: MainWindow) -> None:
    for place in setting_places():
        key, _sign, within = place.where.partition("#")
        assert key in {entry.key for entry in PAGES}
        if key == "preferences":
            assert within in page.places or within in page.cards._targets(), place
        elif within:
            window.page(key).open_place(within)
            assert window.page(key).place() == within


def test_cold_or_burning_is_one_tick_for_two_ratings(page: PreferencesPage) -> None:
    tick = named(page, QCheckBox, "Cold or burning")
    assert not tick.isChecked()
    tick.click()
    assert list(page.settings.value.symptoms) == ["numbness", "tingling", "pain", "burning", "temperature"]
    tick.click()
    assert list(page.settings.value.symptoms) == ["numbness", "tingling", "pain"]
    assert len(page.cards._all_ticks()) == 10


def test_without_a_passphrase_locking_is_off_and_leads_to_one(page: PreferencesPage) -> None:
    away = named(page, QCheckBox, "Lock when I am away, After some minutes without a touch. Needs a passphrase.")
    assert away.isVisible()
    away.click()
    assert not away.isChecked()
    assert page.shown == "passphrase"
