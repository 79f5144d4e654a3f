"""The practitioner's page as a PDF: tagged, archivable, and the same bytes for the same diary and date."""

import json
from dataclasses import replace
from datetime import date

from diary.domain.excerpt import Excerpt
from diary.i18n import _
from diary.reports.contents import Contents, contents
from diary.reports.summary import Paper, Summary
from diary.reports.typesetting import as_input, on_paper, typeset
from diary.reports.words import ENGLISH, Words
from diary.reports.writable import MARK

_TEMPLATE = "summary.typ"
_CHART_MM: dict[Paper, tuple[float, float]] = {"a4": (184.7, 84.9), "letter": (191.9, 74.0)}


def page(facts: Summary, excerpt: Excerpt, *, made_on: date, words: Words = ENGLISH) -> bytes:
    """The PDF (PDF/A-2a and PDF/UA-1) of the facts, with the chart of the excerpt that they were taken from.

    Raises `ReportError` where a part of the installed program is missing.
    """
    about_chart, chart = _chart(facts, excerpt, words) if facts.shows_chart else (None, b"")
    texts = on_paper({**contents(facts, excerpt.definitions, made_on, words), "chart": about_chart})
    if MARK in json.dumps(texts, ensure_ascii=False):
        texts["method"]["text"] += " " + _("{mark} stands for characters that this page cannot show.").format(mark=MARK)
    return typeset(_TEMPLATE, {"texts": as_input(texts), "chart": chart.decode()}, made_on)


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
    )
