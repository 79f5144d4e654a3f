"""A number with minus and plus buttons."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QHBoxLayout, QWidget

from diary.domain.rounding import decimals_in, rounded
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.spoken import say, show_to_orca

_STEPS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}


class Number(QDoubleSpinBox):
    """The spin box, which screen readers announce as a spin button."""

    focus_changed = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def textFromValue(self, value: float) -> str:
        """Format the value without trailing zero decimals."""
        return self.locale().toString(rounded(value, shown := decimals_in(value, self.decimals())), "f", shown)

    def stepBy(self, steps: int) -> None:
        self.take_step(steps)
        if self.hasFocus():
            show_to_orca(self.text())

    def take_step(self, steps: int) -> None:
        """Step the value, without an announcement."""
        super().stepBy(steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := _STEPS.get(Qt.Key(event.key())):
            self.stepBy(step)
        else:
            super().keyPressEvent(event)


class Stepper(QWidget):
    """A number from `low` to `high` in steps of `step`; `value_changed` carries the new value."""

    value_changed = Signal(float)
    number_kind: type[Number] = Number

    def __init__(  # noqa: PLR0913, PLR0917 - name, unit and bounds
        self, name: str, unit: str, low: float, high: float, step: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._number = self.number_kind(self)
        self._number.setRange(low, high)
        self._number.setSingleStep(step)
        self._number.setDecimals(0 if float(step).is_integer() else 1)
        self._number.setSuffix(f" {unit}" if unit else "")
        self._number.setKeyboardTracking(False)
        self._style_number()
        self._number.focus_changed.connect(self.update)
        self._buttons: list[tuple[Button, str]] = []
        self._lay_out()
        self.set_name(name)
        self.setFocusProxy(self._number)
        self._number.valueChanged.connect(self.value_changed)

    def _style_number(self) -> None:
        """Remove frame, background and arrow buttons: the stepper paints the focus ring and has its own buttons."""
        self._number.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setFont(theme.font("row"))
        self._number.setFixedHeight(theme.px(48))
        self._number.setMinimumWidth(theme.px(56))
        self._number.setFrame(False)
        palette = self._number.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self._number.setPalette(palette)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for icon, spoken, steps in (("minus", _("Less"), -1), ("plus", _("More"), 1)):
            button = Button("", self, kind="small", icon=icon, spoken=spoken)
            self._buttons.append((button, spoken))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the number is one Tab stop; plus and minus keys work there
            button.setAutoRepeat(True)
            button.clicked.connect(lambda _ticked=False, steps=steps: self.step_by(steps))
            line.addWidget(button)
        line.insertWidget(1, self._number)

    @property
    def value(self) -> float:
        return self._number.value()

    @property
    def step(self) -> float:
        return self._number.singleStep()

    def set_name(self, name: str) -> None:
        self._number.setAccessibleName(name)
        for button, spoken in self._buttons:
            button.setAccessibleName(_("{name}: {step}").format(name=name, step=spoken))

    def show_blank_as(self, words: str) -> None:
        """Show this text in place of the lowest value."""
        self._number.setSpecialValueText(words)
        self._number.setMinimumWidth(QFontMetrics(self._number.font()).horizontalAdvance(words) + theme.px(24))

    def show_value(self, value: float | None) -> None:
        """Show a value, or for None the lowest one; no signal is emitted."""
        self._number.blockSignals(True)
        self._number.setValue(self._number.minimum() if value is None else rounded(value, self._number.decimals()))
        self._number.blockSignals(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._number.hasFocus():
            inset = theme.px(painting.RING)
            place = QRectF(self._number.geometry()).adjusted(inset, inset, -inset, -inset)
            painting.paint_focus_ring(QPainter(self), place, 6)

    def step_by(self, steps: int) -> None:
        self._number.stepBy(steps)
        if not self._number.hasFocus():
            self._number.lineEdit().deselect()
            self.say_value()

    def say_value(self) -> None:
        """Announce name and value; a focused number is announced without this."""
        say(self, _("{name}, {value}").format(name=self._number.accessibleName(), value=self._number.text()))
