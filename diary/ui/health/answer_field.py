"""The input fields of the form: one class for each kind of item."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.background.answers import LONGEST, UNKNOWN_WORDS, BackgroundAnswer, chosen, date_answer, number_answer
from diary.domain.background.question import FormItem, choice_name, unit_of
from diary.domain.record import InvalidEntryError
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.inputs.answer_row import AnswerRow
from diary.ui.widgets.inputs.flowing_ticks import FlowingTicks
from diary.ui.widgets.inputs.long_text import LongText
from diary.ui.widgets.inputs.optional_stepper import NumberRange, OptionalStepper
from diary.ui.widgets.inputs.partial_date_field import PartialDateField
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.spoken import say

_UNKNOWN = "unknown"
"""The key of the choice "I do not know"; no item has a choice with this key."""


class AnswerField(QWidget):
    """The field of one item.

    `answered` carries the answer (None for no answer) and whether it was typed: typed answers are merged into one undo
    step.
    """

    answered = Signal(BackgroundAnswer, bool)
    has_rows = False
    """Whether the field consists of rows of check boxes, which extend beyond the text."""

    def __init__(self, item: FormItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(8))

    def show_answer(self, answer: BackgroundAnswer | None) -> None:
        """Show the stored answer; emits no signal."""

    def take_up(self) -> None:
        """Commit pending input."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _unknown(self) -> BackgroundAnswer:
        return BackgroundAnswer(item=self.item.key, unknown=True)


class OneField(AnswerField):
    """A single choice, including "I do not know"."""

    def __init__(self, item: FormItem, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self.row = AnswerRow(_(item.question), _choices(item))
        self.column.addWidget(self.row)
        self.setFocusProxy(self.row)
        self.row.answered.connect(self._on_answered)

    def show_answer(self, answer: BackgroundAnswer | None) -> None:
        if answer is None:
            self.row.show_answer("")
        else:
            self.row.show_answer(_UNKNOWN if answer.unknown else next(iter(answer.choices), ""))

    def _on_answered(self, key: str) -> None:
        answer_given = self._unknown() if key == _UNKNOWN else BackgroundAnswer(item=self.item.key, choices=(key,))
        self.answered.emit(answer_given if key else None, False)


class SeveralField(AnswerField):
    """A multiple choice, or "I do not know"."""

    has_rows = True

    def __init__(self, item: FormItem, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._chosen: tuple[str, ...] = ()
        self.ticks = FlowingTicks(_(item.question), _choices(item))
        self.column.addWidget(self.ticks)
        self.setFocusProxy(self.ticks)
        self.ticks.ticked.connect(self._on_ticked)

    def show_answer(self, answer: BackgroundAnswer | None) -> None:
        self._chosen = answer.choices if answer else ()
        self.ticks.show_ticked((_UNKNOWN,) if answer and answer.unknown else self._chosen)

    def _on_ticked(self, key: str, on: bool) -> None:
        if key == _UNKNOWN:
            self.answered.emit(self._unknown() if on else None, False)
            return
        choices = chosen(self.item, self._chosen, key, on=on)
        self.answered.emit(BackgroundAnswer(item=self.item.key, choices=choices) if choices else None, False)


class _TypedField(AnswerField):
    """A text field with alternatives to typing: "I do not know", and "None" for items of kind "lines"."""

    def __init__(self, item: FormItem, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self.alternatives = FlowingTicks(_(item.question), _choices(item))
        self.alternatives.ticked.connect(self._on_ticked)
        self._has_typed = False

    def add_field(self, field: QWidget) -> None:
        """Add the text field above the alternatives."""
        self.column.addWidget(field)
        self.column.addWidget(self.alternatives)
        self.setFocusProxy(field)

    def show_answer(self, answer: BackgroundAnswer | None) -> None:
        self._has_typed = answer is not None and bool(answer.texts or answer.dated or answer.number is not None)
        if answer is None:
            self.alternatives.show_ticked(())
        else:
            self.alternatives.show_ticked((_UNKNOWN,) if answer.unknown else answer.choices)

    def drop(self) -> None:
        """Discard pending input."""

    def _on_ticked(self, key: str, on: bool) -> None:
        answer_given = self._unknown() if key == _UNKNOWN else BackgroundAnswer(item=self.item.key, choices=(key,))
        had_typed = self._has_typed
        self.drop()
        self.answered.emit(answer_given if on else None, False)
        if had_typed and not self._has_typed:
            say(self, _("What was written there is gone."))


class TextAnswerField(_TypedField):
    """Free text: one text, or one answer per line."""

    def __init__(self, item: FormItem, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self.text = LongText(_(item.question), LONGEST, lines=4 if item.kind == "lines" else 3)
        ring = theme.px(painting.RING)
        self.text.setContentsMargins(ring, 0, ring, 0)
        self.add_field(self.text)
        self.text.written.connect(self._on_written)

    def show_answer(self, answer: BackgroundAnswer | None) -> None:
        super().show_answer(answer)
        answer_given = "\n".join(answer.texts) if answer else ""
        if answer_given != "\n".join(self._texts(self.text.words)):
            self.text.show_words(answer_given)

    def drop(self) -> None:
        self.text.drop()

    def take_up(self) -> None:
        self.text.take_up()

    def _texts(self, words: str) -> tuple[str, ...]:
        if self.item.kind == "text":
            return (words,) if words else ()
        return tuple(line.strip() for line in words.splitlines() if line.strip())

    def _on_written(self, words: str) -> None:
        texts = self._texts(words)
        if texts or not self._has_alternative:
            self.answered.emit(BackgroundAnswer(item=self.item.key, texts=texts) if texts else None, True)

    @property
    def _has_alternative(self) -> bool:
        return any(row.isChecked() for row in self.alternatives.rows.values())


class DatedField(_TypedField):
    """A year, a month or a day that is not in the future."""

    def __init__(self, item: FormItem, today: date, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._today = today
        self.field = PartialDateField(_(item.question))
        self.add_field(self.field)
        self.field.answered.connect(self._on_answered)

    def show_answer(self, answer: BackgroundAnswer | None) -> None:
        super().show_answer(answer)
        self.field.show_date(answer.dated if answer else "")

    def take_up(self) -> None:
        self.field.take_up()

    def _on_answered(self, dated: str) -> None:
        try:
            answer_given = date_answer(self.item, dated, self._today) if dated else None
        except InvalidEntryError as error:
            self.field.show_trouble(str(error))
        else:
            self.answered.emit(answer_given, True)


class NumberField(_TypedField):
    """A number, with a choice of units if the item has several."""

    def __init__(self, item: FormItem, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self.units = SegmentedControl(_("Unit"), [(unit.key, _(unit.name)) for unit in item.units])
        self.steppers = {unit.key: self._stepper(unit.key) for unit in item.units}
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for stepper in self.steppers.values():
            column.addWidget(stepper)
        self.column.addWidget(self.units, 0, Qt.AlignmentFlag.AlignLeft)
        if len(item.units) == 1:
            self.units.hide()
        self.add_field(holder)
        self.setFocusProxy(self.units if len(item.units) > 1 else self.steppers[item.units[0].key])
        self._show_unit(item.units[0].key)
        self.units.choice_made.connect(self._show_unit)

    def show_answer(self, answer: BackgroundAnswer | None) -> None:
        super().show_answer(answer)
        answer_given = answer if answer and answer.number is not None else None
        if answer_given is not None:
            self._show_unit(unit_of(self.item, answer_given.unit).key)
        for key, stepper in self.steppers.items():
            stepper.show_value(answer_given.number if answer_given and key == self.units.choice else None)

    def _stepper(self, key: str) -> OptionalStepper:
        unit = unit_of(self.item, key)
        question = _(self.item.question)
        stepper = OptionalStepper(question, _(unit.name), NumberRange(unit.lowest, unit.highest, unit.step, unit.start))
        stepper.answered.connect(lambda number: self._on_answered(number, key))
        return stepper

    def _show_unit(self, key: str) -> None:
        self.units.show_choice(key)
        for name, stepper in self.steppers.items():
            stepper.setHidden(name != key)

    def _on_answered(self, number: float | None, unit: str) -> None:
        self.answered.emit(None if number is None else number_answer(self.item, number, unit), True)


def field_for(item: FormItem, today: date) -> AnswerField:
    """Create the field for an item of any kind but "questions"."""
    if item.kind == "one":
        return OneField(item)
    if item.kind == "several":
        return SeveralField(item)
    if item.kind == "number":
        return NumberField(item)
    if item.kind == "date":
        return DatedField(item, today)
    return TextAnswerField(item)


def _choices(item: FormItem) -> Sequence[tuple[str, str]]:
    """Keys and names of the choices of an item, "I do not know" last."""
    return [*((choice.key, choice_name(item, choice.key)) for choice in item.choices), (_UNKNOWN, _(UNKNOWN_WORDS))]
