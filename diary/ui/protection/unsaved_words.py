"""Describes unsaved entries."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from diary.domain.change import Change
from diary.domain.definition import Definition
from diary.domain.exercise import ExerciseDone
from diary.domain.note import Note
from diary.domain.record import Entry, Record
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone
from diary.i18n import _, ngettext
from diary.ui import locale_format
from diary.ui.history.entry_words import entry_in_words

_MOST_LINES, _MOST_IN_LINE = 6, 8
_ON_ONE_LINE = (Rating, ExerciseDone, TreatmentDone)
"""The kinds whose entries share a line."""


def in_words(changes: Sequence[Change], definitions: Sequence[Definition]) -> list[str]:
    """The entries line by line; the last line counts the rest of a long list."""
    after, removed = _outcome(changes)
    lines = []
    for kind in _ON_ONE_LINE:
        words = [entry_in_words(entry, definitions) for entry in after if isinstance(entry, kind)]
        lines += [_(", ").join(words[at : at + _MOST_IN_LINE]) for at in range(0, len(words), _MOST_IN_LINE)]
    for entry in after:
        if isinstance(entry, Note):
            lines.append(_("The sentence {words}").format(words=entry_in_words(entry, definitions)))
        elif not isinstance(entry, _ON_ONE_LINE):
            lines.append(entry_in_words(entry, definitions))
    lines += [_("Taken back: {words}").format(words=entry_in_words(entry, definitions)) for entry in removed]
    left = len(lines) - _MOST_LINES
    if left <= 0:
        return lines
    return [*lines[:_MOST_LINES], ngettext("and {n} line more", "and {n} lines more", left).format(n=left)]


def counted(changes: Sequence[Change]) -> str:
    """ "3 answers and a sentence": the number of entries, without their content."""
    after, removed = _outcome(changes)
    sentences = sum(isinstance(entry, Note) for entry in after)
    answers = len(after) - sentences + len(removed)
    parts = []
    if answers:
        parts.append(ngettext("{n} answer", "{n} answers", answers).format(n=locale_format.number(answers)))
    if sentences:
        parts.append(_("a sentence") if sentences == 1 else _("{n} sentences").format(n=sentences))
    return _("{first} and {second}").format(first=parts[0], second=parts[1]) if len(parts) > 1 else "".join(parts)


def kept_since(changes: Iterable[Change]) -> datetime | None:
    """The time of the first of the entries; None if it is unknown."""
    entries = [(change.before, change.after) for change in changes if isinstance(change.after, Entry)]
    moments = [
        after.written for before, after in entries if not isinstance(before, Entry) or before.written != after.written
    ]
    return min(moments, default=None)


def _outcome(changes: Sequence[Change]) -> tuple[list[Record], list[Record]]:
    """Each record as it is after all changes; and those that existed before and are removed."""
    before: dict[str, Record | None] = {}
    after: dict[str, Record | None] = {}
    for change in changes:
        record = change.after or change.before
        if record is not None:
            before.setdefault(record.id, change.before)
            after[record.id] = change.after
    kept = [record for record in after.values() if record is not None]
    removed = [former for key, former in before.items() if former is not None and after[key] is None]
    return kept, removed
