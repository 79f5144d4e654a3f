"""The settings in memory with their change listeners, and their JSON file in the diary's folder."""

import json
import os
from collections.abc import Callable, Mapping
from itertools import chain, count
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from diary.atomic_write import write_atomically
from diary.settings.declarations import Settings, accepts
from diary.settings.preference import Value

SETTINGS_FILE = "settings.json"
DAMAGED = ".damaged"
"""The suffix of a renamed file that could not be parsed."""


class _FileContent(NamedTuple):
    """The parsed file, including unknown entries; `stamp` is its size (bytes) and modification time (ns)."""

    entries: Mapping[str, Any] = {}
    stamp: tuple[int, int] | None = None
    is_damaged: bool = False


class SettingsStore:
    """The settings of the data folder `folder`; missing and invalid entries have their default.

    `value`, `set`, `update`, `listen`, `take_read` and `reload` have to be called in one thread, and only `reload` uses
    the disk; `read` and `write` may be called in another thread.
    """

    def __init__(self, folder: Path, *, is_read: bool = True) -> None:
        """Read the file; if `is_read` is false, use the defaults without disk access until `reload` is called."""
        self._path = folder / SETTINGS_FILE
        self._listeners: list[Callable[[str, Value], None]] = []
        self._unsaved: dict[str, Value] = {}
        self._state, self._file = Lock(), Lock()
        self._read = _FileContent()
        self._value = Settings()
        if is_read:
            self.reload()

    @classmethod
    def of_diary(cls, diary: Path) -> "SettingsStore":
        """The settings in the data folder of the diary file `diary`."""
        return cls(diary.parent)

    @property
    def value(self) -> Settings:
        """The current settings."""
        return self._value

    @property
    def is_unsaved(self) -> bool:
        """Whether there are changes that `write` has not written yet."""
        return bool(self._unsaved)

    @property
    def is_damaged(self) -> bool:
        """Whether the file cannot be parsed; the next `write` renames it."""
        return self._read.is_damaged

    def listen(self, listener: Callable[[str, Value], None]) -> None:
        """Call `listener` with the name and the new value after each change of a preference."""
        self._listeners.append(listener)

    def set(self, name: str, value: Value) -> None:
        """Change one preference in memory; raises `ValueError` for an unknown name or an invalid value."""
        self.update(**{name: value})

    def update(self, **values: Value) -> None:
        """Change several preferences in memory; raises `ValueError`, and then changes none."""
        for name, value in values.items():
            if not accepts(name, value):
                raise ValueError(f"{value!r} is no value of the preference {name}")
        changed = {name: value for name, value in values.items() if getattr(self._value, name) != value}
        with self._state:
            self._unsaved.update(changed)
        self._take({**self._value._asdict(), **changed})

    def reload(self) -> None:
        """Read the file again if its stamp has changed; unsaved changes take precedence over it."""
        self.read()
        self.take_read()

    def read(self) -> None:
        """Read the file if its stamp has changed, to be applied by `take_read`; may be called in another thread."""
        if not self._file.acquire(blocking=False):
            return  # it is being replaced at the moment
        try:
            self._read_file()
        finally:
            self._file.release()

    def take_read(self) -> None:
        """Apply the settings that `read` has read."""
        with self._state:
            entries = {**self._read.entries, **self._unsaved}
        self._take(_sound(entries))

    def write(self) -> None:
        """Merge the unsaved changes into the file's present content, and replace it atomically.

        A file that cannot be parsed is renamed first. Raises `OSError`, and then the changes stay unsaved.
        """
        with self._file:
            with self._state:
                changes = dict(self._unsaved)
            if not changes:
                return
            self._read_file(raises=True)
            if self._read.is_damaged:
                self._path.replace(_free_name(self._path))
            entries = {**self._read.entries, **changes}
            content = (json.dumps(entries, indent=2) + "\n").encode()
            self._read = _FileContent(entries, _stamp(write_atomically(self._path, content)))
            with self._state:
                for name, value in changes.items():
                    if self._unsaved.get(name) == value:
                        del self._unsaved[name]

    def _read_file(self, *, raises: bool = False) -> None:
        """Parse the file if its stamp has changed; if it cannot be parsed, keep the entries as they were."""
        try:
            if self._read.stamp != _stamp(self._path.stat()):
                with self._path.open("rb") as file:
                    stamp, content = _stamp(os.fstat(file.fileno())), file.read()
                entries = _parsed(content)
                self._read = _FileContent(self._read.entries if entries is None else entries, stamp, entries is None)
        except FileNotFoundError:
            if self._path.parent.is_dir():  # otherwise the folder is unavailable, and with it the stored settings
                self._read = _FileContent()
        except OSError:
            if raises:
                raise

    def _take(self, values: Mapping[str, Value]) -> None:
        former, self._value = self._value, Settings()._replace(**values)  # type: ignore[arg-type]  # each is accepted
        for name in Settings._fields:
            value: Value = getattr(self._value, name)
            if value != getattr(former, name):
                for listener in self._listeners:
                    listener(name, value)


def _stamp(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _parsed(content: bytes) -> dict[str, Any] | None:
    """The entries of the file; `None` if it is not a JSON object."""
    try:
        entries = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return entries if isinstance(entries, dict) else None


def _sound(entries: Mapping[str, Any]) -> dict[str, Value]:
    """The known entries whose value is valid."""
    shaped = {name: tuple(value) if isinstance(value, list) else value for name, value in entries.items()}
    return {name: value for name, value in shaped.items() if accepts(name, value)}


def _free_name(path: Path) -> Path:
    """An unused name in the same folder for the damaged file."""
    endings = chain([""], (f"-{number}" for number in count(2)))
    names = (path.with_name(f"{path.name}{DAMAGED}{ending}") for ending in endings)
    return next(name for name in names if not name.exists())
