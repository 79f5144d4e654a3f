"""The confirmation before an import is undone, with the number of entries that are removed and that stay."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.identity import subject
from diary.domain.note import Note
from diary.domain.record import Entry
from diary.domain.tracked_items import name_of
from diary.formats.importing.kept_imports import DoneImport, TakenBack, taken_back
from diary.i18n import _, ngettext
from diary.ui import locale_format
from diary.ui.widgets.question import QuestionDialog

_LONGEST = 60
_LISTED = 5
"""The maximum number of entries that are listed; further ones are counted."""


@dataclass(frozen=True, slots=True)
class Undoing:
    """An import, the changes that undo it, and the definitions that name its entries."""

    done: DoneImport
    back: TakenBack
    definitions: Sequence[Definition]


def undoing(done: DoneImport, reader: Callable[[], Excerpt]) -> Undoing:
    """The changes that undo an import; computed in a worker thread. Raises `StorageError`."""
    diary = reader()
    return Undoing(done, taken_back(done, diary), diary.definitions)


def question(asked: Undoing, parent: QWidget) -> QuestionDialog:
    """Ask for confirmation before the entries of an import are removed."""
    count = len(asked.back.changes)
    title = ngettext("Take {n} entry of {file} out again?", "Take {n} entries of {file} out again?", count).format(
        n=locale_format.number(count), file=asked.done.file
    )
    lines = [_("What you wrote yourself stays. You can undo this straight afterwards.")]
    if asked.back.kept:
        lines.append(stays(asked.back.kept, asked.definitions))
    return QuestionDialog(title, "\n".join(lines), _("Leave them"), _("Take them out"), parent)


def _in_words(entry: Entry, definitions: Sequence[Definition]) -> str:
    """ "Pain 3", "“Cold feet.”", "Brisk walk"."""
    text, value = getattr(entry, "text", ""), getattr(entry, "value", None)
    if isinstance(entry, Note):
        return _("“{note}”").format(note=text[:_LONGEST])
    kind, key = subject(entry)
    name = name_of(kind, key, definitions)
    return name if value is None else _("{name} {value}").format(name=name, value=locale_format.rating(value))


def stays(kept: Sequence[Entry], definitions: Sequence[Definition]) -> str:
    """The entries that were changed since and stay; the first ones are named."""
    count = len(kept)
    text = ngettext(
        "{n} entry was changed since, and stays: {listed}",
        "{n} entries were changed since, and stay: {listed}",
        count,
    )
    dated = _("{day}, {what}")
    listed = [
        dated.format(day=locale_format.long_date(one.day), what=_in_words(one, definitions))
        for one in sorted(kept, key=lambda entry: entry.day)[:_LISTED]
    ]
    if more := count - len(listed):
        listed.append(ngettext("and {n} more", "and {n} more", more).format(n=locale_format.number(more)))
    return text.format(n=locale_format.number(count), listed=_("; ").join(listed))
