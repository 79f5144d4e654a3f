"""The exchange through the shared folder: read and written in a worker thread, merged in the writing thread."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from diary.domain.change import Change
from diary.i18n import _, ngettext
from diary.storage.errors import LockedError, storage_error
from diary.storage.file import cipher
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.protection.telling import log_error

if TYPE_CHECKING:
    from diary.storage.sync.sharing import Exchanged, Fetched, Taken

_PREFERENCE = "shared_place"


class SharedFolder(QObject):
    """Exchanges changes with other computers; the error message is kept in `OpenSettings.place_error`."""

    def __init__(self, journal: OpenJournal, settings: OpenSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal, self._settings = journal, settings
        self._known: frozenset[str] = frozenset()
        self._fetching, self._taking, self._delivering = Background(self), Background(self), Background(self)
        self._fetching.done.connect(self._take)
        self._taking.done.connect(self._on_taken)
        self._delivering.done.connect(self._on_exchanged)
        for work in (self._fetching, self._taking, self._delivering):
            work.failed.connect(self._on_failed)

    @property
    def is_busy(self) -> bool:
        return any(work.is_busy for work in (self._fetching, self._taking, self._delivering))

    def exchange(self) -> None:
        """Merge the changes of other computers, if a folder is chosen, and publish ours in it."""
        path, place, known = self._journal.path, self._settings.value.shared_place, self._known
        if not place:
            self._settings.set_place_error(_PREFERENCE, "")
        if not place or self.is_busy:
            return
        path = self._journal.path

        def fetch() -> "Fetched":
            """Read the shared folder; raises `LockedError` for a locked diary, or `StorageError`."""
            from diary.storage.sync.sharing import fetch  # noqa: PLC0415 - imported in the worker thread

            if cipher.is_locked(path):
                raise storage_error(LockedError, path)
            return fetch(Path(place), known)

        self._fetching.start(fetch)

    def close(self) -> None:
        for work in (self._fetching, self._taking, self._delivering):
            work.close()

    def _take(self, fetched: "Fetched") -> None:
        path = self._journal.path

        def take() -> "Taken":
            from diary.storage.sync.sharing import take  # noqa: PLC0415 - imported in the writing thread

            return take(path, fetched)

        self._taking.start(self._journal.run_after_saving(take).result)

    def _on_taken(self, taken: "Taken") -> None:
        """Announce what was merged, and write our own file."""
        changes: list[Change] = [change for merged in taken.merged for change in merged.changes]
        if changes:
            self._journal.adopt_external_changes(changes, _("Entries of another computer were taken in"))

        def deliver() -> "Exchanged":
            from diary.storage.sync.sharing import deliver  # noqa: PLC0415 - imported in the worker thread

            return deliver(taken)

        self._delivering.start(deliver)

    def _on_exchanged(self, exchanged: "Exchanged") -> None:
        self._known = exchanged.taken
        self._settings.set_place_error(_PREFERENCE, left_words(exchanged.skipped, exchanged.strangers))

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, LockedError):  # locked: it starts again after unlocking
            return
        log_error(error)
        self._settings.set_place_error(_PREFERENCE, str(error))


def left_words(skipped: "tuple[Path, ...]", strangers: "tuple[Path, ...]") -> str:
    """The files that were not merged, with the reason; empty for none."""
    return " ".join(words for words in (_stranger_words(strangers), _skipped_words(skipped)) if words)


def _stranger_words(strangers: "tuple[Path, ...]") -> str:
    """The sentence about another diary in the folder, and what to do if it is the same; empty for none."""
    if not strangers:
        return ""
    return _(
        "Another diary, which has no entry in common with this one, is shared through this folder too. Nothing of it"
        " was taken in. If both are yours, join them once with “Choose the other diary”; else choose another folder."
    )


def _skipped_words(skipped: "tuple[Path, ...]") -> str:
    """The files that could not be read, as text; empty for none."""
    if not skipped:
        return ""
    sentence = ngettext(
        "This file in the shared folder is not whole, or cannot be read yet: {files}.",
        "These files in the shared folder are not whole, or cannot be read yet: {files}.",
        len(skipped),
    )
    return sentence.format(files=", ".join(path.name for path in skipped))
