"""Settings: preferences, tracked items, import and export, backups, passphrase."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from diary.domain.record import InvalidEntryError
from diary.i18n import _
from diary.paths import DIARY_FILE
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page
from diary.ui.page_stack import StackedPage, StackedView, view_of
from diary.ui.preferences.about_view import ABOUT, AboutView
from diary.ui.preferences.backup_view import BACKUPS, BackupView
from diary.ui.preferences.cards_view import LISTS, MEDICINES, WORDS, CardsView
from diary.ui.preferences.choosing import keys_with
from diary.ui.preferences.export_view import ExportView
from diary.ui.preferences.import_view import ImportView
from diary.ui.preferences.join_view import JOIN, JoinView
from diary.ui.preferences.list_view import ListView
from diary.ui.preferences.listing import FIELDS
from diary.ui.preferences.medicines_view import MedicinesView
from diary.ui.preferences.one_thing_view import ONE_THING, OneThingView
from diary.ui.preferences.privacy_view import PASSPHRASE, PrivacyView
from diary.ui.preferences.second_diary_view import SECOND_DIARY, SecondDiaryView
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.preferences.words_view import WordsView
from diary.ui.widgets.drafts import Drafts

CARDS, IMPORT, EXPORT = "cards", "import", "export"
_DIARY_SUFFIX = Path(DIARY_FILE).suffix


class PreferencesPage(StackedPage):
    """The cards, and the views that they open; each choice is saved at once.

    Its places are "more", "one-thing", "words", "treatments", "measurements", "events", "medicines", "import",
    "export", "backups", "passphrase", "join", "about" and "second-diary", and those of the controls on the cards.
    """

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, _("Settings"), parent)
        settings.write_failed.connect(self.error_banner.show_words)

    @property
    def cards(self) -> CardsView:
        return view_of(self, CARDS, CardsView)

    @property
    def import_view(self) -> ImportView:
        return view_of(self, IMPORT, ImportView)

    @property
    def backups(self) -> BackupView:
        return view_of(self, BACKUPS, BackupView)

    def show_page(self) -> None:
        self.error_banner.hide()
        super().show_page()
        self.backups.list_copies()
        if self.settings.is_damaged:
            self.error_banner.show_words(
                _(
                    "The settings could not be read and are as at the beginning. The file is kept under another name"
                    " when you change one."
                )
            )

    def focus_first(self) -> None:
        if self.shown == CARDS:
            Page.focus_first(self)
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> str:
        return self.cards.place() if self.shown == CARDS else self.shown

    def open_place(self, place: str) -> None:
        if place in self.places:
            self.show_place(place)
            return
        if self.shown != CARDS:
            self.show_place(CARDS)
        self.cards.open_place(place)

    def open_file(self, path: Path) -> None:
        """Read a file for the import; a file named like a diary is compared with the diary instead."""
        place = JOIN if path.suffix == _DIARY_SUFFIX else IMPORT
        self.show_place(place)
        view = self.view(place)
        assert isinstance(view, ImportView | JoinView)  # noqa: S101 - the views of these places
        view.open_path(path)

    def _view_makers(self) -> Mapping[str, Callable[[], StackedView]]:
        makers: dict[str, Callable[[], SettingsView]] = {
            CARDS: self._create_cards,
            WORDS: partial(WordsView, self.settings, self.today),
            ONE_THING: partial(OneThingView, self.today),
            MEDICINES: partial(MedicinesView, self.settings, self.today),
            IMPORT: self._create_import,
            EXPORT: partial(ExportView, self.journal, self.today),
            BACKUPS: self._create_backups,
            PASSPHRASE: partial(PrivacyView, self.journal, self.settings),
            JOIN: partial(JoinView, self.journal, self.settings),
            ABOUT: self._create_about,
            SECOND_DIARY: partial(SecondDiaryView, self.journal.path),
            **{place: partial(ListView, kind, self.settings, self.today) for place, kind in LISTS.items()},
        }
        return {place: partial(self._connected, place, make) for place, make in makers.items()}

    def _connected(self, place: str, make: Callable[[], SettingsView]) -> SettingsView:
        view = make()
        view.drafts = Drafts(self.settings.drafts, f"{place} ")
        view.key_ticked.connect(self._tick)
        view.face_changed.connect(self._on_face_changed)
        return view

    def _create_import(self) -> ImportView:
        view = ImportView(self.journal, self.settings, self.today)
        view.done.connect(lambda: self.show_place(CARDS))
        view.imported.connect(self._on_imported)
        return view

    def _create_cards(self) -> CardsView:
        cards = CardsView(self.journal, self.settings)
        cards.page_wanted.connect(self.page_wanted)
        cards.backups.backup_wanted.connect(self._back_up)
        cards.privacy.lock_wanted.connect(self.lock_wanted)
        return cards

    def _create_about(self) -> AboutView:
        view = AboutView(self.journal)
        view.page_wanted.connect(self.page_wanted)
        self.backups.copies_found.connect(view.show_copies)
        self.backups.list_copies()
        return view

    def _back_up(self) -> None:
        self.backups.back_up()

    def _create_backups(self) -> BackupView:
        view = BackupView(self.journal, self.settings)
        view.copies_found.connect(self.cards.backups.show_copies)
        view.backup_failed.connect(self.cards.backups.show_error)
        return view

    def _tick(self, kind: str, key: str, on: bool) -> None:
        """Select or deselect an item for the evening log; on error show it and reset the check box."""
        self.error_banner.hide()
        excerpt = self.diary_on(self.today)
        if excerpt is None:
            return
        try:
            keys = keys_with(self.settings.value, kind, key, on=on, excerpt=excerpt)
        except InvalidEntryError as error:
            self.error_banner.show_words(str(error))
            self.refresh()
            return
        self.settings.set(FIELDS[kind], keys)

    def _on_face_changed(self) -> None:
        self.error_banner.hide()
        self.refresh()
        self._show_feet()
        self._scroll_to_top(self.shown)

    def _on_imported(self) -> None:
        """Scroll to the result, and focus the back button, on which an accidental press is harmless."""
        self._scroll_to_top(IMPORT)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)


PAGE = PreferencesPage
