"""The shortcuts and their names are those of each platform."""

import pytest

from diary.ui.help.keys import KEYS
from diary.ui.widgets import keys


@pytest.mark.parametrize(
    ("written", "there"), [("Alt+N", "Meta+N"), ("Alt+Left", "Alt+Left"), ("Ctrl+1", "Ctrl+1"), ("N", "N"), ("+", "+")]
)
def test_on_macos_control_stands_where_option_would_write_a_letter(written: str, there: str) -> None:
    assert keys.on_system(written, "darwin") == there
    assert keys.on_system(written, "linux") == keys.on_system(written, "win32") == written


def test_no_two_keys_of_a_page_become_one_on_macos() -> None:
    for _page, rows in KEYS:
        there = [keys.on_system(written, "darwin") for written, _meaning in rows]
        assert len(set(there)) == len(there)


def test_windows_has_its_second_key_to_do_again() -> None:
    assert keys.redo_keys("win32") == ("Ctrl+Shift+Z", "Ctrl+Y")
    assert keys.redo_keys("darwin") == keys.redo_keys("linux") == ("Ctrl+Shift+Z",)


def test_words_name_the_keys_as_the_system_calls_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "key_name", {"Alt+Up": "⌥↑"}.__getitem__)
    assert keys.naming_keys("Back (Alt+Up)") == "Back (⌥↑)"
    assert keys.naming_keys("Back to all days") == "Back to all days"
    assert keys.naming_keys("Walking (outside)") == "Walking (outside)"
