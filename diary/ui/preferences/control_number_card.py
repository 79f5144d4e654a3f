"""The card with the diary's control number, for comparing the diaries of two computers."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.wrapping import flowing


class ControlNumberCard(Card):
    """Computes the number in a worker thread, after pending input is saved: by its button, or with `refresh`.

    `duplicates_counted` carries the number of duplicate entries, which is determined at the same time.
    """

    duplicates_counted = Signal(int)

    def __init__(self, journal: OpenJournal, parent: QWidget | None = None, *, at_once: bool = False) -> None:
        super().__init__(_("Control number"), parent, icon="check")
        self._journal = journal
        self._computing = Background(self)
        self.number, self._error = label("", "title", wraps=True), label("", "body", wraps=True)
        self.show_button = Button(_("Show the number"))
        explanation = _("When two computers show the same number, they have the same entries.")
        safe = _("This is no password. Nobody can read anything out of it.")
        self.content.addWidget(label(f"{explanation} {safe}", "body", "ink2", wraps=True))
        for words in (self.number, self._error):
            self.content.addWidget(words)
            words.hide()
        holder = flowing(self.show_button, gap=theme.px(2))
        self.add_ringed(holder)
        holder.setHidden(at_once)
        self.show_button.clicked.connect(self.refresh)
        self._computing.done.connect(self._show)
        self._computing.failed.connect(self._on_failed)

    def refresh(self) -> None:
        """Compute the number of the diary's present state."""
        saved = self._journal.run_after_saving(lambda: None)
        path = self._journal.path

        def compute() -> tuple[str, int]:
            saved.result()
            return _number_and_doubles(path)

        self._computing.start(compute)

    def forget(self) -> None:
        """Clear the number, as the diary has changed."""
        self.number.hide()
        self._error.hide()

    def close_card(self) -> None:
        self._computing.close()

    def _show(self, number_and_doubles: tuple[str, int]) -> None:
        number, doubles = number_and_doubles
        self.number.setText(number)
        self.number.setAccessibleName(_("Control number: {number}").format(number=number))
        self._error.hide()
        self.number.show()
        self.duplicates_counted.emit(doubles)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self.number.hide()
        self._error.setText(str(error))
        self._error.show()


def _number_and_doubles(path: Path) -> tuple[str, int]:
    from diary.domain.control_number import control_number  # noqa: PLC0415 - imported in the worker thread
    from diary.storage.doubles import duplicates_among  # noqa: PLC0415 - imported in the worker thread
    from diary.storage.safety.whole_content import whole_content  # noqa: PLC0415 - imported in the worker thread

    content = whole_content(path) or []
    return control_number(content), len(duplicates_among(content))
