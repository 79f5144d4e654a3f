"""The Trends page: the course of the symptoms, what changed, and patterns."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from diary.charts.style import series_of
from diary.i18n import _
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page, add_keys, page_margins
from diary.ui.trends.card_context import CardContext
from diary.ui.trends.chart_picture import style_of_now
from diary.ui.trends.chart_place import ChartPlace
from diary.ui.trends.choice_text import span
from diary.ui.trends.figures import AllFigures, figures_of
from diary.ui.trends.later_parts import LaterParts
from diary.ui.trends.period_chooser import PeriodChooser
from diary.ui.trends.picture_export import PictureExport
from diary.ui.trends.read_out import SymptomLegendEntry
from diary.ui.trends.symptom_chips import SymptomChips
from diary.ui.trends.table_export import TableExport
from diary.ui.trends.timeline_card import TimelineCard
from diary.ui.trends.trends_data import TrendsData, reading
from diary.ui.unread_notice import UnreadNotice
from diary.ui.widgets import painting
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.label import set_tool_tip
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter, scrolling
from diary.ui.widgets.saved_banner import SavedBanner

if TYPE_CHECKING:
    from diary.ui.trends.begin_view import BeginView
    from diary.ui.trends.dates_row import DatesRow
    from diary.ui.trends.figure_cards import FigureCards
    from diary.ui.trends.patterns_view import PatternsView

TIMELINE, PATTERNS = "timeline", "patterns"
_USUAL_HEIGHT = 800
_ENOUGH = 7
"""The minimum number of days with an entry for showing charts."""


class TrendsPage(Page):
    """The controls, and below them either the timeline with its figures or the patterns.

    Header, period and timeline are created and drawn first, the rest after the first picture or on demand.
    """

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, _("Trends"), parent)
        kept = settings.value
        self.data: TrendsData | None = None
        self._hidden = set(kept.trends_hidden)
        self._legend: tuple[SymptomLegendEntry, ...] = ()
        self._reading, self._figuring = Background(self), Background(self)
        self.export, self.tables = PictureExport(self, journal), TableExport(self, journal)
        self.card = TimelineCard(today)
        self.chart_place = ChartPlace(self.card)
        self.timeline, self.read_out, self.table = self.card.timeline, self.card.read_out, self.card.table
        self._controls = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._above, self._below_controls, self._notices, self._around_saved = (QVBoxLayout() for _place in range(4))
        self.chooser = PeriodChooser(kept, today, self._below_controls, self)
        self.period = self.chooser.period
        self.symptoms = SymptomChips()
        self._trouble, self._news, self._saved = UnreadNotice(journal), Banner("information"), SavedBanner()
        self.as_table = Button(_("As a table"), icon="table")
        self.view = SegmentedControl(_("View"), [(TIMELINE, _("Timeline")), (PATTERNS, _("Patterns"))])
        self.view.show_choice(kept.trends_view if kept.trends_view in {TIMELINE, PATTERNS} else TIMELINE)
        self._to_figure: TrendsData | None = None
        self._found: AllFigures | None = None
        content, self._width_class = QWidget(), theme.WIDE
        self._inner = QVBoxLayout(content)
        context = CardContext(self.export, self.tables, journal, settings)
        self.later = LaterParts(context, today, self._inner, self._controls, self)
        self._lay_out(content)
        self._connect()

    @property
    def dates(self) -> "DatesRow":
        """The row for choosing other days."""
        return self.chooser.dates

    @property
    def begin(self) -> "BeginView":
        """The view for a diary of less than a week."""
        return self.later.begin

    @property
    def figures(self) -> "FigureCards":
        """The comparison and trend of each symptom ("What changed")."""
        return self.later.figures

    @property
    def patterns(self) -> "PatternsView":
        """The patterns view."""
        return self.later.patterns

    def show_page(self) -> None:
        self._news.hide()
        self._saved.hide()
        self._read()

    def refresh(self) -> None:
        self._read()

    def leave(self) -> None:
        """Save the choices in the settings."""
        self.settings.update(
            trends_view=self.view.choice,
            trends_hidden=tuple(sorted(self._hidden)),
            **self.chooser.choices(),
            **self.later.choices(),
        )

    def close_page(self) -> None:
        for background in (self._reading, self._figuring):
            background.close()
        self.card.close_view()
        self.later.close_views()
        self.export.close_export()
        self.tables.close_export()

    def focus_first(self) -> None:
        """Focus the first picture or table, or the choice of the view if these are below the fold."""
        if self.later.shows_begin:
            self.begin.to_today.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._width_class != theme.WIDE:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._focus_picture()

    def _focus_picture(self) -> None:
        if self.view.choice == PATTERNS:
            self.patterns.focus_first()
        else:
            self.card.focus_first()

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self._width_class = width_class
        narrow = width_class == theme.NARROW
        self.chooser.set_width_class(width_class)
        self.view.set_compact(narrow)
        self._name_table_button()
        self.card.set_width_class(width_class)
        self.chart_place.set_width_class(width_class)
        self.later.set_width_class(width_class)
        if narrow:
            self._above.addWidget(self.view)
            self.view.lower()  # it is read first
        else:
            self.header.after_title.addWidget(self.view)
        below = QBoxLayout.Direction.TopToBottom
        self._controls.setDirection(below if narrow else QBoxLayout.Direction.LeftToRight)
        side, gap = page_margins(width_class)
        self._inner.setContentsMargins(side - theme.px(painting.RING), 0, beside_gutter(side), gap)
        self._notices.setContentsMargins(side, 0, side, 0)
        self._around_saved.setContentsMargins(side, 0, side, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a slightly lower window, shrink the chart so that "What changed" stays above the fold."""
        super().resizeEvent(event)
        self.timeline.fit(theme.px(_USUAL_HEIGHT) - self.height())

    def toggle_table(self) -> None:
        """Switch between charts and tables."""
        shows_table = not self.card.shows_table
        self.card.show_parts(table=shows_table)
        self.later.show_parts(table=shows_table)
        self._name_table_button()
        self._show()
        if self.later.shows_begin:
            return
        if self.view.choice == PATTERNS:
            self.patterns.focus_picture()
        else:
            self.card.focus_first()

    def go_back(self) -> bool:
        """Zoom out: show the days that were shown before a part of them was selected."""
        return self._shows_timeline and self.timeline.zoom_back()

    def _name_table_button(self) -> None:
        name = _("As a chart") if self.card.shows_table else _("As a table")
        self.as_table.setText(name if self._width_class == theme.WIDE else "")
        self.as_table.setAccessibleName(name)
        set_tool_tip(self.as_table, name)

    def _read(self) -> None:
        chooser = self.chooser
        self._reading.start(reading(self.journal.reader, chooser.choice, chooser.end, self.today))

    def _on_chosen(self) -> None:
        self._news.hide()
        self._saved.hide()
        self._read()

    def _on_read(self, data: TrendsData | None) -> None:
        self._trouble.hide()
        self.data = data
        self.chooser.take_data(data)
        if data is not None:
            style, definitions = style_of_now(), data.excerpt.definitions
            looks = [(key, name, series_of(key, definitions, style)) for key, name in data.symptoms]
            self._legend = tuple(
                SymptomLegendEntry(key, name, QColor(look.colour), look.marker) for key, name, look in looks
            )
            self.symptoms.show_entries(self._legend, self._hidden)
            if data.chosen.notice:
                self._news.show_words(data.chosen.notice)
        self.header.show_title(_("Trends"), self._eyebrow())
        self._show()
        self._to_figure = None if self._begins else data
        if self.timeline.picture is not None or not self._shows_chart:
            self._work_out()

    def _on_drawn(self) -> None:
        self._work_out()
        self.later.make_rest()

    def _work_out(self) -> None:
        """Compute the figures of the loaded data, once the first picture is drawn."""
        data, self._to_figure = self._to_figure, None
        if data is not None:
            self._figuring.start(figures_of(data, self.journal.reader))

    def _eyebrow(self) -> str:
        """The chosen days in words; for a diary of less than a week, those since its first entry."""
        data = self.data
        if data is None:
            return ""
        return span(data.whole if self._begins else data.period)

    @property
    def _begins(self) -> bool:
        """Whether the whole diary has less than a week."""
        data = self.data
        return data is None or (len(data.kept) < _ENOUGH and data.whole.first in data.period)

    def _on_figured(self, figures: AllFigures) -> None:
        self._found = figures
        self._show_figures()

    def _show_figures(self) -> None:
        if self._found is not None:
            shown = [one for one in self._legend if one.key not in self._hidden]
            self.timeline.show_figures(self.figures.show_figures(self._found, shown))
            self.figures.setVisible(self._shows_timeline)

    def _on_failed(self, error: BaseException) -> None:
        self._trouble.tell(error)

    def _show_symptom(self, key: str, shown: bool) -> None:
        if shown:
            self._hidden.discard(key)
        else:
            self._hidden.add(key)
        self._show()
        self._show_figures()

    def _show(self) -> None:
        """Show the loaded data in the visible view."""
        data = self.data
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._show_parts()
        if had_focus and focused is not None and not focused.isVisible():
            self.focus_first()
        if data is None or self._begins:
            self.begin.show_data(data, self.today, is_patterns=self.view.choice == PATTERNS)
        elif self._shows_timeline:
            self.card.show_data(data, self._legend, self._hidden)
        else:
            self.patterns.show_data(data, self._legend)

    @property
    def _shows_timeline(self) -> bool:
        return not self._begins and self.view.choice == TIMELINE

    @property
    def _shows_chart(self) -> bool:
        return self._shows_timeline and not self.card.shows_table and not self.chart_place.is_chart_away

    def _show_parts(self) -> None:
        begins = self._begins
        self.later.show_view(begins=begins, is_patterns=not begins and self.view.choice == PATTERNS)
        self.chart_place.show_timeline(shown=self._shows_timeline)
        self._inner.setStretchFactor(self.chart_place, int(self._shows_timeline))  # its room goes with it
        self.symptoms.setVisible(self._shows_timeline)
        self.as_table.setVisible(not begins)
        self.chooser.show_controls(shown=not begins)

    def _show_around(self, key: str) -> None:
        """Show the patterns with the comparison around a change."""
        self.view.show_choice(PATTERNS)
        self._show()
        self.patterns.show_tab("around_change", key)
        self.patterns.focus_first()

    def _save_days(self) -> None:
        if self.data is not None:
            self.tables.save_days(self.data)

    def _copy_picture(self) -> None:
        if (drawn_chart := self.card.shown_chart) is not None:
            self.export.copy(drawn_chart.prepared)

    def _save_picture(self) -> None:
        if (drawn_chart := self.card.shown_chart) is not None and self.data is not None:
            self.export.save(drawn_chart.prepared, self.data.period)

    def _connect(self) -> None:
        self._reading.done.connect(self._on_read)
        self._figuring.done.connect(self._on_figured)
        for background in (self._reading, self._figuring):
            background.failed.connect(self._on_failed)
        self.export.reported.connect(self._saved.show_words)
        for export in (self.export, self.tables):
            export.saved.connect(self._saved.show_saved)
            export.failed.connect(self._trouble.show_words)
        self._trouble.retry_wanted.connect(self._read)
        self.view.choice_made.connect(lambda _view: self._show())
        self.chooser.chosen.connect(self._on_chosen)
        self.as_table.clicked.connect(self.toggle_table)
        self.card.table_wanted.connect(self.toggle_table)
        self.card.save_table.clicked.connect(self._save_days)
        self.card.picture.copy_wanted.connect(self._copy_picture)
        self.card.picture.save_wanted.connect(self._save_picture)
        self.timeline.drawn.connect(self._on_drawn)
        self.timeline.period_step.connect(self.chooser.step)
        self.timeline.symptom_key.connect(self.symptoms.toggle)
        self.symptoms.ticked.connect(self._show_symptom)
        self.chart_place.opened.connect(self._show)
        self.later.failed.connect(self._on_failed)
        self.later.figures_made.connect(self.chart_place.add_figures)
        self.later.today_wanted.connect(lambda: self.page_wanted.emit("today"))
        self.later.around_wanted.connect(self._show_around)
        for part in (self.card, self.later):
            part.day_opened.connect(self.day_wanted)
        step = self.later.step_tab
        add_keys(self, {"Ctrl+T": self.toggle_table, "Ctrl+PgUp": lambda: step(-1), "Ctrl+PgDown": lambda: step(1)})

    def _lay_out(self, content: QWidget) -> None:
        self.header.after_title.setSpacing(theme.px(6))
        self.header.after_title.addWidget(self.as_table)
        self.header.after_title.addWidget(self.view)
        self._controls.addWidget(self.period, 0, Qt.AlignmentFlag.AlignTop)
        self._controls.addStretch(1)
        self._controls.addWidget(self.symptoms)
        self._inner.setSpacing(theme.px(4))
        add_layout(self._inner, self._above)
        add_layout(self._inner, self._controls)
        add_layout(self._inner, self._below_controls)
        add_layout(self._inner, self.chart_place, 1)
        self._notices.setSpacing(theme.px(8))
        self._notices.addWidget(self._trouble)
        self._notices.addWidget(self._news)
        add_layout(self.whole, self._notices)
        self.whole.addWidget(scrolling(content), 1)
        self._around_saved.addWidget(self._saved)
        add_layout(self.whole, self._around_saved)


PAGE = TrendsPage
