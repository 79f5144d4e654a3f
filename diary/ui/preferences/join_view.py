"""Merging the diary with a copy from another computer, and the shared folder."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from diary.domain.excerpt import Excerpt
from diary.i18n import _, ngettext
from diary.storage.errors import StorageError
from diary.ui import locale_format, theme
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.preferences.control_number_card import ControlNumberCard
from diary.ui.preferences.doubles_card import DuplicatesCard
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.path_label import PathLabel
from diary.ui.widgets.wrapping import flowing

if TYPE_CHECKING:
    from diary.domain.merging import Copy
    from diary.storage.sync.merging import Merged

JOIN = "join"


class JoinView(SettingsView):
    """Shows the differences to the chosen file before merging; the merge is one undo step."""

    def __init__(self, journal: OpenJournal, settings: OpenSettings, parent: QWidget | None = None) -> None:
        super().__init__(_("Join with another diary"), parent)
        self._journal, self._settings = journal, settings
        self._other: Path | None = None
        self._theirs: Copy | None = None
        self.choose_folder: Callable[[], Path | None] = self._ask_for_folder
        self.choose_file: Callable[[], Path | None] = self._ask_for_file
        self._comparing, self._joining = Background(self), Background(self)
        self.error_banner, self.done = Banner("problem"), Banner("information")
        self.choose = Button(_("Choose the other diary"), icon="folder")
        self.join_button = Button(_("Join them"), kind=PRIMARY)
        self.description = PathLabel()
        self.share, self.stop = Button(_("Choose a shared folder"), icon="folder"), Button(_("Share no longer"))
        self.shared = PathLabel()
        self.control, self.doubles = ControlNumberCard(journal, at_once=True), DuplicatesCard(journal)
        self._lay_out()
        self._connect()

    def show_diary(self, excerpt: Excerpt) -> None:
        del excerpt
        self._show_place()

    def _show_place(self) -> None:
        """Show the shared folder, or the error of its last use; accessing it now could block."""
        place = self._settings.value.shared_place
        self.stop.setHidden(not place)
        if not place:
            self.shared.setText(_("No folder is chosen."))
        else:
            trouble = self._settings.place_error("shared_place")
            self.shared.setText(trouble or _("Shared through {folder}.").format(folder=place))
        self.control.refresh()

    def focus_first(self) -> None:
        self.choose.setFocus()

    def press_primary(self) -> None:
        self.join_button.click()

    def close_view(self) -> None:
        self._comparing.close()
        self._joining.close()
        self.control.close_card()
        self.doubles.close_card()

    def _choose(self) -> None:
        chosen = self.choose_file()
        if chosen is not None:
            self.open_path(chosen)

    def open_path(self, chosen: Path) -> None:
        """Compare the diary with another file in a worker thread."""
        path, self._other = self._journal.path, chosen
        self.done.hide()
        saved = self._journal.run_after_saving(lambda: None).result

        def compare() -> "tuple[Copy, Merged]":
            from diary.storage.sync import merging  # noqa: PLC0415 - imported in the worker thread

            theirs = merging.copy_in(chosen)
            saved()
            return theirs, merging.compared(path, theirs)

        self._comparing.start(compare)

    def _on_compared(self, theirs_and_comparison: "tuple[Copy, Merged]") -> None:
        self._theirs, comparison = theirs_and_comparison
        self.error_banner.hide()
        self.description.setText("\n".join((str(self._other), *_in_words(comparison))))
        self.description.show()
        self.join_button.setVisible(not comparison.is_nothing_new)
        if not comparison.is_nothing_new:
            self.join_button.setFocus()

    def _join(self) -> None:
        path, theirs = self._journal.path, self._theirs
        if theirs is None or self._joining.is_busy:
            return

        def join() -> "Merged":
            from diary.storage.sync.merging import take  # noqa: PLC0415 - imported in the writing thread

            return take(path, theirs)

        self._joining.start(self._journal.run_after_saving(join).result)

    def _on_joined(self, done: "Merged") -> None:
        self._other = self._theirs = None
        self.description.hide()
        self.join_button.hide()
        self.choose.setFocus()
        joined = _("The two diaries are joined. The other file is as it was.")
        equal = _("Once the other computer has joined this diary too, both have the same control number.")
        self.done.show_words(f"{joined} {equal}")
        self._journal.adopt_external_changes(done.changes, _("Joined with the other diary"))

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self.description.hide()
        self.join_button.hide()
        self.error_banner.show_words(str(error))

    def _on_place_told(self, name: str) -> None:
        if name == "shared_place":
            self._show_place()

    def _choose_folder(self) -> None:
        chosen = self.choose_folder()
        if chosen is not None:
            self._settings.set("shared_place", str(chosen))

    def _ask_for_folder(self) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self, _("Choose a shared folder"))
        return Path(chosen) if chosen else None

    def _ask_for_file(self) -> Path | None:
        kinds = _("Diaries (*.sqlite);;All files (*)")
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Choose the other diary"), "", kinds)
        return Path(chosen) if chosen else None

    def _connect(self) -> None:
        self._settings.place_error_changed.connect(self._on_place_told)
        self.control.duplicates_counted.connect(self.doubles.show_count)
        self._comparing.done.connect(self._on_compared)
        self._joining.done.connect(self._on_joined)
        for work in (self._comparing, self._joining):
            work.failed.connect(self._on_failed)
        self.choose.clicked.connect(self._choose)
        self.join_button.clicked.connect(self._join)
        self.share.clicked.connect(self._choose_folder)
        self.stop.clicked.connect(lambda: self._settings.set("shared_place", ""))

    def _lay_out(self) -> None:
        card = Card(_("A diary that was written on two computers"))
        takes = _("What is only in the other diary is taken in. What was changed in both is as it was changed last.")
        kept = _("The earlier versions are kept in History, and all of it can be undone.")
        card.content.addWidget(label(f"{takes} {kept}", "body", "ink2", wraps=True))
        card.content.addWidget(self.description)
        card.add_ringed(flowing(self.choose, self.join_button, gap=theme.px(4)))
        for banner in (self.error_banner, self.done):
            card.add_inset(banner)
        self.description.hide()
        self.join_button.hide()
        face = QWidget()
        both = QVBoxLayout(face)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme.px(16))
        both.addWidget(card)
        both.addWidget(self._create_sharing())
        both.addWidget(self.control)
        both.addWidget(self.doubles)
        self.add_face("", face)
        self.whole.addStretch(1)

    def _create_sharing(self) -> Card:
        card = Card(_("A shared folder"))
        how = _("A folder that both computers see, or a stick: each takes in there what the other has written.")
        open_to = _("Without a passphrase, whoever can read the folder can read the diary.")
        card.content.addWidget(label(f"{how} {open_to}", "body", "ink2", wraps=True))
        card.content.addWidget(self.shared)
        card.add_ringed(flowing(self.share, self.stop, gap=theme.px(4)))
        self.stop.hide()
        return card


def _in_words(comparison: "Merged") -> list[str]:
    """How many entries the merge would add, change and remove, as text."""
    if comparison.is_nothing_new:
        return [_("There is nothing in it that this diary does not have.")]
    new, edited, gone = (sum(counts.values()) for counts in (comparison.added, comparison.edited, comparison.removed))
    texts = (
        (new, ngettext("{n} entry is new here.", "{n} entries are new here.", new)),
        (edited, ngettext("{n} entry is changed here.", "{n} entries are changed here.", edited)),
        (gone, ngettext("{n} entry is removed here.", "{n} entries are removed here.", gone)),
    )
    return [text.format(n=locale_format.number(n)) for n, text in texts if n]
