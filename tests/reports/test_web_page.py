"""The page for a browser, read back with the standard library's parser."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from diary.reports.summary import Options, summary
from diary.reports.web_page import web_page
from tests.reports.diaries import FOR_ALL_TO_READ, LAST, PRIVATE, TWELVE_WEEKS, busy, with_notes

EMPTY = {"meta", "img", "br"}


@dataclass
class Reader(HTMLParser):
    """What stands in a document: its elements with their attributes, and the words of each kind of element."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append((self.open[-1], data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def said(self, *tags: str) -> list[str]:
        return [words for name, words in self.words if name in tags]


def read(html: bytes) -> Reader:
    reader = Reader()
    reader.feed(html.decode())
    assert reader.open == []
    return reader


def made_page(options: Options = Options(period=TWELVE_WEEKS)) -> bytes:  # noqa: B008 - frozen
    return web_page(summary(busy(), options), busy(), made_on=LAST)


def test_it_has_a_language_a_title_and_real_headings_in_order() -> None:
    page = read(made_page())
    assert page.all("html") == [{"lang": "en-GB"}]
    assert page.said("title") == ["Neuropathy diary summary, 28 Aug to 19 Nov 2026"]
    assert page.said("h1", "h2") == [
        "Neuropathy diary summary",
        "Now",
        "At a glance",
        "Course over 12 weeks",
        "Where",
        "Patient’s questions",
        "Exercises",
        "Treatments and changes",
        "Events",
        "Worst days",
        "Visit to visit",
        "From the notes",
    ]


def test_tables_have_heads_for_columns_and_rows() -> None:
    page = read(made_page(Options(period=TWELVE_WEEKS, form="full")))
    assert len(page.all("table")) == 5
    assert {cell.get("scope") for cell in page.all("th")} == {"col", "row"}
    assert "Thu 19 Nov" in page.said("th")


def test_each_drawing_says_in_words_what_it_shows() -> None:
    pictures = read(made_page()).all("img")
    assert len(pictures) == 2
    assert all(str(picture["src"]).startswith("data:image/svg+xml;base64,") for picture in pictures)
    assert "Numbness: mean 5.5" in str(pictures[0]["alt"])
    assert "Both feet: toes" in str(pictures[1]["alt"])


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs() -> None:
    html = made_page().decode()
    page = read(html.encode())
    assert not page.all("script") + page.all("link") + page.all("a") + page.all("iframe")
    assert not re.search(r"https?://", html)
    assert any("default-src 'none'" in str(one.get("content")) for one in page.all("meta"))


def test_the_private_note_is_not_in_it_and_the_chosen_one_is() -> None:
    html = made_page().decode()
    assert FOR_ALL_TO_READ in html
    assert PRIVATE not in html


@pytest.mark.parametrize("written", ["<script>alert(1)</script>", "a & b < c > d \" '", "痛み \U0001f600 ألم"])
def test_any_note_stands_in_it_as_it_was_typed(written: str) -> None:
    excerpt = with_notes(written)
    page = read(web_page(summary(excerpt, Options(period=TWELVE_WEEKS)), excerpt, made_on=LAST))
    assert f"“{written}”" in "".join(page.said("dd"))
    assert not page.all("script")


def test_the_same_diary_and_date_give_the_same_bytes() -> None:
    excerpt, options = busy(), Options(period=TWELVE_WEEKS)
    one, other = (web_page(summary(excerpt, options), excerpt, made_on=LAST) for _round in range(2))
    assert one == other
