"""The practitioner's page as a PDF: tagged, archivable, and deterministic for the same diary and date."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from diary import fonts
from diary.charts.style import PAPER, series_of
from diary.domain.excerpt import Excerpt
from diary.domain.marker_shape import outline
from diary.reports.arranging import Arrangement, PartHeights, arranged, heights_of, in_columns
from diary.reports.blocks import Contents
from diary.reports.contents import contents
from diary.reports.daily_table import MOST_DAYS
from diary.reports.drawings import DrawChart, caption_of, chart_svg, lowest_chart_mm, prepared_chart, where_svg
from diary.reports.full_texts import all_blocks
from diary.reports.left_out import with_left_out
from diary.reports.limits import ALL_NAMED, LADDER
from diary.reports.pages import page_count
from diary.reports.summary import Paper, Summary
from diary.reports.typesetting import SetPage, as_input, measured, on_paper, typeset
from diary.reports.words import ENGLISH, Words
from diary.reports.writable import about_lacking, every_text, require_name

if TYPE_CHECKING:
    from diary.charts.chart import PreparedChart

_TEMPLATE = "summary.typ"
_CHART_WIDTH_MM: dict[Paper, float] = {"a4": 184.7, "letter": 191.9}
_HIGHEST_MM, _USUAL_MM = 92.0, 74.0
_MOST_PAGES, _MOST_PAGES_OF_YEARS = 3, 12
"""The maximum number of pages of the full form with a row per day, and with a row per week or month."""


def page(
    facts: Summary, excerpt: Excerpt, *, made_on: date, words: Words = ENGLISH, draw: DrawChart = chart_svg
) -> bytes:
    """The PDF of `set_page`."""
    return set_page(facts, excerpt, made_on=made_on, words=words, draw=draw).pdf


def set_page(
    facts: Summary, excerpt: Excerpt, *, made_on: date, words: Words = ENGLISH, draw: DrawChart = chart_svg
) -> SetPage:
    """Create the PDF (PDF/A-2a and PDF/UA-1) from the facts, and from the excerpt of which they were computed.

    The short form has one page, unless there are many questions or notes: see `arranging.arranged`. If the full form
    exceeds its maximum of pages, first its blocks and then its chart are reduced. `draw` draws the chart. Raises
    `ReportError` if a part of the installation is missing, and `UnwritableNameError` for a letter of the name that no
    font has.
    """
    texts = contents(facts, excerpt, made_on, words)
    with fonts.covering(every_text(texts)):
        require_name(facts.name)
        parts = _parts_of(facts, excerpt, texts, words)
        pdf = b""
        for plan, continues in _tries(facts, parts):
            pdf = typeset(_TEMPLATE, _inputs(facts, parts, plan, draw, continues=continues), made_on)
            if facts.options.form == "short" or page_count(pdf) <= _most_pages(facts):
                break
        return SetPage(pdf, about_lacking(texts))


def page_inputs(facts: Summary, excerpt: Excerpt, texts: Contents, words: Words = ENGLISH) -> dict[str, str]:
    """The template inputs of the page with the most content, from its `contents`."""
    parts = _parts_of(facts, excerpt, texts, words)
    return _inputs(facts, parts, _plans(facts, parts)[0], chart_svg)


def _most_pages(facts: Summary) -> int:
    return _MOST_PAGES if len(facts.options.period) <= MOST_DAYS else _MOST_PAGES_OF_YEARS


@dataclass(frozen=True, slots=True)
class _Parts:
    """The input of typesetting: texts, blocks at each step of the ladder, body map and marker outlines, and measured
    heights.

    It also has the charts from the usual to the most reduced one, with their minimum heights; all with the same texts.
    """

    words: Words
    texts: Contents
    variants: Sequence[Sequence[Contents]]
    drawn: Mapping[str, str]
    heights: PartHeights
    charts: Sequence["PreparedChart"]
    lowest: Sequence[float]


def _parts_of(facts: Summary, excerpt: Excerpt, said: Contents, words: Words) -> _Parts:
    texts, width = _page_texts(said), _CHART_WIDTH_MM[facts.options.paper]
    ladder = LADDER[facts.options.form]
    variants: list[list[Contents]] = [
        on_paper(all_blocks(facts, excerpt.definitions, words, limits)) for limits in ladder
    ]
    drawn = {"where": where_svg(facts, excerpt.definitions), "outlines": _outlines(facts, excerpt)}
    charts = [prepared_chart(facts, excerpt, words, lean=lean) for lean in range(3) if facts.shows_chart]
    lowest = [lowest_chart_mm(chart, width) for chart in charts] or [0.0] * 3
    return _Parts(words, texts, variants, drawn, _measured(texts, variants, drawn), charts, lowest)


def _plans(facts: Summary, parts: _Parts) -> list[Arrangement]:
    """The layouts to try, the one with the most content first."""
    if facts.options.form == "short":
        return [arranged(parts.heights, parts.lowest)]
    plans = [in_columns(parts.heights, step) for step in range(len(parts.variants))]
    free = parts.heights.room - parts.heights.head[plans[-1].dense]
    # Last, a chart that is small enough for the first page; the table of days and the blocks have what it omits.
    lean = next((lean for lean, low in enumerate(parts.lowest) if low <= free), len(parts.lowest) - 1)
    return [*plans, replace(plans[-1], lean=lean)] if lean else plans


def _tries(facts: Summary, parts: _Parts) -> list[tuple[Arrangement, bool]]:
    """The `_plans`, each with whether omitted texts are moved to the end; the last one without, if it still has too
    many pages.

    Then the table of days alone has that content.
    """
    plans = _plans(facts, parts)
    return [*((plan, True) for plan in plans), (plans[-1], False)]


def _inputs(
    facts: Summary, parts: _Parts, plan: Arrangement, draw: DrawChart, *, continues: bool = True
) -> dict[str, str]:
    """The template inputs: the `contents` as JSON, their layout, and chart and body map as SVG."""
    is_full = facts.options.form == "full"
    free = parts.heights.room - parts.heights.head[plan.dense] if is_full else plan.free
    height = max(min(free, _USUAL_MM if is_full else _HIGHEST_MM), parts.lowest[plan.lean])
    size = _CHART_WIDTH_MM[facts.options.paper], height
    blocks = _at_steps(parts.variants, plan)
    if continues:
        blocks = with_left_out(blocks, parts.variants[ALL_NAMED[facts.options.form]], plan, facts, parts.words)
    texts, chart = {**parts.texts, "blocks": blocks}, ""
    if parts.charts:
        texts["chart"] = {**texts["chart"], "caption": caption_of(facts, parts.charts[plan.lean])}
        chart = draw(parts.charts[plan.lean], size)
    return {"texts": as_input(texts), "arranged": as_input(asdict(plan)), **parts.drawn, "chart": chart}


def _outlines(facts: Summary, excerpt: Excerpt) -> str:
    """The outlines of the markers that may occur on the page, by name."""
    rated = (row.comparison.symptom for row in facts.symptoms)
    felt = (one.symptom for one in facts.where.symptoms) if facts.where else ()
    own_words = (one.symptom for one in facts.own_words)
    markers = {series_of(key, excerpt.definitions, PAPER).marker for key in (*rated, *felt, *own_words)}
    return as_input({marker: outline(marker) for marker in sorted(markers)})


def _measured(texts: Contents, variants: Sequence[Sequence[Contents]], drawn: Mapping[str, str]) -> PartHeights:
    """The heights of the parts of the page."""
    inputs = {
        "texts": as_input({**texts, "blocks": [], "days": None}),
        "arranged": as_input({"apart": [], "left": [""], "dense": 0}),
        **drawn,
        "chart": "",
        "variants": as_input(variants),
    }
    by_name: dict[str, Any] = measured(_TEMPLATE, inputs, "heights")
    return heights_of(by_name, variants)


def _at_steps(variants: Sequence[Sequence[Contents]], plan: Arrangement) -> list[Contents]:
    """Each block at its step of the ladder, in order, without those that the step omits."""
    steps = dict(plan.steps)
    by_step = [{block["key"]: block for block in blocks_of_step} for blocks_of_step in variants]
    keys = dict.fromkeys(key for one in by_step for key in one)
    return [by_step[steps.get(key, 0)][key] for key in keys if key in by_step[steps.get(key, 0)]]


def _page_texts(said: Contents) -> Contents:
    """All texts of the page, restricted to the characters of its fonts; missing characters are listed."""
    texts: Contents = on_paper(said)
    if lost := about_lacking(said):
        texts["method"]["text"] += f" {lost}"
    return texts
