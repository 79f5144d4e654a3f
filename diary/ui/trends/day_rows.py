"""The worst days with their entries, and the adherence to the plan."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from diary.charts.exercise_words import exercised, mean_with_derived
from diary.domain import tracked_items
from diary.domain.definition import Definition
from diary.domain.rounding import whole
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.report_format import charts_wording
from diary.ui.trends.pattern_figures import PatternFigures, PlanRow
from diary.ui.widgets.bar import Bar
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout

if TYPE_CHECKING:
    from diary.analysis.worst_day import WorstDay

_BAR = 110


class WorstDays(Card):
    """The days with the highest value, each a button that opens it; `day_opened` carries the day."""

    day_opened = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Worst days"), parent)
        self.days: list[Button] = []
        self._about = label("", "secondary", "ink2", wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(6))
        self.content.addWidget(self._about)
        add_layout(self.content, self._rows)
        self.content.addStretch()

    def show_days(self, figures: PatternFigures, symptom: str, definitions: tuple[Definition, ...]) -> None:
        """Show the days, the latest first."""
        empty(self._rows)
        self.days = []
        if not figures.worst:
            self._about.setText(_("{symptom} is not recorded in this period.").format(symptom=symptom))
            return
        value = locale_format.rating(figures.worst[0].value)
        if figures.has_no_worst:
            words = _no_worst(figures)
            self._about.setText(words.format(symptom=symptom, value=value, n=figures.worst_count, m=figures.rated))
            return
        words = ngettext("{symptom} was {value} on {n} day.", "{symptom} was {value} on {n} days.", figures.worst_count)
        sentence = words.format(symptom=symptom, value=value, n=locale_format.number(figures.worst_count))
        if figures.worst_count > len(figures.worst):
            latest = ngettext("The latest is shown.", "The latest {n} are shown.", len(figures.worst))
            sentence += " " + latest.format(n=locale_format.number(len(figures.worst)))
        self._about.setText(sentence)
        for one in figures.worst:
            self._rows.addWidget(self._row(one, definitions))

    def _row(self, one: "WorstDay", definitions: tuple[Definition, ...]) -> QWidget:
        written = entries_in_words(one, definitions)
        day = _(", ").join([locale_format.long_date(one.day), *map(locale_format.clock, one.times)])
        button = Button(day, kind=QUIET, spoken=_("Open {day}: {written}").format(day=day, written=written))
        button.clicked.connect(lambda: self.day_opened.emit(one.day))
        self.days.append(button)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        words = label(written, "secondary", wraps=True)
        words.setContentsMargins(theme.px(12), 0, 0, 0)
        column.addWidget(words)
        return holder


def _no_worst(figures: PatternFigures) -> str:
    """Why no day is exceptional, as a pattern for the symptom, the highest rating and the number of its days."""
    if not figures.worst[0].value:
        return _("{symptom}: every rating was 0.")
    if figures.worst_count == figures.rated:
        return _("{symptom}: the highest rating of every day was {value}, so no day was worse than another.")
    return _("{symptom} was {value}, its highest rating, on {n} of {m} rated days: too many to call them the worst.")


def entries_in_words(one: "WorstDay", definitions: tuple[Definition, ...]) -> str:
    """Minutes, events and notes of a day on one line."""
    parts = []
    if timed := exercised(one.minutes, charts_wording()):
        parts.append(timed)
    elif one.exercises:
        count = len(one.exercises)
        parts.append(ngettext("{n} exercise", "{n} exercises", count).format(n=count))
    parts += [tracked_items.name_of("event", event.event, definitions) for event in one.events]
    parts += [_("“{note}”").format(note=" ".join(note.text.split())) for note in one.notes]
    return ", ".join(parts) or _("Nothing else was written down.")


class PlanRows(Card):
    """Each row of the plan with days done and planned, and its habit strength."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("My exercise plan"), parent)
        self._about = label("", "secondary", "ink2", wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(10))
        self.content.addWidget(self._about)
        add_layout(self.content, self._rows)
        self.content.addStretch()

    def show_rows(self, rows: tuple[PlanRow, ...]) -> None:
        """Show the rows in the order of the plan."""
        empty(self._rows)
        self._about.setText(
            _(
                "Days done of days planned, up to yesterday. The bar shows how well it is kept up: it grows with each "
                "time and fades slowly."
            )
            if rows
            else _("Nothing was planned in this period.")
        )
        for row in rows:
            self._rows.addWidget(_plan_row(row))


def _plan_row(row: PlanRow) -> QWidget:
    adherence = row.adherence
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(adherence.name, "label", wraps=True), 0, 0)
    pattern = ngettext("{done} of {planned} day", "{done} of {planned} days", adherence.planned)
    done = pattern.format(done=adherence.done, planned=adherence.planned)
    if mean := mean_with_derived(adherence.minutes, charts_wording()):
        done = _("{done}, on average {minutes}").format(done=done, minutes=mean)
    grid.addWidget(label(done, "secondary", "ink2", wraps=True), 1, 0)
    if row.strength is not None:
        bar = Bar(row.strength)
        bar.setFixedWidth(theme.px(_BAR))
        kept_up = _("kept up {n} of 100").format(n=whole(100 * row.strength))
        bar.setAccessibleName(f"{adherence.name}, {kept_up}")
        grid.addWidget(bar, 0, 1)
        grid.addWidget(label(kept_up, "secondary", "ink2"), 1, 1)
    return holder
