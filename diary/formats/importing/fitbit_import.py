"""Fitbit's JSON, from Google's export (an archive with a file per month and kind) or from its Web API.

The format is that of public parsers (wadpac/GGIRread `readFitbit.R`, ashrobertsdragon/fitbit2oscar, danlsn/fitport) and
of Fitbit's Web API documentation: `dateTime` has the month first and the account's local time; steps are per minute and
are summed by day; a sleep record names its day and the minutes asleep. A file of steps has the same structure as those
of calories or distance, so the person is asked unless its name tells.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from diary.domain.rounding import fixed, shortest
from diary.foreign.unpacking import parsed
from diary.formats.errors import FormatError
from diary.formats.importing.cells import number
from diary.formats.importing.converting import Reading
from diary.formats.importing.encoding import without_blanks
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.mapping import ASK, Mapping, Thing
from diary.formats.importing.planning import Item, plan_items, preview_of, texts_by_label
from diary.formats.importing.reading import Source
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "fitbit"
_STEPS, _SLEEP, _NUMBERS = "steps", "sleep", "numbers"
_MEMBER = re.compile(r"([a-z_]+)-\d{4}-\d\d-\d\d\.json", re.I)
_NUMBERED = re.compile(rb'"dateTime"\s*:\s*"(?:\d\d/\d\d/\d\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\d)"\s*,\s*"value"\s*:\s*"')
_SLEPT = (b'"dateOfSleep"', b'"minutesAsleep"')
_MOST_VALUES = 1_000_000
_DAY_MINUTES, _LONGEST = 24 * 60, 60
_LISTS = ("sleep", "activities-steps")
"""The lists in responses of the Web API."""


def recognises(source: Source) -> bool:
    """Whether the file is such an archive with steps or sleep, or one of its files."""
    if source.is_archive:
        return any(_kind(name) in (_STEPS, _SLEEP) for name in source.members)
    head = without_blanks(source.head)
    if not head.startswith((b"[", b"{")):
        return False
    return _NUMBERED.search(head[:1000]) is not None or all(word in head for word in _SLEPT)


def preview(source: Source, work: Work, _given: Mapping | None = None) -> ImportPreview:
    """Read all files of steps and sleep and sum them by day; raises `FormatError` and `CancelledError`."""
    work.advance(0.0)
    items = list[Item]()
    sums, nights = defaultdict[tuple[str, date], float](float), Counter[date]()
    documents, records, slept = _documents(source), 0, set[object]()
    for place, (kind, name) in enumerate(documents):
        work.advance(place / len(documents))
        listed = _listed(source, name)
        records += len(listed)
        if listed and all(word in listed[0] for word in ("dateOfSleep", "minutesAsleep")):
            items += _add_sleeps(listed, nights, slept)
        else:
            items += _add_numbers(listed, kind or _NUMBERS, sums)
    items += (Reading(kind, shortest(total, 2), day, 0) for (kind, day), total in sorted(sums.items()))
    items += (Reading(_SLEEP, fixed(minutes / 60, 2), day, 0) for day, minutes in sorted(nights.items()))
    items += _others(source)
    mapping = Mapping(KEY, (), tuple(_thing(label) for label in texts_by_label(items)), app=KEY)
    work.advance(1.0)
    remarks = [
        _("Steps are added up by the days of the file, which Fitbit writes by the clock of the account."),
        _("Sleep is all minutes asleep of a day, naps too, as Fitbit counts them for that day."),
    ]
    return preview_of(mapping, items, records, remarks)


def _documents(source: Source) -> list[tuple[str, str]]:
    """The kind and the name of each file to read, without duplicates; the name is empty if the source is the file
    itself."""
    if not source.is_archive:
        return [(_kind(source.name), "")]
    by_name = {PurePosixPath(name).name.casefold(): name for name in reversed(source.members)}
    pairs = ((_kind(name), name) for _plain, name in sorted(by_name.items()))
    return [(kind, name) for kind, name in pairs if kind in (_STEPS, _SLEEP)]


def _others(source: Source) -> list[LeftOut]:
    """The files of the archive without a counterpart in the diary, by their kind."""
    kinds = Counter(kind for name in source.members if (kind := _kind(name)) not in ("", _STEPS, _SLEEP))
    return [LeftOut(kind, _("nothing in the diary is like it"), count) for kind, count in sorted(kinds.items())]


def _kind(name: str) -> str:
    """The kind in a file name: "steps" for ".../steps-2024-01-01.json"; empty for any other name."""
    match = _MEMBER.fullmatch(PurePosixPath(name).name)
    return match[1].casefold() if match else ""


def _listed(source: Source, member: str) -> list[dict[str, Any]]:
    """The records of a file; raises `FormatError`."""
    content = source.member(member) if member else source.content()
    try:
        document = parsed(content, _MOST_VALUES)
    except ValueError as error:
        raise FormatError(_("The file is cut off or damaged: it is no whole JSON document.")) from error
    if isinstance(document, dict):
        document = next((document[name] for name in _LISTS if name in document), [])
    return [one for one in document if isinstance(one, dict)] if isinstance(document, list) else []


def _add_numbers(listed: Iterable[dict[str, Any]], kind: str, sums: dict[tuple[str, date], float]) -> Iterator[LeftOut]:
    """Add the numbers of a file to the sums of their days; invalid ones are reported."""
    for place, one in enumerate(listed, 1):
        stamp, text = f"{one.get('dateTime', '')}", f"{one.get('value', '')}"
        try:
            sums[kind, _day_of(stamp.partition(" ")[0])] += int(text) if text.isdecimal() else _positive(text)
        except (ValueError, OverflowError):
            yield LeftOut(kind, _("is no whole record"), 1, place, f"{stamp} {text}".strip()[:_LONGEST])


@lru_cache(maxsize=20_000)
def _day_of(written: str) -> date:
    """The day of "2024-01-15" or "01/15/24"; raises `ValueError`."""
    if "-" in written:
        return date.fromisoformat(written)
    month, day, year = written.split("/")
    return date(2000 + int(year), int(month), int(day))


def _positive(text: str) -> float:
    """A non-negative number; raises `ValueError`."""
    value = number(text, ".")
    if value < 0:
        raise ValueError(text)
    return value


def _add_sleeps(listed: Iterable[dict[str, Any]], nights: Counter[date], slept: set[object]) -> Iterator[LeftOut]:
    """Add the minutes asleep of each sleep record, without duplicates, to its day; invalid ones are reported."""
    for place, one in enumerate(listed, 1):
        number_of, minutes, written = (
            f"{one.get('logId', '')}",
            one.get("minutesAsleep"),
            f"{one.get('dateOfSleep') or ''}",
        )
        if number_of and number_of in slept:
            continue
        try:
            day = date.fromisoformat(written)
        except ValueError:
            yield LeftOut(_SLEEP, _("is not a day that there is"), 1, place, written[:_LONGEST])
            continue
        if not isinstance(minutes, int) or not 0 <= minutes <= _DAY_MINUTES:
            text = written if minutes is None else f"{written} {minutes}"
            yield LeftOut(_SLEEP, _("is no whole record"), 1, place, text[:_LONGEST])
            continue
        slept.add(number_of)
        nights[day] += minutes


def _thing(label: str) -> Thing:
    if label == _STEPS:
        return Thing(label, "measurement", key="steps", name=_("Steps"), unit="steps")
    if label == _SLEEP:
        return Thing(label, "measurement", key="sleep-hours", name=_("Sleep"), unit="h")
    return Thing(label, ASK, name=_("Number of a day") if label == _NUMBERS else label.replace("_", " "))


IMPORT = ImportFormat(KEY, N_("Fitbit (JSON)"), ("zip", "json"), recognises, preview, plan_items)
