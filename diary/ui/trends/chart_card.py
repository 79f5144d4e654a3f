"""A chart on a card, with its description, its table, and export as picture or spreadsheet."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from diary.charts.options import ChartOptions, SymptomOptions
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.i18n import _
from diary.settings import Value
from diary.storage.errors import StorageError
from diary.ui import locale_format, theme
from diary.ui.report_format import charts_wording
from diary.ui.trends.card_context import CardContext
from diary.ui.trends.chart_picture import ChartRequest
from diary.ui.trends.chart_view import ChartView
from diary.ui.trends.picture_export import PictureButton
from diary.ui.trends.text_table import TextTable
from diary.ui.trends.trends_data import TrendsData
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.context_menu import offer_menu
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout

if TYPE_CHECKING:
    from diary.charts.chart import RegisteredChart

_WIDTH = 440


class ChartCard(Card):
    """The card of any chart whose only option is the symptom, which is chosen elsewhere.

    A chart with more options has a subclass, which adds its controls to `above`. `day_opened` carries the day to open,
    `failed` the error of a failed read.
    """

    day_opened = Signal(date)
    failed = Signal(StorageError)

    def __init__(
        self,
        registered: "RegisteredChart",
        context: CardContext,
        chart: ChartView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.registered, self.context = registered, context
        self.controls: Sequence[QWidget] = ()
        self.chart = chart or ChartView()
        self.table = TextTable()
        self.picture = PictureButton()
        self.save_table = Button(_("Save as a spreadsheet"), kind=QUIET, icon="down")
        self.above = QVBoxLayout()
        self.above.setSpacing(theme.px(4))
        self._words = label("", "secondary", wraps=True)
        self._lay_out()
        self._period: Period | None = None
        self._shows_table, self._is_long_enough = False, True
        self._show_parts()
        self.setAccessibleName(registered.name)
        self.chart.setAccessibleName(registered.name)
        self.picture.name_chart(registered.name)
        self.save_table.setAccessibleName(_("Save as a spreadsheet: {chart}").format(chart=registered.name))
        self.chart.drawn.connect(self._on_drawn)
        self.picture.copy_wanted.connect(self._copy_picture)
        self.picture.save_wanted.connect(self._save_picture)
        offer_menu(self.chart, lambda _place: self.picture.menu_entries())
        self.save_table.clicked.connect(self._save_table)

    def sizeHint(self) -> QSize:
        """Narrow enough that two cards fit side by side in a wide window; chart and words then expand."""
        return QSize(theme.px(_WIDTH), super().sizeHint().height())

    @property
    def words(self) -> str:
        """The description of the chart."""
        return self._words.text()

    def show_data(self, data: TrendsData, symptom: str) -> None:
        """Show a period, and the symptom if the chart has one; for a shorter period than the chart needs, the number of
        days."""
        self._period, needed = data.period, self.registered.least_days
        self._is_long_enough = len(data.period) >= needed
        self._show_parts()
        if self._is_long_enough:
            self.ask(data.excerpt, self.options_for(data, symptom))
            return
        words = _("This needs a period of {needed} days or more. The chosen one has {days}.")
        days = locale_format.number(len(data.period))
        self._words.setText(words.format(needed=locale_format.number(needed), days=days))

    def options_for(self, data: TrendsData, symptom: str) -> ChartOptions:
        """The options of the chart."""
        options, period, wording = self.registered.options, data.period, charts_wording()
        if issubclass(options, SymptomOptions):
            return options(symptom=symptom, period=period, wording=wording, counted=data.counted)
        return options(period=period, wording=wording, counted=data.counted)

    def ask(self, excerpt: Excerpt, options: ChartOptions) -> None:
        """Request the drawing of the chart."""
        self.chart.show_chart(ChartRequest(self.registered.key, excerpt, options))

    def choose(self, key: str) -> None:
        """Choose an option of the card by its key, if the card has such a choice."""

    def choices(self) -> dict[str, Value]:
        """The choices made on the card, by the name of their preference."""
        return {}

    def show_parts(self, *, table: bool) -> None:
        """Show the table, or the chart."""
        self._shows_table = table
        self._show_parts()

    def _show_parts(self) -> None:
        self.chart.draws_unseen = self._is_long_enough and self._shows_table
        for part in (self.chart, self.picture):
            part.setVisible(self._is_long_enough and not self._shows_table)
        for other in (self.table, self.save_table):
            other.setVisible(self._is_long_enough and self._shows_table)

    def set_width_class(self, width_class: str) -> None:
        self.set_flat(width_class == theme.NARROW)

    def close_view(self) -> None:
        self.chart.close_view()

    def _copy_picture(self) -> None:
        if (drawn_chart := self.chart.shown_chart) is not None:
            self.context.pictures.copy(drawn_chart.prepared)

    def _save_picture(self) -> None:
        if (drawn_chart := self.chart.shown_chart) is not None and self._period is not None:
            self.context.pictures.save(drawn_chart.prepared, self._period)

    def _save_table(self) -> None:
        if (drawn_chart := self.chart.shown_chart) is not None and self._period is not None:
            self.context.tables.save_table(drawn_chart.table, self.registered.name, self._period)

    def _on_drawn(self) -> None:
        if (drawn_chart := self.chart.shown_chart) is not None:
            self._words.setText(" ".join(drawn_chart.sentences))
            self.table.show_table(drawn_chart.table, self.registered.name)

    def _lay_out(self) -> None:
        add_layout(self.content, self.above)
        self.add_bleeding(self.chart)
        for part in (self.table, self._words):
            self.add_inset(part)
        foot = QWidget()
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        for button in (self.picture, self.save_table):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.add_bleeding(foot)
