"""The footer of the evening log: the save state, and the button that finishes the day or leaves a view."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.layout.emptying import detach
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.save_state import Footer, SaveState


class DayFooter(Footer):
    """The save state, the buttons of the current view, and the button that finishes the day or leaves the view."""

    def __init__(self, journal: OpenJournal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._save_state = SaveState(self)
        self._buttons = QHBoxLayout()
        self.finish = Button(_("Finish today"), self, kind=PRIMARY)
        self.line.addWidget(self._save_state, 1)
        add_layout(self.line, self._buttons)
        self.line.addWidget(self.finish)
        journal.diary_changed.connect(self._show_state)
        journal.saved.connect(self._show_state)
        journal.save_failed.connect(self._show_state)
        self._show_state()

    def show_way_on(self, words: str, buttons: Iterable[QWidget]) -> None:
        """Set the label of the finish button, which is hidden if it is empty, and show `buttons` next to it."""
        detach(self._buttons)
        for button in buttons:
            self._buttons.addWidget(button)
            button.show()
        self.name_way_on(words)

    def name_way_on(self, words: str) -> None:
        """Set the label of the finish button, which is hidden if it is empty."""
        if words != self.finish.text():
            self.finish.show_label(words, "")
        self.finish.setVisible(bool(words))

    def fit(self, width_class: str) -> None:
        """Lay out for the width class; only a wide window has room for the diary's location."""
        self.set_width_class(width_class)
        self._save_state.set_brief(width_class != theme.WIDE)

    def _show_state(self, _news: object = None) -> None:
        """Show the check mark only while everything is on disk."""
        if not self._journal.queue.unwritten:
            moment = self._journal.saved_at
            self._save_state.show_saved(locale_format.clock(moment.time()) if moment else "")
        elif self._journal.save_error:
            self._save_state.show_unsaved()
        else:
            self._save_state.show_saving()
