"""Patterns: one symptom by days, places, exercise, treatment and season, and the worst days."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.charts import all_charts
from diary.domain.symptom import PAIN, SYMPTOMS
from diary.i18n import _
from diary.settings import Value
from diary.storage.errors import StorageError
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.trends.card_context import CardContext
from diary.ui.trends.chart_card import ChartCard
from diary.ui.trends.day_rows import PlanRows, WorstDays
from diary.ui.trends.pattern_figures import PatternFigures, pattern_figures
from diary.ui.trends.read_out import LegendEntry
from diary.ui.trends.trends_data import TrendsData
from diary.ui.widgets import painting
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.wrapping import Abreast

if TYPE_CHECKING:
    from diary.charts.chart import RegisteredChart


class PatternsView(QWidget):
    """A card for each chart of this view in the order of `CHARTS`, one below the other or two abreast.

    `make_cards` makes them, one per iteration of the event loop, once a background thread has imported the charts;
    `made` is emitted after the last one. `symptom` is the control that chooses the symptom; the page places it;
    `day_opened` carries the day to open, `failed` what could not be read.
    """

    made = Signal()
    day_opened = Signal(date)
    failed = Signal(StorageError)

    def __init__(self, context: CardContext, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._today = context, today
        self.cards: dict[str, ChartCard] = {}
        self._waiting: list[RegisteredChart] | None = None
        self._data: TrendsData | None = None
        self._legend: tuple[LegendEntry, ...] = ()
        self._wanted = self._chosen = context.settings.value.trends_symptom
        self._width_class = theme.WIDE
        self._is_usual, self._shows_table, self._wants_focus = True, False, False
        self._usual = [(one.key, _(one.name)) for one in SYMPTOMS]
        self.symptom = SegmentedControl(_("Symptom"), self._usual, has_markers=True)
        self.worst, self.plan = WorstDays(self), PlanRows(self)
        self._line: Abreast | None = None
        self._has_days = False
        self._loading, self._figuring = Background(self), Background(self)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
        self._whole.setSpacing(theme.px(16))
        self._connect()

    @property
    def is_made(self) -> bool:
        """Whether every chart has its card."""
        return self._waiting == []

    def make_cards(self) -> None:
        """Make the cards, once; each shows the data as soon as it is there."""
        if self._waiting is None and not self._loading.is_busy:
            self._loading.start(_loaded_charts)

    def choices(self) -> dict[str, Value]:
        """The choices made here, by the name of their preference."""
        chosen: dict[str, Value] = {"trends_symptom": self._wanted}
        for card in self.cards.values():
            chosen |= card.choices()
        return chosen

    def show_data(self, data: TrendsData, entries: Sequence[LegendEntry]) -> None:
        """Show the patterns in the data."""
        self._data = data
        if tuple(entries) != self._legend:
            self._legend = tuple(entries)
            self._offer_symptoms()
        self.make_cards()
        self._show()

    def show_parts(self, *, table: bool) -> None:
        """Show the tables, or the charts."""
        self._shows_table = table
        for card in self.cards.values():
            card.show_parts(table=table)

    def set_width_class(self, width_class: str) -> None:
        self._width_class = width_class
        for card in self.cards.values():
            card.set_width_class(width_class)
        for other in (self.worst, self.plan):
            other.set_flat(width_class == theme.NARROW)
        self._fit_choice()

    def focus_first(self) -> None:
        """Put the focus on the first chart that takes keys, or on the first table; without either on the symptom."""
        self._wants_focus = not self.is_made
        parts: list[QWidget] = [card.table if self._shows_table else card.chart for card in self.cards.values()]
        first = next((one for one in parts if one.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        (first or self.symptom).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_view(self) -> None:
        for background in (self._loading, self._figuring):
            background.close()
        self._waiting = []
        for card in self.cards.values():
            card.close_view()

    def _on_loaded(self, charts: "list[RegisteredChart]") -> None:
        self._waiting = charts
        self._make_next()

    def _make_next(self) -> None:
        if not self._waiting:
            return
        from diary.ui.trends.questions import card_of  # noqa: PLC0415 - brings the charts along, loaded by now

        registered = self._waiting.pop(0)
        card = card_of(registered, self._context)
        self._place(card)
        self.cards[registered.key] = card
        card.day_opened.connect(self.day_opened)
        card.failed.connect(self.failed)
        card.set_width_class(self._width_class)
        card.show_parts(table=self._shows_table)
        if self._data is not None:
            card.show_data(self._data, self._chosen)
        if self._waiting:
            QTimer.singleShot(0, self, self._make_next)
        else:
            self._on_made()

    def _on_made(self) -> None:
        self._place_days()
        self._whole.addStretch()
        if self._wants_focus and self.isVisible():
            self.focus_first()
        self.made.emit()

    def _place(self, card: ChartCard) -> None:
        """Add a card below the others; the worst days and the plan come below the first pair of cards."""
        if card.registered.is_wide:
            if self._line is not None:
                self._place_days()
            self._line = None
            self._whole.addWidget(card)
            return
        if self._line is None or self._line.count() > 1:
            self._line = self._new_line()
        self._line.addWidget(card)

    def _place_days(self) -> None:
        if not self._has_days:
            self._has_days = True
            line = self._new_line()
            for card in (self.worst, self.plan):
                line.addWidget(card)

    def _new_line(self) -> Abreast:
        line = Abreast(gap=theme.px(16))
        self._whole.addLayout(line)
        return line

    def _offer_symptoms(self) -> None:
        """Offer the rated symptoms and select the wanted one if it is among them. The three built-in ones are segments,
        rated or not; with others the control becomes a menu.
        """
        rated = [(entry.key, entry.name) for entry in self._legend]
        self._is_usual = set(rated) <= set(self._usual)
        keys = [key for key, _name in rated]
        self._chosen = next((key for key in (self._wanted, PAIN.key) if key in keys), keys[0])
        self.symptom.set_choices(self._usual if self._is_usual else rated)
        self.symptom.show_choice(self._chosen)
        self._fit_choice()

    def _fit_choice(self) -> None:
        self.symptom.set_compact(self._width_class != theme.WIDE or not self._is_usual)

    def _choose(self, symptom: str) -> None:
        self._wanted = self._chosen = symptom
        self._show()

    def _show(self) -> None:
        if self._data is None:
            return
        for card in self.cards.values():
            card.show_data(self._data, self._chosen)
        self._figuring.start(pattern_figures(self._data, self._chosen, self._context.journal.reader, self._today))

    def _on_figured(self, figures: PatternFigures) -> None:
        name = next((entry.name for entry in self._legend if entry.key == self._chosen), "")
        definitions = self._data.excerpt.definitions if self._data else ()
        self.worst.show_days(figures, name, definitions)
        self.plan.show_rows(figures.plan)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self.failed.emit(error)

    def _connect(self) -> None:
        self.symptom.choice_made.connect(self._choose)
        self._loading.done.connect(self._on_loaded)
        self._loading.failed.connect(self._on_failed)
        self._figuring.done.connect(self._on_figured)
        self._figuring.failed.connect(self._on_failed)
        self.worst.day_opened.connect(self.day_opened)


def _loaded_charts() -> "list[RegisteredChart]":
    """The charts of this view in their order; their modules are loaded here, in any thread."""
    from diary.charts.chart import View  # noqa: PLC0415 - brings matplotlib along

    return [one for one in all_charts() if one.view is View.PATTERNS]
