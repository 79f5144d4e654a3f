"""Putting files that the window has written into the diary's register of copies, in the thread that writes."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from diary.i18n import _
from diary.ui.journal.open_journal import OpenJournal

if TYPE_CHECKING:
    from diary.storage.safety.copies import CopyKind


class WrittenCopy(NamedTuple):
    """A file with something of the diary, its SHA-256, and its kind."""

    path: Path
    sha256: str
    kind: "CopyKind"


def written_copy(path: Path, content: bytes, kind: str) -> WrittenCopy:
    """The copy that was written to `path`; `kind` is a key of `copies.KINDS`. For the thread that has written it."""
    from diary.storage.safety.copies import KINDS, digest_of  # noqa: PLC0415 - imported when something is written

    return WrittenCopy(path, digest_of(content), KINDS[kind])


def saved_in_words(copy: WrittenCopy) -> str:
    """Where a file was saved: its name and its folder."""
    return _("Saved as {name} in {folder}").format(name=copy.path.name, folder=copy.path.parent)


def register_copy(journal: OpenJournal, copy: WrittenCopy) -> None:
    """Put the copy into the register of the diary; the window does not wait for it, and an error goes into the log.

    The next file is offered to be saved in the same folder.
    """
    path = journal.path
    journal.save_folder = str(copy.path.parent)
    journal.file_saved.emit(journal.save_folder)

    def note() -> None:
        from diary.storage.safety.copies import note_copy  # noqa: PLC0415 - imported in the writing thread

        note_copy(path, copy.path, copy.kind, copy.sha256)

    journal.run_after_saving(note)
