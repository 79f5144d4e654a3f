"""The human-readable narrative of each section: a summary of constant size, as the entries are the data.

A FHIR narrative must stay below 1 MB. Dated entries are counted by subject; of records that are written rarely (plan,
visits, answers) the latest rows are listed.
"""

from collections.abc import Iterable, Sequence
from html import escape

from diary.domain import tracked_items
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import dose_in_short
from diary.domain.kinds import KIND_OF
from diary.domain.own_words import own_words
from diary.domain.period import WEEKDAYS
from diary.domain.plan.plan import EVERY_DAY, PlanLine
from diary.domain.record import Entry, Record
from diary.domain.rounding import as_entered, fixed
from diary.domain.treatment import TreatmentEvent
from diary.formats.fhir.context import Context
from diary.formats.fhir.element import Element, clean_text, narrative
from diary.formats.fhir.means import PeriodMean, period_means
from diary.formats.html_table import markup, table
from diary.formats.provenance import not_verified
from diary.formats.row import TITLES, in_day_order, records, worded
from diary.i18n import _, ngettext

_MOST_ROWS, _MOST_LISTED, _LONGEST = 200, 50, 150_000
"""The maximum number of rows in a table, of records listed individually, and of characters in a table."""
_LISTED: tuple[type[Record], ...] = (TreatmentEvent,)
"""Dated kinds that are listed individually, as they are changes and few in number."""
_NOTHING = "–"


def summary(kinds: Iterable[type[Record]], at: Context) -> Element:
    """The narrative of a section with these kinds of record."""
    by_kind = records(at.excerpt)
    tables = [
        f"<h3>{escape(_(KIND_OF[kind].title))}</h3>{_table(kind, by_kind[kind], at.excerpt)}"
        for kind in kinds
        if by_kind[kind]
    ]
    return narrative([not_verified()], *tables)


def story(at: Context) -> Element:
    """The narrative in the patient's own words: one line per symptom that has some."""
    phrases = own_words(at.excerpt.background)
    named = ((tracked_items.name_of("symptom", key, at.excerpt.definitions), said) for key, said in phrases.items())
    return narrative(
        [not_verified(), *(_("{symptom}: “{text}”").format(symptom=one, text=said) for one, said in named)]
    )


def means_summary(at: Context) -> Element:
    """The narrative of the means: for each symptom the mean, the highest rating, and the number of rated days."""
    head = [_("Symptom"), _("Mean"), _("Highest rating"), _("Days with a rating")]
    return narrative([not_verified()], clean_text(markup(head, map(_mean_row, period_means(at)))))


def _mean_row(one: PeriodMean) -> list[str]:
    mean = _("not enough days") if one.mean is None else fixed(one.mean, 1)
    days = _("{recorded} of {n}").format(recorded=one.level.recorded, n=one.level.days)
    return [one.name, mean, _NOTHING if one.level.worst is None else as_entered(one.level.worst), days]


def _table(kind: type[Record], of_kind: Sequence[Record], excerpt: Excerpt) -> str:
    if issubclass(kind, Entry) and kind not in _LISTED:
        return clean_text(_counted(of_kind, excerpt))
    latest = in_day_order(of_kind, excerpt)[-_MOST_LISTED:]
    listed = _listing(latest, excerpt)
    while len(latest) > 1 and len(listed) > _LONGEST:
        latest = latest[len(latest) // 2 :]
        listed = _listing(latest, excerpt)
    earlier = len(of_kind) - len(latest)
    if not earlier:
        return clean_text(listed)
    before = ngettext("{n} before these is among the entries.", "{n} before these are among the entries.", earlier)
    return clean_text(f"{listed}<p>{escape(before.format(n=earlier))}</p>")


def _counted(entries: Sequence[Record], excerpt: Excerpt) -> str:
    """The entries by subject: their number, and the first and the last day."""
    by_key: dict[str, list[Entry]] = {}
    about = KIND_OF[type(entries[0])].about
    for one in entries:
        if isinstance(one, Entry):
            by_key.setdefault(getattr(one, about) if about else "", []).append(one)
    rows = [
        [_name(mine[0], excerpt), len(mine), min(one.day for one in mine), max(one.day for one in mine)]
        for mine in sorted(by_key.values(), key=len, reverse=True)
    ]
    head = [_(TITLES["name"]), _("Entries"), _("First day"), _("Last day")]
    left = max(0, len(rows) - _MOST_ROWS)
    more = ngettext("and {n} more", "and {n} more", left).format(n=left)
    return markup(head, rows[:_MOST_ROWS]) + (f"<p>{escape(more)}</p>" if left else "")


def _name(entry: Entry, excerpt: Excerpt) -> str:
    return str(worded(entry, excerpt)["name"]) or _(KIND_OF[type(entry)].title)


def _listing(listed: Sequence[Record], excerpt: Excerpt) -> str:
    lines = [one for one in listed if isinstance(one, PlanLine)]
    if not lines:
        return table(listed, excerpt)
    head = [_("Exercises"), _("Days of the week"), _(TITLES["dose"]), _(TITLES["valid_from"]), _(TITLES["valid_to"])]
    return markup(head, [_plan_row(line, excerpt) for line in lines])


def _plan_row(line: PlanLine, excerpt: Excerpt) -> list[object]:
    names = [tracked_items.name_of("exercise", key, excerpt.definitions) for key in line.exercises]
    exercises = _(" or ").join(names) if line.choice == "one" else _(", ").join(names)
    days = _("every day") if line.weekdays == EVERY_DAY else _(", ").join(_(WEEKDAYS[day]) for day in line.weekdays)
    return [exercises, days, dose_in_short(line.dose) if line.dose else "", line.valid_from, line.valid_to or ""]
