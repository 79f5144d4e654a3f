"""Assigns numbers to the words of a file: every word once, with a suggested number."""

from collections.abc import Mapping as Counts
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.symptom import HIGHEST, LOWEST
from diary.formats.importing.mapping import Mapping, Thing
from diary.formats.importing.questions import words_of
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.preferences.import_bodies import QuestionBody
from diary.ui.preferences.import_question import in_cells
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.inputs.optional_stepper import NumberRange, OptionalStepper
from diary.ui.widgets.label import label
from diary.ui.widgets.spoken import say
from diary.ui.widgets.wrapping import Abreast

_AT_ONCE, _WIDEST = 12, 200
_BOUNDS = NumberRange(LOWEST, HIGHEST, 1, 5)


class WordsBody(QuestionBody):
    """A number for each word of the things, with its number of occurrences in `counts`; None stands for not
    recorded."""

    def __init__(self, things: Sequence[Thing], mapping: Mapping, counts: Counts[str, int]) -> None:
        names = _(", ").join(_("“{name}”").format(name=thing.shown_name) for thing in things)
        titles = ngettext("The column {names}", "The columns {names}", len(things))
        super().__init__(titles.format(names=names), mapping)
        self._labels = {thing.label for thing in things}
        self._words = words_of(things)
        self._counts = counts
        self._state = label(_("Suggested"), "secondary", "ink2")
        self.heading.addWidget(self._state)
        self.content.addWidget(
            label(_("0 is none, 10 is the worst imaginable. A word without a number is not recorded."), wraps=True)
        )
        self.rows: dict[str, OptionalStepper] = {}
        self._names: list[QWidget] = []
        self._grid = QVBoxLayout()
        holder = QWidget()
        holder.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.add_inset(holder)
        self._further = Button("", kind=QUIET)
        self._further.clicked.connect(self._show_further)
        self.add_ringed(self._further)
        self.line = NumberLine()
        self.add_inset(self.line)
        self._show(self._words[:_AT_ONCE])
        self._show_line()

    def answer_open(self) -> Mapping:
        """The mapping in which words without a number are set to not recorded."""
        return self._with(dict(self._words))

    def focus_first(self) -> None:
        blank = next((row for row in self.rows.values() if row.value is None), None)
        (blank or next(iter(self.rows.values()))).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, words: Sequence[tuple[str, float | None]]) -> None:
        for text, number in words:
            row = OptionalStepper(_("{word}, {cells}").format(word=text, cells=self._often(text)), "", _BOUNDS)
            row.show_value(number)
            row.answered.connect(lambda value, text=text: self._on_number(text, value))
            self.rows[text] = row
            self._grid.addWidget(self._line_of(text, row))
        widest = max(one.sizeHint().width() for one in self._names)
        for one in self._names:  # so that the numbers are aligned
            one.setMinimumWidth(min(widest, theme.px(_WIDEST)))
        left = len(self._words) - len(self.rows)
        self._further.setVisible(left > 0)
        self._further.setText(ngettext("Show {n} more", "Show {n} more", left).format(n=locale_format.number(left)))

    def _show_further(self) -> None:
        shown = len(self.rows)
        self._show(self._words[shown:])
        self.rows[self._words[shown][0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _line_of(self, text: str, row: OptionalStepper) -> QWidget:
        line = QWidget()
        abreast = Abreast(line, theme.px(8))
        words = QVBoxLayout()
        holder = QWidget()
        holder.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(label(text, "row", wraps=True))
        words.addWidget(label(self._often(text), "secondary", "ink2", wraps=True))
        self._names.append(holder)
        for widget in (holder, row):
            abreast.addWidget(widget)
        return line

    def _often(self, text: str) -> str:
        return in_cells(self._counts.get(text.casefold(), 0))

    def _on_number(self, text: str, value: float | None) -> None:
        self._words = [(one, value if one == text else number) for one, number in self._words]
        self._state.setText(_("Yours"))
        self._show_line()
        becomes = _("not recorded") if value is None else locale_format.rating(value)
        say(self, _("{word} becomes {number}").format(word=text, number=becomes))
        self._answer(self._with({one: number for one, number in self._words if number is not None or one == text}))

    def _with(self, numbers: Counts[str, float | None]) -> Mapping:
        """The mapping with these numbers in all things that have the words."""
        folded = {text.casefold(): number for text, number in numbers.items()}
        things = tuple(_numbered(one, folded) if one.label in self._labels else one for one in self.mapping.things)
        return replace(self.mapping, things=things)

    def _show_line(self) -> None:
        self.line.show_words([(text, number) for text, number in self._words if number is not None])


def _numbered(thing: Thing, numbers: Counts[str, float | None]) -> Thing:
    texts = dict.fromkeys((*(text for text, _number in thing.words), *thing.asked))
    former = {text.casefold(): number for text, number in thing.words}
    known = {text: numbers.get(text.casefold(), former.get(text.casefold())) for text in texts}
    return replace(
        thing,
        words=tuple((text, number) for text, number in known.items() if text.casefold() in {**former, **numbers}),
    )


class NumberLine(QWidget):
    """A drawing of the words on the diary's scale; the numbers next to it have the same information."""

    def __init__(self) -> None:
        super().__init__()
        self._words: list[tuple[str, float]] = []

    def show_words(self, words: Sequence[tuple[str, float]]) -> None:
        self._words = list(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(280), theme.px(76))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("secondary"))
        metrics = QFontMetrics(painter.font())
        side, middle = theme.px(24), self.height() - metrics.height() - theme.px(14)
        step = (self.width() - 2 * side) / (HIGHEST - LOWEST)
        painting.fill(painter, QRectF(side, middle, self.width() - 2 * side, theme.px(2)), theme.colour("ctl"))
        painter.setPen(theme.colour("ink2"))
        for number in range(LOWEST, HIGHEST + 1):
            place = QRectF(side + number * step - step / 2, middle + theme.px(8), step, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, locale_format.number(number))
        self._paint_words(painter, side, middle, step)

    def _paint_words(self, painter: QPainter, side: float, middle: float, step: float) -> None:
        """Draw a dot for each word, and the word above it if there is room."""
        metrics, free = QFontMetrics(painter.font()), float("-inf")
        for text, number in sorted(self._words, key=lambda word: word[1]):
            x, width = side + number * step, metrics.horizontalAdvance(text)
            dot = QRectF(x - theme.px(7), middle - theme.px(6), theme.px(14), theme.px(14))
            painting.paint_box(painter, dot, painting.BoxStyle(theme.colour("pri"), theme.colour("pri"), 7))
            left = min(max(0, x - width / 2), self.width() - width)
            if left > free:
                painter.setPen(theme.colour("ink"))
                top = middle - theme.px(12) - metrics.height()
                painter.drawText(QRectF(left, top, width + 2, metrics.height()), text)
                free = left + width + theme.px(8)
