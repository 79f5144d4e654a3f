"""What charts say in words: a level, a difference with its interval, and how far the words may go."""

from datetime import date

from diary.analysis.comparison import Level
from diary.analysis.interval import Interval
from diary.charts.chart_text import Wording, rating, signed
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.rounding import rounded
from diary.domain.tracked_items import name_of, symptoms
from diary.domain.treatment_history import event_in_words
from diary.i18n import _, ngettext


def named(symptom: str, definitions: tuple[Definition, ...]) -> str:
    """The name of a symptom where it begins a line: "Pain"."""
    return name_of("symptom", symptom, definitions)


def named_within(symptom: str, definitions: tuple[Definition, ...]) -> str:
    """The name of a symptom inside a sentence: "pain"; the person's own names stay as they were written."""
    own = {one.key for one in definitions if one.kind == "symptom"}
    known = next((one for one in symptoms(()) if one.key == symptom and one.key not in own), None)
    return _(known.in_sentence) if known else named(symptom, definitions)


def treatment_events_on(excerpt: Excerpt, day: date) -> str:
    """What was started, changed or stopped on the day: "Pregabalin started, 75 mg"; empty where nothing was."""
    words = []
    for turn in excerpt.treatment_events:
        if turn.day == day:
            name = name_of("treatment", turn.treatment, excerpt.definitions)
            words.append(_("{treatment} {turn}").format(treatment=name, turn=event_in_words(turn)))
    return "; ".join(words)


def about_level(name: str, found: Level, wording: Wording) -> str:
    """Mean, range and days recorded of a symptom, in one sentence."""
    if found.worst is None or found.lowest is None:
        return _("{symptom}: not recorded.").format(symptom=name)
    lowest, worst = rating(found.lowest, wording), rating(found.worst, wording)
    if found.mean is None:
        pattern = ngettext(
            "{symptom}: recorded on {recorded} of {n} day, from {lowest} to {worst}.",
            "{symptom}: recorded on {recorded} of {n} days, from {lowest} to {worst}; too few for a mean.",
            found.days,
        )
        return pattern.format(symptom=name, recorded=found.recorded, n=found.days, lowest=lowest, worst=worst)
    pattern = ngettext(
        "{symptom}: mean {mean} on {recorded} of {n} day, from {lowest} to {worst}.",
        "{symptom}: mean {mean} on {recorded} of {n} days, from {lowest} to {worst}.",
        found.days,
    )
    mean = wording.number(found.mean, 1)
    return pattern.format(symptom=name, mean=mean, recorded=found.recorded, n=found.days, lowest=lowest, worst=worst)


def about_interval(interval: Interval, wording: Wording) -> str:
    """ "95 % interval 0.1 to 1.5 lower": in words that need no minus sign to be heard."""
    low, high = rounded(interval.low, 1), rounded(interval.high, 1)
    if high <= 0:
        pattern, ends = _("{interval} {near} to {far} lower"), (high, low)
    elif low >= 0:
        pattern, ends = _("{interval} {near} to {far} higher"), (low, high)
    else:
        pattern, ends = _("{interval} {near} lower to {far} higher"), (low, high)
    near, far = (wording.number(abs(end), 1) for end in ends)
    return pattern.format(interval=_("95\N{NARROW NO-BREAK SPACE}% interval"), near=near, far=far)


def about_difference(difference: float, interval: Interval | None, wording: Wording) -> list[str]:
    """The difference with its interval, and whether days vary by as much on their own."""
    change = shifted(difference, wording)
    if interval is None:
        return [_("Difference: {change}. There is no telling how far it can be relied on.").format(change=change)]
    found = _("Difference: {change} ({interval}).")
    lines = [found.format(change=change, interval=about_interval(interval, wording))]
    return [*lines, _("Days vary by about this much on their own.")] if interval.includes_zero else lines


def shifted(difference: float, wording: Wording) -> str:
    """A difference in words: "0.8 lower", "1.2 higher", "about the same" where it rounds to nothing."""
    if not rounded(difference, 1):
        return _("about the same")
    pattern = _("{number} lower") if difference < 0 else _("{number} higher")
    return pattern.format(number=wording.number(abs(difference), 1))


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


def level_row(name: str, found: Level, wording: Wording) -> tuple[str, ...]:
    """A row of a table of levels; what cannot be told is an empty cell."""
    mean = "" if found.mean is None else wording.number(found.mean, 1)
    ends = ("" if end is None else rating(end, wording) for end in (found.lowest, found.worst))
    return name, mean, *ends, wording.number(found.recorded, 0), wording.number(found.days, 0)
