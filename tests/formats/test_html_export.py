"""The diary as a web page."""

from html.parser import HTMLParser

from hypothesis import given, settings

from diary.domain.change import added
from diary.domain.excerpt import Excerpt, changed
from diary.domain.period import Period, single
from diary.domain.record import Record
from diary.formats.exporting import html_export
from tests.formats.diaries import DAY, MADE_ON, PRIVATE, SHARED, diary
from tests.slow.whole import at
from tests.strategies import FIRST, LAST, diaries

VOID = {"meta", "br", "!doctype"}


class Read(HTMLParser):
    """The elements of a page with their attributes and texts; a tag that closes another raises `AssertionError`."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open[-1]][-1] += data


def page(excerpt: Excerpt) -> Read:
    return Read(html_export.write(excerpt, MADE_ON).decode())


def test_the_page_says_whose_diary_it_is_and_what_it_is_worth() -> None:
    found = page(diary())
    assert found.texts["h1"] == found.texts["title"] == ["Neuropathy diary of Alex Sample"]
    words = " ".join(found.texts["p"])
    assert "Kept by the patient, not verified, not a diagnosis." in words
    assert "From 2026-11-21 to 2026-11-22" in words
    assert ("html", {"lang": "en-GB"}) in found.elements


def test_what_was_not_rated_is_a_dash_and_never_0() -> None:
    rows = html_export.write(diary(), MADE_ON).decode().splitlines()
    [second] = [one for one in rows if one.startswith("<tr") and ">2026-11-22<" in one and "12:30" in one]
    assert second.count(">–</td>") == 2
    assert "5 at 12:30" in second
    assert ">0</td>" not in second


def test_every_text_stands_there_as_it_was_written() -> None:
    cells = page(diary()).texts["td"]
    assert SHARED in cells
    assert PRIVATE in cells
    assert "Numb; Burning" in cells


def test_every_header_cell_says_what_it_heads_and_every_table_is_in_its_section() -> None:
    found = page(diary())
    assert {attributes.get("scope") for tag, attributes in found.elements if tag == "th"} == {"col", "row"}
    named = {attributes["id"] for tag, attributes in found.elements if tag == "h2"}
    assert {attributes["aria-labelledby"] for tag, attributes in found.elements if tag == "section"} == named
    assert {str(attributes["href"])[1:] for tag, attributes in found.elements if tag == "a"} == named


def test_each_value_has_the_name_of_its_column_for_the_cards_of_a_phone() -> None:
    names, cells = list[str](), list[tuple[str | None, str | None]]()
    text = html_export.write(diary(), MADE_ON).decode()
    for part in text.split("<table")[1:]:
        found = Read(f"<table{part.partition('</table>')[0]}</table>")
        names = found.texts["th"][: sum(one.get("scope") == "col" for _tag, one in found.elements)]
        labels = [one.get("data-label") for tag, one in found.elements if tag == "td"]
        heads = names[1:] * (len(labels) // max(1, len(names) - 1))
        texts = found.texts.get("td", [])
        cells += [(name if said else None, label) for name, label, said in zip(heads, labels, texts, strict=True)]
    assert len([name for name, _label in cells if name]) > 50
    assert all(name == label for name, label in cells)
    roles = {(tag, one.get("role")) for tag, one in page(diary()).elements if tag in ("table", "tr", "td")}
    assert roles == {("table", "table"), ("tr", "row"), ("td", "cell"), ("td", None)}


def test_it_is_dark_where_the_reader_has_it_so_and_becomes_cards_on_a_phone() -> None:
    [style] = page(diary()).texts["style"]
    assert "(prefers-color-scheme: dark)" in style
    narrow = style.partition("@media screen and (max-width: 44rem)")[2].partition("@media")[0]
    assert "content: attr(data-label)" in narrow


@given(diaries)
@settings(max_examples=at(50, 20))
def test_a_random_diary_is_sound_and_has_nothing_from_elsewhere(some: list[Record]) -> None:
    found = page(changed(Excerpt(period=Period(FIRST, LAST)), added(some)))
    assert not {"script", "img", "link", "iframe", "object"} & {tag for tag, _attributes in found.elements}
    assert all(str(attributes.get("href", "#")).startswith("#") for _tag, attributes in found.elements)


def test_a_period_without_an_entry_says_so() -> None:
    assert "Nothing was recorded in this period." in page(Excerpt(period=single(DAY))).texts["p"]
