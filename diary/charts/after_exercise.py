"""Chart "After exercise": the mean of a symptom after days with exercise and after other days, and their difference
with its 95 % interval."""

from dataclasses import dataclass

from diary.analysis.after_exercise import (
    LEAST_IN_GROUP,
    LEAST_MINUTES,
    LEAST_PAIRS,
    AfterExercise,
    NotEnoughDays,
    after_exercise,
)
from diary.charts import lettering, mean_rows
from diary.charts.chart import Chart
from diary.charts.chart_text import Wording, span
from diary.charts.content import part_of
from diary.charts.descriptions import about_difference, difference_row, named
from diary.charts.drawing import ChartDrawing, FigureLike
from diary.charts.heading import Heading, LegendEntry, draw_heading, draw_silence, heading, silence_height
from diary.charts.mean_rows import MeanRow, Means
from diary.charts.options import SymptomOptions
from diary.charts.style import Style, series_of
from diary.charts.table import ChartTable
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.i18n import N_, _, ngettext

_TITLES = {
    0: N_("{symptom} on the day of exercise"),
    1: N_("{symptom} on the day after exercise"),
    2: N_("{symptom} two days after exercise"),
}
_ROWS = {
    0: (N_("Days with exercise"), N_("Other days")),
    1: (N_("After exercise"), N_("After other days")),
    2: (N_("Two days after exercise"), N_("Two days after other days")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterExerciseOptions(SymptomOptions):
    """The minimum of minutes that counts as exercise, and the lag in days (0, 1 or 2) from the exercise to the rating.

    `looked_at` is the number of such comparisons the person has made so far, this one included. It affects only the
    sentences, which warn of multiple comparisons.
    """

    least_minutes: float = LEAST_MINUTES
    lag: int = 1
    looked_at: int = 1


@dataclass(frozen=True, slots=True)
class AfterExerciseFacts:
    """The comparison for the symptom `name` over `period`, or the counts if there are too few days."""

    name: str
    period: Period
    comparison: AfterExercise | NotEnoughDays
    definitions: tuple[Definition, ...]
    options: AfterExerciseOptions

    @property
    def wording(self) -> Wording:
        return self.options.wording


def prepare(excerpt: Excerpt, options: AfterExerciseOptions) -> AfterExerciseFacts:
    """Compute the means after days with and without exercise, and their difference."""
    part = part_of(excerpt, options.shown_period(excerpt))
    comparison = after_exercise(part, options.symptom, options.least_minutes, options.lag)
    name = named(options.symptom, part.definitions)
    return AfterExerciseFacts(name, part.period, comparison, part.definitions, options)


def draw(figure: FigureLike, facts: AfterExerciseFacts, style: Style) -> None:
    """Draw both means and their difference."""
    drawing = ChartDrawing(figure, style)
    above = _heading(facts, style, drawing.extent[0])
    draw_heading(drawing, above)
    if isinstance(facts.comparison, NotEnoughDays):
        draw_silence(drawing, _not_enough(facts.comparison), above.height)
        return
    look = series_of(facts.options.symptom, facts.definitions, style)
    mean_rows.draw(drawing, above.height, _means(facts.comparison, facts.wording), look)


def height(facts: AfterExerciseFacts, style: Style, width: float) -> float:
    """The height in points at which nothing has to shrink."""
    above = _heading(facts, style, width).height
    if isinstance(facts.comparison, NotEnoughDays):
        return above + silence_height(style, width, _not_enough(facts.comparison))
    return above + mean_rows.height(style, width, _means(facts.comparison, facts.wording))


def sentences(facts: AfterExerciseFacts) -> list[str]:
    """The means, their difference with its interval, and the limits of the conclusion."""
    comparison, wording = facts.comparison, facts.wording
    days = _("{span}.").format(span=span(facts.period, wording))
    if isinstance(comparison, NotEnoughDays):
        return [days, _not_enough(comparison)]
    difference = about_difference(comparison.difference, comparison.interval, wording)
    lines = [days, _about_means(facts, comparison), *difference, *_limits(comparison)]
    if facts.options.looked_at > 1:
        several = _("{n} such questions were looked at: the more there are, the more often one differs by chance.")
        lines.append(several.format(n=facts.options.looked_at))
    return lines


def table(facts: AfterExerciseFacts) -> ChartTable:
    """Both means with their number of days, and the difference; only the numbers of days if there are too few."""
    comparison, wording = facts.comparison, facts.wording
    names = [_(name) for name in _ROWS[facts.options.lag]]
    headers = (facts.name, _("Days"), _("Mean"), _("95\N{NARROW NO-BREAK SPACE}% interval"))
    counts = [wording.number(count, 0) for count in (comparison.exercised, comparison.others)]
    if isinstance(comparison, NotEnoughDays):
        return ChartTable(headers, tuple((name, count, "", "") for name, count in zip(names, counts, strict=True)))
    means = [wording.number(mean, 1) for mean in (comparison.mean_exercised, comparison.mean_others)]
    rows = [(name, count, mean, "") for name, count, mean in zip(names, counts, means, strict=True)]
    return ChartTable(headers, (*rows, difference_row(comparison.difference, comparison.interval, wording)))


def _about_means(facts: AfterExerciseFacts, comparison: AfterExercise) -> str:
    means = _("{symptom}: mean {exercised} after {days} with {minutes} minutes or more, {others} after {other_days}.")
    if comparison.lag == 0:
        means = _("{symptom}: mean {exercised} on {days} with {minutes} minutes or more, {others} on {other_days}.")
    return means.format(
        symptom=facts.name,
        exercised=facts.wording.number(comparison.mean_exercised, 1),
        days=_days(comparison.exercised),
        minutes=facts.wording.number(comparison.least_minutes, 0),
        others=facts.wording.number(comparison.mean_others, 1),
        other_days=ngettext("{n} other day", "{n} other days", comparison.others).format(n=comparison.others),
    )


def _limits(comparison: AfterExercise) -> list[str]:
    """The limits of what can be concluded from the difference."""
    lines = []
    if comparison.weekdays.is_large:
        lines.append(_("Exercise was mostly on the same days of the week: the two cannot be told apart."))
    if comparison.interval is None or comparison.interval.shown.includes_zero:
        return [*lines, _("Whether they go together cannot be told from this.")]
    return [*lines, _("This shows that they go together, not that one causes the other.")]


def _not_enough(comparison: NotEnoughDays) -> str:
    pattern = _(
        "Not enough days yet to compare: {exercised} with exercise and {others} others, each with a rating that "
        "belongs to it. Needed are {pairs} together and {each} of each."
    )
    return pattern.format(
        exercised=comparison.exercised, others=comparison.others, pairs=LEAST_PAIRS, each=LEAST_IN_GROUP
    )


def _heading(facts: AfterExerciseFacts, style: Style, width: float) -> Heading:
    title = _(_TITLES[facts.options.lag]).format(symptom=lettering.writable(facts.name))
    signs = [LegendEntry(_("means, and their difference"))] if isinstance(facts.comparison, AfterExercise) else []
    return heading(style, width, title, signs)


def _means(comparison: AfterExercise, wording: Wording) -> Means:
    exercised, others = (_(name) for name in _ROWS[comparison.lag])
    rows = (
        MeanRow(exercised, _days(comparison.exercised), comparison.mean_exercised),
        MeanRow(others, _days(comparison.others), comparison.mean_others, hollow=True),
    )
    return Means(rows, comparison.difference, comparison.interval, wording)


def _days(count: int) -> str:
    return ngettext("{n} day", "{n} days", count).format(n=count)


CHART = Chart(
    "after_exercise",
    N_("After exercise"),
    AfterExerciseOptions,
    prepare,
    height,
    draw,
    sentences,
    table,
)
