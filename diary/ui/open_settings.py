"""The settings while the window is open: a change shows at once and is written behind the window."""

from PySide6.QtCore import QObject, QTimer, Signal

from diary import log
from diary.i18n import _
from diary.settings import Settings, SettingsStore, Value
from diary.ui.background import Background

WRITE_AFTER_MS = 300


class OpenSettings(QObject):
    """The store with signals: `changed` carries the name of a preference that has another value now.

    `write_failed` carries a sentence; what could not be written stays in force and is written with the next change.
    """

    changed = Signal(str)
    write_failed = Signal(str)

    def __init__(self, store: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._store.listen(lambda name, _value: self.changed.emit(name))
        self._writing = Background(self)
        self._writing.done.connect(self.reload)
        self._writing.failed.connect(self._on_failed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WRITE_AFTER_MS)
        self._timer.timeout.connect(lambda: self._writing.start(self._store.write))

    @property
    def value(self) -> Settings:
        """The settings as they are now."""
        return self._store.value

    @property
    def is_damaged(self) -> bool:
        """Whether there is a file of settings that cannot be read."""
        return self._store.is_damaged

    def set(self, name: str, value: Value) -> None:
        """Change one preference; raises `ValueError` for an unknown name or a value that makes no sense."""
        self.update(**{name: value})

    def update(self, **values: Value) -> None:
        """Change several preferences; raises `ValueError`, and then none is changed."""
        self._store.update(**values)
        if self._store.is_unsaved:
            self._timer.start()

    def reload(self) -> None:
        """Take up what another process has written since."""
        self._store.reload()

    def close(self) -> None:
        """Write what is left, and wait for it; where it cannot be written, the log tells of it."""
        self._timer.stop()
        self._writing.close()
        try:
            self._store.write()
        except OSError as error:
            log.error(log.where(error, error.__traceback__))

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, OSError):
            raise error
        sentence = _("The settings cannot be saved ({reason}); they hold until you close the diary.")
        self.write_failed.emit(sentence.format(reason=error.strerror or type(error).__name__))
