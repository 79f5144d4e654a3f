"""One day next to the table: its entries, a button that opens it, and further actions."""

from datetime import date

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from diary.analysis.day_facts import DayFacts, days
from diary.domain.excerpt import Excerpt
from diary.domain.search import found_spans
from diary.i18n import _
from diary.ui import theme
from diary.ui.history import row_text
from diary.ui.history.entry_words import day_in_words, quoted
from diary.ui.history.history_data import SymptomColumn
from diary.ui.history.symptom_marker import marked
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.label import label, set_tool_tip, show_marked
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.wrapping import FlowLayout

_SIDE = 18
_FEW = 3


class _DeleteButton(Button):
    """A quiet button in the colour of destructive actions."""

    def _colours(self) -> tuple[QColor, QColor, str]:
        fill, edge, _ink = super()._colours()
        return fill, edge, "dng"


class DayPanel(QWidget):
    """The entries of a day; `open_wanted`, `versions_wanted` and `delete_wanted` carry that day."""

    open_wanted = Signal(date)
    versions_wanted = Signal(date)
    delete_wanted = Signal(date)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.day: date | None = None
        self._excerpt: Excerpt | None = None
        self._symptoms: tuple[SymptomColumn, ...] = ()
        self._has_names = False
        self._wanted = ""
        self._shown: object = None
        self._title = label("", "symptom", wraps=True)
        self._ratings = QWidget(self)
        self._line = FlowLayout(self._ratings, gap=theme.px(8))
        self._texts = QVBoxLayout()
        self.open_button = Button(_("Open this day"), self)
        self.versions_button = Button(_("Earlier versions"), self, kind=QUIET)
        self.delete_button = _DeleteButton(_("Delete"), self, kind=QUIET)
        self._lay_out()
        self.hide()

    def show_day(self, day: date, excerpt: Excerpt, symptoms: tuple[SymptomColumn, ...]) -> None:
        """Show the excerpt's entries of a day, with the markers of these symptoms."""
        self.day, self._excerpt, self._symptoms = day, excerpt.day(day), symptoms
        self._show()
        self.show()

    def show_found(self, wanted: str) -> None:
        """Highlight the words of a search."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._show()

    def set_names(self, has_names: bool) -> None:
        """Show the names of the symptoms next to their markers, for a page without a visible legend."""
        if has_names != self._has_names:
            self._has_names = has_names
            self._show()

    def _show(self) -> None:
        shown, day = self._excerpt, self.day
        wanted = (day, shown, self._symptoms, self._has_names, self._wanted)
        if shown is None or day is None or wanted == self._shown:
            return
        self._shown = wanted
        facts = days(shown).get(day)
        self._title.setText(row_text.long_day(day, self._today))
        self.setAccessibleName(row_text.spoken_row(day, self._today, self._symptoms, facts))
        empty(self._line)
        empty(self._texts)
        if facts is None:
            self._texts.addWidget(label(_("No entry."), "body", "ink2"))
        else:
            self._show_ratings(facts)
            for note in shown.notes:
                self._texts.addWidget(self._note(quoted(note)))
            words = day_in_words(shown)
            if words:
                self._texts.addWidget(label("\n".join(words), "secondary", "ink2", wraps=True))
        self._ratings.setVisible(self._line.count() > 0)
        self._line.invalidate()
        self.open_button.show_label(_("Open this day") if facts else _("Add"), "")
        self.delete_button.setVisible(facts is not None)

    def _note(self, text: str) -> QLabel:
        words = label(text, wraps=True)
        if spans := found_spans(text, self._wanted):
            show_marked(words, text, spans)
        return words

    def _show_ratings(self, facts: DayFacts) -> None:
        has_names = self._has_names or len(self._symptoms) > _FEW
        for symptom in self._symptoms if facts.ratings else ():
            value = row_text.rating(facts.ratings.get(symptom.key))
            words = [label(symptom.name, "secondary", "ink2")] if has_names else []
            words.append(label(value, "row") if value else label(_("not recorded"), "secondary", "ink2"))
            mark = marked(symptom, *words)
            set_tool_tip(mark, symptom.name)
            mark.setContentsMargins(0, 0, theme.px(12), 0)
            self._line.addWidget(mark)
        if facts.falls:
            self._line.addWidget(label(row_text.falls(facts.falls), "secondary", "ink2"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painting.paint_box(QPainter(self), QRectF(self.rect()), painting.card_look())

    def _lay_out(self) -> None:
        side, ring = theme.px(_SIDE), theme.px(painting.RING)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.px(14), 0, theme.px(8))
        whole.setSpacing(theme.px(6))
        title, words, first, second = QHBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        title.setContentsMargins(side, 0, side, 0)
        title.addWidget(self._title)
        first.setContentsMargins(side - ring, 0, side, 0)
        first.addWidget(self.open_button)
        first.addStretch()
        words.setContentsMargins(side, 0, side, 0)
        words.setSpacing(theme.px(6))
        self._texts.setSpacing(theme.px(6))
        words.addWidget(self._ratings)
        add_layout(words, self._texts)
        bare = side - ring - theme.px(12)
        second.setContentsMargins(bare, 0, bare, 0)
        second.addWidget(self.versions_button)
        second.addStretch()
        second.addWidget(self.delete_button)
        for part in (title, first, words, second):
            add_layout(whole, part)
        for button, wanted in (
            (self.open_button, self.open_wanted),
            (self.versions_button, self.versions_wanted),
            (self.delete_button, self.delete_wanted),
        ):
            button.clicked.connect(lambda _ticked=False, wanted=wanted: wanted.emit(self.day))
