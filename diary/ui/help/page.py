"""Help: the keyboard shortcuts of each page, what stands behind the figures, and the accessibility report."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QTextBrowser, QVBoxLayout, QWidget

from diary import paths
from diary.i18n import N_, _
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page, page_margins
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import ICON, Button
from diary.ui.widgets.label import plain_label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout, insert_layout
from diary.ui.widgets.layout.scrolling import beside_gutter, scrolling
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.wrapping import FlowLayout

_KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        N_("Everywhere"),
        (
            ("Ctrl+1", N_("Today")),
            ("Ctrl+2", N_("Exercises")),
            ("Ctrl+3", N_("Trends")),
            ("Ctrl+4", N_("Summary")),
            ("Ctrl+5", N_("History")),
            ("Ctrl+,", N_("Settings")),
            ("F1", N_("Help")),
            ("F6", N_("From the pages at the left to the page, and back")),
            ("Alt+Up", N_("Back from a part of a page to the whole of it")),
            ("Esc", N_("The same; in a menu or a search, first out of that")),
            ("Ctrl+Z", N_("Undo")),
            ("Ctrl+Shift+Z", N_("Redo")),
            ("Ctrl+L", N_("Lock the diary; without a passphrase: to where one is set")),
        ),
    ),
    (
        N_("Today"),
        (
            ("Alt+Left", N_("Previous day")),
            ("Alt+Right", N_("Next day")),
            ("Ctrl+D", N_("Choose a day")),
            ("Alt+N", N_("Numbness")),
            ("Alt+T", N_("Tingling")),
            ("Alt+P", N_("Pain")),
            ("Alt+X", N_("Exercises")),
            ("Alt+R", N_("Treatments")),
            ("Alt+W", N_("Where I felt it")),
            ("Alt+S", N_("Sleep, falls and feet")),
            ("Alt+F", N_("Falls")),
            ("Alt+M", N_("A sentence about the day")),
            ("Ctrl+Return", N_("Finish today")),
        ),
    ),
    (
        N_("Where I felt it"),
        (
            ("Left", N_("To the region at the left; the other arrows likewise")),
            ("Space", N_("Mark the region, or take the mark away")),
            ("1", N_("Mark the first feeling; 2 and 3 the next ones")),
            ("Y", N_("Same places as yesterday")),
        ),
    ),
    (
        N_("Exercises"),
        (("Ctrl+Return", N_("Start the exercises that are still open, or the one in front")),),
    ),
    (
        N_("While an exercise is guided"),
        (
            ("Space", N_("Pause, or go on")),
            ("Right", N_("On to the next part")),
            ("Left", N_("Back to the part before")),
            ("Return", N_("Done, where the program waits for it")),
            ("A", N_("One more set")),
            ("U", N_("It felt unsteady")),
            ("H", N_("It hurts: stop this exercise")),
            ("Esc", N_("Stop here, after a question")),
        ),
    ),
    (
        N_("Trends"),
        (
            ("Left", N_("One day back; with Ctrl a week")),
            ("Right", N_("One day on; with Ctrl a week")),
            ("Home", N_("To the first day of the period")),
            ("End", N_("To the last day of the period")),
            ("PgUp", N_("The period before; in the calendar a month back")),
            ("PgDown", N_("The next period; in the calendar a month on")),
            ("Return", N_("Open the day in the log")),
            ("N", N_("Show or hide numbness; T and P do so with tingling and pain")),
            ("+", N_("Fewer days, each wider; the wheel with Ctrl and dragging do the same")),
            ("-", N_("More days again")),
            ("Backspace", N_("Back to the days that were shown before")),
            ("Ctrl+T", N_("Tables in the place of charts, and back")),
            ("Ctrl+PgDown", N_("In the patterns: to the next tab")),
            ("Ctrl+PgUp", N_("In the patterns: to the tab before")),
        ),
    ),
    (
        N_("Summary"),
        (
            ("Ctrl+S", N_("Save the page as a PDF")),
            ("Ctrl+P", N_("Print the page")),
            ("Ctrl++", N_("Show the page larger")),
            ("Ctrl+-", N_("Show the page smaller")),
        ),
    ),
    (
        N_("History"),
        (
            ("Ctrl+F", N_("Search the notes; / does the same")),
            ("Ctrl+D", N_("Choose a day")),
            ("Return", N_("Open the day in the log")),
            ("Del", N_("Delete the day, after a question")),
            ("Home", N_("To the newest day")),
            ("End", N_("To the oldest day")),
        ),
    ),
    (
        N_("On a rating scale"),
        (
            ("0", N_("Choose the number; for 10 type 1 and then 0")),
            ("Left", N_("One less")),
            ("Right", N_("One more")),
            ("Del", N_("Not recorded")),
            ("Return", N_("To the next scale")),
        ),
    ),
    (
        N_("In a list to tick"),
        (
            ("Space", N_("Tick, or take the tick away")),
            ("Up", N_("To the row above")),
            ("Down", N_("To the row below")),
            ("Ctrl+A", N_("Tick the whole list")),
            ("+", N_("More minutes")),
            ("-", N_("Fewer minutes")),
        ),
    ),
)
_INSET = 16
"""The room around a document, as in a card."""


class Document(NamedTuple):
    """A text that Help shows: its title, translated where it is shown, and its files in `resources/help/en`."""

    title: str
    files: tuple[str, ...]


DOCUMENTS: Mapping[str, Document] = {
    "figures": Document(N_("Behind the figures"), ("figures.md", "figures_tables.md")),
    "accessibility": Document(N_("Accessibility report"), ("accessibility.md",)),
}


class HelpPage(Page):
    """A card for each page or control, with its shortcuts; or, instead, one of the `DOCUMENTS`."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, _("Help"), parent)
        self.header.show_title(_("Help"), _("All of the program works without the mouse"))
        inner = QWidget()
        self._cards = QVBoxLayout(inner)
        self._cards.setSpacing(theme.px(16))
        for title, keys in _KEYS:
            add_layout(self._cards, within_rings(_card(_(title), keys), right=False))
        self._cards.addStretch()
        self._keys = scrolling(inner)
        self._keys.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # there is nothing else to scroll it with
        self._keys.setAccessibleName(_("Keys"))
        self._back = Button("", kind=ICON, icon="chevl", spoken=_("Back (Alt+Up)"))
        self._open = {key: Button(_(one.title), icon="list") for key, one in DOCUMENTS.items()}
        self._shown = ""
        self.report = QTextBrowser()
        self._reading = Background(self)
        self._around_report = QVBoxLayout()
        self._lay_out()

    def focus_first(self) -> None:
        shown = self.report if self._shows_report else self._keys
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_report(self, key: str = "accessibility") -> None:
        """Show one of the `DOCUMENTS`, which is read for it."""
        self.opened_from.remember()
        if key != self._shown:
            self.report.clear()
            self._reading.start(partial(_text_of, DOCUMENTS[key]))
        self._shown = key
        self._show(is_report=True)
        self.focus_first()

    def go_back(self) -> bool:
        """From the document to the keys."""
        if not self._shows_report:
            return super().go_back()
        self._show(is_report=False)
        if not self.opened_from.give_back():
            self._open[self._shown].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def close_page(self) -> None:
        self._reading.close()

    @property
    def _shows_report(self) -> bool:
        return not self.report.isHidden()

    def _show(self, *, is_report: bool) -> None:
        self._keys.setVisible(not is_report)
        self.report.setVisible(is_report)
        self._back.setVisible(is_report)
        if is_report:
            title = _(DOCUMENTS[self._shown].title)
            self.report.setAccessibleName(title)
            self.header.show_title(title, _("Help"))
        else:
            self.header.show_title(_("Help"), _("All of the program works without the mouse"))

    def _on_open(self, key: str, _checked: bool = False) -> None:
        self.open_report(key)

    def _show_report(self, words: str) -> None:
        self.report.setMarkdown(words)

    def _lay_out(self) -> None:
        self.header.before_title.addWidget(self._back)
        documents = FlowLayout(gap=theme.px(12))
        for key, button in self._open.items():
            documents.addWidget(button)
            button.clicked.connect(partial(self._on_open, key))
        insert_layout(self._cards, 0, documents)
        self.report.setFont(theme.font("secondary"))
        self.report.setFrameShape(QFrame.Shape.NoFrame)
        self.report.setStyleSheet(
            f"QTextBrowser {{ background: {theme.colour('surface').name()}; color: {theme.colour('ink').name()} }}"
        )
        self.report.document().setDocumentMargin(theme.px(_INSET))
        for bar in (self.report.verticalScrollBar(), self.report.horizontalScrollBar()):
            bar.setStyleSheet(theme.scroll_style())
        self._around_report.addWidget(self.report)
        self.whole.addWidget(self._keys, 1)
        add_layout(self.whole, self._around_report, 1)
        self._back.clicked.connect(self.go_back)
        self._reading.done.connect(self._show_report)
        self._show(is_report=False)

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        side, gap = page_margins(width_class)
        ring = theme.px(painting.RING)
        self._cards.setContentsMargins(side - ring, theme.px(8), beside_gutter(side), gap)
        self._around_report.setContentsMargins(side, theme.px(8), side, gap)


def _text_of(document: Document) -> str:
    """The document, as Markdown."""
    folder = paths.resources() / "help" / "en"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in document.files)


def _card(title: str, keys: tuple[tuple[str, str], ...]) -> Card:
    card = Card(title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(24))
    grid.setColumnStretch(1, 1)
    for row, (key, meaning) in enumerate(keys):
        name = plain_label("0–9" if key == "0" else QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
        name.setFont(theme.font("label"))
        words = plain_label(_(meaning))
        words.setWordWrap(True)
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, row, 1)
    add_layout(card.content, grid)
    return card


PAGE = HelpPage
