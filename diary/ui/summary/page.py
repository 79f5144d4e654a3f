"""The Summary page: the page for the practitioner, with a preview, saved as a PDF or printed."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain import evening
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import InvalidEntryError
from diary.formats.work import CancelledError
from diary.i18n import _
from diary.reports.drawings import KeptDrawings
from diary.reports.errors import ReportError
from diary.storage.errors import StorageError
from diary.ui import clipboard, locale_format
from diary.ui.background import Background
from diary.ui.cancellable_work import CancellableWork
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page, add_keys
from diary.ui.paper.font_choice import FontChoice
from diary.ui.paper.output import Output
from diary.ui.paper.password_view import PasswordView
from diary.ui.paper.preview import Preview
from diary.ui.summary.choosing import NameView, NotesView
from diary.ui.summary.making import MadePage, PageRequest, making
from diary.ui.summary.options_beside_preview import OptionsBesidePreview
from diary.ui.summary.options_view import OptionsView
from diary.ui.summary.output_buttons import OutputButtons
from diary.ui.summary.page_files import PageFiles
from diary.ui.summary.symptoms_view import SymptomsView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.saved_banner import SavedBanner
from diary.ui.widgets.single_shot import single_shot

_MAKE_AFTER_MS, _SLOW_AFTER_MS = 200, 1500


class SummaryPage(Page):
    """Options on the left, preview on the right; in a smaller window one of them at a time."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, _("Summary"), parent)
        self.made: MadePage | None = None
        self._unprintable: MadePage | None = None
        self.output = Output(self, journal)
        self.options = OptionsView(journal, today)
        self.foot = OutputButtons()
        self.preview = Preview()
        self._notes = NotesView()
        self._name = NameView(today)
        self.symptoms = SymptomsView()
        self.password = PasswordView()
        self._news, self._about, self._cancelled = SavedBanner(), Banner("information"), Banner("information")
        self.around = Banner("information", tells=False)
        self._unwritable, self.fonts = Banner("problem"), FontChoice(self)
        self._making, self._files = Background(self), PageFiles(self.output, self)
        self._work, self._drawings = CancellableWork(_SLOW_AFTER_MS, self), KeptDrawings()
        self.progress = self._work.card
        self._wait = single_shot(self, _MAKE_AFTER_MS, self._make)
        self._view: QWidget = self.options
        self._views = (self.options, self._notes, self._name, self.symptoms, self.password)
        self.header.show_title(_("Summary"), _("One page for your practitioner"))
        self.halves = self._lay_out()
        self._connect()

    def show_page(self) -> None:
        self._make()

    def leave(self) -> None:
        if self._view is self._name:
            self._name.take_up()
        self.password.clear()

    def close_page(self) -> None:
        self._wait.stop()
        self._work.stop()
        self._making.close()
        self._files.close()
        self.fonts.close()
        self.preview.close_view()

    def focus_first(self) -> None:
        self.options.period.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self.options.set_width_class(width_class)
        self.foot.set_width_class(width_class)
        self.halves.set_width_class(width_class)

    def save(self) -> None:
        """Ask for a file and write the previewed PDF, encrypted if the passphrase fields are open."""
        if self._view is self.password:
            self.password.press_save()
        elif self.made is not None:
            self._files.save(self.made)

    def save_locked(self, passphrase: str) -> None:
        """Ask for a file and write the previewed PDF encrypted under the passphrase."""
        self._show_view(self.options)
        if self.made is not None:
            self._files.save(self.made, passphrase)

    def print(self) -> None:
        """Ask for a printer and print the previewed PDF."""
        if self.made is not None:
            self._files.print(self.made)

    def save_web_page(self) -> None:
        """Make the page as HTML in a worker thread, then ask for a file."""
        if made_page := self.made or self._unprintable:
            self._files.save_web_page(made_page)

    def copy_text(self) -> None:
        """Make the page as plain text in a worker thread, and copy it to the clipboard."""
        if made_page := self.made or self._unprintable:
            self._files.make_text(made_page)

    def _save_card(self) -> None:
        """Create the wallet card in a worker thread, then ask for a file."""
        if self.made is not None:
            self._files.save_card(self.made)

    def _make(self) -> None:
        """Start creating the page with the current options."""
        self._wait.stop()
        excerpt = self.diary_on(self.today)
        if excerpt is None:
            return
        self.options.show_visits(excerpt.visits)
        try:
            request = PageRequest(self.options.options(), self.options.language.choice, self.today)
            work = making(self.journal.reader, request, self._work.renewed(), self._drawings)
        except (InvalidEntryError, ReportError) as error:
            self._show_error(str(error))
            return
        self.foot.show_ready(False)
        self._cancelled.hide()
        self._work.show_when_slow(_("Making the page …"))
        self._making.start(work)

    def _on_cancelled(self) -> None:
        """Discard the page that is being created."""
        self._work.end()
        self._unmake()
        self._cancelled.show_words(_("The page was not made."), _("Make the page"))

    def _on_made(self, made_page: MadePage) -> None:
        self._work.end()
        if made_page.unwritable:
            self._on_unprintable(made_page)
            return
        self.made, self._unprintable = made_page, None
        self.options.error_banner.hide()
        self._show_lack("")
        self.foot.show_ready(True)
        self.options.parts.show_counts(
            sum(note.for_practitioner for note in made_page.notes), len(made_page.notes), made_page.questions
        )
        self._notes.show_notes(made_page.notes)
        self._name.show_profile(made_page.profile)
        self.symptoms.show_symptoms(made_page.symptoms)
        self._show_about(made_page)
        self._show_around(made_page)
        self.preview.show_pdf(made_page.pdf, made_page.texts)

    def _on_unprintable(self, made_page: MadePage) -> None:
        """Enable the formats that need no font."""
        self._unmake()
        self._unprintable = made_page
        self.options.error_banner.hide()
        self.foot.show_unprintable()
        self._show_lack(made_page.unwritable)

    def _show_about(self, made_page: MadePage) -> None:
        """Show a remark on a blank page, or on replaced characters."""
        if made_page.is_blank:
            self._about.show_words(_("Nothing is written down in this period yet."))
        elif made_page.lacks_characters:
            sentence = _("Some characters cannot be printed; ◊ stands for them, and the page names them at its foot.")
            further = _("The web page and the plain text keep them.")
            self._about.show_words(f"{sentence} {further}")
        else:
            self._about.hide()

    def _show_around(self, made_page: MadePage) -> None:
        """Show which treatment change lies within the compared periods, and offer to compare around it."""
        if made_page.change is None or self._view is not self.options:
            self.around.hide()
            return
        words = _("Inside the time compared: {change} ({day}).")
        day = locale_format.long_date(made_page.change.day)
        self.around.show_words(words.format(change=made_page.change.words, day=day), _("Compare around it"))

    def _compare_around(self) -> None:
        if self.made is not None and self.made.change is not None:
            self.options.show_period(Period(self.made.change.day, self.made.request.options.period.last))

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, CancelledError):
            return
        self._work.end()
        if not isinstance(error, StorageError | ReportError | InvalidEntryError):
            raise error
        if isinstance(error, StorageError):
            self._unmake()
            self.options.error_banner.tell(error)
        else:
            self._show_error(str(error))

    def _show_lack(self, sentence: str) -> None:
        """Show which letter of the name cannot be printed, with a button for another spelling; hide it for an empty
        sentence."""
        excerpt = self.diary_on(self.today) if sentence else None
        if excerpt is not None:
            self._name.show_profile(excerpt.profile)
        self._name.show_lack(sentence)
        if sentence:
            further = _("“Other formats” has the web page and the plain text all the same.")
            self._unwritable.show_words(f"{sentence} {further}", _("Edit the name"))
        else:
            self._unwritable.hide()

    def _show_error(self, sentence: str) -> None:
        self._unmake()
        self.options.error_banner.show_words(sentence)

    def _unmake(self) -> None:
        """Discard the page that was created before."""
        self.made = self._unprintable = None
        self.foot.show_ready(False)

    def _on_text(self, text: str) -> None:
        clipboard.copy_text(text)
        self._show_news(_("The summary is copied as plain text. Paste it where you want it, into a message say."))

    def _show_news(self, sentence: str) -> None:
        self.options.error_banner.hide()
        self._news.show_words(sentence)

    def _show_saved(self, sentence: str, path: Path) -> None:
        self.options.error_banner.hide()
        self._news.show_saved(sentence, path)

    def _on_symptoms_chosen(self) -> None:
        self.options.symptoms = self.symptoms.chosen
        self._wait.start()

    def _mark(self, note: Note, on: bool) -> None:
        self.journal.apply(evening.mark(note, for_practitioner=on))

    def _introduce(self, name: str, born: date | None) -> None:
        excerpt = self.made.excerpt if self.made is not None else self.diary_on(self.today)
        if excerpt is not None:
            self.journal.apply(evening.set_patient(excerpt, name, born))

    def refresh(self) -> None:
        self._wait.start()

    def _show_view(self, view: QWidget) -> None:
        """Show the options, or one of the views behind "Edit" instead."""
        self.leave()
        if view is not self.options and self._view is self.options:
            self.opened_from.remember()
        self._view = view
        for option_view in self._views:
            option_view.setVisible(option_view is view)
        self.foot.setVisible(view is self.options)
        self.halves.show()
        if self.made is not None:
            self._show_around(self.made)
        self.password.clear()
        if isinstance(view, NotesView | NameView | SymptomsView | PasswordView):
            view.begin()
        elif not self.opened_from.give_back():
            self.focus_first()

    def go_back(self) -> bool:
        """Show the options again, from a view behind "Edit", or from the preview if there is no room for both."""
        if self._view is not self.options:
            self._show_view(self.options)
        elif self.halves.is_page_alone:
            self._toggle_page()
        else:
            return False
        return True

    def _toggle_page(self) -> None:
        self.halves.turn()
        if self.made is not None:
            self.preview.show_pdf(self.made.pdf, self.made.texts)

    def _connect(self) -> None:
        self._making.done.connect(self._on_made)
        self._making.failed.connect(self._on_failed)
        self.output.done.connect(self._show_news)
        self.output.saved.connect(self._show_saved)
        self.options.error_banner.retry_wanted.connect(self._make)
        self.output.failed.connect(self.options.error_banner.show_words)
        self.options.options_changed.connect(self._wait.start)
        self.options.page_wanted.connect(self.page_wanted)
        self.options.parts.notes_wanted.connect(lambda: self._show_view(self._notes))
        self.options.parts.name_wanted.connect(lambda: self._show_view(self._name))
        self.foot.save_wanted.connect(self.save)
        self.foot.print_wanted.connect(self.print)
        self.foot.web_page_wanted.connect(self.save_web_page)
        self.foot.text_wanted.connect(self.copy_text)
        self._files.text_made.connect(self._on_text)
        self._files.failed.connect(self._on_failed)
        self._notes.note_marked.connect(self._mark)
        self._name.introduced.connect(self._introduce)
        self.foot.password_wanted.connect(lambda: self._show_view(self.password))
        self.password.save_wanted.connect(self.save_locked)
        for view in (self._notes, self._name, self.symptoms, self.password):
            view.done.connect(lambda: self._show_view(self.options))
        self.halves.turn_button.clicked.connect(self._toggle_page)
        self._connect_further()
        self._add_keys()

    def _connect_further(self) -> None:
        self._work.cancelled.connect(self._on_cancelled)
        self._cancelled.acted.connect(self._make)
        self.foot.card_wanted.connect(self._save_card)
        self.options.parts.symptoms_wanted.connect(lambda: self._show_view(self.symptoms))
        self.symptoms.changed.connect(self._on_symptoms_chosen)
        self._name.font_wanted.connect(self.fonts.choose)
        self.around.acted.connect(self._compare_around)
        self._unwritable.acted.connect(lambda: self._show_view(self._name))
        self.fonts.kept.connect(self._make)
        self.fonts.failed.connect(self._name.lack.show_words)

    def _add_keys(self) -> None:
        add_keys(
            self,
            {
                "Ctrl+P": self.print,
                "Ctrl+S": self.save,
                "Ctrl+Return": self.save,
                "Ctrl+Enter": self.save,
                "Ctrl++": partial(self.preview.zoom, 1),
                "Ctrl+=": partial(self.preview.zoom, 1),
                "Ctrl+-": partial(self.preview.zoom, -1),
            },
        )

    def _lay_out(self) -> OptionsBesidePreview:
        inner = QWidget()
        column = QVBoxLayout(inner)
        for above in (self._about, self._unwritable):
            add_layout(column, within_rings(above))
        for view in self._views:
            column.addWidget(view)
            view.setHidden(view is not self._view)
        add_layout(column, within_rings(self.around))
        column.addStretch()
        halves = OptionsBesidePreview(inner, (self.progress, self._cancelled, self._news), self.foot, self.preview)
        self.header.after_title.addWidget(halves.turn_button)
        add_layout(self.whole, halves.line, 1)
        self.foot.show_ready(False)
        return halves


PAGE = SummaryPage
