"""Describes undone and redone steps in words."""

from collections.abc import Sequence

from diary.domain.change import Change
from diary.domain.definition import Definition
from diary.domain.kinds import KIND_OF
from diary.domain.record import Entry, Record
from diary.i18n import N_, _, ngettext
from diary.ui import locale_format
from diary.ui.history.entry_words import entry_in_words
from diary.ui.journal.undo_stack import UndoStep

_UNDONE = {
    "added": N_("Undone. Back again: {what}"),
    "removed": N_("Undone. Taken away: {what}"),
    "edited": N_("Undone. Now it says: {what}"),
}
_REDONE = {
    "added": N_("Done again. Written down: {what}"),
    "removed": N_("Done again. Taken away: {what}"),
    "edited": N_("Done again. Now it says: {what}"),
}
_LONGEST = 80
"""The maximum length in letters of an entry that is quoted; a longer one is described by its kind."""
_MOST = 100
"""The maximum number of changes that are examined individually."""


def undone_in_words(step: UndoStep, definitions: Sequence[Definition]) -> str:
    """ "Undone. Back again: Pain 7 (24 November)"; for several changes the notice of the step, or their number."""
    if not step.changes:
        return _("There is nothing to undo.")
    if (change := _only_change(step.changes)) is not None:
        return _(_UNDONE[_kind_of(change)]).format(what=_what(change, definitions))
    if step.notice:
        return _("Undone: {notice}").format(notice=step.notice)
    count = len(step.changes)
    return ngettext("Undone: {n} change", "Undone: {n} changes", count).format(n=locale_format.number(count))


def redone_in_words(step: UndoStep, definitions: Sequence[Definition]) -> str:
    """ "Done again. Taken away: Pain 7 (24 November)"; for several changes the notice of the step, or their number."""
    if not step.changes:
        return _("There is nothing to do again.")
    if (change := _only_change(step.changes)) is not None:
        return _(_REDONE[_kind_of(change)]).format(what=_what(change, definitions))
    if step.notice:
        return _("Done again: {notice}").format(notice=step.notice)
    count = len(step.changes)
    return ngettext("Done again: {n} change", "Done again: {n} changes", count).format(n=locale_format.number(count))


def _only_change(changes: Sequence[Change]) -> Change | None:
    """The combined change if all changes are about one record, such as those of a text typed in pieces; otherwise
    None."""
    if len(changes) > _MOST or len({_record(change).id for change in changes}) > 1:
        return None
    before, after = changes[0].before, changes[-1].after
    return None if before is None and after is None else Change(before, after)


def _kind_of(change: Change) -> str:
    if change.before is None:
        return "added"
    return "removed" if change.after is None else "edited"


def _what(change: Change, definitions: Sequence[Definition]) -> str:
    record = _record(change)
    words = entry_in_words(record, definitions)
    if len(words) > _LONGEST:
        words = _(KIND_OF[type(record)].title)
    if not isinstance(record, Entry):
        return words
    return _("{words} ({day})").format(words=words, day=locale_format.day_month(record.day))


def _record(change: Change) -> Record:
    """The record after the change, or before it if the change removes it."""
    record = change.after or change.before
    assert record is not None  # noqa: S101 - `Change` guarantees one of both
    return record
