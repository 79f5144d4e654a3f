"""Trends: how the symptoms went, and the exercise below on the same axis of time."""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QLabel, QVBoxLayout, QWidget

from diary.charts.style import series_of
from diary.domain.period import Period
from diary.formats.formula import safe
from diary.formats.writing import UnwritableFileError, write_file
from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui import local_words, theme
from diary.ui.background import Background
from diary.ui.open_journal import OpenJournal
from diary.ui.page import Page, page_margins, scrolling
from diary.ui.trends.course import ALL, PERIODS, Course, reading
from diary.ui.trends.read_out import ReadOut, Sign
from diary.ui.trends.table_view import CourseTable, table_text
from diary.ui.trends.timeline_view import STYLES, TimelineView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.card import Card
from diary.ui.widgets.chip import SymptomChip
from diary.ui.widgets.emptying import empty
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.segmented import SegmentedControl
from diary.ui.widgets.spoken import say

_LETTERS = {"n": "numbness", "t": "tingling", "p": "pain"}


class TrendsPage(Page):
    """The timeline of a period with its controls, or the same days as a table."""

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(journal, today, _("Trends"), parent)
        self.course: Course | None = None
        self.choose_path: Callable[[str], Path | None] = self._ask_for_path
        self._end: date | None = None
        self._hidden: set[str] = set()
        self._signs: tuple[Sign, ...] = ()
        self._reading = Background(self)
        self.timeline = TimelineView()
        self.read_out = ReadOut()
        self.table = CourseTable()
        self.chips: dict[str, SymptomChip] = {}
        self._trouble = Banner("problem")
        self._nothing = QLabel()
        self.as_table = Button(_("As a table"), icon="table")
        self.save_table = Button(_("Save as a spreadsheet"), icon="down")
        self.period = SegmentedControl(
            _("Period"),
            [
                ("4-weeks", _("4 weeks")),
                ("12-weeks", _("12 weeks")),
                ("6-months", _("6 months")),
                ("year", _("1 year")),
                (ALL, _("All")),
            ],
        )
        self.period.show_choice("12-weeks")
        self._card = Card("")
        self._controls = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._place_of_chips = FlowLayout(gap=theme.px(2))
        self._lay_out()
        self._connect()

    def show_page(self) -> None:
        self._read()

    def close_page(self) -> None:
        self._reading.close()
        self.timeline.close_view()

    def focus_first(self) -> None:
        self.timeline.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_breadth(self, breadth: str) -> None:
        super().set_breadth(breadth)
        wide = breadth == theme.WIDE
        self.period.set_compact(not wide)
        narrow = breadth == theme.NARROW
        self.read_out.set_lines(2 if narrow else 1)
        self._card.set_flat(narrow)
        below = QBoxLayout.Direction.TopToBottom
        self._controls.setDirection(below if narrow else QBoxLayout.Direction.LeftToRight)
        side, gap = page_margins(breadth)
        self._inner.setContentsMargins(side - theme.px(5), 0, side, gap)

    def toggle_table(self) -> None:
        """Show the table in the place of the chart, or the chart again."""
        shows_table = self.table.isHidden()
        self._show_parts(table=shows_table)
        self.as_table.setText(_("As a chart") if shows_table else _("As a table"))
        self.as_table.setAccessibleName(self.as_table.text())
        self._show()
        (self.table if shows_table else self.timeline).setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        self._reading.start(
            reading(self.journal.whole_reader(), self.journal.reader, self.period.choice, self._end, self.today)
        )

    def _on_read(self, course: Course | None) -> None:
        self._trouble.hide()
        self.course = course
        self._nothing.setVisible(course is None)
        self._card.setVisible(course is not None)
        if course is None:
            self.header.show_title(_("Trends"), "")
            return
        self._end = course.period.last
        style = STYLES[theme.current().name]
        definitions = course.excerpt.definitions
        looks = [(key, name, series_of(key, definitions, style)) for key, name in course.symptoms]
        self._signs = tuple(Sign(key, name, QColor(look.colour), look.marker) for key, name, look in looks)
        self.header.show_title(_("Trends"), _span(course.period))
        self._build_chips()
        self._show()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self._trouble.show_words(str(error), _("Try again"))

    def _build_chips(self) -> None:
        if [sign.key for sign in self._signs] == list(self.chips):
            return
        empty(self._place_of_chips)
        self.chips = {}
        for sign in self._signs:
            chip = SymptomChip(sign.name, sign.ink)
            chip.show_ticked(sign.key not in self._hidden)
            chip.ticked.connect(lambda on, key=sign.key: self._show_symptom(key, on))
            self._place_of_chips.addWidget(chip)
            self.chips[sign.key] = chip

    def _show_symptom(self, key: str, shown: bool) -> None:
        if shown:
            self._hidden.discard(key)
        else:
            self._hidden.add(key)
        self._show()

    def _show(self) -> None:
        """Show the course as it was read, with the symptoms that are chosen."""
        course = self.course
        if course is None:
            return
        if not self.table.isHidden():
            self.table.show_course(course, self.timeline.day)
            return
        shown = tuple(sign.key for sign in self._signs if sign.key not in self._hidden)
        self.timeline.show_course(course, shown)
        if self.timeline.day is not None:
            self._tell(self.timeline.day)

    def _tell(self, day: date) -> str:
        facts = self.course.days.get(day) if self.course else None
        return self.read_out.show_day(
            day, [sign for sign in self._signs if sign.key not in self._hidden], facts, self.today
        )

    def _on_day_pointed(self, day: date) -> None:
        line = self._tell(day)
        if self.timeline.hasFocus():
            say(self.timeline, line)

    def _choose_period(self, _key: str) -> None:
        self._end = None
        self._read()

    def _step_period(self, steps: int) -> None:
        """Go to the period before or after, as far as there are entries."""
        course, length = self.course, PERIODS.get(self.period.choice)
        if course is None or length is None:
            return
        end = course.period.last + timedelta(days=steps * length)
        end = min(end, course.whole.last)
        if end >= course.whole.first and end != course.period.last:
            self._end = end
            self._read()

    def _on_letter(self, letter: str) -> None:
        chip = self.chips.get(_LETTERS.get(letter, ""))
        if chip is not None:
            chip.setChecked(not chip.isChecked())

    def _save_table(self) -> None:
        model = self.table.course_model
        path = self.choose_path(_("neuropathy-diary.csv")) if model is not None else None
        if model is None or path is None:
            return
        file = StringIO(newline="")
        csv.writer(file).writerows([safe(cell) for cell in row] for row in table_text(model))
        try:
            write_file(path, file.getvalue().encode("utf-8-sig"))
        except UnwritableFileError as error:
            self._trouble.show_words(str(error))

    def _ask_for_path(self, name: str) -> Path | None:
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save as a spreadsheet"), name, _("Tables (*.csv)"))
        return Path(chosen) if chosen else None

    def _on_diary_changed(self) -> None:
        if self.isVisible():
            self._read()

    def _connect(self) -> None:
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._trouble.acted.connect(self._read)
        self.journal.diary_changed.connect(self._on_diary_changed)
        self.period.choice_made.connect(self._choose_period)
        self.as_table.clicked.connect(self.toggle_table)
        self.save_table.clicked.connect(self._save_table)
        self.timeline.day_pointed.connect(self._on_day_pointed)
        self.timeline.day_opened.connect(self.day_wanted)
        self.timeline.period_step.connect(self._step_period)
        self.timeline.symptom_key.connect(self._on_letter)
        self.table.day_opened.connect(self.day_wanted)
        self.add_keys({"Ctrl+T": self.toggle_table})

    def _show_parts(self, *, table: bool) -> None:
        for part, is_of_table in (
            (self.timeline, False),
            (self.read_out, False),
            (self.table, True),
            (self.save_table, True),
        ):
            part.setVisible(is_of_table == table)

    def _lay_out(self) -> None:
        self.header.after_title.addWidget(self.as_table)
        self._nothing.setText(_("Nothing is written down yet. When some evenings are, this page shows how they went."))
        self._nothing.setWordWrap(True)
        self._nothing.setFont(theme.font("heading"))
        self._nothing.hide()
        holder = QWidget()
        holder.setLayout(self._place_of_chips)
        self._controls.addWidget(self.period, 0, Qt.AlignmentFlag.AlignTop)
        self._controls.addStretch(1)
        self._controls.addWidget(holder)
        for part in (self.read_out, self.timeline, self.table, self.save_table):
            self._card.content.addWidget(part)
        self._card.content.setAlignment(self.save_table, Qt.AlignmentFlag.AlignLeft)
        inner = QWidget()
        self._inner = QVBoxLayout(inner)
        self._inner.setSpacing(theme.px(4))
        self._inner.addLayout(self._controls)
        self._inner.addWidget(self._nothing)
        self._inner.addWidget(self._card, 1)
        self.whole.addWidget(self._trouble)
        self.whole.addWidget(scrolling(inner), 1)
        self._show_parts(table=False)


def _span(period: Period) -> str:
    same_year = period.first.year == period.last.year
    first = (local_words.day_month if same_year else local_words.long_date)(period.first)
    return _("{first} to {last}").format(first=first, last=local_words.long_date(period.last))


PAGE = TrendsPage
