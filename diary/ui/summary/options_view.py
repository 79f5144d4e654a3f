"""What is to stand on the page."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from diary.domain.period import Period, ending
from diary.domain.record import InvalidEntryError
from diary.i18n import _
from diary.reports.summary import Options, Paper, Part
from diary.ui import local_words, theme
from diary.ui.paper.printing import usual_paper
from diary.ui.widgets import painting
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, QUIET, Button
from diary.ui.widgets.card import Card
from diary.ui.widgets.date_field import DateField
from diary.ui.widgets.segmented import SegmentedControl
from diary.ui.widgets.tick_row import TickRow

_LENGTHS = {"4-weeks": 28, "12-weeks": 84}
_CHOSEN = "chosen"


class OptionsView(QWidget):
    """`options_changed` comes with each change; the wishes are what its buttons are for.

    `foot` holds the buttons to save and to print, which stay in sight while the options scroll.
    """

    options_changed = Signal()
    save_wanted = Signal()
    print_wanted = Signal()
    notes_wanted = Signal()
    name_wanted = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.trouble = Banner("problem")
        self.period = SegmentedControl(
            _("Period"), [("4-weeks", _("4 weeks")), ("12-weeks", _("12 weeks")), (_CHOSEN, _("Choose dates"))]
        )
        write = local_words.long_date
        self.first = DateField(_("First day"), write, today)
        self.last = DateField(_("Last day"), write, today)
        self.visit = DateField(_("Date of the visit"), write, today, optional=True, future=True)
        self.parts: dict[Part, TickRow] = {
            "chart": TickRow(_("Ratings and timeline")),
            "exercises": TickRow(_("Exercises")),
            "treatments": TickRow(_("Treatments")),
            "notes": TickRow(_("Notes I choose")),
        }
        self.name = TickRow(_("My name"), _("and date of birth"), _("and date of birth"))
        self.notes_count = QLabel()
        self.paper = SegmentedControl(_("Paper"), [("a4", "A4"), ("letter", _("Letter"))])
        self.save = Button(_("Save PDF"), kind=PRIMARY, icon="down")
        self.print = Button(_("Print"), icon="print")
        self.foot = QWidget()
        self._dates = QWidget()
        self._begin()
        self._lay_out()
        self._connect()

    def options(self) -> Options:
        """What was chosen; raises `InvalidEntryError` for a period that ends before it begins."""
        paper: Paper = "letter" if self.paper.choice == "letter" else "a4"
        return Options(
            period=self._period(),
            visit=self.visit.day,
            paper=paper,
            include_name=self.name.isChecked(),
            parts=frozenset(part for part, tick in self.parts.items() if tick.isChecked()),
        )

    def show_notes(self, marked: int, every: int) -> None:
        """How many notes of the period are for the practitioner."""
        self.notes_count.setText(_("{n} of {m}").format(n=marked, m=every))

    def set_breadth(self, breadth: str) -> None:
        """The two buttons below each other in a wide window, beside each other where height is dear."""
        wide = breadth == theme.WIDE
        self._foot.setDirection(QBoxLayout.Direction.TopToBottom if wide else QBoxLayout.Direction.LeftToRight)
        self.save.setMinimumHeight(theme.px(64 + 10) if wide else 0)
        self.period.set_compact(breadth == theme.NARROW)

    def show_ready(self, ready: bool) -> None:
        """Whether there is a page to save and to print."""
        self.save.setEnabled(ready)
        self.print.setEnabled(ready)

    def _period(self) -> Period:
        if self.period.choice in _LENGTHS:
            return ending(self._today, _LENGTHS[self.period.choice])
        first, last = self.first.day, self.last.day
        if first is None or last is None:
            raise InvalidEntryError(_("The period needs a first and a last day."))
        return Period(first, last)

    def _begin(self) -> None:
        self.period.show_choice("12-weeks")
        usual = ending(self._today, _LENGTHS["12-weeks"])
        self.first.show_day(usual.first)
        self.last.show_day(usual.last)
        self.paper.show_choice(usual_paper())
        for tick in (*self.parts.values(), self.name):
            tick.show_ticked(True)
        self._dates.hide()

    def _on_period_chosen(self, key: str) -> None:
        self._dates.setVisible(key == _CHOSEN)
        self.options_changed.emit()

    def _connect(self) -> None:
        self.period.choice_made.connect(self._on_period_chosen)
        for field in (self.first, self.last, self.visit):
            field.day_changed.connect(lambda _day: self.options_changed.emit())
        for tick in (*self.parts.values(), self.name):
            tick.ticked.connect(lambda _on: self.options_changed.emit())
        self.paper.choice_made.connect(lambda _key: self.options_changed.emit())
        self.save.clicked.connect(self.save_wanted)
        self.print.clicked.connect(self.print_wanted)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        dates = QVBoxLayout(self._dates)
        dates.setContentsMargins(0, 0, 0, 0)
        for label, field in ((_("First day"), self.first), (_("Last day"), self.last)):
            dates.addWidget(_label(label, field, "secondary"))
            dates.addWidget(_inset(field))
        card = Card("")
        for key, tick in self.parts.items():
            notes = (self.notes_count, _edit(_("Choose notes"), self.notes_wanted.emit)) if key == "notes" else ()
            card.add_bleeding(_row(tick, *notes))
        card.add_bleeding(_row(self.name, _edit(_("Edit my name and date of birth"), self.name_wanted.emit)))
        for widget in (
            self.trouble,
            _label(_("Period"), self.period, "row"),
            self.period,
            self._dates,
            _label(_("Date of the visit"), self.visit, "row"),
            _inset(self.visit),
            _label(_("Put on the page"), card, "row"),
            _inset(card),
            self.paper,
        ):
            whole.addWidget(widget)
        whole.addStretch()
        self._foot = QBoxLayout(QBoxLayout.Direction.TopToBottom, self.foot)
        self._foot.setContentsMargins(0, theme.px(4), 0, 0)
        self._foot.setSpacing(0)
        self._foot.addWidget(self.save, 3)
        self._foot.addWidget(self.print, 2)
        for tick in (*self.parts.values(), self.name):
            tick.is_plain = True


def _label(words: str, of: QWidget, role: str) -> QLabel:
    label = QLabel(words)
    label.setFont(theme.font(role))
    label.setBuddy(of)
    label.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
    return label


def _inset(widget: QWidget) -> QWidget:
    """The widget in line with those that leave room for a focus ring."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(theme.px(painting.RING), 0, theme.px(painting.RING), 0)
    line.addWidget(widget)
    return holder


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    for place, widget in enumerate(widgets):
        line.addWidget(widget, 0 if place else 1)
    return row


def _edit(spoken: str, act: Callable[[], None]) -> Button:
    button = Button(_("Edit"), kind=QUIET, spoken=spoken)
    button.clicked.connect(act)
    return button
