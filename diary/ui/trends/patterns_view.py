"""Patterns: one symptom by days, places, exercise, treatment and season, and the worst days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.symptom import PAIN, SYMPTOMS
from diary.i18n import _
from diary.settings import Settings, Value
from diary.storage.errors import StorageError
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.report_format import charts_wording
from diary.ui.trends.calendar_view import CalendarView
from diary.ui.trends.chart_card import ChartCard
from diary.ui.trends.course import Course
from diary.ui.trends.day_rows import PlanRows, WorstDays
from diary.ui.trends.pattern_figures import PatternFigures, pattern_figures
from diary.ui.trends.picture_export import Drawing, PictureExport
from diary.ui.trends.questions import AfterExerciseCard, AroundChangeCard, PatternCard
from diary.ui.trends.read_out import Sign
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.wrapping import Abreast

_A_YEAR = 366


class PatternsView(QWidget):
    """The cards, one below the other or two abreast. `symptom`, which stands elsewhere, chooses the symptom;
    `day_opened` carries the day to open, `failed` what could not be read."""

    day_opened = Signal(object)
    failed = Signal(object)

    def __init__(
        self, journal: OpenJournal, today: date, kept: Settings, export: PictureExport, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._journal, self._today = journal, today
        self._course: Course | None = None
        self._signs: tuple[Sign, ...] = ()
        self._wanted = self._chosen = kept.trends_symptom
        self._is_compact, self._is_usual = False, True
        self._figuring = Background(self)
        self._usual = [(one.key, _(one.name)) for one in SYMPTOMS]
        self.symptom = SegmentedControl(_("Symptom"), self._usual, has_markers=True)
        self.calendar_view = CalendarView()
        self.calendar = ChartCard(export, self.calendar_view)
        self.where, self.several, self.years = ChartCard(export), ChartCard(export), ChartCard(export)
        self.after_exercise = AfterExerciseCard(export, kept)
        self.pattern = PatternCard(export)
        self.around_change = AroundChangeCard(export, journal)
        self.worst, self.plan = WorstDays(), PlanRows()
        self._lay_out()
        self._connect()

    @property
    def cards(self) -> tuple[ChartCard, ...]:
        """All that draw a chart."""
        whole = (self.calendar, self.where, self.after_exercise, self.pattern, self.around_change)
        return (*whole, self.several, self.years)

    def choices(self) -> dict[str, Value]:
        """What is chosen here, by the name of its preference."""
        minutes, lag = round(self.after_exercise.minutes.value), int(self.after_exercise.lag.choice)
        return {"trends_symptom": self._wanted, "trends_minutes": minutes, "trends_lag": lag}

    def show_course(self, course: Course, signs: Sequence[Sign]) -> None:
        """Show the patterns of a course."""
        self._course = course
        self.after_exercise.tab_after(self.after_exercise.lag)
        self.pattern.tab_after(self.pattern.by)
        self.around_change.tab_after(self.around_change.turn)
        if tuple(signs) != self._signs:
            self._signs = tuple(signs)
            self._offer_symptoms()
        self._show()

    def show_parts(self, *, table: bool) -> None:
        """Have the tables in sight, or the charts."""
        for card in self.cards:
            card.show_parts(table=table)

    def set_width_class(self, width_class: str) -> None:
        self._is_compact = width_class != theme.WIDE
        for card in (*self.cards, self.worst, self.plan):
            card.set_flat(width_class == theme.NARROW)
        self.pattern.by.set_compact(width_class == theme.NARROW)
        self.after_exercise.lag.set_compact(width_class == theme.NARROW)
        self._fit_choice()

    def focus_first(self) -> None:
        self.calendar_view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_view(self) -> None:
        self._figuring.close()
        for card in self.cards:
            card.close_view()

    def _offer_symptoms(self) -> None:
        """Offer the symptoms that are rated, with the wanted one chosen where it is among them.

        The usual ones stand side by side, whether they are all rated or not; others are in a menu.
        """
        rated = [(sign.key, sign.name) for sign in self._signs]
        self._is_usual = set(rated) <= set(self._usual)
        keys = [key for key, _name in rated]
        self._chosen = next((key for key in (self._wanted, PAIN.key) if key in keys), keys[0])
        self.symptom.set_choices(self._usual if self._is_usual else rated)
        self.symptom.show_choice(self._chosen)
        self._fit_choice()

    def _fit_choice(self) -> None:
        self.symptom.set_compact(self._is_compact or not self._is_usual)

    def _choose(self, symptom: str) -> None:
        self._wanted = self._chosen = symptom
        self._show()

    def _show(self) -> None:
        course = self._course
        if course is None:
            return
        self.calendar.show_chart(self._drawing(course, "calendar", _("Day by day")))
        self.where.show_chart(self._where(course))
        for question in (self.after_exercise, self.pattern, self.around_change):
            question.show_course(course, self._chosen)
        several = {"period": course.period, "wording": charts_wording()}
        self.several.show_chart(Drawing("small_multiples", _("Each by itself"), course.excerpt, several))
        has_years = len(course.period) > _A_YEAR
        self.years.setVisible(has_years)
        if has_years:
            self.years.show_chart(self._drawing(course, "years", _("Year by year")))
        self._figuring.start(pattern_figures(course, self._chosen, self._journal.reader, self._today))

    def _where(self, course: Course) -> Drawing:
        """The places in the first and the last weeks of the period, or in the two periods that were chosen."""
        drawing, earlier = self._drawing(course, "body_map", _("Where I felt it")), course.chosen.earlier
        if earlier is None or earlier == course.period.before():
            return drawing
        return replace(drawing, options={**drawing.options, "periods": (earlier, course.period)})

    def _drawing(self, course: Course, key: str, title: str) -> Drawing:
        options = {"symptom": self._chosen, "period": course.period, "wording": charts_wording()}
        return Drawing(key, title, course.excerpt, options)

    def _on_figured(self, found: PatternFigures) -> None:
        name = next((sign.name for sign in self._signs if sign.key == self._chosen), "")
        definitions = self._course.excerpt.definitions if self._course else ()
        self.worst.show_days(found, name, definitions)
        self.plan.show_rows(found.plan)
        before: QWidget = self.around_change.picture
        for button in self.worst.days:
            self.setTabOrder(before, button)
            before = button

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self.failed.emit(error)

    def _connect(self) -> None:
        self.symptom.choice_made.connect(self._choose)
        self._figuring.done.connect(self._on_figured)
        self._figuring.failed.connect(self._on_failed)
        self.around_change.failed.connect(self.failed)
        self.calendar_view.day_opened.connect(self.day_opened)
        self.worst.day_opened.connect(self.day_opened)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(16))
        whole.addWidget(self.calendar)
        for pair in (
            (self.where, self.after_exercise),
            (self.pattern, self.around_change),
            (self.worst, self.plan),
        ):
            line = Abreast(gap=theme.px(16))
            for card in pair:
                line.addWidget(card)
            whole.addLayout(line)
        whole.addWidget(self.several)
        whole.addWidget(self.years)
        whole.addStretch()
