"""Twelve fields for the recovery words, with suggestions from the public list in one fixed row."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary.domain.word_list import COUNT, WordList
from diary.i18n import _, ngettext
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import TINTED, Button
from diary.ui.widgets.inputs.word_field import MOST_SUGGESTIONS, WordField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.spoken import say
from diary.ui.widgets.wrapping import FlowLayout

_ROWS = 6
_HEIGHT, _LOW_HEIGHT = 50, 44


class _FirstSuggestion(Button):
    """The suggestion that Enter accepts: tinted, with a border."""

    def _colours(self) -> tuple[QColor, QColor, str]:
        fill, _edge, ink = super()._colours()
        return fill, theme.colour("pri"), ink


class TwelveFields(QWidget):
    """All fields in two columns, filled column by column; or one at a time, with Back and Next.

    `changed` is emitted when the number of complete words changes, `entered` by Enter once all twelve are complete.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, bundled: WordList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = [WordField(number, COUNT, bundled, self) for number in range(1, COUNT + 1)]
        self.suggestions: list[Button] = [_FirstSuggestion("", self, kind=TINTED)]
        self.suggestions += [Button("", self) for _place in range(1, MOST_SUGGESTIONS)]
        self.back, self.next = Button(_("Back"), icon="chevl"), Button(_("Next"))
        self._numbers = [label(str(number), "body", "ink2") for number in range(1, COUNT + 1)]
        self._about, self._place = label("", "secondary", "ink2", wraps=True), label("", "label")
        self._is_single = False
        self._current = 0
        self._spoken = ""
        self._rows = FlowLayout(gap=theme.px(4))
        self._lay_out()
        self._connect()
        self._show_suggestions()

    @property
    def words(self) -> tuple[str, ...]:
        """The complete words."""
        return tuple(field.word for field in self.fields if field.word)

    @property
    def left(self) -> int:
        """The number of missing words."""
        return COUNT - len(self.words)

    def focus_current(self) -> None:
        self.fields[self._current].setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Empty all fields."""
        for field in self.fields:
            field.clear()
        self._current = 0

    def set_single(self, single: bool) -> None:
        """Show one field at a time, or all of them."""
        self._is_single = single
        self.back.setVisible(single)
        self.next.setVisible(single)
        self._place.setVisible(single)
        self._arrange()
        self._show_fields()
        self._show_suggestions()

    def set_low(self, low: bool) -> None:
        """Reduce the height of the rows, for a low window."""
        for field in self.fields:
            field.setFixedHeight(theme.px(_LOW_HEIGHT if low else _HEIGHT))
        self._grid.setVerticalSpacing(theme.px(4 if low else 10))

    def _arrange(self) -> None:
        """Place the fields in two columns, or on top of each other."""
        for number, (field, count) in enumerate(zip(self.fields, self._numbers, strict=True)):
            row, column = number % _ROWS, 2 * (number // _ROWS)
            self._grid.addWidget(count, row, column)
            if self._is_single:
                self._grid.addWidget(field, 0, 0, 1, 4)
            else:
                self._grid.addWidget(field, row, column + 1)

    def _show_fields(self) -> None:
        for number, (field, count) in enumerate(zip(self.fields, self._numbers, strict=True)):
            is_shown = not self._is_single or number == self._current
            field.setVisible(is_shown)
            count.setVisible(is_shown and not self._is_single)
        self._place.setText(self.fields[self._current].accessibleName())
        self.back.setEnabled(self._current > 0)
        self.next.setEnabled(self._current < COUNT - 1)

    def _go_to(self, number: int) -> None:
        """Bring a field forward and focus it."""
        if 0 <= number < COUNT:
            self._current = number
            if self._is_single:
                self._show_fields()
            self.focus_current()
            self._show_suggestions()

    def _on_taken(self, number: int) -> None:
        if not self.left:
            self._show_suggestions()
            self.changed.emit()
            self.entered.emit()
        else:
            following = (*range(number + 1, COUNT), *range(number))
            self._go_to(next(one for one in following if not self.fields[one].word))

    def _on_many(self, number: int, words: tuple[str, ...]) -> None:
        """Distribute the words of a line over the fields: twelve fill all, fewer those from this one on."""
        first = 0 if len(words) >= COUNT else number
        for field, word in zip(self.fields[first:], words, strict=False):
            field.show_word(word)
        self._go_to(next((one for one in range(COUNT) if not self.fields[one].word), COUNT - 1))

    def _on_focused(self, number: int) -> None:
        if number != self._current:
            self._current = number
            self._show_suggestions()

    def _on_text(self, number: int) -> None:
        if number == self._current:
            self._show_suggestions()
        self.changed.emit()

    def _show_suggestions(self) -> None:
        """Show the completions of the word, or that there are none; the row keeps its position."""
        field = self.fields[self._current]
        words = field.suggestions
        for place, button in enumerate(self.suggestions):
            word = words[place] if place < len(words) else ""
            button.setText(_("{word}  Enter").format(word=word) if word and not place else word)
            key = _("Enter") if not place else str(place + 1)
            button.setAccessibleName(_("{word}, {key} to take it").format(word=word, key=key) if word else "")
            button.updateGeometry()
            button.setVisible(bool(word))
        self._about.setText(self._in_words(field))
        spoken = self.suggestions[0].accessibleName() or self._about.text()
        if field.text() and spoken != self._spoken and self.isVisible():
            say(self, spoken)
        self._spoken = spoken

    def _in_words(self, field: WordField) -> str:
        if field.word and not field.suggestions:
            return ""
        if not field.text():
            return "" if self._is_single else _("Word {n}").format(n=self._current + 1)
        count = field.suggestion_count
        if not count:
            return _("No word begins like this")
        text = ngettext("Word {n}: {count} word begins like this", "Word {n}: {count} words begin like this", count)
        return text.format(n=self._current + 1, count=count)

    def _connect(self) -> None:
        for number, field in enumerate(self.fields):
            field.taken.connect(lambda number=number: self._on_taken(number))
            field.many_typed.connect(lambda words, number=number: self._on_many(number, words))
            field.step_wanted.connect(lambda step, number=number: self._go_to(number + step))
            field.textChanged.connect(lambda _text, number=number: self._on_text(number))
            field.focused.connect(lambda number=number: self._on_focused(number))
        for place, button in enumerate(self.suggestions):
            button.clicked.connect(lambda _on=False, place=place: self.fields[self._current].pick(place))
        self.back.clicked.connect(lambda: self._go_to(self._current - 1))
        self.next.clicked.connect(lambda: self._go_to(self._current + 1))

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(6))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(8))
        for number, (field, count) in enumerate(zip(self.fields, self._numbers, strict=True)):
            column = 2 * (number // _ROWS)
            count.setBuddy(field)
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            count.setMinimumWidth(theme.px(28 if not column else 44))
            self._grid.setColumnStretch(column + 1, 1)
        self._arrange()
        ring = theme.px(painting.RING)
        for part in (self._place, self._about):
            part.setContentsMargins(ring, 0, ring, 0)
        self._grid.setContentsMargins(ring, 0, ring, 0)
        whole.addWidget(self._place)
        add_layout(whole, self._grid)
        whole.addWidget(self._about)
        whole.addWidget(self._row_of_suggestions())
        steps = QHBoxLayout()
        for step in (self.back, self.next):
            steps.addWidget(step)
        steps.addStretch()
        add_layout(whole, steps)
        self._place.hide()
        self.back.hide()
        self.next.hide()
        self.set_low(False)

    def _row_of_suggestions(self) -> QWidget:
        """The row of suggestions, which reserves its space while it is empty."""
        holder = QWidget()
        holder.setLayout(self._rows)
        holder.setMinimumHeight(max(button.sizeHint().height() for button in self.suggestions))
        for button in self.suggestions:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter and 1 to 5 accept them
            self._rows.addWidget(button)
        return holder


def words_to_go(left: int) -> str:
    """The number of missing words, as text."""
    return ngettext("{n} word to go", "{n} words to go", left).format(n=left) if left else _("All twelve are typed")
