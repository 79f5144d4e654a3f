"""The treatments of a day, as rows of check boxes; medicines show their dose."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from diary.domain import evening, tracked_items
from diary.domain.excerpt import Excerpt
from diary.domain.treatment import course_on, is_taken_on
from diary.i18n import _
from diary.ui import theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.inputs.tick_list import TickList
from diary.ui.widgets.inputs.tick_row import AROUND_WORDS, TickRow
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.spoken import say, say_opened

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

POINTS_OF = "acupressure"
_COLUMN = 164
"""The width of one of two columns in a wide window, in design pixels."""


class Offered(NamedTuple):
    """A treatment to tick: its key, its name, and for a medicine the dose and times valid on the day."""

    key: str
    name: str
    dose: str = ""
    times: str = ""


def offered(excerpt: Excerpt, day: date, keys: Sequence[str]) -> tuple[Offered, ...]:
    """The treatments to offer on a day: the chosen ones, the medicines that are taken then, and those that were
    done."""
    changes = excerpt.treatment_changes
    done = [one.treatment for one in excerpt.day(day).treatments]
    wanted = [key for key in (*_medicines(excerpt, day), *keys) if key in done or is_taken_on(changes, key, day)]
    offers = []
    for key in dict.fromkeys((*wanted, *done)):
        latest_event = course_on(changes, key, day)
        name = tracked_items.name_of("treatment", key, excerpt.definitions)
        offers.append(
            Offered(key, name, latest_event.dose if latest_event else "", latest_event.times if latest_event else "")
        )
    return tuple(offers)


def known_treatments(excerpt: Excerpt, day: date, keys: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Key and name of each treatment whose events can be logged: the medicines first, whether taken or not."""
    with_events = [one.treatment for one in excerpt.treatment_changes]
    known = dict.fromkeys((*_medicines(excerpt, day), *keys, *with_events))
    return tuple((key, tracked_items.name_of("treatment", key, excerpt.definitions)) for key in known)


def _medicines(excerpt: Excerpt, day: date) -> tuple[str, ...]:
    own = [one for one in tracked_items.own_definitions("treatment", excerpt.definitions) if one.category]
    return tuple(one.key for one in own if one.retired is None or one.retired > day)


class TreatmentsCard(Card):
    """A check box for each treatment, recorded in the journal at once; `change` opens the view that logs events."""

    def __init__(self, journal: OpenJournal, parent: QWidget | None = None) -> None:
        super().__init__(_("Treatments"), parent)
        self._journal = journal
        self._day = date.min
        self._offered: tuple[Offered, ...] = ()
        self._columns = 2
        self.ticks: dict[str, TickRow] = {}
        self.change = Button(_("Log a change"), self, kind=QUIET)
        self.heading.addWidget(self.change)
        self.list = TickList(_("Treatments"), 2, self)
        self._titled_points: QWidget | None = None
        self.add_bleeding(self.list)
        self.list.whole_list_wanted.connect(self._tick_all)

    @cached_property
    def points(self) -> "QLineEdit":
        """The field below the list, made when acupressure is first ticked."""
        from PySide6.QtWidgets import QLineEdit  # noqa: PLC0415 - imported after the first paint

        field, name = QLineEdit(), _("Points of the acupressure")
        field.setAccessibleName(name)
        field.setMinimumHeight(theme.px(48))
        field.setStyleSheet(theme.field_style("QLineEdit"))
        field.editingFinished.connect(self.take_up)
        self._titled_points = titled(name, field, inset=False)
        self._titled_points.hide()
        self.add_inset(self._titled_points)
        return field

    def show_day(self, excerpt: Excerpt, day: date, keys: Sequence[str]) -> None:
        """Show the treatments offered on `day`, ticked if they were done."""
        self._day = day
        offers = offered(excerpt, day, keys)
        if offers != self._offered:
            self._offered = offers
            self._build()
        done = {one.treatment: one for one in excerpt.day(day).treatments}
        for key, tick in self.ticks.items():
            tick.show_ticked(key in done)
        if POINTS_OF in done and not self.points.hasFocus():
            self.points.setText(done[POINTS_OF].text)
        if self._titled_points is not None:
            self._titled_points.setVisible(POINTS_OF in done)

    def set_columns(self, columns: int) -> None:
        self._columns = columns
        self.list.set_columns(columns if self._fit_columns else 1)

    def take_up(self) -> None:
        """Save pending text."""
        if self._titled_points is not None and not self._titled_points.isHidden():
            day, text = self._day, self.points.text()
            self._journal.change_day(day, lambda excerpt: evening.describe_treatment(excerpt, day, POINTS_OF, text))

    def _tick(self, key: str, done: bool) -> None:
        self._journal.change_day(self._day, lambda excerpt: evening.treat(excerpt, self._day, key, done=done))
        if key == POINTS_OF and done:
            say_opened(self.list, self.points.accessibleName())

    def _tick_all(self) -> None:
        keys = list(self.ticks)
        self._journal.change_day(
            self._day, lambda excerpt: [change for key in keys for change in evening.treat(excerpt, self._day, key)]
        )
        count = sum(tick.isChecked() for tick in self.ticks.values())
        say(self.list, _("{n} of {m} done").format(n=count, m=len(keys)))

    @property
    def _fit_columns(self) -> bool:
        """Whether the rows fit in two columns."""
        return all(tick.sizeHint().width() <= theme.px(_COLUMN) for tick in self.ticks.values())

    def _build(self) -> None:
        self.ticks = {}
        for one in self._offered:
            tick = TickRow(one.name, _dose_to_show(one), _dose(one, ", "), self.list)
            tick.ticked.connect(partial(self._tick, one.key))
            self.ticks[one.key] = tick
        self.list.show_rows([(tick, tick) for tick in self.ticks.values()])
        self.set_columns(self._columns)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _dose(one: Offered, between: str) -> str:
    return between.join(filter(None, (one.dose, one.times)))


def _dose_to_show(one: Offered) -> str:
    """Dose and times on one line if that fits in a column, otherwise on two."""
    dose = _dose(one, ", ")
    is_long = QFontMetrics(theme.font("caption")).horizontalAdvance(dose) > theme.px(_COLUMN - AROUND_WORDS)
    return _dose(one, "\n") if is_long else dose
