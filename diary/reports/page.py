"""The practitioner's page as a PDF: tagged, archivable, and the same bytes for the same diary and date."""

from datetime import date

from diary import fonts
from diary.domain.excerpt import Excerpt
from diary.reports.blocks import Contents
from diary.reports.contents import contents
from diary.reports.drawings import chart_svg, lowest_chart_mm, prepared_chart, where_svg
from diary.reports.summary import PARTS, Paper, Summary
from diary.reports.typesetting import SetPage, as_input, measured, on_paper, typeset
from diary.reports.words import ENGLISH, Words
from diary.reports.writable import about_lacking, every_text, require_name

_TEMPLATE = "summary.typ"
_CHART_WIDTH_MM: dict[Paper, float] = {"a4": 184.7, "letter": 191.9}
_HIGHEST_MM, _USUAL_MM = 92.0, 74.0


def page(facts: Summary, excerpt: Excerpt, *, made_on: date, words: Words = ENGLISH) -> bytes:
    """The PDF of `set_page`."""
    return set_page(facts, excerpt, made_on=made_on, words=words).pdf


def set_page(facts: Summary, excerpt: Excerpt, *, made_on: date, words: Words = ENGLISH) -> SetPage:
    """Create the PDF (PDF/A-2a and PDF/UA-1) from the facts, and from the excerpt of which they were computed.

    The height of the chart is what the texts leave free, within legible limits, so that everything fits on one page
    unless there are many questions or notes. Raises `ReportError` if a part of the installed program is missing, and
    `UnwritableNameError` for a letter of the name that no font has.
    """
    said = contents(facts, excerpt, made_on, words)
    with fonts.covering(every_text(said)):
        require_name(facts.name)
        inputs = page_inputs(facts, excerpt, said, words)
        return SetPage(typeset(_TEMPLATE, inputs, made_on), about_lacking(said))


def page_inputs(facts: Summary, excerpt: Excerpt, said: Contents, words: Words = ENGLISH) -> dict[str, str]:
    """The inputs of the Typst template: texts (the `contents`, as JSON), chart and body map (as SVG)."""
    texts = _page_texts(said)
    inputs = {"texts": as_input(texts), "chart": "", "where": where_svg(facts, excerpt.definitions)}
    chart = prepared_chart(facts, excerpt, words) if facts.shows_chart else None
    width = _CHART_WIDTH_MM[facts.options.paper]
    inputs["apart"], height = _fitting(inputs, facts, lowest_chart_mm(chart, width) if chart else 0)
    if chart:
        inputs["chart"] = chart_svg(chart, (width, height))
    return inputs


def _fitting(inputs: dict[str, str], facts: Summary, lowest: float) -> tuple[str, float]:
    """Which blocks are placed in full width below the columns, and the height left for the chart.

    If the page would overflow, notes are moved there first, then questions; in the full form all blocks are.
    """
    if facts.options.form == "full":
        return as_input(list(PARTS)), _USUAL_MM
    for apart in ([], ["notes"], ["questions", "notes"]):
        free = measured(_TEMPLATE, {**inputs, "apart": as_input(apart)}, "free")
        if free >= lowest:
            return as_input(apart), min(free, _HIGHEST_MM)
    return as_input(["questions", "notes"]), _USUAL_MM


def _page_texts(said: Contents) -> Contents:
    """All texts of the page, made of the characters that its fonts have; those that they lack are named."""
    texts: Contents = on_paper(said)
    if lost := about_lacking(said):
        texts["method"]["text"] += f" {lost}"
    return texts
