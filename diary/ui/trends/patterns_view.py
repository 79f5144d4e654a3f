"""Patterns of one symptom by weekday, site, exercise, treatment and season, each in a tab."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
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
from diary.ui.trends.read_out import SymptomLegendEntry
from diary.ui.trends.trends_data import TrendsData
from diary.ui.widgets import painting
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.inputs.tabs import Tabs
from diary.ui.widgets.label import label

if TYPE_CHECKING:
    from diary.charts.chart import RegisteredChart

_TAB, _AROUND = "patterns-tab", "around_change"


class PatternsView(QWidget):
    """A tab for each chart of this view in the order of `CHARTS`, with its card; only the current card is computed.

    `make_cards` creates them, one per event loop iteration, once a worker thread has imported the charts; `made` is
    emitted after the last one. The page places `head`, the tabs with the current heading, and `symptom`, the control
    that chooses the symptom; `day_opened` carries the day to open, `failed` the error of a failed read. The current tab
    is remembered until the program ends.
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
        self._legend: tuple[SymptomLegendEntry, ...] = ()
        self._around = ""
        self._wanted = self._chosen = context.settings.value.trends_symptom
        self._width_class = theme.WIDE
        self._is_usual, self._shows_table, self._wants_focus = True, False, False
        self._usual = [(one.key, _(one.name)) for one in SYMPTOMS]
        self.symptom = SegmentedControl(_("Symptom"), self._usual, has_markers=True)
        self.worst, self.plan = WorstDays(self), PlanRows(self)
        self._below: dict[str, QWidget] = {"calendar": self.worst, "after_exercise": self.plan}
        self._shown: dict[str, tuple[TrendsData, str]] = {}
        self.head, self._heading = QWidget(), label("", "heading", wraps=True)
        self._above = QVBoxLayout(self.head)
        self._above.setContentsMargins(0, 0, 0, 0)
        self._above.addWidget(self._heading)
        self._heading.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
        self.tabs: Tabs | None = None
        self._charts: tuple[RegisteredChart, ...] = ()
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
        """Create the cards, once; each shows the data as soon as it exists."""
        if self._waiting is None and not self._loading.is_busy:
            self._loading.start(_loaded_charts)

    def choices(self) -> dict[str, Value]:
        """The choices made here, by the name of their preference."""
        chosen: dict[str, Value] = {"trends_symptom": self._wanted}
        for card in self.cards.values():
            chosen |= card.choices()
        return chosen

    def show_data(self, data: TrendsData, entries: Sequence[SymptomLegendEntry]) -> None:
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
        if self.tabs is not None:
            self.tabs.set_compact(width_class != theme.WIDE)
        self._fit_choice()

    def focus_first(self) -> None:
        """Focus the tabs; while they are being created, the symptom."""
        self._wants_focus = not self.is_made
        (self.tabs or self.symptom).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_picture(self) -> None:
        """Focus the current chart if it handles keys, or its table; otherwise the tabs."""
        card = self.front
        part: QWidget = self if card is None else card.table if self._shows_table else card.chart
        if not part.isHidden() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.focus_first()

    @property
    def front(self) -> ChartCard | None:
        """The card of the current tab."""
        return self.cards.get(self.tabs.choice) if self.tabs is not None else None

    def show_tab(self, key: str, around: str = "") -> None:
        """Show the tab of a chart; `around` is the key of the change to compare around."""
        self._around = around
        self._context.settings.session[_TAB] = key
        if self.tabs is not None:
            self.tabs.choose(key)
        self._choose_around()

    def _choose_around(self) -> None:
        card = self.cards.get(_AROUND)
        if self._around and card is not None:
            card.choose(self._around)
            self._around = ""

    def step_tab(self, steps: int) -> None:
        """Move by `steps` tabs."""
        if self.tabs is not None:
            self.tabs.step(steps)

    def close_view(self) -> None:
        for background in (self._loading, self._figuring):
            background.close()
        self._waiting = []
        for card in self.cards.values():
            card.close_view()

    def _on_loaded(self, charts: "list[RegisteredChart]") -> None:
        self._waiting, self._charts = charts, tuple(charts)
        if self.isVisible():
            self._make_tabs()
        self._make_next()

    def showEvent(self, event: QShowEvent) -> None:
        """Create the tabs when the view is shown, as screen readers announce them on creation."""
        super().showEvent(event)
        if self.tabs is None and self._charts:
            self._make_tabs()
            self._show_front()

    def _make_tabs(self) -> None:
        tabs = self.tabs = Tabs(_("Patterns"), [(one.key, one.tab_name) for one in self._charts])
        last = self._context.settings.session.get(_TAB, "")
        if last in tabs.keys:
            tabs.show_choice(last)
        tabs.set_compact(self._width_class != theme.WIDE)
        tabs.chosen.connect(self._on_tab_chosen)
        self._above.insertWidget(0, tabs)

    def _on_tab_chosen(self, key: str) -> None:
        self._context.settings.session[_TAB] = key
        self._show_front()

    def _make_next(self) -> None:
        if not self._waiting:
            return
        from diary.ui.trends.questions import card_of  # noqa: PLC0415 - imports the charts, which are loaded by now

        registered = self._waiting.pop(0)
        card = card_of(registered, self._context)
        self._whole.addWidget(card)
        self.cards[registered.key] = card
        self._choose_around()
        card.day_opened.connect(self.day_opened)
        card.failed.connect(self.failed)
        card.set_width_class(self._width_class)
        card.show_parts(table=self._shows_table)
        self._show_front()
        if self._waiting:
            QTimer.singleShot(0, self, self._make_next)
        else:
            self._on_made()

    def _on_made(self) -> None:
        for part in self._below.values():
            self._whole.addWidget(part)
        self._whole.addStretch()
        if self._wants_focus and self.isVisible():
            self.focus_first()
        self.made.emit()

    def _show_front(self) -> None:
        """Show the current tab with its card and the widgets below; compute it if it has not been shown yet."""
        if self.tabs is None:
            return
        key = self.tabs.choice
        for parts in (self.cards, self._below):
            for of_chart, part in parts.items():
                part.setVisible(of_chart == key)
        card = self.cards.get(key)
        if card is None:
            return
        self._heading.setText(card.registered.name)
        if self._data is not None and self._shown.get(key) != (wanted := (self._data, self._chosen)):
            self._shown[key] = wanted
            card.show_data(*wanted)

    def _offer_symptoms(self) -> None:
        """Offer the rated symptoms and select the wanted one if it is among them.

        The three built-in ones are segments, rated or not; with others the control becomes a menu.
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
        self._show_front()
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
    """The charts of this view in order; their modules are imported here, in any thread."""
    from diary.charts.chart import View  # noqa: PLC0415 - brings matplotlib along

    return [one for one in all_charts() if one.view is View.PATTERNS]
