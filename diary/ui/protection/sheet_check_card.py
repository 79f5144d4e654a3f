"""The card that asks once for two of the recovery words, a week after they were created."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diary.i18n import _
from diary.ui.background import Background
from diary.ui.protection.blocking_screen import buttons
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.inputs.asked_words import AskedWords
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card


class SheetCheckCard(Card):
    """`passed` is emitted once the words are right, or by "Not now"; the question is not asked again."""

    passed = Signal()

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(_("Is the sheet with the recovery words at hand?"), parent)
        self._path = path
        self.asked = AskedWords()
        self.check, self.later = Button(_("Go on"), kind=PRIMARY), Button(_("Not now"))
        self.error_banner = Banner("problem")
        self._checking, self._forgetting = Background(self), Background(self)
        words = _("It was made a week ago. Please type two of its words; this is asked only once.")
        lost = _("If you do not find it, new words can be made under Settings, Privacy.")
        self.content.addWidget(label(f"{words} {lost}", "body", "ink2", wraps=True))
        self.add_ringed(self.asked)
        holder = QWidget()
        holder.setLayout(buttons(self.later, self.check))
        self.add_ringed(holder)
        self.add_inset(self.error_banner)
        self.check.clicked.connect(self._check)
        self.asked.entered.connect(self._check)
        self.later.clicked.connect(self.passed)
        self._checking.done.connect(self._on_checked)
        for work in (self._checking, self._forgetting):
            work.failed.connect(_raise)

    def ask(self, places: Sequence[int]) -> None:
        """Ask for the words at these positions, and mark the question as asked."""
        self.asked.ask(places)
        path = self._path

        def forget_check() -> None:
            from diary.storage.safety import recovery_check  # noqa: PLC0415 - imported in the worker thread

            recovery_check.ask_no_more(path)

        self._forgetting.start(forget_check)
        self.asked.focus_first()

    def close_card(self) -> None:
        """Clear the input, and wait for background work."""
        self.asked.clear()
        self._checking.close()
        self._forgetting.close()

    def _check(self) -> None:
        self._checking.start(_checking(self._path, self.asked.typed))

    def _on_checked(self, is_right: bool) -> None:
        if is_right:
            self.passed.emit()
            return
        self.error_banner.show_words(_("These are other words. Please look at your sheet, and type them once more."))
        self.asked.clear()
        self.asked.focus_first()


def _checking(path: Path, typed: Sequence[str]) -> Callable[[], bool]:
    def check() -> bool:
        from diary.storage.safety import recovery_check  # noqa: PLC0415 - imported in the worker thread

        return recovery_check.is_right(path, typed)

    return check


def _raise(error: BaseException) -> None:
    raise error
