"""The text of a file, in whatever encoding its program wrote it."""

import pytest

from diary.formats.errors import FormatError
from diary.formats.importing.encoding import (
    as_other,
    decoded,
    doubtful_words,
    encoding_of,
    name_of_encoding,
    text_of_beginning,
)

GERMAN = "Datum;Müdigkeit;Notiz\n24.10.2026;3;Füße weiß und kühl, Schmerzen stärker\n" * 3
RUSSIAN = "Дата;Боль;Заметка\n24.10.2026;3;онемение в ногах, покалывание к вечеру\n" * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "cp1252"),
        (GERMAN, "mac_roman"),
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "cp1251"),
    ],
)
def test_a_text_is_read_as_it_was_written(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding))[0].removeprefix("\ufeff") == text


def test_an_encoding_that_is_chosen_is_used_and_one_that_cannot_be_is_refused() -> None:
    assert decoded("ü".encode("mac_roman"), "cp1252")[0] == "Ÿ"
    with pytest.raises(FormatError, match=r"^The file is not text in the encoding utf-8\.$"):
        decoded("ü".encode("cp1252"), "utf-8")
    with pytest.raises(FormatError, match="martian"):
        decoded(b"a", "martian")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8-sig", "UTF-8"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1250", "Windows-1250"),
        ("mac_roman", "Mac Roman"),
        ("koi8-r", "koi8-r"),
    ],
)
def test_an_encoding_has_the_name_by_which_people_know_it(encoding: str, name: str) -> None:
    assert name_of_encoding(encoding) == name


def test_a_sign_within_a_word_that_no_code_page_explains_is_read_as_central_europes() -> None:
    assert encoding_of("Date;Note\n2026-03-01;Fuß a±b\n".encode("cp1252")) == "cp1250"


def test_windows_1252_is_named_where_another_would_read_the_same() -> None:
    assert name_of_encoding(encoding_of(GERMAN.encode("cp1252"))) == "Windows-1252"


@pytest.mark.parametrize("cut", range(1, 8))
def test_a_beginning_that_ends_within_a_letter_is_still_text(cut: int) -> None:
    assert text_of_beginning(("Größe: " + "€" * 10).encode()[:-cut]).startswith("Größe: €")


@pytest.mark.parametrize("content", [bytes(range(256)) * 4, b"\x00\x01\x02" * 200, b"\xff\xd8\xff\xe0" + bytes(400)])
def test_what_is_no_text_has_no_beginning(content: bytes) -> None:
    assert text_of_beginning(content) == ""


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Schmerzen in den Füßen; müde", "cp1252"),
        ("Pieds glacés, très fatigué, brûlure", "cp1252"),
        ("Mal dormido, el niño, ¿por qué?", "cp1252"),
        ("Não consegui dormir, pressão", "cp1252"),
        ("Ont i fötterna på kvällen", "cp1252"),
        ("Silny ból stóp, źle spałem, mrówki", "cp1250"),
        ("Bolest nohou, špatně spal, příznaky", "cp1250"),
        ("Боль в ногах, плохо спал", "cp1251"),
    ],
)
def test_the_letters_of_one_western_language_are_windows_1252_and_no_others(text: str, encoding: str) -> None:
    content = (f"Date;Note\n2026-03-01;{text}\n" * 5).encode(encoding)
    assert decoded(content)[0].splitlines()[1] == f"2026-03-01;{text}"


def test_words_whose_letters_no_language_has_together_are_in_doubt() -> None:
    german, mixed = ["Füße", "Kälte, müde"], ["Füße", "Señor åter", "ñandú"]
    assert doubtful_words(german, "cp1252") == ""
    assert doubtful_words(german, "cp1252", is_told=True) == "Füße, Kälte, müde"
    assert doubtful_words(mixed, "cp1252") == "Füße, Señor, åter"
    assert doubtful_words(mixed, "utf-8") == ""
    assert (as_other("źle", "cp1250", "cp1252"), as_other("źle", "cp1252", "cp1250")) == ("Ÿle", "")
