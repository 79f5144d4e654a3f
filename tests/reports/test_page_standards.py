"""The PDF as archives, screen readers and grey printers see it."""

import getpass
import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import page as validation
import pdfplumber
import pikepdf
import pytest
from numpy.typing import NDArray

from diary import paths
from diary.domain.excerpt import Excerpt
from diary.reports.pages import page_picture
from diary.reports.row_headers import with_row_headers
from diary.reports.summary import Options
from diary.reports.typesetting import _with_clear_stream_ends
from tests.reports.diaries import HEADINGS, KNEE, TWELVE_WEEKS, busy, made, pdf_of, rated, with_notes
from tests.reports.pdf_text import without_lines

LETTER = Options(period=TWELVE_WEEKS, paper="letter")


def blank() -> Excerpt:
    return replace(made(), ratings=(), exercises=(), treatments=(), notes=(), events=())


def odd() -> Excerpt:
    """An own symptom, text without glyphs, and notes for a second page."""
    noted = with_notes(*(f"{number} 痛み #let " + "It burnt at night. " * 6 for number in range(30)))
    own = replace(KNEE, name="Knie \U0001f9b5")
    return replace(noted, ratings=(*noted.ratings, *rated("knee-pain", {3: 4})), definitions=(own,))


@cache
def made_page() -> bytes:
    return pdf_of(made())


PAGES: dict[str, Callable[[], bytes]] = {
    "made": made_page,
    "letter": lambda: pdf_of(made(), LETTER),
    "blank": lambda: pdf_of(blank()),
    "odd": lambda: pdf_of(odd()),
    "busy": lambda: pdf_of(busy()),
    "full": lambda: pdf_of(busy(), replace(LETTER, form="full")),
}


@cache
def page_of(kind: str) -> bytes:
    return PAGES[kind]()


@pytest.mark.parametrize("profile", ["2a", "ua1"])
@pytest.mark.parametrize("kind", PAGES)
def test_the_page_conforms_to_the_standards_for_archives_and_accessibility(kind: str, profile: str) -> None:
    report = validation.validate_pdf_bytes(page_of(kind), profile=profile)
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="the qpdf program is not installed")
@pytest.mark.parametrize("kind", PAGES)
def test_qpdf_finds_nothing_wrong(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(page_of(kind))
    run = subprocess.run(["qpdf", "--check", str(file)], check=False, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")


def test_a_stream_that_ends_in_cr_does_not_look_shorter_than_it_is() -> None:
    ambiguous = b"<</Length 3>>\nstream\nab\r\nendstream\nendobj\n"
    assert _with_clear_stream_ends(ambiguous) == b"<</Length 3>>\nstream\nab\r\rendstream\nendobj\n"
    clear = b"<</Length 2>>\nstream\nab\nendstream\nendobj\n"
    assert _with_clear_stream_ends(clear) == clear


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The structure elements below a node, in reading order."""
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def test_the_document_names_its_language_and_title_and_no_author() -> None:
    with opened(made_page()) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == "Neuropathy diary summary, 28 Aug to 19 Nov 2026"
        assert "/Author" not in pdf.docinfo


def test_headings_are_real_and_in_reading_order() -> None:
    with opened(made_page()) as pdf:
        tags = [str(element.S) for element in elements(pdf.Root.StructTreeRoot)]
    headings = [tag for tag in tags if tag.startswith("/H") and tag[2:].isdigit()]
    assert headings == ["/H1", *["/H2"] * 7]
    assert tags.index("/Table") < tags.index("/Figure")


READING_ORDER = (*HEADINGS, "Day by day")


def test_what_is_heard_comes_in_the_order_of_the_page() -> None:
    heard = list(spoken(page_of("full")))
    assert [words for tag, words in heard if tag in {"H1", "H2"}] == list(READING_ORDER)
    whole = " ".join(words for _tag, words in heard)
    told = ("Pregabalin, started", "Fall (2)", "Pain 6", "Slept through")
    assert [whole.index(words) for words in told] == sorted(whole.index(words) for words in told)


def test_a_full_short_page_is_heard_column_by_column_and_the_notes_last() -> None:
    heard = [words for tag, words in spoken(page_of("busy")) if tag in {"H1", "H2"}]
    assert heard[:4] == list(READING_ORDER[:4])
    assert heard[-2:] == ["From the notes", "What had no room above"]
    assert set(READING_ORDER[:-1]) - {"Worst days"} <= set(heard)


def spoken(pdf: bytes) -> Iterator[tuple[str, str]]:
    """Tag and words of each structure element, in reading order; a heading with all that is in it."""
    with pdfplumber.open(io.BytesIO(without_lines(pdf))) as document:
        words: dict[tuple[int, int], str] = {}
        for letter in (letter for sheet in document.pages for letter in sheet.chars):
            place = letter["page_number"], letter["mcid"]
            words[place] = words.get(place, "") + letter["text"].replace("\N{ZERO WIDTH SPACE}", "")
        yield from _heard(document.structure_tree, words, 1)


def _heard(nodes: list[Any], words: dict[tuple[int, int], str], page: int) -> Iterator[tuple[str, str]]:
    for node in nodes:
        on = node.get("page_number") or page
        said = "".join(words.get((on, mark), "") for mark in node.get("mcids", []))
        below = list(_heard(node.get("children", []), words, on))
        if node["type"] in {"H1", "H2"}:
            yield node["type"], said + "".join(text for _tag, text in below)
        else:
            if said:
                yield node["type"], said
            yield from below


def test_every_table_has_header_cells_that_its_cells_point_to() -> None:
    with opened(page_of("full")) as pdf:
        tables = [element for element in elements(pdf.Root.StructTreeRoot) if element.S == "/Table"]
        assert len(tables) == 6
        for table in tables:
            cells = list(elements(table))
            heads = {str(cell.ID): str(_of_table(cell, "/Scope")) for cell in cells if cell.S == "/TH"}
            assert list(heads.values()).count("/Column") >= 2
            rows = [[cell for cell in row.K if cell.S in ("/TH", "/TD")] for row in cells if row.S == "/TR"][1:]
            assert [heads[str(row[0].ID)] for row in rows] == ["/Row"] * len(rows)
            for first, *others in rows:
                for cell in others:
                    column, row = map(str, _of_table(cell, "/Headers"))
                    assert (heads[column], row) == ("/Column", str(first.ID))


def test_the_head_of_each_row_is_found_by_its_identifier() -> None:
    with opened(page_of("full")) as pdf:
        identifiers = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        headers = [element for element in elements(pdf.Root.StructTreeRoot) if element.S == "/TH"]
        assert len(headers) > 84
        assert all(identifiers[str(one.ID)] == one for one in headers)


def test_a_page_without_a_table_is_as_it_was() -> None:
    pdf = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(pdf)
    assert with_row_headers(pdf.getvalue()) == pdf.getvalue()


def _of_table(cell: pikepdf.Object, name: str) -> Any:  # noqa: ANN401 - a PDF object
    [value] = [part[name] for part in _attributes(cell) if part.get("/O") == "/Table" and name in part]
    return value


def _attributes(cell: pikepdf.Object) -> list[pikepdf.Object]:
    found = cell.get("/A")
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def test_the_chart_is_told_in_sentences() -> None:
    with opened(made_page()) as pdf:
        [figure] = [element for element in elements(pdf.Root.StructTreeRoot) if element.S == "/Figure"]
        told = str(figure.Alt)
    assert told.startswith("28 Aug to 19 Nov 2026.")
    assert "Numbness: mean 5.5 on 84 of 84 days, from 5 to 6." in told


def test_the_body_map_is_told_in_words() -> None:
    with opened(page_of("full")) as pdf:
        figures = [element for element in elements(pdf.Root.StructTreeRoot) if element.S == "/Figure"]
        assert len(figures) == 2
        assert "Numbness: Both feet: toes, balls of the feet. Both hands: fingertips." in str(figures[1].Alt)


def test_nothing_in_the_file_says_whose_computer_made_it() -> None:
    with opened(page_of("busy")) as pdf:
        about = {str(key): str(value) for key, value in pdf.docinfo.items()}
        packet = pdf.Root.Metadata.read_bytes().decode()
        streams = b"".join(found.read_bytes() for found in pdf.objects if isinstance(found, pikepdf.Stream))
    assert set(about) == {"/Title", "/Creator", "/CreationDate", "/ModDate"}
    for hidden in (getpass.getuser(), str(Path.home()), str(paths.resources()), "/tmp/", os.uname().nodename):  # noqa: S108 - nothing is written
        assert hidden not in packet
        assert hidden not in " ".join(about.values())
        assert hidden.encode() not in streams


def test_all_fonts_are_the_programs_own_and_embedded() -> None:
    with opened(pdf_of(odd())) as pdf:
        fonts = [font for sheet in pdf.pages for font in sheet.Resources.Font.values()]
        [names, files] = zip(*((str(font.BaseFont), _is_embedded(font)) for font in fonts), strict=True)
    assert all("AtkinsonHyperlegibleNext" in name for name in names)
    assert all(files)


def _is_embedded(font: pikepdf.Object) -> bool:
    descriptor = font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font.FontDescriptor
    return any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))


def grey(pdf: bytes, width: int) -> NDArray[np.float64]:
    """The first page as a grey printer sees it: luminance from 0 black to 255 white."""
    picture = page_picture(pdf, 0, width)
    pixels = np.frombuffer(picture.rgba, dtype=np.uint8).reshape(picture.height, picture.width, 4)
    lightness: NDArray[np.float64] = pixels[..., :3] @ np.array([0.2126, 0.7152, 0.0722])
    return lightness


def test_words_are_black_on_white_in_grey() -> None:
    scale = 3
    with pdfplumber.open(io.BytesIO(without_lines(made_page()))) as document:
        sheet = document.pages[0]
        lightness = grey(made_page(), round(sheet.width * scale))
        words = [word for word in sheet.extract_words() if any(letter.isalnum() for letter in word["text"])]
    assert len(words) > 100
    for word in words:
        left, top, right, bottom = (round(word[edge] * scale) for edge in ("x0", "top", "x1", "bottom"))
        seen = lightness[top:bottom, left:right]
        assert seen.max() == pytest.approx(255), word["text"]
        assert seen.min() < 0x50, word["text"]


def test_the_marks_of_the_symptoms_differ_in_shape_and_not_only_in_colour() -> None:
    lightness = grey(made_page(), 595 * 4)
    with pdfplumber.open(io.BytesIO(without_lines(made_page()))) as document:
        words = {word["text"]: word for word in reversed(document.pages[0].extract_words())}
    shapes = set()
    for name in ("Numbness", "Tingling", "Pain"):
        middle = round(2 * (words[name]["top"] + words[name]["bottom"]))
        left = 36 * 4
        seen = lightness[middle - 20 : middle + 20, left : left + 40] < 0xA0
        assert seen.any()
        shapes.add(tuple(int(row) for row in seen.sum(axis=1)))
    assert len(shapes) == 3
