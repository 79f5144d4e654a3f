"""The practitioner's page as a PDF: tagged, archivable, and the same bytes for the same diary and date."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from diary import fonts
from diary.domain.excerpt import Excerpt
from diary.reports.arranging import Arrangement, Heights, arranged, heights_of, in_columns
from diary.reports.blocks import Contents, blocks
from diary.reports.contents import contents
from diary.reports.drawings import chart_svg, lowest_chart_mm, prepared_chart, where_svg
from diary.reports.limits import LADDER
from diary.reports.summary import Paper, Summary
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

    The short form is one page, unless there are many questions or notes: see `arranging.arranged`. Raises `ReportError`
    if a part of the installed program is missing, and `UnwritableNameError` for a letter of the name that no font has.
    """
    said = contents(facts, excerpt, made_on, words)
    with fonts.covering(every_text(said)):
        require_name(facts.name)
        inputs = page_inputs(facts, excerpt, said, words)
        return SetPage(typeset(_TEMPLATE, inputs, made_on), about_lacking(said))


def page_inputs(facts: Summary, excerpt: Excerpt, said: Contents, words: Words = ENGLISH) -> dict[str, str]:
    """The inputs of the template: texts (the `contents`, as JSON), their arrangement, chart and body map (as SVG)."""
    texts = _page_texts(said)
    width = _CHART_WIDTH_MM[facts.options.paper]
    where = where_svg(facts, excerpt.definitions)
    variants: list[list[Contents]] = [
        on_paper(blocks(facts, excerpt.definitions, words, limits)) for limits in LADDER[facts.options.form]
    ]
    heights = _measured(texts, variants, where)
    charts = [prepared_chart(facts, excerpt, words, is_lean=is_lean) for is_lean in (False, True) if facts.shows_chart]
    lowest = [lowest_chart_mm(chart, width) for chart in charts] or [0.0, 0.0]
    is_full = facts.options.form == "full"
    plan = in_columns(heights) if is_full else arranged(heights, (lowest[0], lowest[1]))
    free = heights.room - heights.head[0] if is_full else plan.free
    height = max(min(free, _USUAL_MM if is_full else _HIGHEST_MM), lowest[plan.is_lean])
    texts["blocks"] = _at_steps(variants, plan)
    return {
        "texts": as_input(texts),
        "arranged": as_input(asdict(plan)),
        "where": where,
        "chart": chart_svg(charts[plan.is_lean], (width, height)) if charts else "",
    }


def _measured(texts: Contents, variants: Sequence[Sequence[Contents]], where: str) -> Heights:
    """The heights of the parts of the page."""
    inputs = {
        "texts": as_input({**texts, "blocks": [], "days": None}),
        "arranged": as_input({"apart": [], "left": [""], "dense": 0}),
        "where": where,
        "chart": "",
        "variants": as_input(variants),
    }
    found: dict[str, Any] = measured(_TEMPLATE, inputs, "heights")
    return heights_of(found, variants)


def _at_steps(variants: Sequence[Sequence[Contents]], plan: Arrangement) -> list[Contents]:
    """Each block at its step of the ladder, in their order; without those that the step leaves out."""
    steps = dict(plan.steps)
    by_step = [{block["key"]: block for block in blocks_of_step} for blocks_of_step in variants]
    keys = dict.fromkeys(key for one in by_step for key in one)
    return [by_step[steps.get(key, 0)][key] for key in keys if key in by_step[steps.get(key, 0)]]


def _page_texts(said: Contents) -> Contents:
    """All texts of the page, made of the characters that its fonts have; those that they lack are named."""
    texts: Contents = on_paper(said)
    if lost := about_lacking(said):
        texts["method"]["text"] += f" {lost}"
    return texts
