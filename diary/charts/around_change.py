"""Around a change: a symptom in the weeks before and after a treatment was started, changed or stopped."""

from datetime import date

from diary.analysis.around_change import around_change, needed_period
from diary.analysis.comparison import Comparison
from diary.analysis.smoothing import FOUR_WEEKS
from diary.charts import lettering, mean_rows, rating_panel
from diary.charts.chart import Chart
from diary.charts.chart_text import PLAIN, Wording, per_cent
from diary.charts.course import course
from diary.charts.date_axis import Tick
from diary.charts.drawing import Drawing, Leaf
from diary.charts.heading import Heading, draw_heading, draw_silence, heading, silence_height
from diary.charts.mean_rows import Difference, MeanRow
from diary.charts.rating_panel import NamedCourse
from diary.charts.sheet import Sheet, panel
from diary.charts.style import Style, series_of
from diary.charts.table import Table
from diary.charts.telling import about_difference, difference_row, named, treatment_events_on
from diary.domain.excerpt import Excerpt
from diary.domain.rounding import rounded
from diary.domain.symptom import PAIN
from diary.domain.treatment import TreatmentEvent
from diary.i18n import N_, _, ngettext

_COURSE, _ABOVE, _DATES, _BETWEEN = 180, 12, 30, 20
_LEFT, _RIGHT = 40, 20


def choices(excerpt: Excerpt) -> list[TreatmentEvent]:
    """The changes of a treatment in the excerpt's period, the latest first."""
    return sorted(excerpt.treatment_events, key=lambda turn: (turn.day, turn.written), reverse=True)


def draw(  # noqa: PLR0913 - what, where, how, and its options
    figure: Leaf,
    excerpt: Excerpt,
    style: Style,
    symptom: str = PAIN.key,
    *,
    day: date | None = None,
    days: int = FOUR_WEEKS,
    wording: Wording = PLAIN,
) -> None:
    """Draw `days` days before and after `day` (by default that of the latest change), both means and the difference.

    The excerpt has to cover `needed_period` of the analysis; days to come are simply not recorded.
    """
    found = _found(excerpt, symptom, day, days)
    with lettering.settings(style.scale):
        drawing = Drawing(figure, style)
        figure.set_facecolor(style.colours["surface"])
        above = _heading(style, drawing.extent[0], excerpt, symptom, found, wording)
        draw_heading(drawing, above)
        if isinstance(found, str):
            draw_silence(drawing, found, above.height)
            return
        _draw_course(drawing, excerpt, above.height, found, wording)
        below = above.height + style.px(_ABOVE + _COURSE + _DATES + _BETWEEN)
        if found.change is None:
            draw_silence(drawing, _no_mean(), below)
            return
        series = series_of(symptom, excerpt.definitions, style)
        mean_rows.draw(drawing, below, _rows(found), Difference(found.change, found.interval), series, wording)


def height(  # noqa: PLR0913 - as `draw`
    excerpt: Excerpt,
    style: Style,
    width: float,
    symptom: str = PAIN.key,
    *,
    day: date | None = None,
    days: int = FOUR_WEEKS,
    wording: Wording = PLAIN,
) -> float:
    """How high the figure has to be, in points, for everything on it to keep its size."""
    found = _found(excerpt, symptom, day, days)
    above = _heading(style, width, excerpt, symptom, found, wording).height
    if isinstance(found, str):
        return above + silence_height(style, width, found)
    above += style.px(_ABOVE + _COURSE + _DATES + _BETWEEN)
    if found.change is None:
        return above + silence_height(style, width, _no_mean())
    return above + mean_rows.height(style, width, _rows(found))


def sentences(
    excerpt: Excerpt,
    symptom: str = PAIN.key,
    *,
    day: date | None = None,
    days: int = FOUR_WEEKS,
    wording: Wording = PLAIN,
) -> list[str]:
    """What changed when, both means, their difference with its interval, and what that does not say."""
    found = _found(excerpt, symptom, day, days)
    if isinstance(found, str):
        return [found]
    lines = [_("{title}.").format(title=_title(excerpt, symptom, found, wording))]
    if found.change is None or found.before.mean is None or found.now.mean is None:
        recorded = _("Before: {before} of {days} days recorded; after: {after} of {days}.")
        return [*lines, recorded.format(before=found.before.recorded, after=found.now.recorded, days=days), _no_mean()]
    pattern = _("{symptom}: mean {before} before ({n} days recorded), {after} after ({m} days recorded).")
    lines.append(
        pattern.format(
            symptom=named(symptom, excerpt.definitions),
            before=wording.number(found.before.mean, 1),
            n=found.before.recorded,
            after=wording.number(found.now.mean, 1),
            m=found.now.recorded,
        )
    )
    lines += about_difference(found.change, found.interval, wording)
    lines += _about_per_cent(found, wording)
    lines.append(_("Other things change in such weeks too: this does not say what caused it."))
    return lines


def table(
    excerpt: Excerpt,
    symptom: str = PAIN.key,
    *,
    day: date | None = None,
    days: int = FOUR_WEEKS,
    wording: Wording = PLAIN,
) -> Table:
    """Both means with their number of days, and the difference."""
    found = _found(excerpt, symptom, day, days)
    interval = _("95\N{NARROW NO-BREAK SPACE}% interval")
    headers = (named(symptom, excerpt.definitions), _("Days recorded"), _("Mean"), interval)
    if isinstance(found, str):
        return Table(headers, ())
    rows = []
    for name, level in zip(_names(found), (found.before, found.now), strict=True):
        mean = wording.number(level.mean, 1) if level.mean is not None else ""
        rows.append((name, wording.number(level.recorded, 0), mean, ""))
    if found.change is not None:
        rows.append(difference_row(found.change, found.interval, wording))
    return Table(headers, tuple(rows))


def _found(excerpt: Excerpt, symptom: str, day: date | None, days: int) -> Comparison | str:
    """The comparison, or the sentence that says why there is none."""
    turns = choices(excerpt)
    if day is None and not turns:
        return _("No treatment was started, changed or stopped in this period.")
    whole = needed_period(day or turns[0].day, days)
    if whole.first not in excerpt.period or whole.last not in excerpt.period:
        return _("This needs the days before and after the change, and some of them are not in the period.")
    return around_change(excerpt, symptom, day or turns[0].day, days)


def _no_mean() -> str:
    return _("No means to compare: fewer than half of the days before or after are recorded.")


def _day(found: Comparison) -> date:
    """The day of the change, which lies before the first day after it."""
    return date.fromordinal(found.period.first.toordinal() - 1)


def _title(excerpt: Excerpt, symptom: str, found: Comparison, wording: Wording) -> str:
    name, day = named(symptom, excerpt.definitions), _day(found)
    title = _("{symptom} before and after {day}").format(symptom=name, day=wording.day_month_year(day))
    what = treatment_events_on(excerpt, day)
    return _("{title}: {what}").format(title=title, what=what) if what else title


def _heading(  # noqa: PLR0913, PLR0917 - a title and what it is made of
    style: Style, width: float, excerpt: Excerpt, symptom: str, found: Comparison | str, wording: Wording
) -> Heading:
    name = named(symptom, excerpt.definitions)
    title = _("{symptom} before and after a change").format(symptom=name)
    if not isinstance(found, str):
        title = _title(excerpt, symptom, found, wording)
    return heading(style, width, lettering.writable(title))


def _names(found: Comparison) -> tuple[str, str]:
    days = found.before.days
    if days % 7:
        before = ngettext("{n} day before", "{n} days before", days).format(n=days)
        return before, ngettext("{n} day after", "{n} days after", days).format(n=days)
    before = ngettext("{n} week before", "{n} weeks before", days // 7).format(n=days // 7)
    return before, ngettext("{n} week after", "{n} weeks after", days // 7).format(n=days // 7)


def _rows(found: Comparison) -> list[MeanRow]:
    """The row before, hollow as the one that is compared with, and the row after."""
    rows = []
    for name, level, hollow in zip(_names(found), (found.before, found.now), (True, False), strict=True):
        count = ngettext("{n} day recorded", "{n} days recorded", level.recorded).format(n=level.recorded)
        rows.append(MeanRow(name, count, level.mean or 0.0, hollow))
    return rows


def _about_per_cent(found: Comparison, wording: Wording) -> list[str]:
    """The change in per cent, and for pain alone what people usually notice of a fall."""
    if found.change_per_cent is None or not rounded(found.change_per_cent):
        return []
    number = per_cent(wording.number(abs(found.change_per_cent), 0))
    lines = [(_("{number} lower.") if found.change_per_cent < 0 else _("{number} higher.")).format(number=number)]
    if found.is_noticeably_lower:
        lines.append(_("A fall of pain by 2 points or 30\N{NARROW NO-BREAK SPACE}% is usually noticeable."))
    return lines


def _draw_course(drawing: Drawing, excerpt: Excerpt, top: float, found: Comparison, wording: Wording) -> None:
    """Each day and the 7-day mean on both sides of the change, which is a dotted rule."""
    style, symptom, day = drawing.style, found.symptom, _day(found)
    whole = needed_period(day, found.before.days)
    right = drawing.extent[0] - style.px(_RIGHT)
    sheet = Sheet(drawing.figure, style, whole, style.px(_LEFT), right)
    upper, lower = top + style.px(_ABOVE), top + style.px(_ABOVE + _COURSE)
    ratings = panel(sheet, "rating", upper, lower)
    rating_panel.draw_scale(ratings, wording)
    line = course(excerpt, symptom, whole)
    name = named(symptom, excerpt.definitions)
    series = series_of(symptom, excerpt.definitions, style)
    mean_name = _("{symptom}, 7-day mean").format(symptom=name)
    rating_panel.draw_ratings(ratings, [NamedCourse(name, mean_name, line, series)], ())
    sheet.dotted(sheet.x(found.before.days), upper, lower)
    for tick in _ticks(found, wording):
        at = sheet.x(tick.day)
        align = "left" if tick.day == 0 else "right" if tick.day == len(whole) - 1 else "center"
        edge = {"left": sheet.left, "right": sheet.right, "center": at}[align]
        drawing.words(edge, lower + style.px(_DATES / 2), tick.label, align=align)


def _ticks(found: Comparison, wording: Wording) -> list[Tick]:
    """The first day, the day of the change, and the last."""
    day = _day(found)
    whole = needed_period(day, found.before.days)
    ends = ((0, whole.first), (found.before.days, day), (len(whole) - 1, whole.last))
    return [Tick(number, wording.day_month(one)) for number, one in ends]


CHART = Chart("around_change", N_("Around a change"), draw, sentences, table)
