"""The card for the blank sheet: paper size, saving and printing."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from diary.domain.evening_sheet import SheetColumn
from diary.i18n import _
from diary.reports.errors import ReportError
from diary.reports.words import Words
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.paper.output import Output
from diary.ui.paper.printing import usual_paper
from diary.ui.report_format import page_words
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.saved_banner import SavedBanner
from diary.ui.widgets.wrapping import flowing


class PrintCard(Card):
    """`wanted` determines the sheet to save or print: its columns and its first day."""

    def __init__(self, window: QWidget, journal: OpenJournal, today: date) -> None:
        super().__init__(_("An empty sheet"))
        self._today = today
        self.wanted: tuple[tuple[SheetColumn, ...], date] = ((), today)
        self.paper = SegmentedControl(_("Paper"), [("a4", "A4"), ("letter", _("Letter"))])
        self.save, self.print = Button(_("Save the sheet"), icon="down"), Button(_("Print the sheet"), icon="print")
        self.news, self.error_banner = SavedBanner(), Banner("problem")
        self.output = Output(window, journal)
        self._making = Background(self)
        self._act: Callable[[bytes], None] = self._save
        self._lay_out()
        self._making.done.connect(self._on_made)
        self._making.failed.connect(self._on_failed)
        self.save.clicked.connect(lambda: self._make(self._save))
        self.print.clicked.connect(lambda: self._make(self._print))
        self.output.saved.connect(self.news.show_saved)
        self.output.done.connect(self.news.show_words)
        self.output.failed.connect(self.error_banner.show_words)

    def close_card(self) -> None:
        """Stop background work."""
        self._making.close()
        self.output.close()

    def _make(self, act: Callable[[bytes], None]) -> None:
        """Typeset the sheet in a worker thread, then save or print it."""
        self.error_banner.hide()
        self._act = act
        paper = "letter" if self.paper.choice == "letter" else "a4"
        self._making.start(partial(_made, *self.wanted, paper, self._today, page_words()))

    def _on_made(self, pdf: bytes) -> None:
        self._act(pdf)

    def _save(self, pdf: bytes) -> None:
        self.output.save(pdf, f"evenings-{self.wanted[1].isoformat()}.pdf")

    def _print(self, pdf: bytes) -> None:
        self.output.print(pdf, self.paper.choice, _("My evenings, on paper"))

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, ReportError):
            raise error
        self.error_banner.show_words(str(error))

    def _lay_out(self) -> None:
        self.paper.show_choice(usual_paper())
        words = _("Four weeks of evenings in large boxes: for bad days, a stay in hospital or a broken computer.")
        self.content.addWidget(label(words, "secondary", "ink2", wraps=True))
        self.add_ringed(titled(_("Paper"), self.paper))
        self.add_ringed(flowing(self.save, self.print, gap=theme.px(4)))
        for banner in (self.news, self.error_banner):
            self.content.addWidget(banner)


def _made(columns: tuple[SheetColumn, ...], first: date, paper: str, made_on: date, words: Words) -> bytes:
    """The PDF of the sheet, for any thread; raises `ReportError`."""
    from diary.reports.evening_sheet import evening_sheet  # noqa: PLC0415 - imported in the worker thread

    return evening_sheet(columns, first, "letter" if paper == "letter" else "a4", made_on=made_on, words=words)
