"""Trends: how the symptoms went, what changed, and patterns in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QBoxLayout, QFileDialog, QVBoxLayout, QWidget

from diary.charts.style import series_of
from diary.domain.visit import since_last_visit
from diary.formats.writing import UnwritableFileError
from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page, page_margins, scrolling
from diary.ui.trends import table_export, wording
from diary.ui.trends.begin_view import ENOUGH, BeginView
from diary.ui.trends.chart_view import style_of_now
from diary.ui.trends.choice import ALL, OTHER, PERIODS, SINCE_VISIT, Choice, choice_in, written_dates
from diary.ui.trends.course import Course, reading
from diary.ui.trends.dates_row import DatesRow
from diary.ui.trends.figure_cards import FigureCards
from diary.ui.trends.figures import AllFigures, figures_of
from diary.ui.trends.patterns_view import PatternsView
from diary.ui.trends.picture_export import PictureExport
from diary.ui.trends.read_out import Sign
from diary.ui.trends.symptom_chips import SymptomChips
from diary.ui.trends.timeline_card import TimelineCard
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.inputs.segmented import SegmentedControl

_OTHER = "other"
TIMELINE, PATTERNS = "timeline", "patterns"


class TrendsPage(Page):
    """The controls, and below them the timeline with its figures or the patterns."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, _("Trends"), parent)
        kept = settings.value
        self.course: Course | None = None
        self.choose_path: Callable[[str], Path | None] = self._ask_for_path
        self._choice = choice_in(kept)
        self._end: date | None = None
        self._hidden = set(kept.trends_hidden)
        self._signs: tuple[Sign, ...] = ()
        self._reading, self._figuring, self._saving = Background(self), Background(self), Background(self)
        self.export = PictureExport(self)
        self.card = TimelineCard(today)
        self.timeline, self.read_out, self.table = self.card.timeline, self.card.read_out, self.card.table
        self.save_table = self.card.save_table
        self.figures = FigureCards()
        self.patterns = PatternsView(journal, today, kept, self.export)
        self.begin = BeginView()
        self.symptoms = SymptomChips()
        self._trouble, self._news = Banner("problem"), Banner("information")
        self.as_table = Button(_("As a table"), icon="table")
        self.view = SegmentedControl(_("View"), [(TIMELINE, _("Timeline")), (PATTERNS, _("Patterns"))])
        self.period = SegmentedControl(_("Period"), _periods())
        self.dates = DatesRow(today)
        self._found: AllFigures | None = None
        self._is_wide = True
        content = QWidget()
        self._inner, self._notices = QVBoxLayout(content), QVBoxLayout()
        self._controls = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out(content)
        self._connect()
        self._show_kept(kept.trends_view)

    def show_page(self) -> None:
        self._news.hide()
        self._read()

    def leave(self) -> None:
        """Keep what was chosen."""
        self.settings.update(
            trends_view=self.view.choice,
            trends_period=self._choice.key,
            trends_dates=written_dates(self._choice),
            trends_hidden=tuple(sorted(self._hidden)),
            **self.patterns.choices(),
        )

    def close_page(self) -> None:
        for background in (self._reading, self._figuring, self._saving):
            background.close()
        for part in (self.card, self.patterns, self.begin):
            part.close_view()
        self.export.close_export()

    def focus_first(self) -> None:
        if self.begin.isVisible():
            self.begin.to_today.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.view.choice == PATTERNS:
            self.patterns.focus_first()
        else:
            self.card.focus_first()

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        wide, narrow = width_class == theme.WIDE, width_class == theme.NARROW
        self.period.set_compact(not wide)
        self.view.set_compact(narrow)
        self.dates.set_compact(narrow)
        self.as_table.setText(self._name_of_table_button() if wide else "")
        self.card.set_width_class(width_class)
        self.patterns.set_width_class(width_class)
        if narrow:
            self._controls.insertWidget(0, self.view)
        else:
            self.header.after_title.addWidget(self.view)
        below = QBoxLayout.Direction.TopToBottom
        self._controls.setDirection(below if narrow else QBoxLayout.Direction.LeftToRight)
        side, gap = page_margins(width_class)
        self._inner.setContentsMargins(side - theme.px(5), 0, side, gap)
        self._notices.setContentsMargins(side, 0, side, gap)
        self._is_wide = wide

    def toggle_table(self) -> None:
        """Show tables in the place of the charts, or the charts again."""
        shows_table = not self.card.shows_table
        self.card.show_parts(table=shows_table)
        self.patterns.show_parts(table=shows_table)
        name = self._name_of_table_button()
        self.as_table.setText(name if self._is_wide else "")
        self.as_table.setAccessibleName(name)
        self.as_table.setToolTip(name)
        self._show()
        if not self.begin.isVisible():
            self.focus_first()

    def _name_of_table_button(self) -> str:
        return _("As a chart") if self.card.shows_table else _("As a table")

    def _read(self) -> None:
        self._reading.start(reading(self.journal.reader, self._choice, self._end, self.today))

    def _on_read(self, course: Course | None) -> None:
        self._trouble.hide()
        self.course = course
        if course is not None:
            if self._choice.key in PERIODS:
                self._end = course.period.last
            style, definitions = style_of_now(), course.excerpt.definitions
            looks = [(key, name, series_of(key, definitions, style)) for key, name in course.symptoms]
            self._signs = tuple(Sign(key, name, QColor(look.colour), look.marker) for key, name, look in looks)
            self.symptoms.show_signs(self._signs, self._hidden, self.period)
            if course.chosen.notice:
                self._news.show_words(course.chosen.notice)
        self.header.show_title(_("Trends"), self._eyebrow())
        self._show()
        if course is not None and not self._begins:
            self._figuring.start(figures_of(course, self.journal.reader))

    def _eyebrow(self) -> str:
        """The days that are looked at; of a diary that begins those from its first entry on."""
        course = self.course
        if course is None:
            return ""
        return wording.span(course.whole if self._begins else course.period)

    @property
    def _begins(self) -> bool:
        """Whether the whole diary has less than a week of days."""
        course = self.course
        return course is None or (len(course.days) < ENOUGH and course.whole.first in course.period)

    def _on_figured(self, found: AllFigures) -> None:
        self._found = found
        self._show_figures()

    def _show_figures(self) -> None:
        if self._found is not None:
            shown = [one for one in self._signs if one.key not in self._hidden]
            self.timeline.show_figures(self.figures.show_figures(self._found, shown))

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, UnwritableFileError):
            self._trouble.show_words(str(error))
        elif isinstance(error, StorageError):
            self._trouble.show_words(str(error), _("Try again"))
        else:
            raise error

    def _show_symptom(self, key: str, shown: bool) -> None:
        if shown:
            self._hidden.discard(key)
        else:
            self._hidden.add(key)
        self._show()
        self._show_figures()

    def _show(self) -> None:
        """Show the view in front with the course as it was read."""
        course, is_patterns = self.course, self.view.choice == PATTERNS
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        begins = self._begins
        self.begin.setVisible(begins)
        shown: dict[QWidget, bool] = {
            **dict.fromkeys((self.card, self.figures, self.symptoms), not begins and not is_patterns),
            **dict.fromkeys((self.patterns, self.patterns.symptom), not begins and is_patterns),
            **dict.fromkeys((self.period, self.as_table, self.view), not begins),
        }
        for part, is_shown in shown.items():
            part.setVisible(is_shown)
        self.dates.setVisible(not begins and self.period.choice == _OTHER)
        if had_focus and focused is not None and not focused.isVisible():
            self.focus_first()
        if begins:
            self.begin.show_course(course, self.today)
        elif course is not None and is_patterns:
            self.patterns.show_course(course, self._signs)
        elif course is not None:
            self.card.show_course(course, self._signs, self._hidden)

    def _choose_view(self, _key: str) -> None:
        self._show()

    def _choose_period(self, key: str) -> None:
        self._end = None
        self.dates.setVisible(key == _OTHER)
        if key == _OTHER:
            course = self.course
            has_visit = course is not None and since_last_visit(course.excerpt.visits, self.today) is not None
            first = replace(self._choice, key=SINCE_VISIT) if has_visit else self._choice
            self.dates.show_choice(first, course.period if course else None)
            self.dates.choose()
        else:
            self._choose(replace(self._choice, key=key))

    def _choose(self, choice: Choice) -> None:
        self._news.hide()
        self._choice = choice
        self._read()

    def _show_kept(self, view: str) -> None:
        """Show what was chosen when the page was last left."""
        self.view.show_choice(view if view in {TIMELINE, PATTERNS} else TIMELINE)
        self.period.show_choice(_OTHER if self._choice.key in OTHER else self._choice.key)
        self.dates.show_choice(self._choice, None)

    def _step_period(self, steps: int) -> None:
        """Go to the period before or after, as far as there are entries."""
        course, length = self.course, PERIODS.get(self._choice.key)
        if course is None or length is None:
            return
        end = course.period.last + timedelta(days=steps * length)
        end = min(end, course.whole.last)
        if end >= course.whole.first and end != course.period.last:
            self._end = end
            self._read()

    def _save_table(self) -> None:
        path = self.choose_path(_("neuropathy-diary.csv")) if self.course else None
        if self.course is not None and path is not None:
            self._saving.start(table_export.saving(self.course, path))

    def _ask_for_path(self, name: str) -> Path | None:
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save as a spreadsheet"), name, _("Tables (*.csv)"))
        return Path(chosen) if chosen else None

    def refresh(self) -> None:
        self._read()

    def _export(self, act: Callable[..., None]) -> None:
        if (drawing := self.card.drawing) is not None:
            act(drawing)

    def _connect(self) -> None:
        self._reading.done.connect(self._on_read)
        self._figuring.done.connect(self._on_figured)
        self._saving.done.connect(self._news.show_words)
        for background in (self._reading, self._figuring, self._saving):
            background.failed.connect(self._on_failed)
        self.export.told.connect(self._news.show_words)
        self.export.failed.connect(self._trouble.show_words)
        self._trouble.acted.connect(self._read)
        self.view.choice_made.connect(self._choose_view)
        self.period.choice_made.connect(self._choose_period)
        self.dates.chosen.connect(self._choose)
        self.as_table.clicked.connect(self.toggle_table)
        self.save_table.clicked.connect(self._save_table)
        self.card.picture.copy_wanted.connect(lambda: self._export(self.export.copy))
        self.card.picture.save_wanted.connect(lambda: self._export(self.export.save))
        self.timeline.period_step.connect(self._step_period)
        self.timeline.symptom_key.connect(self.symptoms.toggle)
        self.symptoms.ticked.connect(self._show_symptom)
        self.patterns.failed.connect(self._on_failed)
        self.begin.to_today.clicked.connect(lambda: self.page_wanted.emit("today"))
        for part in (self.card, self.patterns):
            part.day_opened.connect(self.day_wanted)
        self.add_keys({"Ctrl+T": self.toggle_table, "Alt+Up": self.timeline.zoom_back})

    def _lay_out(self, content: QWidget) -> None:
        self.header.after_title.setSpacing(theme.px(6))
        self.header.after_title.addWidget(self.as_table)
        self.header.after_title.addWidget(self.view)
        self._controls.addWidget(self.period, 0, Qt.AlignmentFlag.AlignTop)
        self._controls.addStretch(1)
        self._controls.addWidget(self.symptoms)
        self._controls.addWidget(self.patterns.symptom)
        self._inner.setSpacing(theme.px(4))
        self._inner.addLayout(self._controls)
        parts = ((self.dates, 0), (self.begin, 1), (self.card, 1), (self.figures, 0), (self.patterns, 1))
        for part, stretch in parts:
            self._inner.addWidget(part, stretch)
        for hidden in (self.dates, self.begin, self.patterns, self.patterns.symptom):
            hidden.hide()
        self._notices.setSpacing(theme.px(8))
        self._notices.addWidget(self._trouble)
        self._notices.addWidget(self._news)
        self.whole.addLayout(self._notices)
        self.whole.addWidget(scrolling(content), 1)


def _periods() -> list[tuple[str, str]]:
    return [
        ("4-weeks", _("4 weeks")),
        ("12-weeks", _("12 weeks")),
        ("6-months", _("6 months")),
        ("year", _("1 year")),
        (ALL, _("All")),
        (_OTHER, _("Other")),
    ]


PAGE = TrendsPage
