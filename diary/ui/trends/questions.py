"""The cards of Patterns that ask something first: after exercise, around a change, and the days of the week."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.analysis.around_change import needed_period
from diary.domain.excerpt import Excerpt
from diary.domain.tracked_items import name_of
from diary.domain.treatment import TreatmentEvent
from diary.domain.treatment_history import event_in_words
from diary.i18n import _
from diary.settings import LATEST_LAG, MOST_MINUTES, Settings
from diary.storage.errors import StorageError
from diary.ui import locale_format, theme
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.report_format import charts_wording
from diary.ui.trends.chart_card import ChartCard
from diary.ui.trends.course import Course
from diary.ui.trends.picture_export import Drawing, PictureExport
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.inputs.stepper import Stepper
from diary.ui.widgets.label import label
from diary.ui.widgets.wrapping import FlowLayout

_ANY = 1.0
"""Minutes that any exercise with a time has."""
_STEP = 5


class AfterExerciseCard(ChartCard):
    """One question at a time: which symptom, how many minutes, how many days later; it counts the questions."""

    def __init__(self, export: PictureExport, kept: Settings, parent: QWidget | None = None) -> None:
        super().__init__(export, parent=parent)
        self._course: Course | None = None
        self._symptom = ""
        self._asked: set[tuple[object, ...]] = set()
        self.minutes = Stepper(_("At least so many minutes of exercise"), _("min"), 0, MOST_MINUTES, _STEP)
        self.minutes.show_blank_as(_("any time"))
        self.minutes.show_value(kept.trends_minutes)
        self.lag = SegmentedControl(
            _("Days later"), [("0", _("Same day")), ("1", _("Next day")), ("2", _("Two days later"))]
        )
        self.lag.show_choice(str(min(kept.trends_lag, LATEST_LAG)))
        line = FlowLayout(gap=theme.px(12))
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(_("At least"), "secondary", "ink2"))
        row.addWidget(self.minutes)
        line.addWidget(beside)
        line.addWidget(self.lag)
        self.above.addLayout(line)
        self.minutes.value_changed.connect(lambda _value: self._ask())
        self.lag.choice_made.connect(lambda _lag: self._ask())

    def show_course(self, course: Course, symptom: str) -> None:
        self._course, self._symptom = course, symptom
        self._ask()

    def _ask(self) -> None:
        if self._course is None:
            return
        minutes, lag = self.minutes.value or _ANY, int(self.lag.choice)
        self._asked.add((self._symptom, minutes, lag, self._course.period))
        options = {
            "symptom": self._symptom,
            "least_minutes": minutes,
            "lag": lag,
            "looked_at": len(self._asked),
            "period": self._course.period,
            "wording": charts_wording(),
        }
        self.show_chart(Drawing("after_exercise", _("After exercise"), self._course.excerpt, options))


class PatternCard(ChartCard):
    """The days of the week, the months or the seasons."""

    def __init__(self, export: PictureExport, parent: QWidget | None = None) -> None:
        super().__init__(export, parent=parent)
        self._course: Course | None = None
        self._symptom = ""
        self.by = SegmentedControl(
            _("Means of"), [("weekday", _("Weekdays")), ("month", _("Months")), ("season", _("Seasons"))]
        )
        line = FlowLayout()
        line.addWidget(self.by)
        self.above.addLayout(line)
        self.by.choice_made.connect(lambda _by: self._show())

    def show_course(self, course: Course, symptom: str) -> None:
        self._course, self._symptom = course, symptom
        self._show()

    def _show(self) -> None:
        if self._course is not None:
            options = {
                "symptom": self._symptom,
                "by": self.by.choice,
                "period": self._course.period,
                "wording": charts_wording(),
            }
            self.show_chart(Drawing("pattern", _("Weekdays, months and seasons"), self._course.excerpt, options))


class AroundChangeCard(ChartCard):
    """The four weeks before and after a treatment was started, changed or stopped; it reads them itself."""

    failed = Signal(object)

    def __init__(self, export: PictureExport, journal: OpenJournal, parent: QWidget | None = None) -> None:
        super().__init__(export, parent=parent)
        self._journal = journal
        self._symptom = ""
        self._turns: tuple[TreatmentEvent, ...] = ()
        self._excerpt: Excerpt | None = None
        self.turn = SegmentedControl(_("Change of treatment"), [("", "")])
        self.turn.set_compact(True)
        self.above.addWidget(self.turn)
        self.turn.hide()
        self._reading = Background(self)
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self.turn.choice_made.connect(lambda _turn: self._read())

    @property
    def is_reading(self) -> bool:
        return self._reading.is_busy

    def show_course(self, course: Course, symptom: str) -> None:
        """Show the change that was looked at last, or else the latest one."""
        self._symptom = symptom
        self._excerpt = course.excerpt
        turns = tuple(sorted(course.excerpt.treatment_changes, key=lambda one: (one.day, one.written), reverse=True))
        if turns != self._turns:
            self._turns = turns
            self.turn.setVisible(bool(turns))
            if turns:
                self.turn.set_choices([(one.id, _named(one, course.excerpt)) for one in turns])
        self._read()

    def close_view(self) -> None:
        self._reading.close()
        super().close_view()

    def _read(self) -> None:
        if self._excerpt is None:
            return
        if not self._turns:
            self._draw(self._excerpt, None)
            return
        day = next(one.day for one in self._turns if one.id == self.turn.choice)
        reader = self._journal.reader
        self._reading.start(lambda: (reader.excerpt(needed_period(day)), day))

    def _on_read(self, found: tuple[Excerpt, date]) -> None:
        self._draw(*found)

    def _draw(self, excerpt: Excerpt, day: date | None) -> None:
        options = {"symptom": self._symptom, "day": day, "wording": charts_wording()}
        self.show_chart(Drawing("around_change", _("Around a change of treatment"), excerpt, options))

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self.failed.emit(error)


def _named(turn: TreatmentEvent, excerpt: Excerpt) -> str:
    """ "26 October 2026: Pregabalin, started"."""
    name = name_of("treatment", turn.treatment, excerpt.definitions)
    day = locale_format.long_date(turn.day)
    return _("{day}: {treatment}, {turn}").format(day=day, treatment=name, turn=event_in_words(turn))
