"""The 0 to 10 rating scale: one question, eleven cells, one tab stop, and initially no answer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from diary.domain.rounding import whole
from diary.domain.symptom import HIGHEST, LOWEST, SYMPTOMS, Symptom
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.widgets import painting
from diary.ui.widgets.badge import Badge
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.fitting_label import FittingLabel
from diary.ui.widgets.label import label, set_tool_tip, show_emphasis
from diary.ui.widgets.layout.group import Group
from diary.ui.widgets.marker import Marker
from diary.ui.widgets.spoken import describe, say
from diary.ui.widgets.whole_target import WholeTarget

if TYPE_CHECKING:
    from diary.ui.widgets.context_menu import MenuEntry

_START = 5
_LABEL_LINE, _ABOVE_LINE = 36, 4
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -2,
    Qt.Key.Key_PageUp: 2,
}
_ENDS = {Qt.Key.Key_Home: LOWEST, Qt.Key.Key_End: HIGHEST}


def _ends_caption(symptom: Symptom) -> QLabel:
    """The label with the meanings of 0 and 10."""
    ends = _("0 {low}, 10 {high}").format(low=_(symptom.low), high=_(symptom.high))
    caption = label(ends, "caption", "ink2", wraps=True)
    caption.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
    return caption


class _ScaleCell(WholeTarget, QRadioButton):
    """One number of the scale."""

    def __init__(self, symptom: str, number: int, parent: QWidget) -> None:
        super().__init__(str(number), parent)
        self.number = number
        self.is_yesterdays = False
        self._symptom = symptom
        self.setAccessibleName(str(number))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(46), theme.px(52))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(44), theme.px(52))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        full, tint = theme.symptom_colours(self._symptom)
        scale = self.parent()
        blank = isinstance(scale, RatingScale) and scale.value is None
        fill, edge, ink = theme.colour("surface"), theme.colour("ctl"), theme.colour("ink")
        if self.isChecked():
            fill, edge, ink = full, full, theme.colour("onsym")
        elif self.underMouse():
            fill, edge = tint, full
        if self.isDown():
            fill = fill.darker(110)
        box = QRectF(self.rect())
        painting.paint_box(painter, box, painting.BoxStyle(fill, edge, 10, dashed=blank))
        painter.setPen(ink)
        painter.setFont(theme.font("numeral-chosen" if self.isChecked() else "numeral"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.is_yesterdays:
            bar = QRectF(0, 0, theme.px(16), theme.px(4))
            bar.moveCenter(box.center())
            bar.moveBottom(box.bottom() - theme.px(6))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink if self.isChecked() else theme.colour("ctl"))
            painter.drawRoundedRect(bar, theme.px(2), theme.px(2))


class RatingScale(Group):
    """The eleven cells of one symptom.

    `value` is the selected number, or None for not recorded. An imported decimal is kept and shown as text by the row,
    with no cell selected. `rating_changed` carries the person's choice, a number or None; `state_changed` is emitted
    whenever the displayed state changes. `asks` is the accessible name if the question is not about the past 24 hours
    or the present moment.
    """

    rating_changed = Signal(object)  # int | None
    state_changed = Signal()

    def __init__(
        self,
        symptom: Symptom,
        parent: QWidget | None = None,
        *,
        two_lines: bool = False,
        now: bool = False,
        asks: str = "",
    ) -> None:
        super().__init__(parent)
        self._value: float | None = None
        self._yesterday: float | None = None
        self._awaits_zero = False
        self._name = _(symptom.name)
        self._group = QButtonGroup(self)
        self._cells = [_ScaleCell(symptom.key, number, self) for number in range(LOWEST, HIGHEST + 1)]
        grid = QGridLayout(self)
        ring = theme.px(painting.RING)
        grid.setContentsMargins(ring, ring, ring, ring)
        grid.setSpacing(theme.px(4))
        for cell in self._cells:
            self._group.addButton(cell, cell.number)
            late = two_lines and cell.number > _START
            grid.addWidget(cell, 1 if late else 0, cell.number - (_START + 1 if late else 0))
            cell.toggled.connect(lambda on, number=cell.number: self._on_cell_toggled(number, on))
        self._group.idClicked.connect(self._on_cell_clicked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        text = _("{name}, right now, 0 {low} to 10 {high}") if now else _("{name}, past 24 hours, 0 {low} to 10 {high}")
        self.setAccessibleName(asks or text.format(name=self._name, low=_(symptom.low), high=_(symptom.high)))
        self._describe()

    @property
    def value(self) -> float | None:
        return self._value

    @property
    def yesterday(self) -> float | None:
        return self._yesterday

    @property
    def awaits_zero(self) -> bool:
        """Whether 1 was typed just now, so that a following 0 makes it 10."""
        return self._awaits_zero

    def show_rating(self, value: float | None, yesterday: float | None) -> None:
        """Show the stored ratings; `rating_changed` is not emitted."""
        if (value, yesterday) == (self._value, self._yesterday):
            return
        self._yesterday = yesterday
        if value != self._value:
            self._awaits_zero = False
        self._set(value)

    def clear(self) -> None:
        """Reset to "not recorded"."""
        self._choose(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show a menu with the actions of the row's buttons and keys."""
        from diary.ui.widgets.context_menu import menu_of  # noqa: PLC0415 - created on first use

        if entries := self.menu_entries():
            menu_of(self, entries).popup(event.globalPos())

    def menu_entries(self) -> "list[MenuEntry]":
        """Copy yesterday's rating, and clear the answer, as far as they apply."""
        from diary.ui.widgets.context_menu import MenuEntry  # noqa: PLC0415 - created on first use

        entries: list[MenuEntry] = []
        if self._yesterday is not None and self._yesterday != self._value:
            value = whole(self._yesterday)
            words = _("As yesterday, {value}").format(value=value)
            entries.append(MenuEntry(words, lambda: self._choose(value), "undo"))
        if self._value is not None:
            entries.append(MenuEntry(_("Clear"), self.clear, "x"))
        return entries

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text().isdecimal() and event.text().isascii():
            self._type_digit(int(event.text()))
        elif plain and key in _ENDS:
            self._choose(_ENDS[key])
        elif plain and key in _STEPS:
            self._step(_STEPS[key])
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            self._close_door()
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.state_changed.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close_door()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus():
            ring = theme.px(painting.RING)
            painting.paint_focus_ring(QPainter(self), QRectF(self.rect()).adjusted(ring, ring, -ring, -ring), 10)

    def _type_digit(self, digit: int) -> None:
        if digit == 0 and self._awaits_zero:
            self._choose(HIGHEST)
        else:
            self._choose(digit, awaits_zero=digit == 1)

    def _step(self, step: int) -> None:
        if self._value is None:
            self._choose(_START if self._yesterday is None else whole(self._yesterday))
        else:
            self._choose(min(HIGHEST, max(LOWEST, whole(self._value) + step)))

    def _on_cell_clicked(self, number: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._choose(number)

    def _on_cell_toggled(self, number: int, on: bool) -> None:
        """Handle a choice by a screen reader, which checks the cell without a click."""
        if on:
            self._choose(number)

    def _choose(self, value: int | None, *, awaits_zero: bool = False) -> None:
        changed = value != self._value
        self._awaits_zero = awaits_zero
        self._set(value, quietly=True)
        say(self, self._in_words())
        if changed:
            self.rating_changed.emit(value)

    def _close_door(self) -> None:
        if self._awaits_zero:
            self._awaits_zero = False
            self._describe(quietly=True)
            self.state_changed.emit()

    def _set(self, value: float | None, *, quietly: bool = False) -> None:
        self._value = value
        self._group.setExclusive(False)
        for cell in self._cells:
            with QSignalBlocker(cell):
                cell.setChecked(cell.number == value)
            cell.is_yesterdays = self._yesterday is not None and cell.number == whole(self._yesterday)
        self._group.setExclusive(True)
        self._describe(quietly=quietly)
        self.state_changed.emit()
        self.update()

    def _in_words(self) -> str:
        """The announcement after a choice."""
        if self._value is None:
            return _("{name}: not recorded").format(name=self._name)
        words = _("{name}, {n} of 10").format(name=self._name, n=locale_format.rating(self._value))
        return ". ".join((words, _("Press 0 for 10"))) if self._awaits_zero else words

    def _describe(self, *, quietly: bool = False) -> None:
        """Update the accessible description; `quietly` if the change is announced in another way."""
        if self._value is None:
            parts = [_("Not recorded")]
        else:
            parts = [_("{n} of 10").format(n=locale_format.rating(self._value))]
        if self._awaits_zero:
            parts.append(_("Press 0 for 10"))
        if self._yesterday is not None:
            parts.append(_("Yesterday {n}").format(n=locale_format.rating(self._yesterday)))
        describe(self, ". ".join(parts), quietly=quietly)


class RatingRow(QWidget):
    """A rating scale below its label line: marker, name, value as text, yesterday, Clear.

    Custom labels of the ends are shown below the line. With `now` it asks for the present moment.
    """

    def __init__(
        self, symptom: Symptom, parent: QWidget | None = None, *, two_lines: bool = False, now: bool = False
    ) -> None:
        super().__init__(parent)
        self.name = _(symptom.name)
        self._words: dict[int, str] = {}
        self._note: QLabel | None = None
        self._value = Badge(parent=self)
        self._hint = FittingLabel("secondary", "ink2", self)
        self._yesterday = FittingLabel("secondary", "ink2", self, asks=True)
        self._clear = Button(_("Clear"), self, kind=QUIET, spoken=_("Clear {name}").format(name=_(symptom.name)))
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the scale is one Tab stop; Delete clears
        self._room_for_clear = QWidget(self)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.px(_ABOVE_LINE), 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._label_line(symptom))  # created before the scale, for the accessible order
        self.scale = RatingScale(symptom, self, two_lines=two_lines, now=now)
        set_tool_tip(self.scale, self.name if now else _(symptom.question))
        if (symptom.low, symptom.high) != (SYMPTOMS[0].low, SYMPTOMS[0].high):
            layout.addWidget(_ends_caption(symptom))
        layout.addWidget(self.scale)
        self.setFocusProxy(self.scale)
        self._clear.clicked.connect(self.scale.clear)
        self.scale.state_changed.connect(self.refresh)
        self.refresh()

    def _label_line(self, symptom: Symptom) -> QWidget:
        holder = QWidget(self)
        holder.setMinimumHeight(theme.px(_LABEL_LINE))
        line = QHBoxLayout(holder)
        line.setSpacing(theme.px(10))
        line.setContentsMargins(theme.px(painting.RING), 0, theme.px(painting.RING), 0)
        for widget in (Marker(symptom.key, self), label(_(symptom.name), "symptom"), self._value):
            line.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._hint, 1)
        line.addWidget(self._yesterday)
        line.addWidget(self._room_for_clear)
        return holder

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place Clear at the end of the label line; it is a child of the row because its touch target is higher than
        the line."""
        super().resizeEvent(event)
        self._place_clear()

    def _place_clear(self) -> None:
        size = self._clear.sizeHint()
        self._clear.setGeometry(self.width() - size.width() + theme.px(7), 0, size.width(), size.height())
        self._clear.raise_()

    def show_rating(self, value: float | None, yesterday: float | None) -> None:
        """Show the ratings of this day and of the day before."""
        words = () if yesterday is None else (_("Yesterday {n}").format(n=locale_format.rating(yesterday)),)
        self._yesterday.show_words(*words)
        self.scale.show_rating(value, yesterday)

    def show_step_words(self, words: dict[int, str]) -> None:
        """Set the person's words for the steps; those of the selected number are shown."""
        if words != self._words:
            self._words = words
            self.refresh()

    def show_note(self, *lines: str) -> None:
        """Show lines below the name, such as the definition and the person's own words; without any they take no
        space."""
        words = "\n".join(filter(None, lines))
        if self._note is None and words:
            self._note = label("", "secondary", "ink2", wraps=True)
            self._note.setContentsMargins(theme.px(painting.RING), 0, theme.px(painting.RING), theme.px(4))
            self._column.insertWidget(1, self._note)
        if self._note is not None and words != self._note.text():
            self._note.setText(words)
            self._note.setVisible(bool(words))

    def refresh(self) -> None:
        value = self.scale.value
        blank = value is None
        if value is None:
            self._value.setText(_("Not recorded"))
        else:
            show_emphasis(self._value, _("<b>{n}</b> of 10"), n=locale_format.rating(value))
        self._value.set_dashed(blank)
        if self.scale.awaits_zero:
            self._hint.show_words(_("Press 0 for 10"))
        elif value is not None and whole(value) in self._words:
            self._hint.show_words(self._words[whole(value)])
        elif blank and self.scale.hasFocus():
            self._hint.show_words(_("Type a number from 0 to 10"), _("Type 0 to 10"))
        else:
            self._hint.show_words()
        self._clear.setVisible(not blank)
        self._room_for_clear.setFixedWidth(0 if blank else self._clear.sizeHint().width() - theme.px(10))
