"""Adds files that the window has written to the diary's register of copies, in the writing thread."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from diary.i18n import _
from diary.ui.journal.open_journal import OpenJournal

if TYPE_CHECKING:
    from diary.storage.safety.copies import CopyKind


class WrittenCopy(NamedTuple):
    """A file with content of the diary, its SHA-256, and its kind."""

    path: Path
    sha256: str
    kind: "CopyKind"


def written_copy(path: Path, content: bytes, kind: str) -> WrittenCopy:
    """The copy that was written to `path`; `kind` is a key of `copies.KINDS`.

    To be called in the thread that wrote it.
    """
    from diary.storage.safety.copies import KINDS, digest_of  # noqa: PLC0415 - imported when something is written

    return WrittenCopy(path, digest_of(content), KINDS[kind])


def saved_in_words(copy: WrittenCopy) -> str:
    """The message after a file was saved: its name and its folder."""
    return _("Saved as {name} in {folder}").format(name=copy.path.name, folder=copy.path.parent)


def register_copy(journal: OpenJournal, copy: WrittenCopy) -> None:
    """Add the copy to the register without blocking the window; an error is logged.

    File dialogs open in the same folder the next time.
    """
    path = journal.path
    journal.save_folder = str(copy.path.parent)
    journal.file_saved.emit(journal.save_folder)

    def note() -> None:
        from diary.storage.safety.copies import note_copy  # noqa: PLC0415 - imported in the writing thread

        note_copy(path, copy.path, copy.kind, copy.sha256)

    journal.run_after_saving(note)
