"""One day of the week: the planned exercises with their state, and whether it is a day off."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain import tracked_items
from diary.domain.definition import Definition
from diary.domain.exercise import Exercise
from diary.domain.plan.plan import REASONS, DayOff
from diary.domain.plan.planning import take_day_off
from diary.domain.plan.week import DONE, EXTRA, OFF, OTHER_DAY, DayPlan, PlannedItem
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.exercises.exercise_progress import ExerciseProgress
from diary.ui.exercises.exercises_view import ExercisesView
from diary.ui.page import page_margins
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter
from diary.ui.widgets.layout.within_rings import within_rings

_NOT_OFF = "not-off"


class WeekDayView(ExercisesView):
    """The day set by `show_day`; `day_opened` carries the date to open in the log."""

    day_opened = Signal(date)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._day = today
        self._days_off: tuple[DayOff, ...] = ()
        self._items = QVBoxLayout()
        self._planned = Card(_("On this day"))
        self._off = Card(_("A day off"))
        names = [(key, _(name)) for key, name in REASONS.items()]
        self.reason = SegmentedControl(_("A day off"), [(_NOT_OFF, _("Not off")), *names])
        self.open_day = Button(_("Open this day in the log"), icon="today")
        self._whole = QVBoxLayout(self)
        self._lay_out()

    def titles(self) -> tuple[str, str]:
        return locale_format.weekday_date(self._day), _("Exercises")

    def show_day(self, day: date) -> None:
        """Set the day of the view."""
        self._day = day

    def show_progress(self, progress: ExerciseProgress, exercises: Mapping[str, Exercise]) -> None:  # noqa: ARG002 - a day has exercises that are not offered, too
        """Show the day, with each planned exercise and its state in words."""
        self._days_off = progress.excerpt.days_off
        self._show_plan(progress.week_of(self._day)[self._day.weekday()], progress.excerpt.definitions)

    def _show_plan(self, plan: DayPlan, definitions: Sequence[Definition]) -> None:
        empty(self._items)
        for item in plan.items:
            self._items.addWidget(label(_in_words(item, plan.day > self._today, definitions), "body", wraps=True))
        if not plan.items:
            self._items.addWidget(label(_("Nothing is planned for this day."), "body", "ink2", wraps=True))
        self.reason.show_choice(plan.off or _NOT_OFF)
        self.open_day.setVisible(plan.day <= self._today)

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        self._whole.setContentsMargins(side - theme.px(painting.RING), theme.px(8), beside_gutter(side), gap)
        self.reason.set_compact(width_class == "narrow")

    def focus_first(self) -> None:
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_off(self, reason: str) -> None:
        changes = take_day_off(self._days_off, self._day, None if reason == _NOT_OFF else reason)
        self.changes_made.emit(changes, "")

    def _lay_out(self) -> None:
        add_layout(self._planned.content, self._items)
        words = _("What is planned on a day off does not count, and nothing is held against anyone.")
        self._off.content.addWidget(label(words, "secondary", "ink2", wraps=True))
        self._off.add_ringed(self.reason)
        self._whole.setSpacing(theme.px(16))
        for card in (self._planned, self._off):
            add_layout(self._whole, within_rings(card, right=False))
        self._whole.addWidget(self.open_day)
        self._whole.setAlignment(self.open_day, Qt.AlignmentFlag.AlignLeft)
        self._whole.addStretch()
        self.reason.choice_made.connect(self._take_off)
        self.open_day.clicked.connect(lambda: self.day_opened.emit(self._day))


def _in_words(item: PlannedItem, is_to_come: bool, definitions: Sequence[Definition]) -> str:
    """ "Calf stretch: done"."""
    names = [tracked_items.name_of("exercise", key, definitions) for key in item.exercises]
    name = _(item.name) or _(" / ").join(names)
    moved = locale_format.weekday_date(item.moved) if item.moved else ""
    if item.state == DONE:
        state = _("done")
    elif item.state == OTHER_DAY:
        state = _("done on {day} instead").format(day=moved)
    elif item.state == EXTRA:
        state = _("done for {day}").format(day=moved) if moved else _("done beside the plan")
    elif item.state == OFF:
        state = _("planned, on a day off")
    else:
        state = _("planned") if is_to_come else _("planned, not ticked")
    return _("{name}: {state}").format(name=name, state=state)
