"""The practitioner's web page in Chromium: at three widths, light, dark, and printed.

The accessibility rules are axe's, if `npm ci` was run in `tests/browser`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pdfplumber
import pytest

from diary.domain.change import added
from diary.domain.definition import Definition
from diary.domain.excerpt import changed
from diary.domain.note import Note
from diary.formats.exporting import html_export
from diary.reports.summary import Form, Options, summary
from diary.reports.web_page import web_page
from tests.browser.chromium import AXE, CHROMIUM, Tab, chromium
from tests.reports.diaries import LAST, TWELVE_WEEKS, busy, day, rated
from tests.slow.whole import PATIENCE_S, at, walked

WIDTHS = (390, 800, 1280)
FORMS = at(("short", "full"), ("full",))
LONG_WORD = "Donaudampfschiff" * 25
HEADING_PT = 12
_WIDER = """[...document.querySelectorAll('body *')].filter(one => {
  const box = one.getBoundingClientRect();
  const isHidden = !box.width || getComputedStyle(one.closest('thead') ?? one).position === 'absolute';
  return !isHidden && (box.right > innerWidth + 1 || box.left < -1);
}).map(one => one.tagName + ': ' + one.textContent.slice(0, 40))"""
_SCROLLED = """[...document.querySelectorAll('body *')].filter(
  one => one.scrollWidth > one.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX)
).length"""
_SMALLEST_PX = """Math.min(...[...document.querySelectorAll('h1, h2, p, th, td, dt, dd, li')]
  .filter(one => one.textContent.trim()).map(one => parseFloat(getComputedStyle(one).fontSize)))"""
_CHART = """(() => { const one = document.querySelector('picture img');
  return [one.currentSrc === document.querySelector('source').srcset, one.clientWidth / one.naturalWidth]; })()"""
_LIGHT = "Number(getComputedStyle(document.body).backgroundColor.split('(')[1].split(',')[0]) > 127"
_AXE = "axe.run().then(found => found.violations.map(one => one.id + ': ' + one.nodes.map(node => node.html)))"
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.timeout(PATIENCE_S),
]


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with chromium(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


def made(folder: Path, form: Form, notes: int = 3) -> Path:
    """The page with five own symptoms, one with a long name, and `notes` notes, one with a long word."""
    names = ["Knee pain", "W" * 60, "Heaviness of both legs in the evening", "Itching", "Cold feet"]
    own = [Definition(kind="symptom", key=f"own-{number}", name=name) for number, name in enumerate(names)]
    ratings = [one for thing in own for one in rated(thing.key, {number: number % 7 for number in range(84)})]
    written = [Note(day=day(number), text=f"Note {number}", for_practitioner=True) for number in range(notes)]
    long = Note(day=day(80), text=LONG_WORD, for_practitioner=True)
    excerpt = changed(busy(), added([*own, *ratings, *written, long]))
    options = replace(Options(period=TWELVE_WEEKS), form=form)
    file = folder / f"{form}-{notes}.html"
    file.write_bytes(web_page(summary(excerpt, options), excerpt, made_on=LAST))
    return file


@pytest.mark.parametrize("form", FORMS)
def test_it_is_read_without_scrolling_sideways_at_each_width_light_and_dark(
    tab: Tab, tmp_path: Path, form: Form
) -> None:
    page = made(tmp_path, form)
    for width, dark in walked(WIDTHS, [False, True]):
        tab.show(page, width, dark=dark)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.evaluate(_WIDER) == [] or width > WIDTHS[0]
        assert tab.evaluate(_SCROLLED) == 0 or width > WIDTHS[0]
        assert tab.evaluate(_SMALLEST_PX) >= 15
        assert tab.evaluate(_LIGHT) is not dark
        is_narrow, scale = tab.evaluate(_CHART)
        assert is_narrow == (width < 704)
        assert scale > 0.9 or width > WIDTHS[0]


def exported(folder: Path) -> Path:
    """The diary as a web page, with a note of a long word."""
    excerpt = changed(busy(), added([Note(day=day(80), text=LONG_WORD)]))
    file = folder / "diary.html"
    file.write_bytes(html_export.write(excerpt, LAST))
    return file


def test_the_diary_as_a_web_page_is_read_in_the_same_way(tab: Tab, tmp_path: Path) -> None:
    page = exported(tmp_path)
    for width, dark in walked(WIDTHS, [False, True]):
        tab.show(page, width, dark=dark)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.evaluate(_WIDER) == [] or width > WIDTHS[0]
        assert tab.evaluate(_SMALLEST_PX) >= 15
        assert tab.evaluate(_LIGHT) is not dark
        if AXE.is_file() and width in at(WIDTHS, WIDTHS[:1]):
            tab.evaluate(AXE.read_text("utf-8") + "; 0")
            assert tab.evaluate(_AXE) == []


@pytest.mark.skipif(not AXE.is_file(), reason="npm ci was not run in tests/browser")
@pytest.mark.parametrize("form", FORMS)
def test_axe_finds_nothing_wrong(tab: Tab, tmp_path: Path, form: Form) -> None:
    page = made(tmp_path, form)
    for width, dark in walked(at(WIDTHS, WIDTHS[:1]), [False, True]):
        tab.show(page, width, dark=dark)
        tab.evaluate(AXE.read_text("utf-8") + "; 0")
        assert tab.evaluate(_AXE) == []
    tab.evaluate("document.querySelector('img').removeAttribute('alt'), document.documentElement.lang = ''")
    assert len(tab.evaluate(_AXE)) == 2


@pytest.mark.parametrize("form", FORMS)
def test_no_heading_is_alone_at_the_foot_of_a_printed_page(tab: Tab, tmp_path: Path, form: Form) -> None:
    """The notes move the content below them, line by line."""
    for notes in range(26, at(65, 27), 3):
        page = made(tmp_path, form, notes)
        captions = set(re.findall(r'<p class="caption">([^<]*)</p>', page.read_text("utf-8")))
        tab.show(page, 800, dark=True, media="")
        with pdfplumber.open(BytesIO(tab.printed())) as printed:
            for sheet in printed.pages:
                lines = sheet.extract_text_lines()
                assert max(one["size"] for one in lines[-1]["chars"]) < HEADING_PT, lines[-1]["text"]
                assert lines[-1]["text"] not in captions
                corner = sheet.crop((0, 0, 20, 20)).to_image(resolution=20).original
                assert np.asarray(corner).min() > 250  # paper is white in the dark scheme too
