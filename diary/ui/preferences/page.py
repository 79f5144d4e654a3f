"""All settings, what is tracked, and where the diary is kept."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from diary.domain.change import Change
from diary.domain.record import InvalidEntryError
from diary.i18n import _
from diary.settings import Settings
from diary.storage.file import cipher
from diary.ui import theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.page import Page, page_margins, scrolling
from diary.ui.preferences.backup_view import BACKUPS, BackupView
from diary.ui.preferences.cards_view import LISTS, MEDICINES, WORDS, CardsView
from diary.ui.preferences.choosing import with_key
from diary.ui.preferences.export_view import ExportView
from diary.ui.preferences.import_view import ImportView
from diary.ui.preferences.join_view import JOIN, JoinView
from diary.ui.preferences.list_view import ListView
from diary.ui.preferences.medicines_view import MedicinesView
from diary.ui.preferences.privacy_view import PASSPHRASE, PrivacyView
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.preferences.words_view import WordsView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import ICON, Button

CARDS, IMPORT, EXPORT = "cards", "import", "export"


class PreferencesPage(Page):
    """One of its views at a time; each choice is kept at once, and `settings_chosen` carries all of them.

    Its places are "more", "words", "treatments", "measurements", "events", "medicines", "import", "export", "backups",
    "passphrase" and "join".
    """

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(journal, today, _("Settings"), parent)
        self._shown = CARDS
        self._width_class = theme.WIDE
        self._views: dict[str, SettingsView] = {}
        self._areas: dict[str, QScrollArea] = {}
        self._trouble = Banner("problem")
        self._around_trouble = QHBoxLayout()
        self._back = Button("", kind=ICON, icon="chevl", spoken=_("Back (Alt+Up)"))
        self._lay_out()
        self._connect()

    @property
    def cards(self) -> CardsView:
        found = self.view(CARDS)
        assert isinstance(found, CardsView)  # noqa: S101 - the view of that place
        return found

    @property
    def import_view(self) -> ImportView:
        found = self.view(IMPORT)
        assert isinstance(found, ImportView)  # noqa: S101 - the view of that place
        return found

    def view(self, place: str) -> SettingsView:
        """The view of that place, made when it is first asked for."""
        if place not in self._views:
            self._views[place] = self._made(place)
            self._areas[place] = scrolling(self._views[place])
            self._areas[place].hide()
            self.whole.addWidget(self._areas[place], 1)
            self._views[place].set_width_class(self._width_class)
        return self._views[place]

    def show_page(self) -> None:
        self.refresh()
        self.backups.look()

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self._width_class = width_class
        side, _gap = page_margins(width_class)
        self._around_trouble.setContentsMargins(side, 0, side, 0)
        for view in self._views.values():
            view.set_width_class(width_class)

    def leave(self) -> None:
        self.view(self._shown).take_up()

    def close_page(self) -> None:
        for view in self._views.values():
            view.close_view()

    def focus_first(self) -> None:
        if self._shown == CARDS:
            super().focus_first()
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> str:
        return self.cards.place() if self._shown == CARDS else self._shown

    def open_place(self, place: str) -> None:
        if place in (*LISTS, WORDS, MEDICINES, IMPORT, EXPORT, BACKUPS, PASSPHRASE, JOIN):
            self.show_view(place)
        else:
            self.cards.open_place(place)

    def show_import(self, *, shown: bool) -> None:
        """Show the way to import a file in the place of the settings, or the settings again."""
        self.show_view(IMPORT if shown else CARDS)

    def show_view(self, place: str) -> None:
        """Show a view, with the focus where a person begins; back among the cards it is on what led to the view."""
        self.leave()
        former, self._shown = self._shown, place
        view = self.view(place)
        self._trouble.hide()
        self._back.setVisible(place != CARDS)
        self.refresh()
        self._areas[place].show()
        if place == CARDS:
            self.cards.open_place(former)
        else:
            view.focus_first()
        for key, area in self._areas.items():
            area.setVisible(key == place)

    def _made(self, place: str) -> SettingsView:
        make: dict[str, Callable[[], SettingsView]] = {
            CARDS: self._made_cards,
            WORDS: lambda: WordsView(self.today),
            MEDICINES: lambda: MedicinesView(self.today),
            IMPORT: self._made_import,
            EXPORT: lambda: ExportView(self.journal, self.today),
            BACKUPS: self._made_backups,
            PASSPHRASE: lambda: PrivacyView(self.journal),
            JOIN: self._made_join,
        }
        view = make[place]() if place in make else ListView(LISTS[place], self.today)
        view.changes_made.connect(self._apply)
        view.key_ticked.connect(self._tick)
        view.face_changed.connect(self._on_face_changed)
        return view

    def _made_import(self) -> ImportView:
        view = ImportView(self.journal, self.today)
        view.done.connect(lambda: self.show_view(CARDS))
        view.imported.connect(self._on_imported)
        return view

    def _made_cards(self) -> CardsView:
        cards = CardsView(self.journal.path.parent, self.settings)
        cards.settings_chosen.connect(self._choose)
        cards.view_wanted.connect(self.show_view)
        cards.page_wanted.connect(self.page_wanted)
        cards.backups.backup_wanted.connect(self._back_up)
        cards.privacy.lock_wanted.connect(self.lock_wanted)
        return cards

    @property
    def backups(self) -> BackupView:
        found = self.view(BACKUPS)
        assert isinstance(found, BackupView)  # noqa: S101 - the view of that place
        return found

    def _made_backups(self) -> BackupView:
        view = BackupView(self.journal)
        view.settings_chosen.connect(self._choose)
        view.copies_found.connect(self.cards.backups.show_copies)
        view.backup_failed.connect(self.cards.backups.show_trouble)
        return view

    def _made_join(self) -> JoinView:
        view = JoinView(self.journal)
        view.settings_chosen.connect(self._choose)
        return view

    def _back_up(self) -> None:
        self.backups.back_up()

    def refresh(self) -> None:
        """Show the view in front as diary and settings have it."""
        view = self.view(self._shown)
        first = self._shown == CARDS
        self.header.show_title(view.title, _("Everything stays on this computer") if first else _("Settings"))
        excerpt = self.diary_on(self.today)
        if excerpt is None:
            return
        view.show_diary(excerpt, self.settings)
        self.cards.privacy.show_passphrase(is_set=cipher.is_encrypted(self.journal.path))

    def _apply(self, changes: Sequence[Change], notice: str, step: str) -> None:
        self.journal.apply(changes, notice, step)

    def _tick(self, kind: str, key: str, on: bool) -> None:
        """Ask for something each evening, or no longer; where that cannot be, say so and put the tick back."""
        excerpt = self.diary_on(self.today)
        if excerpt is None:
            return
        try:
            chosen = with_key(self.settings, kind, key, on=on, excerpt=excerpt)
        except InvalidEntryError as trouble:
            self._trouble.show_words(str(trouble))
            self.refresh()
            return
        self._choose(chosen)

    def _choose(self, chosen: Settings) -> None:
        self._trouble.hide()
        if trouble := self.keep(chosen):
            self._trouble.show_words(trouble)
        self.refresh()

    def _on_face_changed(self) -> None:
        self._trouble.hide()
        self.refresh()
        self._areas[self._shown].verticalScrollBar().setValue(0)

    def _on_imported(self) -> None:
        """Bring what was imported into sight, with the focus where nothing is done by mistake."""
        self._areas[IMPORT].verticalScrollBar().setValue(0)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        if self._shown == CARDS or self.view(self._shown).go_back():
            return
        self.show_view(CARDS)

    def _press_primary(self) -> None:
        self.view(self._shown).press_primary()

    def _connect(self) -> None:
        self._back.clicked.connect(self._go_back)
        primary = self._press_primary
        self.add_keys({"Alt+Up": self._go_back, "Ctrl+Return": primary, "Ctrl+Enter": primary})
        self.keep_focus_in_sight()

    def _lay_out(self) -> None:
        self.header.before_title.addWidget(self._back)
        self._back.hide()
        self._around_trouble.addWidget(self._trouble)
        self.whole.addLayout(self._around_trouble)
        self.view(CARDS)
        self._areas[CARDS].show()


PAGE = PreferencesPage
