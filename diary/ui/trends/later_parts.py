"""The parts of Trends that are created after its first picture, or on first use."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from diary.settings import Value
from diary.storage.errors import StorageError
from diary.ui import theme
from diary.ui.trends.card_context import CardContext

if TYPE_CHECKING:
    from diary.ui.trends.begin_view import BeginView
    from diary.ui.trends.figure_cards import FigureCards
    from diary.ui.trends.patterns_view import PatternsView


class LaterParts(QObject):
    """The view of a new diary, the comparison, and the patterns; all hidden until they are shown.

    They are created after the first picture, because their modules import NumPy and their widgets take time. They are
    appended to the layout `below`, in which the head of the patterns is second, and the choice of the symptom to the
    layout `controls`; `figures_made` carries the comparison, to be placed next to the timeline. `failed` carries the
    error of a failed read, `day_opened` the day to open; `today_wanted` asks for today's log, `around_wanted` for the
    comparison around the change with that key.
    """

    failed = Signal(StorageError)
    day_opened = Signal(date)
    today_wanted = Signal()
    figures_made = Signal(QWidget)
    around_wanted = Signal(str)

    def __init__(
        self, context: CardContext, today: date, below: QBoxLayout, controls: QBoxLayout, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._today, self._below, self._controls = context, today, below, controls
        self._begin: BeginView | None = None
        self._figures: FigureCards | None = None
        self._patterns: PatternsView | None = None
        self._shows_table, self._width_class = False, theme.WIDE

    @property
    def begin(self) -> "BeginView":
        """The view for a diary with less than a week of days."""
        if self._begin is None:
            from diary.ui.trends.begin_view import BeginView  # noqa: PLC0415 - see the class

            self._begin = BeginView()
            self._begin.to_today.clicked.connect(self.today_wanted)
            self._begin.hide()
            self._below.addWidget(self._begin, 1)
        return self._begin

    @property
    def shows_begin(self) -> bool:
        """Whether that view is visible."""
        return self._begin is not None and self._begin.isVisible()

    @property
    def figures(self) -> "FigureCards":
        """The comparison."""
        if self._figures is None:
            from diary.ui.trends.figure_cards import FigureCards  # noqa: PLC0415 - see the class

            self._figures = FigureCards()
            self._figures.changes.around_wanted.connect(self.around_wanted)
            self._figures.hide()
            self.figures_made.emit(self._figures)
        return self._figures

    @property
    def patterns(self) -> "PatternsView":
        """The view of the patterns."""
        if self._patterns is None:
            from diary.ui.trends.patterns_view import PatternsView  # noqa: PLC0415 - see the class

            self._patterns = PatternsView(self._context, self._today)
            self._patterns.show_parts(table=self._shows_table)
            self._patterns.set_width_class(self._width_class)
            self._patterns.failed.connect(self.failed)
            self._patterns.day_opened.connect(self.day_opened)
            self._controls.addWidget(self._patterns.symptom)
            self._patterns.symptom.hide()
            self._patterns.hide()
            self._below.insertWidget(1, self._patterns.head)
            self._patterns.head.hide()
            self._below.addWidget(self._patterns, 1)
        return self._patterns

    def make_rest(self) -> None:
        """Create the missing parts."""
        self.patterns.make_cards()

    def show_view(self, *, begins: bool, is_patterns: bool) -> None:
        """Show the parts of the current view, and create only those that it needs."""
        if begins or self._begin is not None:
            self.begin.setVisible(begins)
        if is_patterns or self._patterns is not None:
            for part in (self.patterns, self.patterns.symptom, self.patterns.head):
                part.setVisible(is_patterns)
        if self._figures is not None:
            self._figures.setVisible(not begins and not is_patterns)

    def show_parts(self, *, table: bool) -> None:
        """Show the tables, or the charts."""
        self._shows_table = table
        if self._patterns is not None:
            self._patterns.show_parts(table=table)

    def set_width_class(self, width_class: str) -> None:
        self._width_class = width_class
        if self._patterns is not None:
            self._patterns.set_width_class(width_class)

    def step_tab(self, steps: int) -> None:
        """In the patterns, move by `steps` tabs."""
        if self._patterns is not None and self._patterns.isVisible():
            self._patterns.step_tab(steps)

    def choices(self) -> dict[str, Value]:
        """The choices in the parts created so far, by the name of their preference."""
        return self._patterns.choices() if self._patterns is not None else {}

    def close_views(self) -> None:
        """Stop background work."""
        for part in (self._begin, self._patterns):
            if part is not None:
                part.close_view()
