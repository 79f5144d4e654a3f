"""Names and texts that look like markup stand on paper, in charts and in files as they were written."""

import sys
from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

import pytest

from diary.charts import CHARTS, chart_named
from diary.charts.picture import file
from diary.charts.style import PAPER
from diary.domain.change import added
from diary.domain.excerpt import Excerpt, changed
from diary.domain.period import Period
from diary.formats import export_formats
from diary.formats.exporting.format import ExportFormat
from diary.reports import background, page, pages, plain_text, web_page
from diary.reports.background import BackgroundOptions
from diary.reports.summary import Options, summary
from tests.charts.figures import prepared
from tests.ui.marked_up import Openings, diary_of, watched, words_with
from tests.ui.windows import TODAY

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux tells who opens a file (inotify)"
)
PERIOD = Period(TODAY - timedelta(days=20), TODAY)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "marker.png"
    path.write_bytes(b"a picture")
    return path


@pytest.fixture
def words(picture: Path) -> str:
    return words_with(picture)


@pytest.fixture
def openings(picture: Path) -> Iterator[Openings]:
    with watched(picture) as watch:
        yield watch


@pytest.fixture
def diary(words: str) -> Excerpt:
    return changed(Excerpt(period=Period(TODAY - timedelta(days=200), TODAY)), added(diary_of(words)))


class Elements(HTMLParser):
    """The pictures of a document, and all its text in one."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pictures: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pictures += [source for name, source in attrs if tag == "img" and name == "src" and source]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_page_in_html_has_no_picture_but_its_own(diary: Excerpt, words: str) -> None:
    facts = summary(diary, Options(period=PERIOD))
    html = [web_page.web_page(facts, diary, made_on=TODAY)]
    html += [form.write(diary, TODAY) for form in export_formats() if form.ending == "html"]
    assert len(html) > 1
    for content in html:
        read = Elements(content.decode())
        assert words in read.text
        assert all(source.startswith("data:") for source in read.pictures)


def test_the_page_on_paper_says_it_as_it_was_written(diary: Excerpt, openings: Openings) -> None:
    facts = summary(diary, Options(period=PERIOD))
    made = (
        page.page(facts, diary, made_on=TODAY),
        background.background_page(diary, BackgroundOptions(), made_on=TODAY),
    )
    for pdf in made:
        text = "".join(chain.from_iterable(pages.page_texts(pdf))).replace("\N{ZERO WIDTH SPACE}", "")
        assert "<b>x</b>" in text
        assert '#eval("1")' in text.replace("“", '"').replace("”", '"')
    assert openings.count() == 0


def test_the_page_as_text_says_it_as_it_was_written(diary: Excerpt) -> None:
    facts = summary(diary, Options(period=PERIOD))
    assert "<b>x</b>" in plain_text.plain_text(facts, diary, made_on=TODAY)


@pytest.mark.parametrize("kind", ["png", "svg"])
@pytest.mark.parametrize("key", CHARTS)
def test_a_chart_draws_a_name_as_it_was_written(diary: Excerpt, openings: Openings, key: str, kind: str) -> None:
    assert file(prepared(chart_named(key), diary), PAPER, 600, 400, kind)
    assert openings.count() == 0


@pytest.mark.parametrize("form", export_formats(), ids=lambda form: form.key)
def test_every_file_can_be_written(diary: Excerpt, openings: Openings, form: ExportFormat) -> None:
    assert form.write(diary, TODAY)
    assert openings.count() == 0
