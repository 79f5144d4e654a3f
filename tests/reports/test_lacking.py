"""What is said of characters that no font has: of how many, in which order, and where a name has one."""

import pytest

from diary.reports.errors import UnwritableNameError
from diary.reports.words import MOST_OF_EVENT, brief, is_brief
from diary.reports.writable import MARK, about_lacking, breakable, every_text, lacking, require_name

LETTERS = [chr(0x10D0 + number) for number in range(9)]
NAMES = ("an", "ban", "gan", "don", "en", "vin")
SIX = ", ".join(f"georgian letter {name} (U+10D{number})" for number, name in enumerate(NAMES))


@pytest.mark.parametrize(("number", "end"), [(6, "."), (7, ", and 1 more."), (8, ", and 2 more.")])
def test_six_characters_are_named_and_the_others_counted(number: int, end: str) -> None:
    said = about_lacking({"title": "Fine", "rows": ["".join(reversed(LETTERS[:number]))]})
    assert said == f"{MARK} stands for characters that this page cannot show: {SIX}{end}"


def test_nothing_is_said_where_all_can_be_shown() -> None:
    assert about_lacking({"title": "Fine", "rows": [["Ω", f"a {MARK}"], 3, None]}) == ""


def test_each_is_told_once_wherever_it_stands() -> None:
    assert lacking({"a": ["ბ", {"b": "აბ"}], "c": "ა", "d": 4}) == ["ა", "ბ"]
    assert lacking(None) == []


def test_a_character_without_a_name_is_told_by_its_number() -> None:
    assert "cannot show: (U+E000)." in about_lacking("\ue000")


def test_the_first_letter_of_the_name_that_cannot_be_printed_is_the_one_that_is_named() -> None:
    with pytest.raises(
        UnwritableNameError, match=r"^The letter ბ \(georgian letter ban \(U\+10D1\)\) of the name is in"
    ):
        require_name("Ana ბა")
    require_name("Ana")


def test_every_text_is_one_after_the_other_and_composed() -> None:
    assert every_text({"a": ["x", {"b": "e\N{COMBINING ACUTE ACCENT}"}], "c": 3, "d": "z"}) == "xéz"


def test_a_long_word_may_break_after_each_ten_letters_and_the_space_around_it_stays() -> None:
    word = "abcdefghij" * 3
    assert breakable(f" {word}k \n{word}") == f" abcdefghij\u200babcdefghij\u200babcdefghij\u200bk \n{word}"


def test_the_beginning_of_a_long_text_has_whole_words_of_half_its_room() -> None:
    words = "feet burn " * 30
    assert is_brief("x" * MOST_OF_EVENT, MOST_OF_EVENT)
    assert not is_brief("x" * (MOST_OF_EVENT + 1), MOST_OF_EVENT)
    assert brief(words, 28) == "feet burn … (in full below)"
    assert brief(words, 30) == "feet burn feet … (in full below)"
