"""Builds the blocks below the chart, in order: each has a heading with texts, lists and tables of texts."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from diary.analysis.adherence import Adherence
from diary.analysis.rated import HighestOn
from diary.analysis.worst_day import WorstDay
from diary.charts.exercise_words import mean_in_words, mean_with_derived, minutes_with_derived
from diary.charts.style import PAPER, series_of
from diary.domain import where as places_in_words
from diary.domain.definition import Definition
from diary.domain.duration import Minutes
from diary.domain.event import Event
from diary.domain.exercise import CATEGORIES
from diary.domain.site import VIEWS, SiteMark, level_name, limb_name, site, view_name
from diary.domain.tracked_items import name_of
from diary.domain.treatment_history import event_of_in_words
from diary.domain.visit import Visit
from diary.i18n import _, ngettext
from diary.reports.direction import isolated, with_typed_isolated
from diary.reports.limits import LADDER, Limits
from diary.reports.summary import AerobicTime, EventsOfKind, FeltAt, Summary, SummaryPart, TreatmentLine, WorstDaysFacts
from diary.reports.visit_means import VisitMeans
from diary.reports.words import MOST_OF_EVENT, Words, brief, length, rating

Contents = dict[str, Any]
"""A JSON-serialisable tree of texts, lists and tables of texts."""

_LETTERS_A_NOTE = 60
"""The space that a note takes in addition to its text, in letters."""
_LEAST_OF_NOTES = 1_000
"""The minimum number of letters for notes, regardless of the number of questions."""


def blocks(
    facts: Summary, definitions: Sequence[Definition], words: Words, limits: Limits | None = None
) -> list[Contents]:
    """The blocks that are not empty, within `limits` (default: the usual ones of the form).

    In each, `key` is the part of the page, and `kind` its layout: "where" (a drawing and lines), "items" (a numbered
    list), "counts" (tables and lines), "means" (a table of symptoms and visits, and lines) or "dated" (labels with
    texts, and lines).
    """
    limits = limits or LADDER[facts.options.form][0]
    candidates = (
        _where(facts, definitions, limits),
        _questions(facts),
        _exercises(facts, words, limits),
        _treatments(facts, words, limits),
        _events(facts, words, limits),
        _worst(facts, definitions, words, limits),
        _visits(facts, definitions, words, limits),
        _notes(facts, words, limits),
    )
    return [block for block in candidates if block]


def _block(kind: str, key: SummaryPart, heading: str, caption: str = "", **parts: Any) -> Contents:  # noqa: ANN401 - texts
    return {"kind": kind, "key": key, "heading": heading, "caption": caption, "lines": [], **parts}


def _where(facts: Summary, definitions: Sequence[Definition], limits: Limits) -> Contents | None:
    """The sites marked on most days as a drawing with alternative text, or as text alone."""
    where = facts.where
    if not where:
        return None
    caption = _("last {length}").format(length=length(where.period))
    if not where.symptoms and not where.extents:
        lines = [_("Nothing was marked in the last {length}.").format(length=length(where.period))]
        return _block("where", "where", _("Where"), lines=lines, alt="", legend=[], drawn=False)
    lines = []
    if where.symptoms:
        days = ngettext("Marked on {n} day.", "Marked on more than half of the {n} days recorded.", where.recorded)
        lines.append(days.format(n=where.recorded))
        shown = {site(key).view for one in where.symptoms for key in one.usual}
        blank = [view_name(view) for views in VIEWS.values() for view in views if view not in shown]
        if shown and blank:
            lines[0] += " " + _("{views}: none.").format(views=listed(blank))
    limbs = [f"{limb_name(one.limb)}: {level_name(one.limb, one.level)}" for one in where.extents]
    if limbs:
        lines.append(_("How far up: {limbs}.").format(limbs="; ".join(limbs)))
    looks = [(one.name, series_of(one.symptom, definitions, PAPER)) for one in where.symptoms]
    legend = [{"name": name, "shape": look.marker, "colour": look.colour} for name, look in looks]
    drawn = limits.is_drawn
    alt = _places_in_words(where.symptoms, where.period.last, apart=drawn)
    return _block("where", "where", _("Where"), caption, lines=lines, alt=alt, legend=legend * drawn, drawn=drawn)


def _places_in_words(symptoms: Sequence[FeltAt], day: date, *, apart: bool) -> str:
    """ "Numbness: Both feet: toes. Pain: no place on more than half of the days."

    Unless `apart` is set, symptoms with the same sites are combined: "Numbness, Pain: Both feet: toes."
    """
    names: dict[tuple[str, str], list[str]] = {}
    for felt in symptoms:
        marks = [SiteMark(day=day, site=one, symptom=felt.symptom) for one in felt.usual]
        places = places_in_words.in_words(marks) or _("no place on more than half of the days")
        names.setdefault((places, felt.symptom if apart else ""), []).append(felt.name)
    sentences = [(listed(some), places) for (places, _apart), some in names.items()]
    return " ".join(_("{symptom}: {places}.").format(symptom=name, places=places) for name, places in sentences)


def _questions(facts: Summary) -> Contents | None:
    return (
        _block("items", "questions", _("Patient’s questions"), items=list(facts.questions)) if facts.questions else None
    )


_BY_DOSE = "*"
"""Marks a mean duration that is at least partly derived from doses; a line below the tables explains it."""


class _ExerciseRow(NamedTuple):
    """A row of the exercise table: name, days done, days planned, and mean duration."""

    name: str
    done: int
    planned: int
    minutes: Minutes | None


def _exercises(facts: Summary, words: Words, limits: Limits) -> Contents | None:
    """Planned exercises done, unplanned exercises, and aerobic minutes; omitted exercises are at least named."""
    if facts.is_blank or "exercises" not in facts.options.parts:
        return None
    tables, lines = [], []
    planned, outside = _in_the_plan(facts, limits), _kept(facts.outside_plan)
    if planned and limits.is_drawn:
        tables.append(_table([_("In the plan"), _("Done of planned")], planned, words))
    elif planned:
        lines.append(_planned_in_words(planned))
    if planned and facts.plan_until is not None:
        until = day_writer(facts, words)(facts.plan_until)
        lines.append(_("Planned days are counted up to {day}.").format(day=until))
    if outside and planned and _is_short(facts):
        lines.append(_outside_the_plan(facts.outside_plan, limits))
    elif outside:
        shown, left = outside[: limits.rows], outside[limits.rows :]
        tables.append(_table([_("Outside the plan") if planned else _("Exercise"), _("Days done")], shown, words))
        lines += [listed([_days_of(one.name, one.done) for one in left])] if left else []
    lines += _about_mark(tables, [*planned, *outside])
    if facts.aerobic:
        lines.append(_aerobic(facts.aerobic, words))
    if not tables and not lines:
        lines = [_("No exercise was recorded in this period.")]
    return _block("counts", "exercises", _("Exercises"), tables=tables, lines=lines)


def _about_mark(tables: Sequence[Contents], rows: Sequence[_ExerciseRow]) -> list[str]:
    """The line that explains the mark of derived durations; none if no row has the mark."""
    cells = [cell for table in tables for row in table["rows"] for cell in row["cells"][2:]]
    if not any(cell.endswith(_BY_DOSE) for cell in cells):
        return []
    is_partly = any(row.minutes and None not in row.minutes for row in rows)
    words = _("{mark} By the dose, or partly; not noted.") if is_partly else _("{mark} By the dose, not noted.")
    return [words.format(mark=_BY_DOSE)]


def _planned_in_words(rows: Sequence[_ExerciseRow]) -> str:
    """The rows as one sentence: "Done of planned: calf stretch 13 of 28, walk 6 of 12."."""
    counts = [_("{name} {done} of {n}").format(name=isolated(row.name), done=row.done, n=row.planned) for row in rows]
    return _("Done of planned: {exercises}.").format(exercises=listed(counts))


def _in_the_plan(facts: Summary, limits: Limits) -> list[_ExerciseRow]:
    """The rows of the plan; if there are too many, the planned categories instead."""
    if len(facts.planned) <= limits.rows:
        return _kept(facts.planned)
    return [
        _ExerciseRow(_(CATEGORIES[row.category]), row.days, row.planned, row.mean)
        for row in facts.categories
        if row.planned and row.category in CATEGORIES
    ]


def _kept(rows: Sequence[Adherence]) -> list[_ExerciseRow]:
    return [_ExerciseRow(row.name, row.done, row.planned, row.minutes) for row in rows]


def _table(head: list[str], rows: Sequence[_ExerciseRow], words: Words) -> Contents:
    """A table of counts, without a column of durations if none is known."""
    timed = any(row.minutes for row in rows)
    shown = []
    for row in rows:
        counted = _("{done} of {n}").format(done=row.done, n=row.planned) if row.planned else str(row.done)
        time = mean_in_words(row.minutes, words.short)
        if row.minutes and row.minutes.derived is not None:
            time = _("{time}{mark}").format(time=time, mark=_BY_DOSE)
        cells = [row.name, counted, *([time] if timed else [])]
        shown.append({"cells": cells, "share": min(row.done / row.planned, 1) if row.planned else None})
    return {"caption": "", "head": [*head, _("Mean time")] if timed else head, "rows": shown}


def _outside_the_plan(rows: Sequence[Adherence], limits: Limits) -> str:
    counts = [_days_of(row.name, row.done) for row in rows[: most_of(rows, limits.names)]]
    return _("Outside the plan: {exercises}.").format(exercises=listed([*counts, *and_more(len(rows) - len(counts))]))


def _days_of(name: str, days: int) -> str:
    """A treatment with its number of days: "Warm bath 41 days"."""
    return ngettext("{name} {n} day", "{name} {n} days", days).format(name=isolated(name), n=days)


def _aerobic(time: AerobicTime, words: Words) -> str:
    if not time.days:
        pattern = ngettext(
            "Aerobic exercise on {n} day, its time not noted.",
            "Aerobic exercise on {n} days, its time not noted.",
            time.days_untimed,
        )
        return pattern.format(n=time.days_untimed)
    minutes_text = ngettext(
        "Aerobic exercise on {n} day: {minutes}", "Aerobic exercise on {n} days: {minutes}", time.days
    ).format(minutes=minutes_with_derived(time.minutes, words.short), n=time.days)
    if a_week := mean_with_derived(time.minutes_a_week, words.short):
        minutes_text = _("{noted}; {minutes} a week").format(noted=minutes_text, minutes=a_week)
    if not time.days_untimed:
        return _("{noted}.").format(noted=minutes_text)
    more = ngettext(
        "{noted}; on {n} more day without its time.", "{noted}; on {n} more days without its time.", time.days_untimed
    )
    return more.format(noted=minutes_text, n=time.days_untimed)


def _treatments(facts: Summary, words: Words, limits: Limits) -> Contents | None:
    """The latest treatment events by date, the names of treatments changed earlier, and the days of each treatment."""
    if not facts.treatments and not facts.treatment_events:
        return None
    write = day_writer(facts, words)
    lines = facts.treatment_events[-limits.treatment_events :]
    typed = [change_row(line, write) for line in lines]
    rows = list(typed)
    if earlier := facts.treatment_events[: len(facts.treatment_events) - len(lines)]:
        pattern = ngettext("{n} change before these: {names}", "{n} changes before these: {names}", len(earlier))
        names = listed(list(dict.fromkeys(isolated(line.name) for line in earlier)))
        rows.insert(0, {"label": _("Earlier"), "text": pattern.format(n=len(earlier), names=names)})
    shown = facts.treatments[: most_of(facts.treatments, limits.names)]
    if shown:
        days = [_days_of(one.name, one.days) for one in shown]
        listed_days = listed([*days, *and_more(len(facts.treatments) - len(shown))])
        rows.append({"label": _("In all"), "text": listed_days})
    return _block("dated", "treatments", _("Treatments and changes"), rows=rows, typed=typed)


def change_row(line: TreatmentLine, write: Callable[[date], str]) -> Contents:
    """The row of a treatment event: its day, and the event as text."""
    event_text = event_of_in_words(isolated(line.name), with_typed_isolated(line.change))
    return {"label": write(line.change.day), "text": event_text}


def _events(facts: Summary, words: Words, limits: Limits) -> Contents | None:
    """Each kind of event with its days; omitted kinds have their name and count."""
    if not facts.happened:
        return None
    shown, left = facts.happened[: limits.kinds], facts.happened[limits.kinds :]
    rows = [{"label": _kind(kind), "text": _occasions(kind, facts, words, limits)} for kind in shown]
    lines = [_("Also: {kinds}.").format(kinds=listed([_kind(kind) for kind in left]))] if left and shown else []
    if not shown:
        lines = [_("{kinds}.").format(kinds=listed([_kind(kind) for kind in left]))]
    typed = [row for kind, row in zip(shown, rows, strict=True) if any(_about(event) for event in kind.events)]
    return _block("dated", "events", _("Events"), rows=rows, lines=lines, typed=typed)


def _kind(kind: EventsOfKind) -> str:
    return _("{name} ({n})").format(name=isolated(kind.name), n=kind.times)


def _occasions(kind: EventsOfKind, facts: Summary, words: Words, limits: Limits) -> str:
    """The days of one kind of event, the latest first: "3 Nov (garden, not hurt), 21 Sep"."""
    shown = kind.events[: most_of(kind.events, limits.days)]
    write = day_writer(facts, words)
    occasions = []
    for event in shown:
        about = _about(event)
        occasions.append(_("{day} ({about})").format(day=write(event.day), about=about) if about else write(event.day))
    return listed([*occasions, *and_more(len(kind.events) - len(shown))])


def _about(event: Event) -> str:
    hurt = {True: _("hurt"), False: _("not hurt"), None: ""}[event.hurt]
    times = _("{n} times").format(n=event.count) if event.count and event.count > 1 else ""
    details = (isolated(brief(" ".join(text.split()), MOST_OF_EVENT)) for text in (event.place, event.text))
    return listed([part for part in (times, *details, hurt) if part])


def kind_and_day(name: str, day: str) -> str:
    """ "Fall, 19 Nov"."""
    return listed([name, day])


def _worst(facts: Summary, definitions: Sequence[Definition], words: Words, limits: Limits) -> Contents | None:
    """The worst days; None if there is room for none of them, as the latest one is next to the figures."""
    if not facts.worst or not limits.worst:
        return None
    rows = [
        {
            "label": _("{symptom} {rating}").format(symptom=one.name, rating=rating(one.days[0].value, words)),
            "text": text,
        }
        for one in facts.worst
        if (text := _worst_of(one, facts, definitions, words, limits))
    ]
    return _block("dated", "worst", _("Worst days"), rows=rows)


def _worst_of(
    worst: WorstDaysFacts, facts: Summary, definitions: Sequence[Definition], words: Words, limits: Limits
) -> str:
    """The latest of the worst days, each with its events."""
    shown = worst.days[: most_of(worst.days, limits.worst)]
    days_text = [_worst_day(day, facts, definitions, words) for day in shown]
    return listed([*days_text, *and_more(len(worst.days) - len(shown))])


def _worst_day(day: WorstDay, facts: Summary, definitions: Sequence[Definition], words: Words) -> str:
    written = day_with_times(HighestOn(day.day, day.times), facts, words)
    wanted = {event.event for kind in facts.happened for event in kind.events}
    names = {
        isolated(name_of("event", event.event, definitions)): None for event in day.events if event.event in wanted
    }
    return _("{day} ({about})").format(day=written, about=listed(list(names))) if names else written


def _notes(facts: Summary, words: Words, limits: Limits) -> Contents | None:
    """The marked notes, the latest first, within the limit of letters, and the number of omitted ones.

    Their days have the year if the period spans several years.
    """
    if not facts.notes:
        return None
    write, rows = day_writer(facts, words), list[Contents]()
    left = max(limits.notes - sum(len(one) + _LETTERS_A_NOTE for one in facts.questions), _LEAST_OF_NOTES)
    for note in facts.notes:
        left -= len(note.text) + _LETTERS_A_NOTE
        if rows and left < 0:
            break
        written = _("“{text}”, written by {author}") if note.author else _("“{text}”")
        rows.append({"label": write(note.day), "text": written.format(text=note.text, author=note.author)})
    lines = and_more(len(facts.notes) - len(rows))
    return _block("dated", "notes", _("From the notes"), _("chosen by the patient"), rows=rows, lines=lines)


def _visits(facts: Summary, definitions: Sequence[Definition], words: Words, limits: Limits) -> Contents | None:
    """The means of the weeks before the last visits, and the agreement of each visit."""
    table = facts.visits
    if table is None or not limits.visits:
        return None
    visits = table.visits[-limits.visits :]
    write = words.short.day_month_year
    agreed = [line for one in visits if (line := _agreed(one.visit, words))]
    earlier = len(table.visits) - len(visits)
    lines = [ngettext("{n} visit before these", "{n} visits before these", earlier).format(n=earlier)] * bool(earlier)
    if not limits.is_drawn:
        means = [
            _means_in_words(one, [name for _key, name in table.symptoms[: limits.symptoms]], words) for one in visits
        ]
        said = [_("Means of the 4 weeks before, on {visits}.").format(visits="; ".join(means))]
        return _block("dated", "visits", _("Visit to visit"), rows=[], lines=[*said, *agreed, *lines], agreed=agreed)
    rows = []
    for place, (key, name) in enumerate(table.symptoms):
        look = series_of(key, definitions, PAPER)
        cells = [name, *(_mean_of(one.means[place], words) for one in visits)]
        rows.append({"cells": cells, "shape": look.marker, "colour": look.colour})
    head = [_("Mean of the 4 weeks before"), *(write(one.visit.date) for one in visits)]
    lines = [*(agreed or [_("What was agreed is not written down.")]), *lines]
    return _block("means", "visits", _("Visit to visit"), head=head, rows=rows, lines=lines, agreed=agreed)


def _agreed(visit: Visit, words: Words) -> str:
    """ "Agreed on 4 Sep 2026, Dr Ellis: blood tests."; empty if there is no agreement."""
    agreed = " ".join(visit.agreed.split())
    if not agreed:
        return ""
    pattern = _("Agreed on {day}, {whom}: {agreed}") if visit.whom else _("Agreed on {day}: {agreed}")
    return pattern.format(
        day=words.short.day_month_year(visit.date), whom=isolated(visit.whom), agreed=isolated(agreed)
    )


def _means_in_words(one: VisitMeans, names: Sequence[str], words: Words) -> str:
    """The means of one visit: "4 Sep 2026: Numbness 5.0, Pain 4.4"."""
    means = [
        _("{symptom} {mean}").format(symptom=name, mean=_mean_of(mean, words))
        for name, mean in zip(names, one.means, strict=False)
    ]
    day = words.short.day_month_year(one.visit.date)
    return _("{day}: {means}").format(day=day, means=listed(means))


def _mean_of(mean: float | None, words: Words) -> str:
    return "–" if mean is None else words.short.number(mean, 1)


def day_with_times(at: HighestOn, facts: Summary, words: Words) -> str:
    """ "28 Nov 09:00" for a momentary rating, "28 Nov" for an evening's."""
    day = day_writer(facts, words)(at.day)
    if not at.times:
        return day
    return _("{day} {times}").format(day=day, times=listed([words.short.clock(one) for one in at.times]))


def day_writer(facts: Summary, words: Words) -> Callable[[date], str]:
    """A function that formats days, with the year only if the period spans several years."""
    period = facts.options.period
    return words.short.day_month if period.first.year == period.last.year else words.short.day_month_year


def _is_short(facts: Summary) -> bool:
    return facts.options.form == "short"


def most_of(items: Sequence[object], most: int) -> int:
    """The number of items to show if there is room for `most`; one more is shown in full, as "and 1 more" would not be
    shorter."""
    return most + 1 if 0 < most == len(items) - 1 else most


def and_more(number: int) -> list[str]:
    """The text "and n more" for omitted items, as a list; empty if there are none."""
    return [ngettext("and {n} more", "and {n} more", number).format(n=number)] if number > 0 else []


def listed(parts: Sequence[str]) -> str:
    return _(", ").join(parts)
