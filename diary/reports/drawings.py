"""The chart and the body map of the page, as SVG, with their words for those who hear them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diary.charts import all_charts
from diary.charts.style import PAPER, series_of
from diary.domain.definition import Definition
from diary.domain.event import FALL, NEAR_FALL, Event
from diary.domain.excerpt import Excerpt
from diary.reports.blocks import Contents
from diary.reports.body_svg import FeltRegions, body_svg
from diary.reports.summary import Summary
from diary.reports.words import Words

if TYPE_CHECKING:
    from diary.charts.chart import PreparedChart

_POINTS_A_MM = 72 / 25.4
_FALLS = (FALL.key, NEAR_FALL.key)


def chart_texts(facts: Summary, excerpt: Excerpt, words: Words) -> Contents | None:
    """The chart's caption and the sentences that say the same; `None` where there is no chart."""
    if not facts.shows_chart:
        return None
    chart = prepared_chart(facts, excerpt, words)
    return {"caption": chart.caption, "alt": " ".join(chart.sentences())}


def prepared_chart(facts: Summary, excerpt: Excerpt, words: Words) -> "PreparedChart":
    """The chart of the page, the first of `CHARTS` that is for paper, with the figures of the period.

    The days of the excerpt before the period lead into its first means.
    """
    chart = next(one for one in all_charts() if one.is_on_paper)
    return chart.prepared(_drawn_part(facts, excerpt), chart.options(period=facts.options.period, wording=words.short))


def chart_svg(chart: "PreparedChart", size_mm: tuple[float, float]) -> str:
    """The chart on paper, of a width and a height in millimetres."""
    from diary.charts import picture  # noqa: PLC0415 - brings matplotlib along

    return picture.svg(chart, PAPER, *size_mm).decode()


def lowest_chart_mm(chart: "PreparedChart", width_mm: float) -> float:
    """How high the chart has to be for its ratings to be told apart, in millimetres."""
    return chart.height(PAPER, width_mm * _POINTS_A_MM) / _POINTS_A_MM


def where_svg(facts: Summary, definitions: Sequence[Definition]) -> str:
    """The body map; empty where nothing is usually marked."""
    where = facts.where
    if not where:
        return ""
    return body_svg([FeltRegions(series_of(one.symptom, definitions, PAPER), one.usual) for one in where.symptoms])


def _drawn_part(facts: Summary, excerpt: Excerpt) -> Excerpt:
    """What the chart may show: no private note, and nothing of a part that is not wanted on the page."""
    parts = facts.options.parts
    return replace(
        excerpt,
        notes=tuple(note for note in excerpt.notes if note.for_practitioner) if "notes" in parts else (),
        exercises=excerpt.exercises if "exercises" in parts else (),
        plan=excerpt.plan if "exercises" in parts else (),
        treatment_changes=excerpt.treatment_changes if "treatments" in parts else (),
        events=tuple(one for one in excerpt.events if _has_lane(one, facts)),
    )


def _has_lane(event: Event, facts: Summary) -> bool:
    """Whether an event is marked below the chart: falls in the short form, which names the days of the others."""
    return "events" in facts.options.parts and (facts.options.form == "full" or event.event in _FALLS)
