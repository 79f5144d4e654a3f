"""The settings of the open window: a change takes effect at once and is written in a worker thread."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from diary import log
from diary.i18n import _
from diary.settings import Settings, SettingsStore, Value
from diary.ui.background import Background
from diary.ui.widgets.single_shot import single_shot

WRITE_AFTER_MS = 300


class OpenSettings(QObject):
    """The settings store with Qt signals: `changed` carries the name of the preference that changed.

    `write_failed` carries the error message; the values stay in force and are written with the next change.
    `place_error_changed` carries the name of a preference for a place, when `place_error` has changed. `session` has
    choices that
    last until the program ends, `drafts` the input of unsaved forms (`widgets/drafts.py`).
    """

    changed = Signal(str)
    write_failed = Signal(str)
    place_error_changed = Signal(str)

    def __init__(self, store: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.session: dict[str, str] = {}
        self.drafts: dict[str, Any] = {}
        self._said: dict[str, str] = {}
        self._store.listen(lambda name, _value: self.changed.emit(name))
        self._writing = Background(self)
        self._writing.done.connect(self._store.take_read)
        self._reading = Background(self)
        self._reading.done.connect(self._store.take_read)
        self._writing.failed.connect(self._on_failed)
        self._timer = single_shot(self, WRITE_AFTER_MS, lambda: self._writing.start(self._store.write))

    @property
    def value(self) -> Settings:
        """The current settings."""
        return self._store.value

    @property
    def is_damaged(self) -> bool:
        """Whether the settings file exists but cannot be read."""
        return self._store.is_damaged

    def set(self, name: str, value: Value) -> None:
        """Change one preference; raises `ValueError` for an unknown name or an invalid value."""
        self.update(**{name: value})

    def update(self, **values: Value) -> None:
        """Change several preferences; raises `ValueError` for an invalid one, and then changes none."""
        self._store.update(**values)
        if self._store.is_unsaved:
            self._timer.start()

    def place_error(self, name: str) -> str:
        """The error message of the last use of a preference's place; empty after success."""
        return self._said.get(name, "")

    def set_place_error(self, name: str, sentence: str) -> None:
        """Set the error message for a preference's place; empty after success."""
        if self._said.get(name, "") != sentence:
            self._said[name] = sentence
            self.place_error_changed.emit(name)

    def reload(self) -> None:
        """Read the file again in a worker thread, as another process has written it."""
        if not self._reading.is_busy:
            self._reading.start(self._store.read)

    def close(self) -> None:
        """Write pending changes and wait, unless the disk does not answer; an `OSError` is logged."""
        self._timer.stop()
        if self._store.is_unsaved:
            self._writing.start(partial(_write_last, self._store))
        self._writing.close(drops=False)
        self._reading.close()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, OSError):
            raise error
        sentence = _("The settings cannot be saved ({reason}); they hold until you close the diary.")
        self.write_failed.emit(sentence.format(reason=error.strerror or type(error).__name__))


def _write_last(store: SettingsStore) -> None:
    """Write in a worker thread; an `OSError` is logged, as there is no window left to show it."""
    try:
        store.write()
    except OSError as error:
        log.error(log.where(error, error.__traceback__))
