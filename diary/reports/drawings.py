"""The chart and the body map of the page, as SVG, with their words for those who hear them."""

from collections.abc import Sequence
from dataclasses import replace

from diary.charts.style import PAPER, series_of
from diary.domain.definition import Definition
from diary.domain.event import FALL, NEAR_FALL, Event
from diary.domain.excerpt import Excerpt
from diary.reports.blocks import Contents
from diary.reports.body_svg import FeltRegions, body_svg
from diary.reports.summary import Summary
from diary.reports.words import Words

_LOWEST_MM, _LANE_MM = 42.5, 4.8
_FALLS = (FALL.key, NEAR_FALL.key)


def chart_texts(facts: Summary, excerpt: Excerpt, words: Words) -> Contents | None:
    """The chart's caption and the sentences that say the same; `None` where there is no chart."""
    if not facts.shows_chart:
        return None
    from diary.charts import timeline  # noqa: PLC0415 - brings matplotlib along

    period = facts.options.period
    said = timeline.sentences(_drawn_part(facts, excerpt), period=period, wording=words.short)
    return {"caption": timeline.caption(period), "alt": " ".join(said)}


def chart_svg(facts: Summary, excerpt: Excerpt, words: Words, size_mm: tuple[float, float]) -> str:
    """The chart of the period, led in by the days before it; width and height in millimetres."""
    from diary.charts import picture  # noqa: PLC0415 - brings matplotlib along

    part, period = _drawn_part(facts, excerpt), facts.options.period
    return picture.svg("timeline", part, PAPER, *size_mm, period=period, wording=words.short).decode()


def lowest_chart_mm(facts: Summary, excerpt: Excerpt) -> float:
    """How high the chart has to be for its ratings to be told apart; 0 where there is none."""
    if not facts.shows_chart:
        return 0
    from diary.charts.lanes import lanes_of  # noqa: PLC0415 - brings matplotlib along

    lanes = lanes_of(_drawn_part(facts, excerpt).within(facts.options.period))
    return _LOWEST_MM + _LANE_MM * len(lanes)


def where_svg(facts: Summary, definitions: Sequence[Definition]) -> str:
    """The body map; empty where nothing is usually marked."""
    found = facts.where
    if not found:
        return ""
    return body_svg([FeltRegions(series_of(one.symptom, definitions, PAPER), one.usual) for one in found.symptoms])


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
