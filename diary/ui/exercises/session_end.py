"""The last screen of a guided session: the completed exercises, with pictures, and a button to leave."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary.domain.guided.amount import Done
from diary.domain.guided.script import Run
from diary.i18n import _
from diary.ui import theme
from diary.ui.exercises import session_words as words
from diary.ui.exercises.picture import ExercisePicture
from diary.ui.page import page_margins
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter, scrolling

_WIDE, _HIGH = 120, 96


class SessionEnd(QWidget):
    """The last screen; `left` is emitted by its only button."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "title", wraps=True)
        self._kept = label(_("It is ticked in your log."), "body", "ink2", wraps=True)
        self._rows: list[QWidget] = []
        self._columns = 2
        self._done = QGridLayout()
        self._done.setSpacing(theme.px(16))
        self.close_button = Button(_("Back to the exercises"), kind=PRIMARY)
        card = Card("")
        for widget in (self._title, self._kept):
            card.content.addWidget(widget)
        card.content.addSpacing(theme.px(8))
        add_layout(card.content, self._done)
        inner = QWidget()
        self._whole = QVBoxLayout(inner)
        self._whole.addStretch()
        self._whole.addWidget(card)
        self._whole.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self._whole.addStretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolling(inner))
        self.close_button.clicked.connect(self.left)

    def show_done(self, run: Run, done: Sequence[Done], *, early: bool) -> None:
        """Show the completed part of the run, which is recorded already."""
        if not done:
            self._title.setText(_("Nothing was ticked this time."))
        else:
            self._title.setText(_("Stopped here. What you did is kept.") if early else _("That was all for today."))
        self._kept.setVisible(bool(done))
        empty(self._done)
        self._rows = [_row(run, one) for one in done]
        self._arrange()

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        self._whole.setContentsMargins(side, gap, beside_gutter(side), gap)
        self._columns = 2 if width_class == theme.WIDE else 1
        self._arrange()

    def _arrange(self) -> None:
        for place, row in enumerate(self._rows):
            self._done.addWidget(row, place // self._columns, place % self._columns)
        for column in range(2):
            self._done.setColumnStretch(column, 1 if column < self._columns else 0)


def _row(run: Run, done: Done) -> QWidget:
    """The row of an exercise: picture, name, and completed amount."""
    exercise = words.exercise_of(run, done.exercise)
    name, amount = _(exercise.name) if exercise else done.exercise, words.amount_in_words(done)
    row = QWidget()
    row.setAccessibleName(_("{name}: {amount}").format(name=name, amount=amount) if amount else name)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.px(16))
    picture = ExercisePicture()
    picture.setFixedSize(theme.px(_WIDE), theme.px(_HIGH))
    if exercise is not None:
        picture.show_exercise(exercise)
    texts = QVBoxLayout()
    texts.setSpacing(theme.px(2))
    texts.addStretch()
    texts.addWidget(label(name, "row", wraps=True))
    if amount:
        texts.addWidget(label(amount, "body", "ink2", wraps=True))
    texts.addStretch()
    line.addWidget(picture)
    add_layout(line, texts, 1)
    return row
