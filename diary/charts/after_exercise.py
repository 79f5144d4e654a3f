"""After exercise: a symptom after days with exercise beside other days, and the difference with its interval."""

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
from diary.charts.chart_text import PLAIN, Wording, span
from diary.charts.content import part_of
from diary.charts.drawing import Drawing, Leaf
from diary.charts.heading import Heading, Sign, draw_heading, draw_silence, heading, silence_height
from diary.charts.mean_rows import Difference, MeanRow
from diary.charts.style import Style, series_of
from diary.charts.table import Table
from diary.charts.telling import about_difference, difference_row, named
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.symptom import PAIN
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


def draw(  # noqa: PLR0913 - what, where, how, and its options
    figure: Leaf,
    excerpt: Excerpt,
    style: Style,
    symptom: str = PAIN.key,
    *,
    least_minutes: float = LEAST_MINUTES,
    lag: int = 1,
    looked_at: int = 1,  # noqa: ARG001 - every function takes all options
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> None:
    """Draw the mean `lag` days after at least so many minutes of exercise, that of other days, and the difference.

    `looked_at` is how many such questions were asked before, this one included; it changes the words alone.
    """
    part = part_of(excerpt, period or excerpt.period)
    found = after_exercise(part, symptom, least_minutes, lag)
    with lettering.settings(style.scale):
        drawing = Drawing(figure, style)
        figure.set_facecolor(style.colours["surface"])
        above = _heading(style, drawing.extent[0], part, symptom, lag, found)
        draw_heading(drawing, above)
        if isinstance(found, NotEnoughDays):
            draw_silence(drawing, _not_enough(found), above.height)
            return
        difference = Difference(found.difference, found.interval)
        series = series_of(symptom, part.definitions, style)
        mean_rows.draw(drawing, above.height, _rows(found), difference, series, wording)


def height(  # noqa: PLR0913 - as `draw`
    excerpt: Excerpt,
    style: Style,
    width: float,
    symptom: str = PAIN.key,
    *,
    least_minutes: float = LEAST_MINUTES,
    lag: int = 1,
    looked_at: int = 1,  # noqa: ARG001 - every function takes all options
    period: Period | None = None,
    wording: Wording = PLAIN,  # noqa: ARG001 - every function takes all options
) -> float:
    """How high the figure has to be, in points, for everything on it to keep its size."""
    part = part_of(excerpt, period or excerpt.period)
    found = after_exercise(part, symptom, least_minutes, lag)
    above = _heading(style, width, part, symptom, lag, found).height
    if isinstance(found, NotEnoughDays):
        return above + silence_height(style, width, _not_enough(found))
    return above + mean_rows.height(style, width, _rows(found))


def sentences(  # noqa: PLR0913 - as `draw`
    excerpt: Excerpt,
    symptom: str = PAIN.key,
    *,
    least_minutes: float = LEAST_MINUTES,
    lag: int = 1,
    looked_at: int = 1,
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> list[str]:
    """The means, their difference with its interval, and what that does not say."""
    part = part_of(excerpt, period or excerpt.period)
    found = after_exercise(part, symptom, least_minutes, lag)
    heading = _("{span}.").format(span=span(part.period, wording))
    if isinstance(found, NotEnoughDays):
        return [heading, _not_enough(found)]
    means = _("{symptom}: mean {exercised} after {days} with {minutes} minutes or more, {others} after {other_days}.")
    if lag == 0:
        means = _("{symptom}: mean {exercised} on {days} with {minutes} minutes or more, {others} on {other_days}.")
    lines = [
        heading,
        means.format(
            symptom=named(symptom, part.definitions),
            exercised=wording.number(found.mean_exercised, 1),
            days=_days(found.exercised),
            minutes=wording.number(least_minutes, 0),
            others=wording.number(found.mean_others, 1),
            other_days=ngettext("{n} other day", "{n} other days", found.others).format(n=found.others),
        ),
        *about_difference(found.difference, found.interval, wording),
        *_limits(found),
    ]
    if looked_at > 1:
        several = _("{n} such questions were looked at: the more there are, the more often one differs by chance.")
        lines.append(several.format(n=looked_at))
    return lines


def table(  # noqa: PLR0913 - as `draw`
    excerpt: Excerpt,
    symptom: str = PAIN.key,
    *,
    least_minutes: float = LEAST_MINUTES,
    lag: int = 1,
    looked_at: int = 1,  # noqa: ARG001 - every function takes all options
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> Table:
    """Both means with their number of days, and the difference; of too few days the numbers alone."""
    part = part_of(excerpt, period or excerpt.period)
    found = after_exercise(part, symptom, least_minutes, lag)
    names = [_(name) for name in _ROWS[lag]]
    headers = (named(symptom, part.definitions), _("Days"), _("Mean"), _("95\N{NARROW NO-BREAK SPACE}% interval"))
    counts = [wording.number(count, 0) for count in (found.exercised, found.others)]
    means = ["", ""]
    if isinstance(found, AfterExercise):
        means = [wording.number(mean, 1) for mean in (found.mean_exercised, found.mean_others)]
    rows = [(name, count, mean, "") for name, count, mean in zip(names, counts, means, strict=True)]
    if isinstance(found, AfterExercise):
        rows.append(difference_row(found.difference, found.interval, wording))
    return Table(headers, tuple(rows))


def _limits(found: AfterExercise) -> list[str]:
    """What the difference does not say."""
    lines = []
    if found.weekdays.is_large:
        lines.append(_("Exercise was mostly on the same days of the week: the two cannot be told apart."))
    if found.interval is None or found.interval.includes_zero:
        return [*lines, _("Whether they go together cannot be told from this.")]
    return [*lines, _("This shows that they go together, not that one causes the other.")]


def _not_enough(found: NotEnoughDays) -> str:
    pattern = _(
        "Not enough days yet to compare: {exercised} with exercise and {others} others, each with a rating that "
        "belongs to it. Needed are {pairs} together and {each} of each."
    )
    return pattern.format(exercised=found.exercised, others=found.others, pairs=LEAST_PAIRS, each=LEAST_IN_GROUP)


def _heading(  # noqa: PLR0913, PLR0917 - a title and what it is made of
    style: Style, width: float, excerpt: Excerpt, symptom: str, lag: int, found: AfterExercise | NotEnoughDays
) -> Heading:
    title = _(_TITLES[lag]).format(symptom=lettering.writable(named(symptom, excerpt.definitions)))
    return heading(
        style, width, title, [Sign(_("means, and their difference"))] if isinstance(found, AfterExercise) else ()
    )


def _rows(found: AfterExercise) -> list[MeanRow]:
    exercised, others = (_(name) for name in _ROWS[found.lag])
    return [
        MeanRow(exercised, _days(found.exercised), found.mean_exercised),
        MeanRow(others, _days(found.others), found.mean_others, hollow=True),
    ]


def _days(count: int) -> str:
    return ngettext("{n} day", "{n} days", count).format(n=count)


CHART = Chart("after_exercise", N_("After exercise"), draw, sentences, table)
