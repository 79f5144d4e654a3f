"""What was undone or done again, in words."""

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
"""Letters of an entry that are said; of a longer one its kind is."""
_MOST = 100
"""Changes that are looked at one by one."""


def undone_in_words(step: UndoStep, definitions: Sequence[Definition]) -> str:
    """ "Undone. Back again: Pain 7 (24 November)"; of several changes their notice, or how many they are."""
    if not step.changes:
        return _("There is nothing to undo.")
    if (change := _only_change(step.changes)) is not None:
        return _(_UNDONE[_kind_of(change)]).format(what=_what(change, definitions))
    if step.notice:
        return _("Undone: {notice}").format(notice=step.notice)
    count = len(step.changes)
    return ngettext("Undone: {n} change", "Undone: {n} changes", count).format(n=locale_format.number(count))


def redone_in_words(step: UndoStep, definitions: Sequence[Definition]) -> str:
    """ "Done again. Taken away: Pain 7 (24 November)"; of several changes their notice, or how many they are."""
    if not step.changes:
        return _("There is nothing to do again.")
    if (change := _only_change(step.changes)) is not None:
        return _(_REDONE[_kind_of(change)]).format(what=_what(change, definitions))
    if step.notice:
        return _("Done again: {notice}").format(notice=step.notice)
    count = len(step.changes)
    return ngettext("Done again: {n} change", "Done again: {n} changes", count).format(n=locale_format.number(count))


def _only_change(changes: Sequence[Change]) -> Change | None:
    """What all of the changes come to where they are about one record, as those of a text typed in pieces."""
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
    """The record as it is now, or as it was before it was taken away."""
    record = change.after or change.before
    assert record is not None  # noqa: S101 - a change has one of them
    return record
