"""An optional number."""

from typing import NamedTuple

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import locale_format
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.inputs.stepper import Number, Stepper
from diary.ui.widgets.label import trouble_label
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.room import keep_room

_SIGNS = frozenset("-.,")
"""The characters other than digits with which a number can begin."""


class NumberRange(NamedTuple):
    """The bounds of a number, its step, and the value of the first step from blank."""

    low: float
    high: float
    step: float
    start: float


class _FreeNumber(Number):
    """Accepts any number while typing and rejects one out of bounds on commit; in a blank field a minus sign starts a
    number.

    `refused` carries the rejected text; the value is then unchanged. An empty field is blank.
    """

    refused = Signal(str)
    start = 0.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._says_blank and (event.text().isdecimal() or event.text() in _SIGNS):
            self.lineEdit().selectAll()
            QDoubleSpinBox.keyPressEvent(self, event)
        else:
            super().keyPressEvent(event)

    def take_step(self, steps: int) -> None:
        """The first step from a blank field lands on `start`."""
        if self._is_blank:
            self.setValue(self.start if steps > 0 else self.minimum())
        else:
            super().take_step(steps)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        bare = self._bare(text)
        number = _number(bare, self.locale())
        if text == self.specialValueText() or (number is not None and self._least <= number <= self.maximum()):
            return QValidator.State.Acceptable, text, position
        may_become = not bare or number is not None or bare in _SIGNS
        return (QValidator.State.Intermediate if may_become else QValidator.State.Invalid), text, position

    def valueFromText(self, text: str) -> float:
        number = _number(self._bare(text), self.locale())
        return self.minimum() if number is None else number

    def fixup(self, text: str) -> str:
        bare = self._bare(text)
        if not bare:
            return self.specialValueText()
        self.refused.emit(bare)
        return self.specialValueText() if self._is_blank else self.textFromValue(self.value()) + self.suffix()

    @property
    def _least(self) -> float:
        """The internal minimum, one step below the lowest number, which represents blank."""
        return self.minimum() + self.singleStep()

    @property
    def _is_blank(self) -> bool:
        return self.value() <= self.minimum()

    @property
    def _says_blank(self) -> bool:
        return self.lineEdit().text() == self.specialValueText()

    def _bare(self, text: str) -> str:
        return text.removesuffix(self.suffix()).removesuffix(self.suffix().strip()).strip()


class _FreeStepper(Stepper):
    number_kind = _FreeNumber

    @property
    def number(self) -> _FreeNumber:
        assert isinstance(self._number, _FreeNumber)  # noqa: S101 - created as that class
        return self._number


class OptionalStepper(QWidget):
    """A number that is "Not recorded" initially; `clear`, which may be placed elsewhere, resets it.

    `answered` carries the person's input, a number or None. A number out of bounds is rejected, with a sentence below
    the field that names the bounds.
    """

    answered = Signal(object)  # float | None

    def __init__(self, name: str, unit: str, bounds: NumberRange, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._bounds = name, bounds
        self._blank = bounds.low - bounds.step
        self.stepper = _FreeStepper(name, unit, self._blank, bounds.high, bounds.step, self)
        self.stepper.show_blank_as(_("Not recorded"))
        self.stepper.number.start = bounds.start
        self.clear = Button(_("Clear"), self, kind=QUIET, spoken=_("Clear {name}").format(name=name))
        self.trouble = trouble_label()
        self._lay_out()
        self.setFocusProxy(self.stepper)
        self.stepper.value_changed.connect(self._on_value_changed)
        self.stepper.number.refused.connect(self._on_refused)
        self.clear.clicked.connect(self._clear_value)
        self.show_value(None)

    @property
    def value(self) -> float | None:
        return None if self.stepper.value <= self._blank else self.stepper.value

    def show_value(self, value: float | None) -> None:
        """Show a number, or none; no signal is emitted."""
        self.stepper.show_value(value)
        self.clear.setVisible(value is not None)

    def _lay_out(self) -> None:
        line, whole = QHBoxLayout(), QVBoxLayout(self)
        keep_room(self.clear)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        line.addWidget(self.stepper)
        line.addWidget(self.clear)
        line.addStretch()
        add_layout(whole, line)
        whole.addWidget(self.trouble)

    def _on_value_changed(self, value: float) -> None:
        self.trouble.hide()
        self.clear.setVisible(value > self._blank)
        self.answered.emit(self.value)

    def _on_refused(self, typed: str) -> None:
        low, high = (locale_format.number(bound) for bound in (self._bounds.low, self._bounds.high))
        sentence = _("{name}: {value} cannot be; it is {lowest} to {highest}.")
        self.trouble.setText(sentence.format(name=self._name, value=typed, lowest=low, highest=high))
        self.trouble.show()

    def _clear_value(self) -> None:
        self.trouble.hide()
        self.show_value(None)
        self.stepper.setFocus(Qt.FocusReason.OtherFocusReason)
        self.answered.emit(None)


def _number(text: str, locale: QLocale) -> float | None:
    """The typed number, with the locale's decimal sign or another one; None if it is not a number."""
    number, is_one = locale.toDouble(text)
    if is_one:
        return float(number)
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
