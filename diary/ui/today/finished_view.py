"""The view after "Finish today": a summary of the saved day, and a light for each evening of the past week."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from diary.charts.exercise_words import minutes_with_derived
from diary.domain import tracked_items
from diary.domain.duration import minutes_of
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.plan.plan import is_done, offered_lines
from diary.domain.symptom import SYMPTOMS, Symptom
from diary.i18n import _, ngettext
from diary.storage.errors import StorageError
from diary.ui import locale_format, theme
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.report_format import charts_wording
from diary.ui.today.day_view import DayView
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.label import plain_label, set_ink, show_emphasis
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.marker import Marker
from diary.ui.widgets.night_scene import NightScene
from diary.ui.widgets.spoken import describe
from diary.ui.widgets.wrapping import FlowLayout

_WEEK = 7


class FinishedView(DayView):
    """The summary, and three buttons: back to the log, to Trends, or closing the window.

    It says that the day is saved only while everything is on disk.
    """

    is_ringed = True

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, parent)
        self._counting = Background(self)
        self._counting.done.connect(self._show_evenings)
        self._counting.failed.connect(self._on_failed)
        self._symptoms: tuple[Symptom, ...] = SYMPTOMS
        self._scene = NightScene()
        self._title, self._count = plain_label(), plain_label()
        self._title.setFont(theme.font("statement"))
        self._title.setWordWrap(True)
        self._count.setFont(theme.font("body-large"))
        self._count.setWordWrap(True)
        set_ink(self._count, "ink2")
        self._facts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._facts.setSpacing(theme.px(28))
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.close_diary = Button(_("Close the diary"), kind=PRIMARY)
        self._lay_out()
        journal.diary_changed.connect(self._name_state)
        journal.saved.connect(self._name_state)
        journal.save_failed.connect(self._name_state)

    def offer(self, excerpt: Excerpt) -> None:
        self._symptoms = tracked_items.asked_symptoms(self.settings.value.symptoms, excerpt.definitions)

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        """Show the entries of `day`; the number of evenings follows when a worker thread has counted them."""
        super().show_day(excerpt, day)
        self._counting.start(partial(self.journal.reader.days_kept, Period(date.min, day)))
        self._name_state()
        empty(self._facts)
        shown = excerpt.day(day)
        ratings = QWidget()
        line = FlowLayout(ratings, theme.px(28))
        for symptom in self._symptoms:
            values = [one.value for one in shown.ratings if one.symptom == symptom.key and one.time is None]
            line.addWidget(_rating_fact(symptom.key, _(symptom.name), values[0] if values else None))
        self._facts.addWidget(ratings, 2)
        self._facts.addWidget(_rule())
        self._facts.addWidget(_fact(_("Exercises"), plain_label(exercises_in_words(excerpt, day))), 1)
        treatments = [
            tracked_items.name_of("treatment", one.treatment, excerpt.definitions) for one in shown.treatments
        ]
        self._facts.addWidget(_rule())
        text = plain_label(", ".join(treatments) or _("None recorded"))
        self._facts.addWidget(_fact(_("Treatments"), text), 1)

    def focus_first(self) -> None:
        self.close_diary.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_view(self) -> None:
        self._counting.close()

    def _name_state(self, _news: object = None) -> None:
        is_kept = not self.journal.queue.unwritten
        if is_kept:
            is_today = self.day == self.today
            self._title.setText(_("That is today written down.") if is_today else _("That is the day written down."))
        else:
            self._title.setText(_("Not saved yet") if self.journal.save_error else _("Being saved…"))
        self._count.setVisible(is_kept)
        describe(self.close_diary, self._title.text())  # read out with the focused button

    def _on_failed(self, error: BaseException) -> None:
        """Omit the number of evenings if it cannot be read."""
        if not isinstance(error, StorageError):
            raise error
        self._count.clear()

    def _show_evenings(self, days: frozenset[date]) -> None:
        """Show the number of days on which the diary was kept (`days`), and light those of the past week."""
        day, count = self.day, len(days)
        self._count.setText(
            ngettext(
                "Your first evening in the diary. Rest well.", "Evening {n} in the diary. Rest well.", count
            ).format(n=locale_format.number(count))
        )
        week = [day - timedelta(days=back) for back in reversed(range(_WEEK))]
        self._scene.show_week([(locale_format.weekday(one), one in days) for one in week])

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        stacked = QBoxLayout.Direction.TopToBottom
        flows = width_class == theme.WIDE
        self._ways.setDirection(QBoxLayout.Direction.LeftToRight if flows else stacked)
        self._facts.setDirection(QBoxLayout.Direction.LeftToRight if flows else stacked)
        self._facts.setSpacing(theme.px(28 if flows else 8))
        self._scene.setVisible(width_class != theme.NARROW)

    def _lay_out(self) -> None:
        card = Card("", self)
        card.set_picture(self._scene)
        card.content.setSpacing(theme.px(10))
        card.content.addSpacing(theme.px(12))
        for label in (self._title, self._count):
            card.content.addWidget(label)
        card.content.addWidget(_rule(lying=True))
        card.content.addSpacing(theme.px(4))
        add_layout(card.content, self._facts)
        card.content.addSpacing(theme.px(16))
        change = Button(_("Change something"))
        trends = Button(_("Look at my trends"), icon="trends")
        change.clicked.connect(self.left)
        trends.clicked.connect(lambda: self.page_wanted.emit("trends"))
        self.close_diary.clicked.connect(self.close_wanted)
        ways = self._ways
        ways.setSpacing(theme.px(4))
        ways.addWidget(change)
        ways.addWidget(trends)
        ways.addStretch()
        ways.addWidget(self.close_diary)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(14))
        add_layout(whole, within_rings(card, right=False))
        add_layout(whole, ways)
        whole.addStretch()


def exercises_in_words(excerpt: Excerpt, day: date) -> str:
    """ "4 of 5, 25 min" ."""
    done = excerpt.day(day).exercises
    lines, keys = offered_lines(excerpt.plan, day), {one.exercise for one in done}
    if not done:
        return _("None recorded")
    count = sum(is_done(line.exercises, line.choice, keys) for line in lines)
    words: list[str] = [_("{n} of {m}").format(n=count, m=len(lines))] if lines else []
    return ", ".join(filter(None, [*words, minutes_with_derived(minutes_of(done), charts_wording())]))


def _rating_fact(key: str, name: str, value: float | None) -> QWidget:
    text = plain_label(_("Not recorded"))
    if value is not None:
        show_emphasis(text, _("<big><b>{n}</b></big> of 10"), n=locale_format.rating(value))
    return _fact(name, text, marker=key)


def _fact(name: str, text: QLabel, marker: str = "") -> QWidget:
    """A widget with a caption above its value."""
    fact = QWidget()
    column = QVBoxLayout(fact)
    column.setContentsMargins(0, 0, 0, 0)
    line = QHBoxLayout()
    if marker:
        line.addWidget(Marker(marker))
    title = plain_label(name)
    title.setFont(theme.font("label"))
    text.setFont(theme.font("body"))
    text.setWordWrap(not marker)
    line.addWidget(title, 1)
    add_layout(column, line)
    column.addWidget(text, 1, Qt.AlignmentFlag.AlignTop)
    return fact


def _rule(*, lying: bool = False) -> QFrame:
    rule = QFrame()
    rule.setAutoFillBackground(True)
    rule.setPalette(QPalette(theme.colour("line")))
    if lying:
        rule.setFixedHeight(theme.px(1))
    else:
        rule.setFixedWidth(theme.px(1))
    return rule


VIEW = FinishedView
