"""The exercises planned for a day, as rows of check boxes, with minutes for timed ones."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.domain import tracked_items
from diary.domain.catalogue import exercise
from diary.domain.definition import Definition
from diary.domain.done_lines import as_planned, do_line, is_timed
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import dose_in_short, dose_in_words
from diary.domain.plan.plan import PlanLine, is_done, offered_lines
from diary.i18n import _
from diary.ui import theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import TINTED, Button
from diary.ui.widgets.inputs.tick_list import TickList
from diary.ui.widgets.inputs.tick_row import TickRow
from diary.ui.widgets.label import plain_label, set_ink
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.spoken import say

if TYPE_CHECKING:
    from diary.ui.widgets.inputs.segmented import SegmentedControl
    from diary.ui.widgets.inputs.stepper import Stepper

_LONGEST, _STEP = 300, 5


class ExerciseRow(QWidget):
    """One line of the plan: a check box; for timed exercises, once ticked, the minutes and the chosen exercise.

    `done_changed` carries the exercises done with their minutes; an empty dictionary means none.
    """

    done_changed = Signal(dict)

    def __init__(self, line: PlanLine, definitions: Sequence[Definition], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._names = {key: tracked_items.name_of("exercise", key, definitions) for key in line.exercises}
        self._known = [known for key in line.exercises if (known := exercise(key)) is not None]
        self._timed = is_timed(line)
        self.title = _(line.name) or " / ".join(self._names.values())
        short, spoken = self._doses()
        self.tick = TickRow(self.title, short, spoken, self)
        self.minutes: Stepper | None = None
        self.kinds: SegmentedControl | None = None
        self._upper = QHBoxLayout()
        self._upper.setContentsMargins(0, 0, theme.px(4), 0)
        self._upper.addWidget(self.tick, 1)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        add_layout(self._whole, self._upper)
        self.tick.ticked.connect(self._on_ticked)
        self.show_done({})

    def _add_amount(self) -> None:
        """Create the controls for minutes and, if the line has several exercises, for the chosen one; called on first
        use."""
        from diary.ui.widgets.inputs.segmented import SegmentedControl  # noqa: PLC0415 - imported after the first paint
        from diary.ui.widgets.inputs.stepper import Stepper  # noqa: PLC0415 - likewise

        self.minutes = Stepper(_("Minutes"), "", 1, _LONGEST, _STEP, self)
        self._upper.addWidget(self.minutes)
        self.minutes.value_changed.connect(lambda _minutes: self._emit_done())
        if len(self._names) > 1:
            self.kinds = SegmentedControl(_("Which exercise"), list(self._names.items()), self)
            self.kinds.set_padding(8)
            self.kinds.choice_made.connect(lambda _key: self._emit_done())
            self._whole.addWidget(self.kinds)

    def show_done(self, done: dict[str, float | None]) -> None:
        """Show the exercises of this line that were done on the day, with their minutes."""
        ticked = is_done(self._line.exercises, self._line.choice, done)
        self.tick.show_ticked(ticked)
        if ticked and self._timed and self.minutes is None:
            self._add_amount()
        if self.minutes is None:
            return
        which = next((key for key in self._line.exercises if key in done), self._line.exercises[0])
        self.minutes.setVisible(ticked)
        self.tick.is_plain = ticked
        if ticked:
            self.minutes.set_name(_("{exercise} minutes").format(exercise=self._names[which]))
            self.minutes.show_value(done[which])
            self.tick.show_words(self._names[which], _("minutes"))
        else:
            self.tick.show_words(self.title, self._doses()[0])
        if self.kinds is not None:
            self.kinds.setVisible(ticked)
            self.kinds.show_choice(which)
        self.update()

    def step(self, steps: int) -> None:
        """Step the minutes up or down, if the row has them."""
        if self.minutes is not None and self.tick.isChecked():
            self.minutes.step_by(steps)

    def planned(self) -> dict[str, float | None]:
        """The exercises that ticking the row records, the timed ones with the midpoint of their planned minutes."""
        return as_planned(self._line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.tick.is_plain:
            edge = theme.px(2)
            box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
            painting.paint_box(
                QPainter(self), box, painting.BoxStyle(theme.colour("tint"), theme.colour("tintline"), 12)
            )

    def _on_ticked(self, ticked: bool) -> None:
        self.done_changed.emit(self.planned() if ticked else {})
        if self.minutes is not None and not self.minutes.isHidden():
            self.minutes.say_value()

    def _emit_done(self) -> None:
        which = self.kinds.choice if self.kinds is not None else self._line.exercises[0]
        self.done_changed.emit({which: self.minutes.value if self.minutes is not None else None})

    def _doses(self) -> tuple[str, str]:
        """The dose as displayed, and as in the accessible name; for several exercises, their names."""
        if self._line.choice == "all" and len(self._names) > 1:
            names = _(" and ").join(self._names.values())
            return names, names
        if not self._known:
            return "", ""
        first = self._known[0]
        dose = self._line.dose or first.dose
        note = f", {_(first.note)}" if first.note else ""
        return dose_in_short(dose) + note, dose_in_words(dose) + note


class ExerciseCard(Card):
    """The planned exercises of one day; changes are applied to the journal at once."""

    def __init__(self, journal: OpenJournal, parent: QWidget | None = None) -> None:
        super().__init__(_("Exercises"), parent)
        self._journal = journal
        self._day = date.min
        self._rows: dict[PlanLine, ExerciseRow] = {}
        self._count = plain_label("", self)
        self._count.setFont(theme.font("secondary"))
        set_ink(self._count, "ink2")
        self.heading.addWidget(self._count)
        self.list = TickList(_("Exercises"), parent=self)
        self.list.whole_list_wanted.connect(self._tick_all)
        self.list.amount_wanted.connect(self._change_amount)
        self.add_bleeding(self.list)
        self.session = Button(_("Start guided session"), self, kind=TINTED, icon="play")
        self.add_ringed(self.session)

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        """Show the plan for `day` and what was done of it."""
        self._day = day
        lines = offered_lines(excerpt.plan, day)
        if lines != list(self._rows):
            self._build(lines, excerpt)
        done = {one.exercise: one.minutes for one in excerpt.day(day).exercises}
        for line, row in self._rows.items():
            row.show_done({key: done[key] for key in line.exercises if key in done})
        count = sum(row.tick.isChecked() for row in self._rows.values())
        self.session.setVisible(count < len(self._rows))
        self._count.setText(_("{n} of {m} done").format(n=count, m=len(self._rows)) if self._rows else "")

    def _build(self, lines: Sequence[PlanLine], excerpt: Excerpt) -> None:
        self._rows = {line: ExerciseRow(line, excerpt.definitions, self.list) for line in lines}
        for line, row in self._rows.items():
            row.done_changed.connect(partial(self._keep, line))
        self.list.show_rows([(row.tick, row) for row in self._rows.values()])

    def _keep(self, line: PlanLine, done: dict[str, float | None]) -> None:
        self._journal.change_day(self._day, lambda excerpt: do_line(excerpt, self._day, line, done))

    def _tick_all(self) -> None:
        open_rows = [(line, row.planned()) for line, row in self._rows.items() if not row.tick.isChecked()]
        self._journal.change_day(
            self._day,
            lambda excerpt: [
                change for line, planned in open_rows for change in do_line(excerpt, self._day, line, planned)
            ],
        )
        say(self.list, self._count.text())

    def _change_amount(self, tick: TickRow, steps: int) -> None:
        next(row for row in self._rows.values() if row.tick is tick).step(steps)
