"""One exercise: instructions, dose, precautions, and its place in the plan."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary.domain import evening
from diary.domain.change import Change
from diary.domain.definition import Definition
from diary.domain.exercise import Dose, Exercise, ExerciseDone
from diary.domain.guided.script import Run, part
from diary.domain.plan.plan import PlanLine
from diary.domain.plan.planning import current_line, plan_alone, plan_dose, plan_exercise
from diary.i18n import N_, _
from diary.ui import locale_format, theme
from diary.ui.exercises.detail_marks import FeltSign, StepNumber
from diary.ui.exercises.dose_editor import DoseEditor
from diary.ui.exercises.dose_words import dose_of
from diary.ui.exercises.exercise_progress import ExerciseProgress
from diary.ui.exercises.exercises_view import ExercisesView
from diary.ui.exercises.facts_card import ExerciseFacts, FactsCard, facts_of
from diary.ui.exercises.picture import ExercisePicture
from diary.ui.page import page_margins
from diary.ui.widgets import painting
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import DESTRUCTIVE, Button
from diary.ui.widgets.inputs.day_toggles import DayToggles
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.spoken import say, say_closed, say_opened
from diary.ui.widgets.wrapping import FlowLayout

_LEAST_HEIGHT, _UNLIMITED = 300, 16_777_215
AMONG = {
    "warm-up": N_("Exercises, warm-up"),
    "stretching": N_("Exercises, stretching"),
    "balance-and-strength": N_("Exercises, balance and strength"),
    "aerobic": N_("Exercises, aerobic"),
    "foot": N_("Exercises, feet"),
    "hand": N_("Exercises, hands"),
    "mind-and-body": N_("Exercises, mind and body"),
}
"""The caption above the name of an exercise, by its category."""


class DetailView(ExercisesView):
    """The exercise set by `open_exercise`; `edit_wanted` carries a user-defined exercise to edit."""

    edit_wanted = Signal(Definition)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.exercise: Exercise | None = None
        self._progress: ExerciseProgress | None = None
        self.picture = ExercisePicture()
        self.move_button = Button(_("Show the movement"), icon="play")
        self._felt = FeltSign()
        self._facts = FactsCard()
        self.change_dose = Button(_("Change the dose"))
        self._dose_card = Card(_("My dose"))
        self.dose = DoseEditor()
        self.usual_dose = Button(_("As it was"))
        self._steps = QGridLayout()
        self._more = label("", "body", "ink2", wraps=True)
        self.safety = Banner("safety", tells=False)
        self._shown_steps: list[str] = []
        self._announces_dose = False
        self.weekdays = DayToggles(_("In my plan"))
        self._together = label("", "body", "ink2", wraps=True)
        self.alone = Button(_("Plan it by itself"))
        self._source = label("", "secondary", "ink2", wraps=True)
        self.edit = Button(_("Edit"))
        self.retire = Button(_("Retire this exercise"), kind=DESTRUCTIVE)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self._connect()

    @property
    def is_done(self) -> bool:
        """Whether the exercise was done today."""
        done = self._progress.done_on(self._today) if self._progress is not None else set()
        return self.exercise is not None and self.exercise.key in done

    def titles(self) -> tuple[str, str]:
        if self.exercise is None:
            return _("Exercises"), ""
        return _(self.exercise.name), _(AMONG[self.exercise.category])

    def open_exercise(self, exercise: Exercise | None) -> None:
        """Set the exercise of the view."""
        self.exercise = exercise

    def take(self, progress: ExerciseProgress | None, exercise: Exercise | None) -> None:
        """Set the exercise to which `run` and `toggle_done` refer, without showing it."""
        self._progress, self.exercise = progress, exercise

    def show_progress(self, progress: ExerciseProgress, exercises: Mapping[str, Exercise]) -> None:
        """Show the exercise with the diary's data; if it is no longer among `exercises`, emit `left`."""
        self._progress = progress
        if self.exercise is None:
            return
        self.exercise = exercises.get(self.exercise.key)
        if self.exercise is None:
            self.left.emit()
        else:
            self._show_exercise(self.exercise, facts_of(progress, self.exercise, self._today))

    def run(self) -> Run:
        """The run with this exercise and its dose; empty without one."""
        if self.exercise is None or self._progress is None:
            return ()
        line = current_line(self._progress.excerpt.plan, self.exercise.key, self._today)
        return (part(self.exercise, line.dose if line else None),)

    def toggle_done(self) -> None:
        """Record that the exercise was done today, or remove that record."""
        if self.exercise is None or self._progress is None:
            return
        kept, key = self._progress.excerpt, self.exercise.key
        if self.is_done:
            notice = _("{exercise}: not done").format(exercise=_(self.exercise.name))
            self.changes_made.emit(evening.undo_exercise(kept, self._today, key), notice)
            return
        dose = dose_of(self.exercise, current_line(kept.plan, key, self._today))
        minutes = sum(dose.minutes) / 2 if self.exercise.is_timed and dose.minutes else None
        done = ExerciseDone(day=self._today, exercise=key, minutes=minutes)
        self.changes_made.emit(evening.do(kept, self._today, done), "")

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        ring = theme.px(painting.RING)
        self._columns.setContentsMargins(side - ring, theme.px(8), beside_gutter(side), gap)
        wide = width_class == theme.WIDE
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._left.setMaximumWidth(theme.px(430) + ring if wide else _UNLIMITED)

    def leave(self) -> None:
        """Stop the animation and close the dose editor."""
        self.picture.stop()
        self._show_dose_card(shown=False)

    def _show_exercise(self, exercise: Exercise, facts: ExerciseFacts) -> None:
        line, dose = facts.line, dose_of(exercise, facts.line)
        self.picture.show_exercise(exercise, facts.picture)
        self._show_picture(shown=self.picture.shows_exercise)
        self.move_button.setVisible(self.picture.movement is not None)
        self._felt.setVisible(self.picture.movement is not None and bool(self.picture.movement.muscles))
        self._facts.show_facts(exercise, dose, facts, self._today)
        self._show_steps([_(step) for step in exercise.steps])
        self._show_words(exercise)
        self.weekdays.show_days(line.weekdays if line else ())
        self._show_sharing(line, facts)
        self._source.setText(_source(exercise, facts))
        self._show_what_can_be_changed(facts, dose)

    def _show_picture(self, *, shown: bool) -> None:
        """Show or hide the picture; without it, the rest of its column moves to the top."""
        self.picture.setVisible(shown)
        first, last = (1, 0) if shown else (0, 1)
        self._left_column.setStretch(0, first)
        self._left_column.setStretch(self._left_column.count() - 1, last)

    def _show_words(self, exercise: Exercise) -> None:
        seated = _("Seated: {how}").format(how=_(exercise.seated)) if exercise.seated else ""
        self._more.setText("\n\n".join(filter(None, (_(exercise.feel), seated))))
        self._more.setVisible(bool(self._more.text()))
        lines = [_(text) for text in (*exercise.safety, *exercise.stop)]
        self.safety.setVisible(bool(lines))
        if lines:
            self.safety.show_words(" ".join(lines), lead=_("Stay safe."))

    def _show_what_can_be_changed(self, facts: ExerciseFacts, dose: Dose) -> None:
        line = facts.line
        is_own = facts.own_since is not None
        can_change = is_own or (line is not None and len(line.exercises) == 1)
        is_news = self.change_dose.isHidden() and can_change and not dose.words
        self.change_dose.setVisible(can_change and not dose.words)
        if is_news and self._announces_dose:
            say(self.weekdays, _("The dose can be changed now."))
        self._announces_dose = False
        self._show_dose_card(shown=self._dose_card.isVisible() and can_change)
        self.usual_dose.setVisible(line is not None and line.dose is not None)
        self.dose.show_dose(dose)
        self.edit.setVisible(is_own)
        self.retire.setVisible(is_own)

    def _show_dose_card(self, *, shown: bool) -> None:
        """Show or hide the card below the buttons; meanwhile the picture, which fills the column, keeps its height."""
        if shown and self._dose_card.isHidden():
            self.picture.setFixedHeight(self.picture.height())
        elif not shown:
            self.picture.setMinimumHeight(theme.px(_LEAST_HEIGHT))
            self.picture.setMaximumHeight(_UNLIMITED)
        self._dose_card.setVisible(shown)

    def _turn_dose_card(self) -> None:
        """Toggle the card, and announce it to screen readers."""
        self._show_dose_card(shown=self._dose_card.isHidden())
        if self._dose_card.isHidden():
            say_closed(self.change_dose, self._dose_card.accessibleName())
        else:
            say_opened(self.change_dose, self._dose_card.accessibleName())

    def _show_steps(self, steps: list[str]) -> None:
        """Show these steps; unchanged ones keep their widgets, as new widgets would be invisible until the next
        layout."""
        if steps == self._shown_steps:
            return
        self._shown_steps = steps
        empty(self._steps)
        for row, text in enumerate(steps):
            self._steps.addWidget(StepNumber(row + 1), row, 0, Qt.AlignmentFlag.AlignTop)
            self._steps.addWidget(label(text, "body", wraps=True), row, 1)

    def _show_sharing(self, line: PlanLine | None, facts: ExerciseFacts) -> None:
        shares = line is not None and bool(facts.others)
        self._together.setVisible(shares)
        self.alone.setVisible(shares)
        if line is not None and shares:
            others = _(", ").join(facts.others)
            one = (
                _("Planned as one of several, with: {others}.")
                if line.choice == "one"
                else _("Planned together with: {others}.")
            )
            self._together.setText(one.format(others=others))

    def _plan_days(self, weekdays: tuple[int, ...]) -> None:
        if self.exercise is None or self._progress is None:
            return
        changes = plan_exercise(self._progress.excerpt.plan, self.exercise.key, weekdays, self._today)
        notice = _("{exercise} was taken out of the plan").format(exercise=_(self.exercise.name))
        self._announces_dose = True
        self.changes_made.emit(changes, "" if weekdays else notice)

    def _change_dose(self, dose: Dose | None) -> None:
        if self.exercise is None or self._progress is None:
            return
        own = self._own()
        if own is not None and dose is not None:
            self.changes_made.emit([Change(own, replace(own, dose=dose))], "")
        else:
            changes = plan_dose(self._progress.excerpt.plan, self.exercise.key, dose, self._today)
            self.changes_made.emit(changes, "")

    def _plan_alone(self) -> None:
        if self.exercise is not None and self._progress is not None:
            changes = plan_alone(self._progress.excerpt.plan, self.exercise.key, self._today)
            self.changes_made.emit(changes, "")

    def _own(self) -> Definition | None:
        if self.exercise is None or self._progress is None:
            return None
        return self._progress.definition(self.exercise.key)

    def _edit(self) -> None:
        if (own := self._own()) is not None:
            self.edit_wanted.emit(own)

    def _retire(self) -> None:
        own = self._own()
        if own is None or self._progress is None:
            return
        changes = [Change(own, replace(own, retired=self._today))]
        changes += plan_exercise(self._progress.excerpt.plan, own.key, (), self._today)
        notice = _("{exercise} is retired; what you did of it stays").format(exercise=own.name)
        self.changes_made.emit(changes, notice)
        self.left.emit()

    def _connect(self) -> None:
        self.move_button.clicked.connect(self.picture.play)
        self.change_dose.clicked.connect(self._turn_dose_card)
        self.dose.dose_changed.connect(self._change_dose)
        self.usual_dose.clicked.connect(lambda: self._change_dose(None))
        self.weekdays.days_changed.connect(self._plan_days)
        self.alone.clicked.connect(self._plan_alone)
        self.edit.clicked.connect(self._edit)
        self.retire.clicked.connect(self._retire)

    def _lay_out(self) -> None:
        self._left = QWidget()
        self._left_column = QVBoxLayout(self._left)
        self._lay_out_left(self._left_column)
        right = QVBoxLayout()
        self._lay_out_right(right)
        self._columns.setSpacing(theme.px(36 - painting.RING))
        self._columns.addWidget(self._left, 430)
        add_layout(self._columns, right, 502)

    def _lay_out_left(self, left: QVBoxLayout) -> None:
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.px(12))
        self.picture.setMinimumHeight(theme.px(_LEAST_HEIGHT))
        self._dose_card.add_bleeding(self.dose)
        self._dose_card.add_bleeding(self.usual_dose)
        self._dose_card.hide()
        buttons = FlowLayout()
        for button in (self.change_dose, self.move_button):
            buttons.addWidget(button)
        add_layout(left, within_rings(self.picture, right=False), 1)
        for below in (self._felt, self._facts):
            add_layout(left, within_rings(below, right=False))
        add_layout(left, buttons)
        add_layout(left, within_rings(self._dose_card, right=False))
        left.addStretch()

    def _lay_out_right(self, right: QVBoxLayout) -> None:
        right.setSpacing(theme.px(14))
        self._steps.setHorizontalSpacing(theme.px(14))
        self._steps.setVerticalSpacing(theme.px(14))
        self._steps.setColumnStretch(1, 1)
        self._steps.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
        add_layout(right, within_rings(label(_("How to do it"), "heading"), right=False))
        add_layout(right, self._steps)
        for words in (self._more, self.safety, label(_("In my plan"), "heading")):
            add_layout(right, within_rings(words, right=False))
        right.addWidget(self.weekdays)
        add_layout(right, within_rings(self._together, right=False))
        right.addWidget(self.alone)
        add_layout(right, within_rings(self._source, right=False))
        own = QHBoxLayout()
        own.addWidget(self.edit)
        own.addStretch()
        own.addWidget(self.retire)
        add_layout(right, own)
        right.addStretch()
        right.setAlignment(self.alone, Qt.AlignmentFlag.AlignLeft)


def _source(exercise: Exercise, facts: ExerciseFacts) -> str:
    if facts.own_since is not None:
        return _("Source: added by you on {day}").format(day=locale_format.long_date(facts.own_since))
    if exercise.source == "guideline" and exercise.guideline:
        return _("Source of the dose: {guideline}").format(guideline=_(exercise.guideline))
    if exercise.source == "article":
        return _("Source of the dose: the article this diary is built on")
    return _("Source of the dose: common practice; change it as you like")
