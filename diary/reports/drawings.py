"""The chart and the body map of the page as SVG, with alternative texts for screen readers."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diary import fonts
from diary.charts import all_charts
from diary.charts.options import ShownOptions
from diary.charts.style import MOST_TOGETHER, PAPER, series_of
from diary.domain.definition import Definition
from diary.domain.event import FALL, NEAR_FALL, Event
from diary.domain.excerpt import Excerpt
from diary.i18n import _, language
from diary.reports.blocks import Contents
from diary.reports.body_svg import FeltRegions, body_svg
from diary.reports.summary import Summary
from diary.reports.words import Words

if TYPE_CHECKING:
    from diary.charts.chart import PreparedChart

_POINTS_A_MM = 72 / 25.4
_MOST_SHOWN = (1_000, 12, MOST_TOGETHER)
"""The maximum number of symptoms in the usual chart, a reduced one and the most reduced one."""
_FALLS = (FALL.key, NEAR_FALL.key)
_MOST_KEPT = 4
DrawChart = Callable[["PreparedChart", tuple[float, float]], str]
"""A function that draws a chart of a width and a height in millimetres as SVG: `chart_svg` or `KeptDrawings.svg`."""


def chart_texts(facts: Summary, excerpt: Excerpt, words: Words) -> Contents | None:
    """The chart's caption and its sentences as alternative text; `None` if the page has no chart."""
    if not facts.shows_chart:
        return None
    chart = prepared_chart(facts, excerpt, words)
    return {"caption": chart.caption, "alt": " ".join(chart.sentences()), "lines": _key_of(chart)}


def prepared_chart(facts: Summary, excerpt: Excerpt, words: Words, *, lean: int = 0) -> "PreparedChart":
    """The page's chart with its facts: the first of `CHARTS` with `is_on_paper`.

    The reduced form (`lean` 1) omits notes and all events except falls, whose days are elsewhere on the page; if every
    symptom needs a panel of its own, it has the first twelve, and no exercise. The most reduced one (2) has the first
    six symptoms on one panel, without exercise and changes of treatments. Days of the excerpt before the period enter
    the first 7-day means.
    """
    chart = next(one for one in all_charts() if one.is_on_paper)
    keys = tuple(row.comparison.symptom for row in facts.symptoms)
    usual = chart.options(period=facts.options.period, wording=words.short, counted=facts.counted)
    options = usual
    if isinstance(usual, ShownOptions) and keys:
        options = replace(usual, shown=keys[: _MOST_SHOWN[lean]], keeps_order=True)
    drawn = _drawn_part(facts, excerpt)
    if lean:
        drawn = replace(drawn, notes=(), events=tuple(one for one in drawn.events if one.event == FALL.key))
    if lean > 1 or (lean and len(keys) > MOST_TOGETHER):
        drawn = replace(drawn, exercises=(), plan=())
    if lean > 1:
        drawn = replace(drawn, treatment_changes=())
    return chart.prepared(drawn, options)


def caption_of(facts: Summary, chart: "PreparedChart") -> str:
    """The chart's caption; if it shows only some of the symptoms, it says how many."""
    from diary.charts.timeline import TimelineFacts  # noqa: PLC0415 - brings matplotlib along

    rated = len(facts.symptoms)
    drawn = len(chart.facts.content.levels) if isinstance(chart.facts, TimelineFacts) else rated
    if drawn >= rated:
        return chart.caption
    return _("The first {n} of {all} symptoms. {caption}").format(n=drawn, all=rated, caption=chart.caption)


def _key_of(chart: "PreparedChart") -> list[str]:
    """The legend of the numbers in the timeline, as one line."""
    from diary.charts.timeline import TimelineFacts, changes_in_words  # noqa: PLC0415 - brings matplotlib along

    legend = changes_in_words(chart.facts) if isinstance(chart.facts, TimelineFacts) else []
    return [_("Dotted lines: {changes}.").format(changes="; ".join(legend))] if legend else []


def chart_svg(chart: "PreparedChart", size_mm: tuple[float, float]) -> str:
    """The chart on paper, of a width and a height in millimetres, as SVG."""
    from diary.charts import picture  # noqa: PLC0415 - brings matplotlib along

    return picture.svg(chart, PAPER, *size_mm).decode()


class KeptDrawings:
    """A cache of the latest drawings for repeated creation of the page, half of whose time is drawing. Thread-safe.

    A chart is drawn again if its content, texts, language, fonts or size have changed. The cache has the lifetime of
    this object.
    """

    def __init__(self) -> None:
        self._kept: tuple[tuple[object, str], ...] = ()

    def svg(self, chart: "PreparedChart", size_mm: tuple[float, float]) -> str:
        """As `chart_svg`, from the cache if possible."""
        import pickle  # noqa: PLC0415 - not needed at the start

        from diary.charts.timeline import TimelineFacts  # noqa: PLC0415 - brings matplotlib along

        if not isinstance(chart.facts, TimelineFacts):
            return chart_svg(chart, size_mm)
        content = pickle.dumps(chart.facts.content)  # arrays have no equality that a key could use
        wording_key = language(), chart.title, chart.caption, chart.facts.wording
        key = content, wording_key, size_mm, [family.name for family in fonts.families()]
        drawn = next((drawn for known, drawn in self._kept if known == key), "") or chart_svg(chart, size_mm)
        others = (one for one in self._kept if one[0] != key)
        self._kept = ((key, drawn), *others)[:_MOST_KEPT]
        return drawn


def lowest_chart_mm(chart: "PreparedChart", width_mm: float) -> float:
    """The minimum height of the chart in millimetres at which its ratings are distinguishable."""
    return chart.height(PAPER, width_mm * _POINTS_A_MM) / _POINTS_A_MM


def where_svg(facts: Summary, definitions: Sequence[Definition]) -> str:
    """The body map as SVG; empty if no site is usually marked."""
    where = facts.where
    if not where:
        return ""
    return body_svg([FeltRegions(series_of(one.symptom, definitions, PAPER), one.usual) for one in where.symptoms])


def _drawn_part(facts: Summary, excerpt: Excerpt) -> Excerpt:
    """The excerpt without private notes and without the parts that are switched off."""
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
    """Whether an event has a marker below the chart; the short form, which names the days of the others, marks falls
    only."""
    return "events" in facts.options.parts and (facts.options.form == "full" or event.event in _FALLS)
