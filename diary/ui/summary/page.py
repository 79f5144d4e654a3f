"""Summary: one page for the practitioner, seen as it will be printed, saved as a PDF or printed."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.domain import evening
from diary.domain.note import Note
from diary.domain.record import InvalidEntryError
from diary.i18n import _
from diary.reports.errors import ReportError
from diary.storage.errors import StorageError
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.open_journal import OpenJournal
from diary.ui.page import Page, page_margins, scrolling
from diary.ui.paper.output import Output
from diary.ui.paper.preview import Preview
from diary.ui.paper_words import page_words
from diary.ui.summary.choosing import NameView, NotesView
from diary.ui.summary.making import Made, making
from diary.ui.summary.options_view import OptionsView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import Button

_MAKE_AFTER_MS = 200
_OPTIONS_WIDTH, _ANY_WIDTH = 397, 16_777_215


class SummaryPage(Page):
    """Options at the left, the page at the right; in a smaller window one after the other."""

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(journal, today, _("Summary"), parent)
        self.made: Made | None = None
        self.output = Output(self)
        self.options = OptionsView(today)
        self.preview = Preview()
        self._notes = NotesView()
        self._name = NameView(today)
        self._news = Banner("information")
        self._making = Background(self)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_MAKE_AFTER_MS)
        self._wait.timeout.connect(self._make)
        self._show_page_button = Button(_("Show the page"), icon="summary")
        self._breadth = theme.WIDE
        self._shows_page = False
        self._view: QWidget = self.options
        self.header.show_title(_("Summary"), _("One page for your practitioner"))
        self._lay_out()
        self._connect()

    def show_page(self) -> None:
        self._make()

    def leave(self) -> None:
        if self._view is self._name:
            self._name.take_up()

    def close_page(self) -> None:
        self._wait.stop()
        self._making.close()
        self.output.close()
        self.preview.close_view()

    def focus_first(self) -> None:
        self.options.period.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_breadth(self, breadth: str) -> None:
        super().set_breadth(breadth)
        self._breadth = breadth
        side, gap = page_margins(breadth)
        self._line.setContentsMargins(side - theme.px(5), 0, side, gap)
        self.options.set_breadth(breadth)
        self._show_parts()

    def save(self) -> None:
        """Ask where to, and write the very bytes that are in sight."""
        if self.made is not None:
            self.output.save(self.made.pdf, f"neuropathy-diary-summary-{self.today.isoformat()}.pdf")

    def print(self) -> None:
        """Ask for a printer, and print the pages that are in sight."""
        if self.made is not None:
            self.output.print(self.made.pdf, self.made.options.paper)

    def _make(self) -> None:
        """Have the page made for the options of now."""
        self._wait.stop()
        try:
            options = self.options.options()
            work = making(self.journal.reader, options, self.today, page_words())
        except (InvalidEntryError, ReportError) as error:
            self._show_trouble(str(error))
            return
        self.options.show_ready(False)
        self._making.start(work)

    def _on_made(self, made: Made) -> None:
        self.made = made
        self.options.trouble.hide()
        self.options.show_ready(True)
        self.options.show_notes(sum(note.for_practitioner for note in made.notes), len(made.notes))
        self._notes.show_notes(made.notes)
        self._name.show_profile(made.profile)
        if made.is_blank:
            self._news.show_words(_("Nothing is written down in this period yet."))
        elif self._news.words == _("Nothing is written down in this period yet."):
            self._news.hide()
        self.preview.show_pdf(made.pdf, made.texts)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError | ReportError | InvalidEntryError):
            raise error
        self._show_trouble(str(error))

    def _show_trouble(self, sentence: str) -> None:
        self.made = None
        self.options.show_ready(False)
        self.options.trouble.show_words(sentence)

    def _tell(self, sentence: str) -> None:
        self.options.trouble.hide()
        self._news.show_words(sentence)

    def _mark(self, note: Note, on: bool) -> None:
        self.journal.apply(evening.mark(note, for_practitioner=on))

    def _introduce(self, name: str, born: date | None) -> None:
        if self.made is not None:
            self.journal.apply(evening.introduce(self.made.excerpt, name, born))

    def _on_diary_changed(self) -> None:
        if self.isVisible():
            self._wait.start()

    def _show_view(self, view: QWidget) -> None:
        """Show the options, or one of the views behind "Edit" in their place."""
        self.leave()
        self._view = view
        for one in (self.options, self._notes, self._name):
            one.setVisible(one is view)
        self.options.foot.setVisible(view is self.options)
        self._show_parts()
        if isinstance(view, NotesView | NameView):
            view.focus_first()
        else:
            self.focus_first()

    def _show_parts(self) -> None:
        """Options and page side by side, or one of them."""
        wide = self._breadth == theme.WIDE
        self._left.setVisible(wide or not self._shows_page)
        self.preview.setVisible(wide or self._shows_page)
        self._left.setMinimumWidth(theme.px(_OPTIONS_WIDTH) if wide else 0)
        self._left.setMaximumWidth(theme.px(_OPTIONS_WIDTH) if wide else _ANY_WIDTH)
        self._show_page_button.setVisible(not wide)
        self._show_page_button.setText(_("Show the options") if self._shows_page else _("Show the page"))
        self._show_page_button.setAccessibleName(self._show_page_button.text())

    def _turn(self) -> None:
        self._shows_page = not self._shows_page
        self._show_parts()
        if self.made is not None:
            self.preview.show_pdf(self.made.pdf, self.made.texts)

    def _connect(self) -> None:
        self._making.done.connect(self._on_made)
        self._making.failed.connect(self._on_failed)
        self.output.done.connect(self._tell)
        self.output.failed.connect(self.options.trouble.show_words)
        self.journal.diary_changed.connect(self._on_diary_changed)
        self.options.options_changed.connect(self._wait.start)
        self.options.save_wanted.connect(self.save)
        self.options.print_wanted.connect(self.print)
        self.options.notes_wanted.connect(lambda: self._show_view(self._notes))
        self.options.name_wanted.connect(lambda: self._show_view(self._name))
        self._notes.note_marked.connect(self._mark)
        self._name.introduced.connect(self._introduce)
        for view in (self._notes, self._name):
            view.done.connect(lambda: self._show_view(self.options))
        self._show_page_button.clicked.connect(self._turn)
        self.add_keys(
            {
                "Ctrl+P": self.print,
                "Ctrl+S": self.save,
                "Ctrl+Return": self.save,
                "Ctrl++": partial(self.preview.zoom, 1),
                "Ctrl+=": partial(self.preview.zoom, 1),
                "Ctrl+-": partial(self.preview.zoom, -1),
            }
        )

    def _lay_out(self) -> None:
        self.header.after_title.addWidget(self._show_page_button)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.px(5), 0)
        column.addWidget(self._news)
        for view in (self.options, self._notes, self._name):
            column.addWidget(view)
            view.setHidden(view is not self._view)
        column.addStretch()
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(scrolling(inner), 1)
        left.addWidget(self.options.foot)
        self._line = QHBoxLayout()
        self._line.setSpacing(theme.px(4))
        self._line.addWidget(self._left)
        self._line.addWidget(self.preview, 1)
        self.whole.addLayout(self._line, 1)
        self.options.show_ready(False)


PAGE = SummaryPage
