"""The practitioner's page as a PDF: tagged, archivable, and the same bytes for the same diary and date."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from diary import paths
from diary.domain.excerpt import Excerpt
from diary.i18n import _
from diary.reports.contents import Contents, contents
from diary.reports.errors import ReportError
from diary.reports.summary import Paper, Summary
from diary.reports.words import ENGLISH, Words
from diary.reports.writable import FAMILY, MARK, breakable, writable

_TEMPLATE = "summary.typ"
_CHART_MM: dict[Paper, tuple[float, float]] = {"a4": (184.7, 84.9), "letter": (191.9, 74.0)}


def page(facts: Summary, excerpt: Excerpt, *, made_on: date, words: Words = ENGLISH) -> bytes:
    """The PDF (PDF/A-2a and PDF/UA-1) of the facts, with the chart of the excerpt that they were taken from.

    Raises `ReportError` where a part of the installed program is missing.
    """
    about_chart, chart = _chart(facts, excerpt, words) if facts.shows_chart else (None, b"")
    texts = _for_page({**contents(facts, excerpt.definitions, made_on, words), "chart": about_chart})
    if MARK in json.dumps(texts, ensure_ascii=False):
        texts["method"]["text"] += " " + _("{mark} stands for characters that this page cannot show.").format(mark=MARK)
    return _typeset({"texts": json.dumps(texts), "chart": chart.decode()}, made_on)


def _chart(facts: Summary, excerpt: Excerpt, words: Words) -> tuple[Contents, bytes]:
    """The chart's caption, its sentences for those who hear it, and its drawing as SVG."""
    from diary.charts import picture, timeline  # noqa: PLC0415 - they bring matplotlib along
    from diary.charts.style import PAPER  # noqa: PLC0415

    part, period, size = _drawn_part(facts, excerpt), facts.options.period, _CHART_MM[facts.options.paper]
    said = timeline.sentences(part, period=period, wording=words.short)
    svg = picture.svg("timeline", part, PAPER, *size, period=period, wording=words.short)
    return {"caption": timeline.caption(period), "alt": " ".join(said), "width_mm": size[0]}, svg


def _drawn_part(facts: Summary, excerpt: Excerpt) -> Excerpt:
    """What the chart may show: no private note, and nothing of a part that is not wanted on the page."""
    parts = facts.options.parts
    return replace(
        excerpt,
        notes=tuple(note for note in excerpt.notes if note.for_practitioner) if "notes" in parts else (),
        exercises=excerpt.exercises if "exercises" in parts else (),
        plan=excerpt.plan if "exercises" in parts else (),
        treatment_changes=excerpt.treatment_changes if "treatments" in parts else (),
    )


def _for_page(texts: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """The same with every text made of the characters that the fonts have."""
    if isinstance(texts, str):
        return breakable(writable(texts))
    if isinstance(texts, list):
        return [_for_page(text) for text in texts]
    if isinstance(texts, dict):
        return {key: _for_page(text) for key, text in texts.items()}
    return texts


def _typeset(inputs: dict[str, str], made_on: date) -> bytes:
    """Set the template with texts that are data and never markup; a refusal of Typst is a bug of ours."""
    try:
        import typst  # noqa: PLC0415 - the start has no need of it
    except ImportError as trouble:
        raise ReportError(
            _("The typesetter of the program (Typst) is missing; installing the program again brings it back.")
        ) from trouble
    folder = paths.resources()
    try:
        pdf = typst.compile(
            str(folder / "reports" / _TEMPLATE),
            root=str(folder / "reports"),
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder / "fonts")]
            ),
            ignore_system_fonts=True,
            sys_inputs={**inputs, "family": FAMILY},
            pdf_standards=["a-2a", "ua-1"],
            timestamp=datetime.combine(made_on, time(), UTC),
        )
    except typst.TypstError as trouble:
        place = re.findall(r"[\w.-]+\.typ:\d+:\d+", trouble.diagnostic)[:1]
        raise RuntimeError(
            " ".join(["Typst did not set the page:", _without_quotes(trouble.message), *place])
        ) from None
    return _with_clear_stream_ends(pdf)


def _without_quotes(message: str) -> str:
    """What Typst says, without the words of the diary that it may quote."""
    return re.sub(r"`.*`", "…", message, flags=re.DOTALL)


def _with_clear_stream_ends(pdf: bytes) -> bytes:
    """The same PDF, in which no stream seems a byte shorter than it is.

    Where compressed bytes happen to end in CR, the LF that Typst writes after them looks like the second half of one
    line end, and PDF/A checkers find a wrong length. A CR is a line end as well, and moves nothing.
    """
    return re.sub(rb"\r\n(?=endstream\nendobj)", b"\r\r", pdf)
