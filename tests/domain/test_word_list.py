"""The list of recovery words: as it was published, and what a typed word stands for."""

import pytest

from diary import paths
from diary.domain.word_list import ENGLISH, LETTERS, WordList, word_list, words_in


@pytest.fixture(scope="module")
def english() -> WordList:
    bundled = word_list()
    assert bundled is not None
    return bundled


def test_it_has_2048_sorted_words_in_small_letters_that_differ_in_the_first_four(english: WordList) -> None:
    assert len(english.words) == len({word[:LETTERS] for word in english.words}) == 2048
    assert list(english.words) == sorted(english.words)
    assert all(word.isascii() and word.isalpha() and word.islower() and len(word) >= 3 for word in english.words)


def test_it_never_changes_and_has_its_licence_beside_it(english: WordList) -> None:
    assert english.fingerprint == "187db04a869dd9bc7be80d21a86497d692c0db6abd3aa8cb6be5d618ff757fae"
    assert "MIT License" in (paths.resources() / "recovery" / "LICENSE.txt").read_text()


@pytest.mark.parametrize("name", ["bip39-klingon", "../recovery/bip39-english", "", "/etc/hostname"])
def test_another_list_is_not_installed(name: str) -> None:
    assert word_list(name) is None
    assert word_list(ENGLISH) is not None


def test_every_word_is_meant_by_itself_and_by_its_first_four_letters(english: WordList) -> None:
    for word in english.words:
        assert english.meant(word) == english.meant(word.upper()) == english.meant(word[:LETTERS]) == word


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("harvset", "harvest"), (" Act ", "act"), ("acti", "action"), ("har", ""), ("", ""), ("xyzw", ""), ("acts", "")],
)
def test_what_is_typed_stands_for_one_word_or_none(english: WordList, typed: str, meant: str) -> None:
    assert english.meant(typed) == meant


def test_words_that_begin_alike_come_in_order_an_exact_one_first(english: WordList) -> None:
    assert english.beginning_with("mea") == ("meadow", "mean", "measure", "meat")
    assert english.beginning_with("ACT") == ("act", "action", "actor", "actress", "actual")
    assert english.beginning_with("zoo") == ("zoo",)
    assert english.beginning_with("q") == tuple(word for word in english.words if word.startswith("q"))
    assert english.beginning_with(" ") == english.beginning_with("zzz") == ()


def test_numbers_and_punctuation_between_words_are_left_out() -> None:
    assert words_in("1. Lantern, 2) harvest\n3 copper") == ("lantern", "harvest", "copper")
