"""The diary's data about an exercise: dose, duration, and when it was last done."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.domain import tracked_items
from diary.domain.exercise import Dose, Exercise, dose_in_short
from diary.domain.guided.run_order import estimated_minutes
from diary.domain.guided.script import part
from diary.domain.plan.plan import PlanLine
from diary.domain.plan.planning import current_line
from diary.domain.plan.week import monday_of
from diary.domain.rounding import whole
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.exercises.dose_words import side_of
from diary.ui.exercises.exercise_progress import ExerciseProgress
from diary.ui.widgets.bar import Bar
from diary.ui.widgets.label import label, set_tool_tip
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout


@dataclass(frozen=True, slots=True)
class ExerciseFacts:
    """The diary's data about an exercise.

    These are its plan line and the names of the others in that line, the last day on which it was done and the number
    of days this week, the habit strength of the line (0 to 1), the person's picture, and the creation date of a
    user-defined exercise.
    """

    line: PlanLine | None
    others: tuple[str, ...]
    last_done: date | None
    this_week: int
    strength: float | None = None
    picture: bytes = b""
    own_since: date | None = None


def facts_of(progress: ExerciseProgress, exercise: Exercise, today: date) -> ExerciseFacts:
    """Compute the facts of the exercise up to today."""
    excerpt, key = progress.excerpt, exercise.key
    line = current_line(excerpt.plan, key, today)
    others = () if line is None else tuple(one for one in line.exercises if one != key)
    days = sorted({one.day for one in excerpt.exercises if one.exercise == key and one.day <= today})
    own = progress.definition(key)
    return ExerciseFacts(
        line=line,
        others=tuple(tracked_items.name_of("exercise", one, excerpt.definitions) for one in others),
        last_done=days[-1] if days else None,
        this_week=sum(day >= monday_of(today) for day in days),
        strength=None if line is None else progress.strengths.get(line.id),
        picture=own.picture if own else b"",
        own_since=own.written.date() if own else None,
    )


class FactsCard(Card):
    """Dose, duration, and last day, side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._shown: tuple[Exercise, Dose, ExerciseFacts, date] | None = None
        self._line = QHBoxLayout()
        self._line.setSpacing(theme.px(18))
        add_layout(self.content, self._line)

    def show_facts(self, exercise: Exercise, dose: Dose, facts: ExerciseFacts, today: date) -> None:
        """Show these facts; unchanged ones keep their widgets, as new widgets would be invisible until the next
        layout."""
        if self._shown == (exercise, dose, facts, today):
            return
        self._shown = exercise, dose, facts, today
        empty(self._line)
        side = side_of(dose)
        short = dose_in_short(dose).removesuffix(side).strip()
        minutes = estimated_minutes((part(exercise, dose),))
        duration = _("as long as it goes well") if dose.words else _("with rests")
        self._line.addWidget(_fact(_("Dose"), short, side or _(exercise.note)))
        self._line.addWidget(_fact(_("Takes"), _("{n} min").format(n=minutes), duration))
        self._line.addWidget(_last_done(facts, today))


def _fact(name: str, value: str, more: str) -> QWidget:
    fact = QWidget()
    column = QVBoxLayout(fact)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    column.addWidget(label(name, "secondary", "ink2"))
    column.addWidget(label(value, "fact", wraps=True))
    if more:
        column.addWidget(label(more, "secondary", "ink2", wraps=True))
    column.addStretch()
    return fact


def _last_done(facts: ExerciseFacts, today: date) -> QWidget:
    if facts.last_done is None:
        return _fact(_("Last done"), _("Not yet"), "")
    day = _("Today") if facts.last_done == today else locale_format.day_month(facts.last_done)
    fact = _fact(_("Last done"), day, _("{n} this week").format(n=facts.this_week))
    if facts.strength is not None:
        bar = Bar(facts.strength)
        spoken = _("kept up {n} of 100").format(n=whole(100 * facts.strength))
        bar.setAccessibleName(spoken)
        set_tool_tip(bar, spoken)
        layout = fact.layout()
        if layout is not None:
            layout.addWidget(bar)
    return fact
