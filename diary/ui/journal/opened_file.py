"""The file of a diary that was opened: from then on it has to be there."""

from pathlib import Path

from diary.storage.errors import GoneError, storage_error


class OpenedFile:
    """The file at `path`; `was_read` once a day has been read from it. It may be used in any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.was_read = False

    def require(self) -> None:
        """Raise `GoneError` where the file was read before and is not there."""
        if not self.was_read:
            return
        try:
            self.path.stat()
        except FileNotFoundError as error:
            raise storage_error(GoneError, self.path) from error
        except OSError:  # reading or writing it says what is wrong
            return
