"""The page for a browser, read back with the standard library's parser."""

import re
from base64 import b64decode
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser

import pytest

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.excerpt import Excerpt
from diary.domain.own_words import own_words_item
from diary.domain.site import SiteMark
from diary.paths import resources
from diary.reports import web_page as web_page_module
from diary.reports.summary import Form, Options, summary
from diary.reports.web_page import web_page
from tests.reports.diaries import FOR_ALL_TO_READ, HEADINGS, LAST, PRIVATE, TWELVE_WEEKS, busy, with_notes

EMPTY = {"meta", "img", "br", "source"}


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


@cache
def made_page(options: Options = Options(period=TWELVE_WEEKS)) -> bytes:  # noqa: B008 - frozen
    return web_page(summary(busy(), options), busy(), made_on=LAST)


def test_it_has_a_language_a_title_and_real_headings_in_order() -> None:
    page = read(made_page())
    assert page.all("html") == [{"lang": "en-GB"}]
    assert page.said("title") == ["Neuropathy diary summary, 28 Aug to 19 Nov 2026"]
    assert page.said("h1", "h2") == list(HEADINGS)


def test_where_nothing_was_marked_of_late_a_sentence_stands_and_no_drawing() -> None:
    mark = SiteMark(day=TWELVE_WEEKS.first, site="foot-sole-left-toes", symptom="pain")
    excerpt = Excerpt(period=busy().period, site_marks=(mark,))
    page = read(web_page(summary(excerpt, Options(period=TWELVE_WEEKS)), excerpt, made_on=LAST))
    assert "Nothing was marked in the last 4 weeks." in page.said("p")
    assert page.all("img") == []
    assert {tag for tag, _words in page.words} <= TEXT


TEXT = {"title", "style", "h1", "h2", "p", "dt", "dd", "th", "td", "li", "strong"}


@pytest.mark.parametrize("form", ["short", "full"])
def test_no_words_stand_outside_of_what_they_belong_to(form: Form) -> None:
    page = read(made_page(Options(period=TWELVE_WEEKS, form=form)))
    assert {tag for tag, _words in page.words} == TEXT


def test_a_blank_period_says_so_in_the_place_of_the_figures() -> None:
    blank = Excerpt(period=busy().period, profiles=busy().profiles)
    page = read(web_page(summary(blank, Options(period=TWELVE_WEEKS)), blank, made_on=LAST))
    assert "Nothing was recorded in this period." in page.said("p")
    assert "At a glance" not in page.said("h2")
    assert {tag for tag, _words in page.words} <= TEXT
    whole = read(made_page()).said("p")
    assert not any("Nothing was recorded" in words for words in whole)


def test_tables_have_heads_for_columns_and_rows() -> None:
    page = read(made_page(Options(period=TWELVE_WEEKS, form="full")))
    assert len(page.all("table")) == 5
    assert {cell.get("scope") for cell in page.all("th")} == {"col", "row"}
    assert "Thu 19 Nov" in page.said("th")


def test_each_value_of_a_table_has_the_name_of_its_column_for_the_cards_of_a_phone() -> None:
    page = read(made_page(Options(period=TWELVE_WEEKS, form="full")))
    names = page.said("th")
    assert all(cell["data-label"] in names for cell in page.all("td"))
    roles = {
        tag: {str(one.get("role")) for one in page.all(tag)} for tag in ("table", "thead", "tbody", "tr", "td", "th")
    }
    assert roles == {
        "table": {"table"},
        "thead": {"rowgroup"},
        "tbody": {"rowgroup"},
        "tr": {"row"},
        "td": {"cell"},
        "th": {"columnheader", "rowheader"},
    }


def test_what_may_have_to_be_scrolled_sideways_can_be_reached_by_keyboard() -> None:
    areas = [one for one in read(made_page()).all("div") if one.get("class") == "scroll"]
    [wide] = [one for one in areas if one.get("tabindex") == "0"]
    assert (wide["aria-label"] or "").startswith("Symptom, ")
    assert len(areas) > 1, "a table of few short columns is no stop of the Tab key"
    full = read(made_page(Options(period=TWELVE_WEEKS, form="full")))
    assert [one["aria-label"] for one in full.all("div") if one.get("tabindex") == "0"] == [wide["aria-label"]]


def test_the_style_holds_nothing_wider_than_a_phone_and_knows_dark_and_paper() -> None:
    style = (resources() / "reports" / "web_page.css").read_text("utf-8")
    assert not re.findall(r"(?<!max-)(?<!-)\b(?:min-)?width:\s*\d{3,}px", style)
    assert max(float(rem) for rem in re.findall(r"min-width: ([\d.]+)rem", style)) < 10
    assert re.search(r"@media screen and \(prefers-color-scheme: dark\)", style)
    assert re.search(r"@media print \{.*h1, h2, \.caption \{ break-after: avoid; \}", style, re.DOTALL)
    assert f"@media screen and {web_page_module._NARROW}" in style
    assert style in made_page().decode()


def test_there_is_a_chart_for_a_phone_and_one_for_a_screen() -> None:
    page = read(made_page())
    [narrow], wide = page.all("source"), page.all("img")[0]
    widths = [_width_pt(str(address)) for address in (narrow["srcset"], wide["src"])]
    assert [round(width * 25.4 / 72) for width in widths] == [95, 190]


def _width_pt(address: str) -> float:
    svg = b64decode(address.partition(",")[2]).decode()
    return float(re.findall(r'<svg[^>]*\bwidth="([\d.]+)pt"', svg)[0])


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


def test_the_patients_own_words_are_a_section_above_the_figures() -> None:
    told = replace(busy(), background=(BackgroundAnswer(item=own_words_item("pain"), texts=("a <hot> wire",)),))
    html = web_page(summary(told, Options(period=TWELVE_WEEKS)), told, made_on=LAST).decode()
    words = html.index("<h2>In the patient’s words</h2>")
    assert words < html.index("<h2>At a glance</h2>")
    assert "<dt>Pain</dt><dd>“a &lt;hot&gt; wire”</dd>" in html
