"""One exercise: how it is done, how much, what to see to, and when it is planned."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary.domain.exercise import Dose, Exercise, dose_in_short
from diary.domain.plan import PlanLine
from diary.domain.rounding import whole
from diary.domain.run_order import estimated_minutes
from diary.domain.script import part
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.exercises.dose_editor import DoseEditor
from diary.ui.exercises.picture import ExercisePicture
from diary.ui.exercises.wording import dose_of, side_of
from diary.ui.page import page_margins
from diary.ui.widgets import painting
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.bar import Bar
from diary.ui.widgets.buttons import DESTRUCTIVE, Button
from diary.ui.widgets.inputs.day_toggles import DayToggles
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty


@dataclass(frozen=True, slots=True)
class Facts:
    """What the diary knows of an exercise.

    Its line of the plan and the others in that line by name; when it was done last and how often this week; how
    firmly it is kept up, 0 to 1; a picture of one's own, and since when the exercise is one's own.
    """

    line: PlanLine | None
    others: tuple[str, ...]
    last_done: date | None
    this_week: int
    strength: float | None = None
    picture: bytes = b""
    own_since: date | None = None


class DetailView(QWidget):
    """The wishes: `weekdays_chosen` (of the plan), `dose_chosen` (a dose, or None for the exercise's own),
    `alone_wanted` (a line of its own), `edit_wanted` and `retire_wanted` (of one's own exercise)."""

    weekdays_chosen = Signal(object)
    dose_chosen = Signal(object)
    alone_wanted = Signal()
    edit_wanted = Signal()
    retire_wanted = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.picture = ExercisePicture()
        self.move_button = Button(_("Show the movement"), icon="play")
        self._felt = _FeltSign()
        self._facts = _FactsCard()
        self.change_dose = Button(_("Change the dose"))
        self._dose_card = Card(_("My dose"))
        self.dose = DoseEditor()
        self.usual_dose = Button(_("As it was"))
        self._steps = QGridLayout()
        self._more = label("", "body", "ink2", wraps=True)
        self.safety = Banner("safety")
        self.weekdays = DayToggles(_("In my plan"))
        self._together = label("", "body", "ink2", wraps=True)
        self.alone = Button(_("Plan it by itself"))
        self._source = label("", "secondary", "ink2", wraps=True)
        self.edit = Button(_("Edit"))
        self.retire = Button(_("Retire this exercise"), kind=DESTRUCTIVE)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self._connect()

    def show_exercise(self, exercise: Exercise, facts: Facts) -> None:
        """Show an exercise with what the diary knows of it."""
        line, dose = facts.line, dose_of(exercise, facts.line)
        self.picture.show_exercise(exercise, facts.picture)
        self.move_button.setVisible(self.picture.movement is not None)
        self._felt.setVisible(self.picture.movement is not None and bool(self.picture.movement.muscles))
        self._facts.show_facts(exercise, dose, facts, self._today)
        self._show_steps([_(step) for step in exercise.steps])
        seated = _("Seated: {how}").format(how=_(exercise.seated)) if exercise.seated else ""
        self._more.setText("\n\n".join(filter(None, (_(exercise.feel), seated))))
        self._more.setVisible(bool(self._more.text()))
        lines = [_(text) for text in (*exercise.safety, *exercise.stop)]
        self.safety.setVisible(bool(lines))
        if lines:
            self.safety.show_words(_("<b>Stay safe.</b> {lines}").format(lines=" ".join(lines)))
        self.weekdays.show_days(line.weekdays if line else ())
        self._show_sharing(line, facts)
        self._source.setText(_source(exercise, facts))
        is_own = facts.own_since is not None
        can_change = is_own or (line is not None and len(line.exercises) == 1)
        self.change_dose.setVisible(can_change and not dose.words)
        self._dose_card.setVisible(self._dose_card.isVisible() and can_change)
        self.usual_dose.setVisible(line is not None and line.dose is not None)
        self.dose.show_dose(dose)
        self.edit.setVisible(is_own)
        self.retire.setVisible(is_own)

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        self._columns.setContentsMargins(side, theme.px(8), side, gap)
        wide = width_class == theme.WIDE
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._left.setMaximumWidth(theme.px(430) if wide else 16_777_215)

    def leave(self) -> None:
        """Be still, with the dose closed."""
        self.picture.stop()
        self._dose_card.hide()

    def _show_steps(self, steps: list[str]) -> None:
        empty(self._steps)
        for row, text in enumerate(steps):
            self._steps.addWidget(_Number(row + 1), row, 0, Qt.AlignmentFlag.AlignTop)
            self._steps.addWidget(label(text, "body", wraps=True), row, 1)

    def _show_sharing(self, line: PlanLine | None, facts: Facts) -> None:
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

    def _connect(self) -> None:
        self.move_button.clicked.connect(self.picture.play)
        self.change_dose.clicked.connect(lambda: self._dose_card.setVisible(self._dose_card.isHidden()))
        self.dose.dose_changed.connect(self.dose_chosen)
        self.usual_dose.clicked.connect(lambda: self.dose_chosen.emit(None))
        self.weekdays.days_changed.connect(self.weekdays_chosen)
        self.alone.clicked.connect(self.alone_wanted)
        self.edit.clicked.connect(self.edit_wanted)
        self.retire.clicked.connect(self.retire_wanted)

    def _lay_out(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.px(12))
        self.picture.setMinimumHeight(theme.px(300))
        self._dose_card.add_bleeding(self.dose)
        self._dose_card.add_bleeding(self.usual_dose)
        self._dose_card.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.change_dose)
        buttons.addWidget(self.move_button)
        buttons.addStretch()
        left.addWidget(self.picture, 1)
        left.addWidget(self._felt)
        left.addWidget(self._facts)
        left.addLayout(buttons)
        left.addWidget(self._dose_card)
        left.addStretch()
        right = QVBoxLayout()
        right.setSpacing(theme.px(14))
        self._steps.setHorizontalSpacing(theme.px(14))
        self._steps.setVerticalSpacing(theme.px(14))
        self._steps.setColumnStretch(1, 1)
        right.addWidget(label(_("How to do it"), "heading"))
        right.addLayout(self._steps)
        right.addWidget(self._more)
        right.addWidget(self.safety)
        right.addWidget(label(_("In my plan"), "heading"))
        for widget in (self.weekdays, self._together, self.alone, self._source):
            right.addWidget(widget)
        own = QHBoxLayout()
        own.addWidget(self.edit)
        own.addStretch()
        own.addWidget(self.retire)
        right.addLayout(own)
        right.addStretch()
        right.setAlignment(self.alone, Qt.AlignmentFlag.AlignLeft)
        self._columns.setSpacing(theme.px(36))
        self._columns.addWidget(self._left, 430)
        self._columns.addLayout(right, 502)


class _Number(QWidget):
    """The number of a step in a tinted disc."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setFixedSize(theme.px(34), theme.px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tint = theme.colour("tint")
        box = QRectF(self.rect())
        painting.paint_box(painter, box, painting.Look(tint, tint, 17, width=0))
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("tintink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))


class _FeltSign(QWidget):
    """What the coloured part of the figure means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(44), 0, 0, 0)
        line.addWidget(label(_("where it is felt"), "secondary", "ink2"))
        line.addStretch()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        pill = QRectF(0, self.height() / 2 - theme.px(9), theme.px(34), theme.px(18))
        near, hot = theme.colour("figA"), theme.colour("hot")
        painting.paint_box(painter, pill, painting.Look(near, near, 9, width=0))
        inset = theme.px(5)
        painting.paint_box(painter, pill.adjusted(inset, inset, -inset, -inset), painting.Look(hot, hot, 4, width=0))


class _FactsCard(Card):
    """Dose, how long it takes, and when it was done last, beside each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._line = QHBoxLayout()
        self._line.setSpacing(theme.px(18))
        self.content.addLayout(self._line)

    def show_facts(self, exercise: Exercise, dose: Dose, facts: Facts, today: date) -> None:
        empty(self._line)
        side = side_of(dose)
        short = dose_in_short(dose).removesuffix(side).strip()
        minutes = estimated_minutes((part(exercise, dose),))
        takes = _("as long as it goes well") if dose.words else _("with rests")
        self._line.addWidget(_fact(_("Dose"), short, side or _(exercise.note)))
        self._line.addWidget(_fact(_("Takes"), _("{n} min").format(n=minutes), takes))
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


def _last_done(facts: Facts, today: date) -> QWidget:
    if facts.last_done is None:
        return _fact(_("Last done"), _("Not yet"), "")
    day = _("Today") if facts.last_done == today else locale_format.day_month(facts.last_done)
    fact = _fact(_("Last done"), day, _("{n} this week").format(n=facts.this_week))
    if facts.strength is not None:
        bar = Bar(facts.strength)
        spoken = _("kept up {n} of 100").format(n=whole(100 * facts.strength))
        bar.setAccessibleName(spoken)
        bar.setToolTip(spoken)
        layout = fact.layout()
        if layout is not None:
            layout.addWidget(bar)
    return fact


def _source(exercise: Exercise, facts: Facts) -> str:
    if facts.own_since is not None:
        return _("Source: added by you on {day}").format(day=locale_format.long_date(facts.own_since))
    if exercise.source == "guideline" and exercise.guideline:
        return _("Source of the dose: {guideline}").format(guideline=_(exercise.guideline))
    if exercise.source == "article":
        return _("Source of the dose: the article this diary is built on")
    return _("Source of the dose: common practice; change it as you like")
