"""The evening log: ratings, exercises, treatments and a sentence of one day."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Qt, QTime, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from diary.domain import evening, tracked
from diary.domain.catalogue import exercises
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone, dose_in_short, dose_in_words
from diary.domain.plan import PlanLine, offered_lines
from diary.domain.symptom import SYMPTOMS
from diary.domain.treatment import TREATMENTS
from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui import theme
from diary.ui.open_journal import OpenJournal
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.card import Card
from diary.ui.widgets.rating_scale import RatingRow
from diary.ui.widgets.tick_row import TickRow

_WRITE_AFTER_MS = 500


class TodayPage(QWidget):
    """One day of the diary, from `today` backwards."""

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._today = self._day = today
        self._ratings = {symptom.key: RatingRow(symptom) for symptom in SYMPTOMS}
        self._exercises: dict[str, TickRow] = {}
        self._lines: list[PlanLine] = []
        self._treatments = {one.key: TickRow(_(one.name)) for one in TREATMENTS}
        self._sentence = QPlainTextEdit()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._eyebrow, self._title, self._saved = QLabel(), QLabel(), QLabel()
        self._next = Button("", kind="secondary", icon="chevr", spoken=_("Next day"))
        self._previous = Button("", kind="secondary", icon="chevl", spoken=_("Previous day"))
        self._exercise_card = Card(_("Exercises"))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self.refresh()

    def go_to(self, day: date) -> None:
        """Show another day; days to come are not shown."""
        self._save_sentence()
        self._day = min(day, self._today)
        self.refresh()

    def step(self, days: int) -> None:
        self.go_to(self._day + timedelta(days=days))

    def leave(self) -> None:
        """Take up what is still being typed."""
        self._save_sentence()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room, otherwise one."""
        wide = theme.breadth(self.width()) == theme.WIDE
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)

    def refresh(self) -> None:
        """Show what the diary holds for the day."""
        excerpt = self._excerpt()
        today, yesterday = excerpt.day(self._day), excerpt.day(self._day - timedelta(days=1))
        date_words = QLocale().toString(QDate(self._day.year, self._day.month, self._day.day), "dddd d MMMM")
        self._title.setText(date_words)
        self._eyebrow.setText(_("Today") if self._day == self._today else _("A past day"))
        self._next.setEnabled(self._day < self._today)
        for key, row in self._ratings.items():
            row.show_rating(_value(today, key), _value(yesterday, key))
        self._show_exercises(excerpt)
        done = {one.treatment for one in today.treatments}
        for key, tick in self._treatments.items():
            tick.setChecked(key in done)
        text = today.notes[0].text if today.notes else ""
        if text != self._sentence.toPlainText() and not self._typing.isActive():
            with QSignalBlocker(self._sentence):
                self._sentence.setPlainText(text)

    def show_saved(self, moment: datetime) -> None:
        clock = QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
        self._saved.setText(_("Saved {time}. Kept on this computer as you go.").format(time=clock))

    def show_trouble(self, sentence: str) -> None:
        self._saved.setText(_("{trouble} Your entries are kept in memory.").format(trouble=sentence))

    def _excerpt(self) -> Excerpt:
        try:
            return self._journal.day(self._day)
        except StorageError as error:
            self.show_trouble(str(error))
            return self._journal.blank(self._day)

    def _show_exercises(self, excerpt: Excerpt) -> None:
        lines = offered_lines(excerpt.plan, self._day)
        if lines != self._lines or not self._exercises:
            self._lines = lines
            self._build_exercises(excerpt)
        done = {one.exercise for one in excerpt.exercises if one.day == self._day}
        for line in lines:
            wanted = all if line.choice == "all" else any
            self._exercises[line.id].setChecked(wanted(key in done for key in line.exercises))

    def _build_exercises(self, excerpt: Excerpt) -> None:
        for row in self._exercises.values():
            row.deleteLater()
        self._exercises = {}
        for line in self._lines:
            names = [tracked.name_of("exercise", key, excerpt.definitions) for key in line.exercises]
            known = exercises().get(line.exercises[0])
            single = known if known and (len(names) == 1 or line.choice == "one") else None
            short = dose_in_short(single.dose) if single else ", ".join(names)
            row = TickRow(_(line.name) or names[0], short, dose_in_words(single.dose) if single else short)
            row.clicked.connect(lambda ticked, line=line: self._on_exercise_ticked(line, ticked))
            self._exercises[line.id] = row
            self._exercise_card.content.addWidget(row)

    def _on_exercise_ticked(self, line: PlanLine, ticked: bool) -> None:
        excerpt = self._excerpt()
        changes = []
        keys = line.exercises[:1] if ticked and line.choice == "one" else line.exercises
        for key in keys:
            if not ticked:
                changes += evening.undo_exercise(excerpt, self._day, key)
            elif all(one.exercise != key for one in excerpt.day(self._day).exercises):
                changes += evening.do(excerpt, self._day, ExerciseDone(day=self._day, exercise=key))
        self._journal.apply(changes)

    def _on_rated(self, symptom: str, value: float | None) -> None:
        self._journal.apply(evening.rate(self._excerpt(), self._day, symptom, value))

    def _on_treatment_ticked(self, key: str, ticked: bool) -> None:
        self._journal.apply(evening.treat(self._excerpt(), self._day, key, done=ticked))

    def _save_sentence(self) -> None:
        self._typing.stop()
        self._journal.apply(evening.write(self._excerpt(), self._day, self._sentence.toPlainText()))

    def _connect(self) -> None:
        self._journal.diary_changed.connect(self.refresh)
        self._journal.saved.connect(self.show_saved)
        self._journal.save_failed.connect(self.show_trouble)
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._typing.timeout.connect(self._save_sentence)
        self._sentence.textChanged.connect(lambda: self._typing.start(_WRITE_AFTER_MS))
        for key, row in self._ratings.items():
            row.rating_changed.connect(lambda value, key=key: self._on_rated(key, value))
        for key, tick in self._treatments.items():
            tick.clicked.connect(lambda ticked, key=key: self._on_treatment_ticked(key, ticked))

    def _lay_out(self) -> None:
        for label, role in ((self._eyebrow, "secondary"), (self._title, "title"), (self._saved, "secondary")):
            label.setFont(theme.font(role))
        self._saved.setWordWrap(True)
        self._sentence.setAccessibleName(_("A sentence about today"))
        self._sentence.setTabChangesFocus(True)
        self._sentence.setMinimumHeight(theme.px(88))
        self._sentence.setStyleSheet(
            f"QPlainTextEdit {{ border: {theme.px(2)}px solid {theme.colour('ctl').name()};"
            f" border-radius: {theme.px(12)}px; padding: {theme.px(8)}px;"
            f" background: {theme.colour('surface').name()} }}"
            f"QPlainTextEdit:focus {{ border: {theme.px(3)}px solid {theme.colour('focus').name()} }}"
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scrolled = QScrollArea(self)
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        page = QVBoxLayout(inner)
        page.setContentsMargins(theme.px(28), theme.px(24), theme.px(28), theme.px(12))
        page.setSpacing(theme.px(16))
        page.addLayout(self._header())
        page.addLayout(self._cards())
        page.addStretch()
        scrolled.setWidget(inner)
        whole.addWidget(scrolled, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(28), theme.px(12), theme.px(28), theme.px(16))
        foot.addWidget(self._saved, 1)
        whole.addLayout(foot)

    def _header(self) -> QHBoxLayout:
        header, words = QHBoxLayout(), QVBoxLayout()
        words.addWidget(self._eyebrow)
        words.addWidget(self._title)
        header.addLayout(words, 1)
        header.addWidget(self._previous)
        header.addWidget(self._next)
        return header

    def _cards(self) -> QBoxLayout:
        felt, treated, written = (
            Card(_("How I felt in the past 24 hours")),
            Card(_("Treatments")),
            Card(_("A sentence")),
        )
        ends = QHBoxLayout()
        ends.addWidget(QLabel(_("0 is none")))
        ends.addStretch()
        ends.addWidget(QLabel(_("10 is the worst imaginable")))
        felt.content.addLayout(ends)
        for row in self._ratings.values():
            felt.content.addWidget(row)
        ticks = QGridLayout()
        ticks.setSpacing(0)
        for place, tick in enumerate(self._treatments.values()):
            ticks.addWidget(tick, place // 2, place % 2)
        treated.content.addLayout(ticks)
        written.content.addWidget(self._sentence)
        columns = self._columns
        columns.setSpacing(theme.px(20))
        self._exercise_card.content.setSpacing(0)
        for weight, cards in ((600, (felt, written)), (352, (self._exercise_card, treated))):
            column = QVBoxLayout()
            column.setSpacing(theme.px(16))
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            columns.addLayout(column, weight)
        return columns


def _value(excerpt: Excerpt, symptom: str) -> float | None:
    """The evening's rating, or None where there is none."""
    return next((one.value for one in excerpt.ratings if one.symptom == symptom and one.time is None), None)
