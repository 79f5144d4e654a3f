"""What the search of Settings finds."""

import pytest

from diary.ui.preferences.setting_places import places_about, setting_places


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("letters", "Text size"),
        ("bigger", "Text size"),
        ("dark", "Colours"),
        ("midnight", "When a new day begins"),
        ("backup", "Copies and restoring"),
        ("usb", "A second place for copies"),
        ("password", "Passphrase"),
        ("idle", "Lock when I am away"),
        ("alarm", "Evening reminder"),
        ("tablets", "My medicines"),
        ("excel", "Import from a file"),
        ("ambulance", "The emergency number"),
        ("mute", "Sounds while exercising"),
        ("cotton", "My words"),
        ("switch off", "What I track"),
        ("imports", "Import from a file"),
        ("reminders", "Evening reminder"),
    ],
)
def test_each_setting_is_found_by_words_of_its_own(words: str, title: str) -> None:
    assert title in [place.title for place in places_about(words)]


def test_what_has_the_word_in_its_title_comes_first() -> None:
    assert places_about("lock")[0].title == "Lock when I am away"
    assert places_about("copies")[0].title in {"Copies and restoring", "A second place for copies"}


def test_nothing_is_found_by_what_is_no_word_or_is_nowhere() -> None:
    assert places_about("…") == []
    assert places_about("submarine") == []


def test_every_title_is_there_once_and_has_one_sentence() -> None:
    places = setting_places()
    assert len({place.title for place in places}) == len(places)
    assert all(place.sentence for place in places)
