"""Looking for words in a text; the diary file's own index is held to the same in `tests/storage/test_search.py`."""

import pytest

from diary.domain.search import found_spans, has_words, has_words_or_stems
from tests.search_cases import CASES, TEXT


@pytest.mark.parametrize(("wanted", "found"), CASES)
def test_words_are_found_by_their_beginnings_without_case_and_accents(wanted: str, found: bool) -> None:
    assert has_words(TEXT, wanted) == found


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Burning soles, burnt toast.", "burn", ["Burning", "burnt"]),
        ("Au café, cafe\u0301 aussi", "CAFE", ["café", "cafe\u0301"]),
        ("heartburn", "burn", []),
        ("warm feet", "feet warm", ["warm", "feet"]),
        ("warm feet", "  ", []),
        ("", "warm", []),
    ],
)
def test_found_words_have_their_places(text: str, wanted: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in found_spans(text, wanted)] == found


@pytest.mark.parametrize(
    ("wanted", "is_there"),
    [
        ("imports", True),
        ("file imports", True),
        ("imp", True),
        ("filed zebras", False),
        ("andes", False),
        ("…", False),
    ],
)
def test_a_word_that_is_longer_than_the_one_in_the_text_has_it_as_its_stem(wanted: str, is_there: bool) -> None:
    assert has_words_or_stems("Import a file and more", wanted) == is_there
