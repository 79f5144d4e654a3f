"""Momentary ratings, which are separate from the evening's ratings."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from diary.domain import evening, tracked_items
from diary.domain.change import Change, removed
from diary.domain.excerpt import Excerpt
from diary.domain.period import single
from diary.domain.record import now
from diary.domain.symptom import SYMPTOMS, Rating, Symptom
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.today.day_view import DayView
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.inputs.rating_scale import RatingRow
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty


class NowView(DayView):
    """The button "Write this down" records these ratings with the present time."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, parent)
        self._shown = Excerpt(period=single(today))
        self._symptoms: tuple[Symptom, ...] = ()
        self.rows: dict[str, RatingRow] = {}
        self._rating = Card(_("How I feel right now"))
        self._place = QVBoxLayout()
        self.keep = Button(_("Write this down"), icon="check")
        self._before = Card(_("Earlier today"))
        self._moments = QGridLayout()
        self._shown_moments: list[tuple[Rating, str]] = []
        self._whole = QVBoxLayout(self)
        self._lines = 1
        self._lay_out()
        self._offer(SYMPTOMS)

    @property
    def title(self) -> str:
        return _("Right now")

    def offer(self, excerpt: Excerpt) -> None:
        wanted = tracked_items.asked_symptoms(self.settings.value.symptoms, excerpt.definitions)
        if wanted != self._symptoms:
            self._offer(wanted)

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        lines = 2 if width_class == theme.NARROW else 1
        if lines != self._lines:
            self._lines = lines
            self._offer(self._symptoms)

    def _offer(self, symptoms: Sequence[Symptom]) -> None:
        former = {key: row.scale.value for key, row in self.rows.items()}
        empty(self._place)
        self._symptoms, self.rows = tuple(symptoms), {}
        for symptom in symptoms:
            row = RatingRow(symptom, two_lines=self._lines == 2, now=True)
            row.show_rating(former.get(symptom.key), None)
            row.scale.rating_changed.connect(lambda _value: self._allow())
            self.rows[symptom.key] = row
            self._place.addWidget(row)
        self._allow()

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        super().show_day(excerpt, day)
        self._shown = excerpt
        timed = [one for one in excerpt.day(day).ratings if one.time is not None]
        self._before.setVisible(bool(timed))
        moments = [
            (one, tracked_items.name_of("symptom", one.symptom, excerpt.definitions))
            for one in sorted(timed, key=_moment, reverse=True)
        ]
        if moments == self._shown_moments:
            return
        self._shown_moments = moments
        empty(self._moments)
        for row, (one, name) in enumerate(moments):
            self._add_moment(row, one, name)

    def focus_first(self) -> None:
        next(iter(self.rows.values())).scale.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_up(self) -> None:
        """Record the ratings if the button was not pressed."""
        self.write_down()

    def write_down(self) -> None:
        """Record the ratings with the present time and clear the scales."""
        rated = {key: row.scale.value for key, row in self.rows.items() if row.scale.value is not None}
        if not rated:
            return
        moment = now().time().replace(second=0)
        changes: list[Change] = []
        for key, value in rated.items():
            changes += evening.rate_now(self._shown, self.day, key, value, moment)
        for row in self.rows.values():
            row.show_rating(None, None)
        self._allow()
        words = ngettext("{n} rating written down, {time}", "{n} ratings written down, {time}", len(rated))
        self.journal.apply(changes, words.format(n=len(rated), time=locale_format.clock(moment)))

    def _allow(self) -> None:
        self.keep.setEnabled(any(row.scale.value is not None for row in self.rows.values()))

    def _add_moment(self, row: int, rating: Rating, name: str) -> None:
        time = locale_format.clock(rating.time) if rating.time else ""
        words = _("{name} {value}").format(name=name, value=locale_format.rating(rating.value))
        away = Button(_("Take away"), kind=QUIET, spoken=_("Take away: {time}, {what}").format(time=time, what=words))
        away.clicked.connect(lambda: self.journal.apply(removed([rating]), _("The rating was taken away")))
        self._moments.addWidget(label(time, "label"), row, 0)
        self._moments.addWidget(label(words, "body", wraps=True), row, 1)
        self._moments.addWidget(away, row, 2)

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setLayout(self._place)
        edge = theme.px(3)
        self._place.setContentsMargins(edge, 0, edge, 0)
        words = _("Written down with the time, beside the evening's rating of the past 24 hours.")
        self._rating.content.addWidget(label(words, "secondary", "ink2", wraps=True))
        self._rating.add_bleeding(holder)
        self._rating.add_ringed(self.keep)
        moments = QWidget()
        moments.setLayout(self._moments)
        self._moments.setContentsMargins(0, 0, 0, 0)
        self._moments.setHorizontalSpacing(theme.px(16))
        self._moments.setColumnStretch(1, 1)
        self._before.add_inset(moments)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(theme.px(16))
        self._whole.addWidget(self._rating)
        self._whole.addWidget(self._before)
        self._whole.addStretch()
        self.keep.clicked.connect(self.write_down)


def _moment(rating: Rating) -> datetime:
    """The sort key of a rating: its time of writing, as one after midnight belongs to the day before."""
    return rating.written


VIEW = NowView
