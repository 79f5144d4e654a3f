"""The form as a PDF: options, preview, saving and printing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary.domain.background.form import blocks
from diary.domain.excerpt import Excerpt
from diary.domain.period import single
from diary.i18n import _
from diary.reports.background import BackgroundOptions, background_page
from diary.reports.errors import ReportError, UnwritableNameError
from diary.reports.words import Words
from diary.storage.errors import StorageError
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.health.health_view import HealthView
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.page import page_margins
from diary.ui.paper.beside_preview import show_beside
from diary.ui.paper.output import Output
from diary.ui.paper.password_view import PasswordView
from diary.ui.paper.preview import Preview
from diary.ui.paper.printing import usual_paper
from diary.ui.report_format import page_words
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.inputs.tick_list import TickList
from diary.ui.widgets.inputs.tick_row import TickRow
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import scrolling
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.saved_banner import SavedBanner


@dataclass(frozen=True, slots=True)
class _Made:
    """The PDF and the text of its pages."""

    pdf: bytes
    texts: tuple[str, ...]


class PaperView(HealthView):
    """Options on the left, preview on the right; in a smaller window one of them at a time.

    `toggle_changed` is emitted when `toggle_label` may have changed.
    """

    toggle_changed = Signal()
    scrolls = False

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal, self._today = journal, today
        self._made: _Made | None = None
        self._width_class, self._shows_page = theme.WIDE, False
        self.name = TickRow(_("My name"), _("and date of birth"), _("and date of birth"))
        hidden = _("; ").join(_(block.title) for block in blocks() if block.private)
        self.private = TickRow(_("What is private, too"), hidden, hidden)
        self.paper = SegmentedControl(_("Paper"), [("a4", "A4"), ("letter", _("Letter"))])
        self.save = Button(_("Save PDF"), kind=PRIMARY, icon="down")
        self.print = Button(_("Print"), icon="print")
        self.locked = Button(_("PDF with a passphrase"))
        self.password = PasswordView()
        self.news, self.error_banner = SavedBanner(), Banner("problem")
        self.preview = Preview()
        self.output = Output(self, self._journal)
        self._making = Background(self)
        self._line = QHBoxLayout(self)
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        self._connect()

    @property
    def toggle_label(self) -> str:
        """The label of the toggle button in the header; empty if both are visible."""
        if self._width_class == theme.WIDE:
            return ""
        return _("Options") if self._shows_page else _("Preview")

    def titles(self, excerpt: Excerpt) -> tuple[str, str]:  # noqa: ARG002 - does not depend on the diary
        return _("On paper"), _("Health background")

    def begin(self) -> None:
        """Called when the view comes to the front: private answers are excluded again."""
        self.private.show_ticked(False)
        self._shows_page = False
        self._show_password(False)
        self._show_parts()

    def show_diary(self, excerpt: Excerpt) -> None:  # noqa: ARG002 - read again where the page is made
        self._make()

    def toggle_page(self) -> None:
        """Toggle between options and preview."""
        self._shows_page = not self._shows_page
        self._show_parts()
        if self._made is not None:
            self.preview.show_pdf(self._made.pdf, self._made.texts)

    def press_primary(self) -> None:
        self.press_save()

    def press_save(self) -> None:
        if self.password.isHidden():
            self._save("")
        else:
            self.password.press_save()

    def go_back(self) -> bool:
        """Show the options again if the passphrase fields are shown."""
        if self.password.isHidden():
            return False
        self._show_password(False)
        self.locked.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def press_print(self) -> None:
        if self._made is not None:
            self.output.print(self._made.pdf, self.paper.choice)

    def _save(self, passphrase: str) -> None:
        self._show_password(False)
        if self._made is not None:
            self.output.save(self._made.pdf, f"health-background-{self._today.isoformat()}.pdf", passphrase)

    def _show_password(self, shown: bool) -> None:
        """Show the passphrase fields, or the options instead."""
        self.password.clear()
        self._options.setHidden(shown)
        self.password.setVisible(shown)
        if shown:
            self.password.begin()

    def focus_first(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_width_class(self, width_class: str) -> None:
        self._width_class = width_class
        side, gap = page_margins(width_class)
        self._line.setContentsMargins(side - theme.px(5), 0, side, gap)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._buttons.setDirection(right if width_class == theme.MEDIUM else down)
        self._show_parts()

    def close_view(self) -> None:
        self._making.close()
        self.output.close()
        self.preview.close_view()

    def _make(self) -> None:
        """Start making the PDF with the current options."""
        self._made = None
        self._show_ready(False)
        options = BackgroundOptions(
            paper="letter" if self.paper.choice == "letter" else "a4",
            include_name=self.name.isChecked(),
            include_private=self.private.isChecked(),
        )
        read = partial(self._journal.reader.excerpt, single(self._today))
        self._making.start(_making(read, options, self._today, page_words()))

    def _show_parts(self) -> None:
        is_wide = self._width_class == theme.WIDE
        show_beside(self._left, self.preview, is_wide=is_wide, shows_page=self._shows_page)
        self.toggle_changed.emit()

    def _show_ready(self, ready: bool) -> None:
        self.save.setEnabled(ready)
        self.print.setEnabled(ready)
        self.locked.setEnabled(ready)

    def _on_made(self, result: _Made) -> None:
        self._made = result
        self.error_banner.hide()
        self._show_ready(True)
        self.preview.show_pdf(result.pdf, result.texts)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError | ReportError):
            raise error
        way_on = _("Both can be done under Summary, behind Edit beside the name.")
        is_name = isinstance(error, UnwritableNameError)
        self.error_banner.show_words(f"{error} {way_on}" if is_name else str(error))

    def _show_news(self, sentence: str) -> None:
        self.error_banner.hide()
        self.news.show_words(sentence)

    def _show_saved(self, sentence: str, path: Path) -> None:
        self.error_banner.hide()
        self.news.show_saved(sentence, path)

    def _connect(self) -> None:
        self._making.done.connect(self._on_made)
        self._making.failed.connect(self._on_failed)
        for tick in (self.name, self.private):
            tick.ticked.connect(lambda _on: self._make())
        self.paper.choice_made.connect(lambda _key: self._make())
        self.save.clicked.connect(self.press_save)
        self.print.clicked.connect(self.press_print)
        self.locked.clicked.connect(lambda: self._show_password(True))
        self.password.save_wanted.connect(self._save)
        self.password.done.connect(self.go_back)
        self.output.done.connect(self._show_news)
        self.output.saved.connect(self._show_saved)
        self.output.failed.connect(self.error_banner.show_words)

    def _choices(self) -> Card:
        ticks, card = TickList(_("Put on the page")), Card(_("Put on the page"))
        ticks.show_rows([(tick, tick) for tick in (self.name, self.private)])
        card.add_bleeding(ticks)
        return card

    def _lay_out(self) -> None:
        self.name.show_ticked(True)
        self.paper.show_choice(usual_paper())
        card = self._choices()
        inner, self._options = QWidget(), QWidget()
        whole, column = QVBoxLayout(inner), QVBoxLayout(self._options)
        whole.setContentsMargins(0, 0, 0, 0)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        for part in (self.error_banner, card):
            add_layout(column, within_rings(part))
        column.addWidget(titled(_("Paper"), self.paper))
        self._buttons.setSpacing(0)
        for button in (self.save, self.print, self.locked):
            self._buttons.addWidget(button)
        add_layout(column, self._buttons)
        whole.addWidget(self._options)
        whole.addWidget(self.password)
        add_layout(whole, within_rings(self.news))
        self.password.hide()
        whole.addStretch(1)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(scrolling(inner))
        self._line.setSpacing(theme.px(12))
        self._line.addWidget(self._left)
        self._line.addWidget(self.preview, 1)
        self._show_ready(False)


def _making(
    read: Callable[[], Excerpt], options: BackgroundOptions, made_on: date, words: Words
) -> Callable[[], _Made]:
    """A function that makes the PDF, for any thread; it raises `StorageError` or `ReportError`."""

    def make() -> _Made:
        from diary.reports.pages import page_texts  # noqa: PLC0415 - imports PDFium

        pdf = background_page(read(), options, made_on=made_on, words=words)
        return _Made(pdf, tuple(page_texts(pdf)))

    return make
