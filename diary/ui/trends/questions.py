"""The cards of Patterns with controls of their own, and the mapping from charts to cards."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.analysis.around_change import with_history
from diary.charts.after_exercise import AfterExerciseOptions
from diary.charts.around_change import AroundChangeOptions
from diary.charts.body_map import BodyMapOptions
from diary.charts.chart import RegisteredChart
from diary.charts.pattern import PatternOptions
from diary.domain.counting import EVER
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.turning_point import TurningPoint, in_words, turning_points
from diary.i18n import _
from diary.settings import LATEST_LAG, MOST_MINUTES, Value
from diary.storage.errors import StorageError
from diary.ui import locale_format, theme
from diary.ui.background import Background
from diary.ui.report_format import charts_wording
from diary.ui.trends.calendar_view import CalendarView
from diary.ui.trends.card_context import CardContext
from diary.ui.trends.chart_card import ChartCard
from diary.ui.trends.trends_data import TrendsData
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.inputs.stepper import Stepper
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.wrapping import FlowLayout

_ANY = 1.0
"""The minimum of minutes for "any exercise"."""
_STEP = 5


class CalendarCard(ChartCard):
    """The calendar, whose days can be focused with the arrow keys and opened."""

    def __init__(self, registered: RegisteredChart, context: CardContext) -> None:
        calendar = CalendarView()
        super().__init__(registered, context, calendar)
        calendar.day_opened.connect(self.day_opened)


class PlacesCard(ChartCard):
    """The body maps of the first and the last weeks of the period, or of the two chosen periods."""

    def options_for(self, data: TrendsData, symptom: str) -> BodyMapOptions:
        earlier = data.chosen.earlier
        is_own = earlier is not None and earlier != data.period.before()
        periods = (earlier, data.period) if earlier is not None and is_own else None
        return BodyMapOptions(
            symptom=symptom, period=data.period, periods=periods, wording=charts_wording(), counted=data.counted
        )


class AfterExerciseCard(ChartCard):
    """One comparison at a time: the symptom, the minimum of minutes, the lag in days; it counts the comparisons
    made."""

    def __init__(self, registered: RegisteredChart, context: CardContext) -> None:
        super().__init__(registered, context)
        self._data: TrendsData | None = None
        self._symptom = ""
        self._asked: set[tuple[str, float, int, Period]] = set()
        self.minutes = Stepper(_("At least so many minutes of exercise"), _("min"), 0, MOST_MINUTES, _STEP)
        self.minutes.show_blank_as(_("any time"))
        self.minutes.show_value(context.settings.value.trends_minutes)
        self.lag = SegmentedControl(
            _("Days later"), [("0", _("Same day")), ("1", _("Next day")), ("2", _("Two days later"))]
        )
        self.lag.show_choice(str(min(context.settings.value.trends_lag, LATEST_LAG)))
        line = FlowLayout(gap=theme.px(12))
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(_("At least"), "secondary", "ink2"))
        row.addWidget(self.minutes)
        line.addWidget(beside)
        line.addWidget(self.lag)
        add_layout(self.above, line)
        self.controls = (self.minutes, self.lag)
        self.minutes.value_changed.connect(lambda _value: self._ask_again())
        self.lag.choice_made.connect(lambda _lag: self._ask_again())

    def show_data(self, data: TrendsData, symptom: str) -> None:
        self._data, self._symptom = data, symptom
        super().show_data(data, symptom)

    def options_for(self, data: TrendsData, symptom: str) -> AfterExerciseOptions:
        minutes, lag = self.minutes.value or _ANY, int(self.lag.choice)
        self._asked.add((symptom, minutes, lag, data.period))
        return AfterExerciseOptions(
            symptom=symptom,
            least_minutes=minutes,
            lag=lag,
            looked_at=len(self._asked),
            period=data.period,
            wording=charts_wording(),
        )

    def choices(self) -> dict[str, Value]:
        return {"trends_minutes": round(self.minutes.value), "trends_lag": int(self.lag.choice)}

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self.lag.set_compact(width_class == theme.NARROW)

    def _ask_again(self) -> None:
        if self._data is not None:
            super().show_data(self._data, self._symptom)


class PatternCard(ChartCard):
    """Means by weekday, month or season."""

    def __init__(self, registered: RegisteredChart, context: CardContext) -> None:
        super().__init__(registered, context)
        self._data: TrendsData | None = None
        self._symptom = ""
        self.by = SegmentedControl(
            _("Means of"), [("weekday", _("Weekdays")), ("month", _("Months")), ("season", _("Seasons"))]
        )
        line = FlowLayout()
        line.addWidget(self.by)
        add_layout(self.above, line)
        self.controls = (self.by,)
        self.by.choice_made.connect(lambda _by: self._ask_again())

    def show_data(self, data: TrendsData, symptom: str) -> None:
        self._data, self._symptom = data, symptom
        super().show_data(data, symptom)

    def options_for(self, data: TrendsData, symptom: str) -> PatternOptions:
        return PatternOptions(
            symptom=symptom, by=self.by.choice, period=data.period, wording=charts_wording(), counted=data.counted
        )

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self.by.set_compact(width_class == theme.NARROW)

    def _ask_again(self) -> None:
        if self._data is not None:
            super().show_data(self._data, self._symptom)


class AroundChangeCard(ChartCard):
    """The four weeks before and after a treatment change, or after the beginning of a flare or an illness.

    It reads the data itself.
    """

    def __init__(self, registered: RegisteredChart, context: CardContext) -> None:
        super().__init__(registered, context)
        self._symptom = self._wanted = ""
        self._points: tuple[TurningPoint, ...] = ()
        self._excerpt: Excerpt | None = None
        self._counted = EVER
        self.turn = SegmentedControl(_("Change"), [("", "")])
        self.turn.set_compact(True)
        self.above.addWidget(self.turn)
        self.turn.hide()
        self.controls = (self.turn,)
        self._reading = Background(self)
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self.turn.choice_made.connect(lambda _turn: self._read())

    @property
    def is_reading(self) -> bool:
        return self._reading.is_busy

    def show_data(self, data: TrendsData, symptom: str) -> None:
        """Show the change that was last chosen, by default the latest one."""
        self._symptom = symptom
        self._excerpt, self._counted = data.excerpt, data.counted
        points = turning_points(data.excerpt)
        if points != self._points:
            self._points = points
            self.turn.setVisible(bool(points))
            if points:
                self.turn.set_choices([(one.key, _named(one, data.excerpt)) for one in points])
        self._choose_wanted()
        self._read()

    def choose(self, key: str) -> None:
        """Show the change with this key as soon as the data are available."""
        self._wanted = key
        if self._choose_wanted():
            self._read()

    def _choose_wanted(self) -> bool:
        is_known = any(one.key == self._wanted for one in self._points)
        if is_known:
            self.turn.show_choice(self._wanted)
            self._wanted = ""
        return is_known

    def close_view(self) -> None:
        self._reading.close()
        super().close_view()

    def _read(self) -> None:
        if self._excerpt is None:
            return
        if not self._points:
            self._show(self._excerpt, None)
            return
        day = next(one.day for one in self._points if one.key == self.turn.choice)
        reader = self.context.journal.reader
        self._reading.start(lambda: (reader.excerpt(with_history(day)), day))

    def _on_read(self, read: tuple[Excerpt, date]) -> None:
        self._show(*read)

    def _show(self, excerpt: Excerpt, day: date | None) -> None:
        options = AroundChangeOptions(symptom=self._symptom, day=day, wording=charts_wording(), counted=self._counted)
        self.ask(excerpt, options)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self.failed.emit(error)


CARDS: Mapping[str, Callable[[RegisteredChart, CardContext], ChartCard]] = {
    "calendar": CalendarCard,
    "body_map": PlacesCard,
    "after_exercise": AfterExerciseCard,
    "pattern": PatternCard,
    "around_change": AroundChangeCard,
}
"""The charts with a card of their own, by chart name."""


def card_of(registered: RegisteredChart, context: CardContext) -> ChartCard:
    """The card of a chart: its own, or the general one."""
    return CARDS.get(registered.key, ChartCard)(registered, context)


def _named(point: TurningPoint, excerpt: Excerpt) -> str:
    """ "26 October 2026: Pregabalin, started"."""
    return _("{day}: {what}").format(day=locale_format.long_date(point.day), what=in_words(point, excerpt))
