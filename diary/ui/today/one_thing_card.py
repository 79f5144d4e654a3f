"""The card for the one thing that matters: asked once a week, and shown on days with a rating."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.domain import evening
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.measurement import Measurement
from diary.domain.one_thing import EACH_DAYS, as_rated, ends_in_words, is_due
from diary.domain.period import Period
from diary.domain.symptom import HIGHEST, LOWEST
from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui import locale_format
from diary.ui.background import Background
from diary.ui.journal.diary_reader import DiaryReader
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.widgets.inputs.rating_scale import RatingScale
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout


class OneThingCard(Card):
    """Hidden until it is known to be due; the week before the day is read in a worker thread."""

    def __init__(self, journal: OpenJournal, parent: QWidget | None = None) -> None:
        super().__init__(_("The one thing that matters"), parent)
        self._journal = journal
        self._day = date.min
        self._definition: Definition | None = None
        self._known: tuple[date, str] | None = None
        self._is_due = self._is_narrow = False
        self.scale: RatingScale | None = None
        self._question = label("", "body", wraps=True)
        self._low, self._high = label("", "caption", "ink2"), label("", "caption", "ink2")
        self._holder = QWidget()
        self._place = QVBoxLayout(self._holder)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._reading = Background(self)
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self.content.addWidget(self._question)
        ends = QHBoxLayout()
        ends.addWidget(self._low)
        ends.addStretch()
        ends.addWidget(self._high)
        add_layout(self.content, ends)
        self.add_ringed(self._holder)
        self.hide()

    def show_day(self, excerpt: Excerpt, day: date, definition: Definition) -> None:
        """Show the rating of the day, or without one the question if it is due."""
        if (definition.id, definition.name) != (self._definition and (self._definition.id, self._definition.name)):
            self._definition = definition
            self._build(definition)
        self._day = day
        rated = {one.day: one.value for one in excerpt.measurements if one.quantity == definition.key}
        if self.scale is not None:
            self.scale.show_rating(rated.get(day), None)
        asked = day, definition.key
        self.setVisible(day in rated or (self._known == asked and self._is_due))
        if self._known != asked:
            self._known, self._is_due = asked, False
            self._reading.start(partial(_rated_before, self._journal.reader, day))

    def set_narrow(self, *, narrow: bool) -> None:
        """Give the scale two rows of cells in a narrow window."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            if self._definition is not None:
                self._build(self._definition)

    def close_card(self) -> None:
        self._reading.close()

    def _build(self, definition: Definition) -> None:
        asked = as_rated(definition)
        value = self.scale.value if self.scale is not None else None
        empty(self._place)
        spoken = _("{question} {ends}").format(question=asked.question, ends=ends_in_words(definition))
        self.scale = RatingScale(asked, two_lines=self._is_narrow, asks=spoken)
        self.scale.show_rating(value, None)
        self.scale.rating_changed.connect(self._rate)
        self._question.setText(asked.question)
        for words, number, end in ((self._low, LOWEST, asked.low), (self._high, HIGHEST, asked.high)):
            words.setText(_("{number} {words}").format(number=locale_format.number(number), words=end))
        self._place.addWidget(self.scale)

    def _rate(self, value: float | None) -> None:
        if self._definition is not None:
            day, key = self._day, self._definition.key
            self._is_due = True  # after its removal it is due again
            self._journal.change_day(
                day, lambda excerpt: evening.measure(excerpt, day, key, value), step=f"one thing {day}"
            )

    def _on_read(self, read: tuple[date, Sequence[Measurement]]) -> None:
        day, measurements = read
        if self._definition is not None and self._known == (day, self._definition.key):
            self._is_due = is_due(measurements, self._definition.key, day)
            if self._is_due:
                self.show()

    def _on_failed(self, error: BaseException) -> None:
        """Ignore the error, which is reported elsewhere."""
        self._known = None
        if not isinstance(error, StorageError):
            raise error


def _rated_before(reader: DiaryReader, day: date) -> tuple[date, Sequence[Measurement]]:
    """The day, and the measurements of the week before it; called in a worker thread."""
    week = Period(day - timedelta(days=EACH_DAYS - 1), day - timedelta(days=1))
    return day, reader.excerpt(week).measurements
