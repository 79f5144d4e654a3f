"""Sentences shared by several charts: about levels, and about differences with their intervals."""

from datetime import date

from diary.analysis.comparison import Comparison, Level
from diary.analysis.interval import Interval
from diary.analysis.verdict import ChangeVerdict
from diary.charts.chart_text import Wording, rating, signed
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.rounding import rounded
from diary.domain.tracked_items import name_of, symptoms
from diary.domain.treatment_history import event_of_in_words
from diary.domain.turning_point import in_words, turning_points
from diary.i18n import _, ngettext


def named(symptom: str, definitions: tuple[Definition, ...]) -> str:
    """The name of a symptom at the start of a line: "Pain"."""
    return name_of("symptom", symptom, definitions)


def named_within(symptom: str, definitions: tuple[Definition, ...]) -> str:
    """The name of a symptom inside a sentence: "pain"; names of the person's own symptoms are not changed."""
    own = {one.key for one in definitions if one.kind == "symptom"}
    known = next((one for one in symptoms(()) if one.key == symptom and one.key not in own), None)
    return _(known.in_sentence) if known else named(symptom, definitions)


def treatment_events_on(excerpt: Excerpt, day: date) -> str:
    """What was started, changed or stopped on the day: "Pregabalin, started, 75 mg"; empty without a treatment
    event."""
    words = []
    for event in excerpt.treatment_events:
        if event.day == day:
            name = name_of("treatment", event.treatment, excerpt.definitions)
            words.append(event_of_in_words(name, event))
    return "; ".join(words)


def began_on(excerpt: Excerpt, day: date) -> str:
    """The treatment events of the day, and the events that began on it, as a flare or an illness."""
    others = [in_words(one, excerpt) for one in turning_points(excerpt) if one.day == day and one.event is None]
    return "; ".join(filter(None, [treatment_events_on(excerpt, day), *others]))


def about_level(name: str, level: Level, wording: Wording) -> str:
    """Mean, range and days recorded of a symptom, in one sentence."""
    if level.worst is None or level.lowest is None:
        return _("{symptom}: not recorded.").format(symptom=name)
    lowest, worst = rating(level.lowest, wording), rating(level.worst, wording)
    if level.mean is None:
        return _too_few_for_a_mean(name, level, lowest, worst)
    if lowest == worst:
        return _always(name, level, worst)
    pattern = ngettext(
        "{symptom}: mean {mean} on {recorded} of {n} day, from {lowest} to {worst}.",
        "{symptom}: mean {mean} on {recorded} of {n} days, from {lowest} to {worst}.",
        level.days,
    )
    mean = wording.number(level.mean, 1)
    return pattern.format(symptom=name, mean=mean, recorded=level.recorded, n=level.days, lowest=lowest, worst=worst)


def _always(name: str, level: Level, worst: str) -> str:
    """The sentence for a symptom with a single rating, or with ratings that are all equal."""
    pattern = ngettext(
        "{symptom}: {worst}, recorded on {recorded} of {n} day.",
        "{symptom}: {worst}, recorded on {recorded} of {n} days.",
        level.days,
    )
    if level.recorded > 1:
        pattern = _("{symptom}: always {worst}, recorded on {recorded} of {n} days.")
    return pattern.format(symptom=name, recorded=level.recorded, n=level.days, worst=worst)


def _too_few_for_a_mean(name: str, level: Level, lowest: str, worst: str) -> str:
    if lowest == worst:
        pattern = ngettext(
            "{symptom}: {worst}, recorded on {recorded} of {n} day.",
            "{symptom}: {worst}, recorded on {recorded} of {n} days; too few for a mean.",
            level.days,
        )
    else:
        pattern = ngettext(
            "{symptom}: recorded on {recorded} of {n} day, from {lowest} to {worst}.",
            "{symptom}: recorded on {recorded} of {n} days, from {lowest} to {worst}; too few for a mean.",
            level.days,
        )
    return pattern.format(symptom=name, recorded=level.recorded, n=level.days, lowest=lowest, worst=worst)


def about_interval(interval: Interval, wording: Wording) -> str:
    """The interval without minus signs, which screen readers often skip: "95 % interval 0.1 to 1.5 lower".

    An end that rounds to 0.0 is left out: "95 % interval up to 1.5 lower". Empty if both ends round to 0.0.
    """
    low, high = interval.shown.low, interval.shown.high
    if not low and not high:
        return ""
    if high <= 0:
        pattern, ends = (
            (_("{interval} {near} to {far} lower") if high else _("{interval} up to {far} lower")),
            (high, low),
        )
    elif low >= 0:
        pattern, ends = (
            (_("{interval} {near} to {far} higher") if low else _("{interval} up to {far} higher")),
            (low, high),
        )
    else:
        pattern, ends = _("{interval} {near} lower to {far} higher"), (low, high)
    near, far = (wording.number(abs(end), 1) for end in ends)
    return pattern.format(interval=_("95\N{NARROW NO-BREAK SPACE}% interval"), near=near, far=far)


def about_difference(difference: float, interval: Interval | None, wording: Wording) -> list[str]:
    """The difference with its interval, and whether it is within the normal variation between days."""
    lines = [difference_in_words(difference, interval, wording)]
    if interval is None:
        return [*lines, _no_telling()]
    return [*lines, _vary()] if interval.shown.includes_zero else lines


def difference_in_words(difference: float, interval: Interval | None, wording: Wording) -> str:
    """ "Difference: 0.8 lower (95 % interval 0.1 to 1.5 lower)." """
    shown = about_interval(interval, wording) if interval else ""
    pattern = _("Difference: {change} ({interval}).") if shown else _("Difference: {change}.")
    return pattern.format(change=shifted(difference, wording), interval=shown)


def limits_of_change(comparison: Comparison) -> list[str]:
    """The caveats of a change, shown after its figures; for a clear fall of pain also that its size is noticeable."""
    if comparison.verdict in {ChangeVerdict.UNCLEAR, ChangeVerdict.UNDETERMINED}:
        return [_vary() if comparison.interval else _no_telling()]
    return [noticeable_fall()] if comparison.is_noticeably_lower else []


def _vary() -> str:
    return _("Days vary by about this much on their own.")


def _no_telling() -> str:
    return _("There is no telling how far it can be relied on.")


def recorded_before(before: Level) -> str:
    """The number of recorded days in the earlier period, in words."""
    pattern = ngettext(
        "Before: {recorded} of {days} day recorded.", "Before: {recorded} of {days} days recorded.", before.days
    )
    return pattern.format(recorded=before.recorded, days=before.days)


def shifted(difference: float, wording: Wording) -> str:
    """A difference in words: "0.8 lower", "1.2 higher", or "no difference" if it rounds to zero."""
    if not rounded(difference, 1):
        return _("no difference")
    pattern = _("{number} lower") if difference < 0 else _("{number} higher")
    return pattern.format(number=wording.number(abs(difference), 1))


def noticeable_fall() -> str:
    """The sentence for a clear fall of pain of clinically important size (`Comparison.is_noticeably_lower`); no other
    change has it."""
    return _("A fall of pain by 2 points or 30\N{NARROW NO-BREAK SPACE}% is usually noticeable.")


def difference_row(difference: float, interval: Interval | None, wording: Wording) -> tuple[str, str, str, str]:
    """The last row of a table of means: the difference and its interval, with signs."""
    ends = ""
    if interval:
        low, high = (signed(end, 1, wording) for end in (interval.low, interval.high))
        ends = _("{low} to {high}").format(low=low, high=high)
    return _("Difference"), "", signed(difference, 1, wording), ends


def level_headers(first: str) -> tuple[str, ...]:
    """The headers of a table of levels, whose first column is called `first`."""
    return first, _("Mean"), _("Lowest"), _("Highest"), _("Days recorded"), _("Days")


def level_row(name: str, level: Level, wording: Wording) -> tuple[str, ...]:
    """A row of a table of levels; unknown values are empty cells."""
    mean = "" if level.mean is None else wording.number(level.mean, 1)
    ends = ("" if end is None else rating(end, wording) for end in (level.lowest, level.worst))
    return name, mean, *ends, wording.number(level.recorded, 0), wording.number(level.days, 0)
