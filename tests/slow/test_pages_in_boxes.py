"""Pages analysed by their bounding boxes: no overlapping text, no squeezed column, no page beyond the form's limit."""

import io
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
import typst
from pdfplumber.page import Page

from diary.domain.change import added
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt, changed
from diary.domain.note import Note
from diary.domain.period import Period, ending
from diary.domain.symptom import MORE, SYMPTOMS, Rating
from diary.domain.treatment import TreatmentEvent
from diary.domain.visit import Question, Visit
from diary.formats.importing import json_import
from diary.reports.page import page
from diary.reports.pages import page_texts
from diary.reports.summary import Form, Options, summary
from tests.reports.diaries import LAST, busy
from tests.reports.pdf_text import without_lines
from tests.slow.diaries import in_parallel
from tests.slow.whole import PATIENCE_S, at, only_whole

MOST_PAGES = {"short": 2, "full": 3}
OVERLAP_PT = 1.5
LEAST_LETTERS = 8
"""A column is squeezed if three lines of one cell in a row have a single word of fewer letters each."""
PORTION = 25
"""The number of random diaries in one test, of the 500 of the whole run; CI has time for the first test."""
WORDS = ("burning", "numb", "feet", "at", "night", "the", "left", "calf", "cold", "ankles", "buzzing", "walk", "stairs")


def diary(seed: int) -> Excerpt:
    """A random diary of 24 weeks with varying amounts of everything; up to seven own symptoms and six medicines."""
    chance = random.Random(seed)  # noqa: S311 - made-up diaries

    def words(most: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, most))).capitalize()

    def some(most: int) -> range:
        return range(chance.randint(0, most))

    def on() -> date:
        return LAST - timedelta(days=chance.randint(0, 167))

    own = [Definition(kind="symptom", key=f"own-{n}", name=f"{words(6)} {n}"[-60:]) for n in some(7)]
    events = [Definition(kind="event", key=f"event-{n}", name=f"{words(4)} {n}") for n in some(3)]
    medicines = [
        Definition(kind="treatment", key=f"medicine-{n}", name=f"{words(2)} {n}", category="medicine") for n in some(6)
    ]
    symptoms = [*(one.key for one in SYMPTOMS), *(one.key for one in MORE if chance.random() < 0.15)]
    symptoms += [one.key for one in own]
    share = chance.choice((0.1, 0.5, 0.9))
    days = [LAST - timedelta(days=back) for back in range(168)]
    return replace(
        busy(),
        definitions=(*busy().definitions, *own, *events, *medicines),
        ratings=tuple(
            Rating(day=day, symptom=key, value=chance.randint(0, 10))
            for key in symptoms
            for day in sorted(days)
            if chance.random() < share
        ),
        events=tuple(
            sorted(
                (
                    Event(day=on(), event=key, place=words(3), text=words(9), hurt=chance.choice((True, False, None)))
                    for key in ("fall", "near-fall", *(one.key for one in events))
                    for _ in some(9)
                ),
                key=lambda one: one.day,
            )
        ),
        treatment_changes=tuple(
            sorted(
                (
                    TreatmentEvent(day=on(), treatment=one.key, turn="started", dose="75 mg", times=words(3))
                    for one in medicines
                    for _ in some(2)
                ),
                key=lambda one: one.day,
            )
        ),
        notes=tuple(Note(day=on(), text=words(40), for_practitioner=True) for _ in some(40)),
        questions=tuple(Question(text=words(30) + "?") for _ in some(8)),
        visits=tuple(Visit(date=on(), whom=words(2), agreed=words(20)) for _ in some(5)),
    )


def case(name: str) -> Excerpt:
    """One of the cases: `names` has seven own symptoms with long names, rated for four weeks, `five` five symptoms.

    The latter has 24 weeks with everything else.
    """
    records = json_import.read((Path(__file__).parents[1] / "data" / "reports" / f"{name}.json").read_bytes())
    last = date(2026, 11, 27)
    empty = Excerpt(period=Period(last - timedelta(days=400), last))
    return changed(empty, added([one for some in records.values() for one in some]))


@cache
def page_of_case(name: str, days: int, form: Form) -> bytes:
    """The page of `days` days of a case, without the lines of its chart."""
    excerpt, options = case(name), Options(period=ending(date(2026, 11, 27), days), form=form)
    return without_lines(page(summary(excerpt, options), excerpt, made_on=options.period.last))


def lines_of(sheet: Page) -> list[list[dict[str, Any]]]:
    """The words of a page by line, from left to right."""
    lines: dict[int, list[dict[str, Any]]] = {}
    for word in sheet.extract_words(x_tolerance=1.5, y_tolerance=1):
        lines.setdefault(round(word["top"]), []).append(word)
    return [sorted(line, key=lambda word: word["x0"]) for _top, line in sorted(lines.items())]


def overlaps(sheet: Page) -> Iterator[tuple[str, str]]:
    """Overlapping letters of the text on one line; those of charts are outlines."""
    for line in lines_of(sheet):
        for one, other in pairwise(line):
            if float(one["x1"]) - float(other["x0"]) > OVERLAP_PT:
                yield str(one["text"]), str(other["text"])


def cells(parts: Sequence[Mapping[str, Any]]) -> Iterator[Sequence[int]]:
    """The marked content of each innermost element of the page's structure: of a cell, a label, a paragraph."""
    for part in parts:
        if part.get("mcids"):
            yield part["mcids"]
        yield from cells(part.get("children", []))


def squeezed(sheet: Page) -> Iterator[str]:
    """Cells with three consecutive lines of a single short word each."""
    words: dict[int, list[dict[str, Any]]] = {}
    for word in sheet.extract_words(x_tolerance=1.5, y_tolerance=1, extra_attrs=["mcid"]):
        words.setdefault(word["mcid"], []).append(word)
    for marked in cells(sheet.structure_tree):
        lines: dict[int, list[str]] = {}
        for word in (word for mark in marked for word in words.get(mark, [])):
            lines.setdefault(round(word["bottom"]), []).append(str(word["text"]))
        for some in zip(*(list(lines.values())[skipped:] for skipped in range(3)), strict=False):
            if all(len(line) == 1 and len(line[0]) < LEAST_LETTERS for line in some):
                yield " / ".join(line[0] for line in some)


def troubles(pdf: bytes, form: Form) -> dict[str, object]:
    """The problems of the page; empty if there are none."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        found = {
            "overlaps": [pair for sheet in document.pages for pair in overlaps(sheet)],
            "squeezed": [words for sheet in document.pages for words in squeezed(sheet)],
            "pages": len(document.pages) if len(document.pages) > MOST_PAGES[form] else 0,
        }
        if form == "short":
            found["not first"] = [
                heading
                for sheet in document.pages[1:]
                for heading in ("Exercises", "Events", "Treatments and changes", "Visit to visit", "Worst days")
                if heading in (sheet.extract_text() or "").splitlines()
            ]
    return {kind: what for kind, what in found.items() if what}


def troubles_of_random(form: Form, seed: int) -> dict[str, object]:
    """The problems of the page of a random diary."""
    excerpt, options = diary(seed), Options(period=ending(LAST, 84), visit=LAST + timedelta(days=5), form=form)
    return troubles(without_lines(page(summary(excerpt, options), excerpt, made_on=LAST)), form)


@pytest.mark.timeout(PATIENCE_S)
@pytest.mark.parametrize("portion", range(at(500 // PORTION, 1)), ids="portion{}".format)
@pytest.mark.parametrize(("form", "sample"), [("short", [112]), pytest.param("full", [], marks=only_whole)])
def test_random_diaries_keep_to_their_boxes_and_pages(form: Form, sample: Sequence[int], portion: int) -> None:
    seeds = at(range(portion * PORTION, (portion + 1) * PORTION), sample)
    found = in_parallel(partial(troubles_of_random, form), seeds)
    assert {seed: some for seed, some in zip(seeds, found, strict=True) if some} == {}


@pytest.mark.parametrize("form", ["short", "full"])
@pytest.mark.parametrize(("name", "days"), [("names", 28), ("five", 28), ("five", 84)])
def test_the_cases_keep_to_their_boxes_and_pages(name: str, days: int, form: Form) -> None:
    assert troubles(page_of_case(name, days, form), form) == {}


@pytest.mark.parametrize(("name", "days"), [("names", 28), ("five", 84)])
def test_the_days_by_severity_have_their_numbers_on_one_line_of_the_heading(name: str, days: int) -> None:
    with pdfplumber.open(io.BytesIO(page_of_case(name, days, "short"))) as document:
        lines = [" ".join(word["text"] for word in line) for line in lines_of(document.pages[0])]
    assert sum(line.endswith("0–3 4–6 7–10") for line in lines) == 1


def test_a_squeezed_cell_is_found_and_rows_of_short_names_are_none() -> None:
    rows = "[Pain], [5], [Burning], [4], [Sleep], [3]"
    squeezing = f"#table(columns: (30pt, 1fr), [Feet at night, the calf], [10], {rows})"
    roomy = f"#table(columns: (90pt, 1fr), [Feet at night, the calf], [10], {rows})"
    found = []
    for markup in (squeezing, roomy):
        with pdfplumber.open(io.BytesIO(typst.compile(markup.encode()))) as document:
            found.append([words for sheet in document.pages for words in squeezed(sheet)])
    assert found == [["Feet / at / night,", "at / night, / the", "night, / the / calf"], []]


def test_ten_years_are_at_most_twelve_pages() -> None:
    chance, last = random.Random(10), LAST  # noqa: S311 - a made-up diary
    days = [last - timedelta(days=back) for back in range(3652)]
    symptoms = ("numbness", "tingling", "pain", "burning", "cramps")
    years = replace(
        busy(),
        period=Period(days[-1] - timedelta(days=3652), last),
        ratings=tuple(
            Rating(day=day, symptom=key, value=chance.randint(0, 10))
            for key in symptoms
            for day in reversed(days)
            if chance.random() < 0.8
        ),
        events=tuple(Event(day=day, event=chance.choice(("fall", "near-fall", "flare"))) for day in days[::-9]),
        notes=tuple(Note(day=day, text="It burnt at night, up twice.", for_practitioner=True) for day in days[::11]),
    )
    options = Options(period=Period(days[-1], last), form="full")
    pages = page_texts(page(summary(years, options), years, made_on=last))
    assert len(pages) <= 12
    words = " ".join(" ".join(pages).split())
    assert "10 years" in words
    assert "Month by month, and week by week at the end" in words
    assert "more" in words
