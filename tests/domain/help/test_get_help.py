"""“When to get help”: the fixed page, and the emergency numbers."""

import re
from pathlib import Path

import pytest

from diary import paths
from diary.domain.help.emergency import country_of, emergency_numbers, emergency_numbers_from
from diary.domain.help.get_help import get_help, get_help_from
from diary.domain.record import InvalidEntryError

FIRST = {
    "GB": "999",
    "US": "911",
    "AU": "000",
    "NZ": "111",
    "DE": "112",
    "CH": "144",
    "FR": "15",
    "BR": "192",
    "CN": "120",
}
PAGE = """title = "T"
opening = "O"
static = "S"
check_number = "C"
[[group]]
act = "A"
who = "W"
[[group.sign]]
text = "X"
"""


def pages() -> list[Path]:
    return sorted((paths.resources() / "help").glob("*/when_to_get_help.toml"))


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.parent.name)
def test_every_language_has_the_five_groups_calmly_and_a_source_for_each_line(path: Path) -> None:
    page = get_help_from(path)
    assert [len(group.signs) for group in page.groups] == [5, 2, 5, 2, 2]
    texts = [page.title, page.opening, page.static, *(sign.text for group in page.groups for sign in group.signs)]
    assert not any("!" in text for text in texts)
    assert all(sign.source.strip() for group in page.groups for sign in group.signs)
    assert len(set(texts)) == len(texts)


def test_the_first_group_is_for_the_emergency_number_and_the_last_is_not_urgent() -> None:
    acts = [group.act for group in get_help().groups]
    assert "emergency number" in acts[0]
    assert acts[-1] == "Ask soon"


def test_a_line_without_its_source_is_named(tmp_path: Path) -> None:
    path = tmp_path / "page.toml"
    path.write_text(PAGE, encoding="utf-8")
    with pytest.raises(InvalidEntryError, match=re.escape("page.toml cannot be read: “sign.source” is missing.")):
        get_help_from(path)


def test_each_country_has_numbers_that_can_be_dialled() -> None:
    known = emergency_numbers()
    assert len(known) >= 30
    assert {code: known[code].numbers[0] for code in FIRST} == FIRST
    for code, country in known.items():
        assert re.fullmatch("[A-Z]{2}", code)
        assert all(
            re.fullmatch(r"\d{2,6}", number) for number in (*country.numbers, *filter(None, [country.advice]))
        ), code


def test_numbers_in_words() -> None:
    known = emergency_numbers()
    assert known["GB"].in_words == "999 or 112"
    assert known["GB"].advice_in_words == "111 (in England, Scotland and Wales)"
    assert known["FR"].in_words == "15 or 112 (114 for deaf people)"
    assert known["US"].in_words == "911"


def test_the_chosen_country_comes_before_that_of_the_computer() -> None:
    assert country_of("", "GB") == "GB"
    assert country_of("FR", "GB") == "FR"
    assert country_of("XX", "GB") == "GB"
    assert country_of("", "MA") == ""


def test_a_number_that_is_no_list_is_named(tmp_path: Path) -> None:
    path = tmp_path / "emergency.toml"
    path.write_text('[GB]\nname = "Britain"\nnumbers = "999"\nsource = "S"\n', encoding="utf-8")
    with pytest.raises(InvalidEntryError, match=re.escape("“GB.numbers” has to be a list of texts")):
        emergency_numbers_from(path)
