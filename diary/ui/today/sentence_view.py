"""The note of the day, its audience and author; below it a summary of the day, and the latest note before it."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFontMetrics, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from diary.domain import tracked_items
from diary.domain.excerpt import Excerpt
from diary.domain.note import LONGEST, Note
from diary.domain.period import Period
from diary.domain.sentence import Audience, audience_of, can_be_asked, keep_sentence
from diary.domain.who_wrote import helper_on
from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui import locale_format, theme
from diary.ui.background import Background
from diary.ui.journal.diary_reader import DiaryReader
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.today.day_view import DayView
from diary.ui.widgets.inputs.tick_row import TickRow
from diary.ui.widgets.inputs.typing_timer import TypingTimer
from diary.ui.widgets.label import label, set_ink
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.spoken import say
from diary.ui.widgets.wrapping import FlowLayout

_LINES = {theme.WIDE: 6, theme.MEDIUM: 5, theme.NARROW: 3}
_AROUND_LINES = 40
_SEARCHED_DAYS = 366
_LONGEST_SHOWN = 240


class SentenceView(DayView):
    """Successive edits of the text form a single undo step.

    A new note is private; private and asked about exclude each other. Input is saved half a second after the last key
    press, and every five seconds during continuous typing.
    """

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, parent)
        self._typing = TypingTimer(self)
        self._searching = Background(self)
        self.text = QPlainTextEdit()
        self.asks = TickRow(_("Ask about this at my next visit"))
        self.private = TickRow(_("Private, never on the summary"))
        self._new_line = label(_("Enter makes a new line"), "secondary", "ink2")
        self._too_long = label("", "secondary", wraps=True)
        self.author = QLineEdit()
        self._so_far, self._last = Card(_("This day so far")), Card(_("Written last"))
        self._felt, self._did, self._former = (label("", "body", wraps=True) for _part in range(3))
        self._columns, self._ticks = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _part in range(2))
        self._beside = QWidget()
        self._who = titled(_("Written by, where that is not me"), self.author, inset=False)
        self._lay_out()
        self._connect()

    @property
    def title(self) -> str:
        return _("A sentence about today") if self.day == self.today else _("A sentence about the day")

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        """Show the day's note, unless the field is being edited."""
        if day != self.day:
            self._typing.stop()
            self._too_long.hide()
        super().show_day(excerpt, day)
        self.text.setAccessibleName(_("{title}, {day}").format(title=self.title, day=locale_format.weekday_date(day)))
        self._show_so_far(excerpt.day(day))
        self._show_who()
        if self._typing.is_active or not self._too_long.isHidden():
            return
        note = next(iter(excerpt.day(day).notes), None)
        text, author = (note.text, note.author) if note else ("", helper_on(excerpt, day) or "")
        if text != self.text.toPlainText():
            with QSignalBlocker(self.text):
                self.text.setPlainText(text)
            self.text.moveCursor(QTextCursor.MoveOperation.End)
        if author != self.author.text():
            self.author.setText(author)
        self._show_who()
        self._show_audience(audience_of(note, excerpt.questions))
        self._allow()

    def take_up(self) -> None:
        """Save at once; a text that is too long stays in the field, with a message."""
        self._keep(None)

    def _keep(self, audience: Audience | None) -> None:
        self._typing.stop()
        text = self.text.toPlainText()
        is_too_long = len(text) > LONGEST
        self._too_long.setVisible(is_too_long)
        if is_too_long:
            sentence = _("This text has {n} characters; a note has at most {most}. Please shorten it.")
            n, most = locale_format.number(len(text)), locale_format.number(LONGEST)
            self._too_long.setText(sentence.format(n=n, most=most))
            return
        notice = "" if text.strip() else _("The sentence was taken away")
        author = self.author.text()
        self.journal.change_day(
            self.day,
            lambda excerpt: keep_sentence(excerpt, self.day, text, audience, author),
            notice,
            step="" if notice else f"sentence {self.day}",
        )

    def focus_first(self) -> None:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._searching.start(partial(_latest_note, self.journal.reader, self.day))

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        lines = _LINES[width_class] * QFontMetrics(theme.font("sentence")).lineSpacing()
        self.text.setFixedHeight(lines + theme.px(_AROUND_LINES))
        wide = width_class == theme.WIDE
        for line in (self._columns, self._ticks):
            line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._beside.setVisible(width_class != theme.NARROW)
        self._new_line.setVisible(width_class != theme.NARROW)

    def close_view(self) -> None:
        self._searching.close()

    def _show_so_far(self, shown: Excerpt) -> None:
        symptoms = tracked_items.asked_symptoms(self.settings.value.symptoms, shown.definitions)
        values = {one.symptom: one.value for one in shown.ratings if one.time is None}
        felt = [
            _("{name} {value}").format(name=_(one.name), value=locale_format.rating(values[one.key]))
            for one in symptoms
            if one.key in values
        ]
        did = dict.fromkeys(
            tracked_items.name_of("exercise", one.exercise, shown.definitions) for one in shown.exercises
        )
        self._felt.setText(_(", ").join(felt) or _("No rating yet"))
        self._did.setText(_(", ").join(did) or _("No exercise yet"))

    def _show_who(self) -> None:
        """Ask who writes if that is switched on, or if a helper wrote the shown note."""
        self._who.setVisible(self.settings.value.helper_writes or bool(self.author.text()))

    def _show_former(self, note: Note | None) -> None:
        if note is None:
            self._former.setText(_("Nothing in the year before"))
            return
        text, day = " ".join(note.text.split()), locale_format.short_weekday_date(note.day)
        if len(text) > _LONGEST_SHOWN:
            self._former.setText(_("{day}: a long text, which stands under History").format(day=day))
        else:
            self._former.setText(_("{day}: “{text}”").format(day=day, text=text))

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self._former.setText("")

    def _allow(self) -> None:
        has_text = bool(self.text.toPlainText().strip())
        self.private.setEnabled(has_text)
        self.asks.setEnabled(can_be_asked(self.text.toPlainText()))
        self.author.setEnabled(has_text)

    def _on_asks_ticked(self, on: bool) -> None:
        """Untick private, as a note that is asked about is not private."""
        if on and self.private.isChecked():
            say(self, _("It is not private any more"))
            self.private.show_ticked(False)
        self._keep(Audience(self.private.isChecked(), on))

    def _on_private_ticked(self, on: bool) -> None:
        """Untick asked about, as a private note is not asked about."""
        if on and self.asks.isChecked():
            say(self, _("It is not asked about any more"))
            self.asks.show_ticked(False)
        self._keep(Audience(on, self.asks.isChecked()))

    def _show_audience(self, audience: Audience) -> None:
        self.private.show_ticked(audience.is_private)
        self.asks.show_ticked(audience.is_asked)

    def _on_text_changed(self) -> None:
        self._allow()
        self._typing.start()

    def _connect(self) -> None:
        self._typing.due.connect(self.take_up)
        self._searching.done.connect(self._show_former)
        self._searching.failed.connect(self._on_failed)
        self.text.textChanged.connect(self._on_text_changed)
        self.author.textEdited.connect(lambda _text: self._typing.start())
        self.asks.ticked.connect(self._on_asks_ticked)
        self.private.ticked.connect(self._on_private_ticked)

    def _lay_out(self) -> None:
        self._style_fields()
        flow = FlowLayout(gap=theme.px(12))
        for part in (self.asks, self.private):
            part.is_framed = True
            flow.addWidget(part)
        add_layout(self._ticks, flow, 1)
        self._ticks.addWidget(self._new_line, 0, Qt.AlignmentFlag.AlignRight)
        for words in (self._felt, self._did):
            self._so_far.content.addWidget(words)
        self._last.content.addWidget(self._former)
        for card in (self._so_far, self._last):
            card.content.addStretch()
            self._columns.addWidget(card, 1)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(theme.px(16))
        self._beside.setLayout(self._columns)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(12))
        whole.addWidget(self.text)
        whole.addWidget(self._too_long)
        add_layout(whole, self._ticks)
        whole.addWidget(self._who)
        whole.addWidget(self._beside)
        whole.addStretch()

    def _style_fields(self) -> None:
        self.text.setFont(theme.font("sentence"))
        self.text.setPlaceholderText(_("Nothing written"))
        self.text.setTabChangesFocus(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setStyleSheet(theme.field_style("QPlainTextEdit"))
        set_ink(self._too_long, "dng")
        self._too_long.hide()
        self.author.setAccessibleName(_("Written by, where that is not me"))
        self.author.setPlaceholderText(_("Me"))
        self.author.setMinimumHeight(theme.px(52))
        self.author.setStyleSheet(theme.field_style("QLineEdit"))


def _latest_note(reader: DiaryReader, day: date) -> Note | None:
    """The latest note in the year before `day`; raises `StorageError`."""
    period = Period(day - timedelta(days=_SEARCHED_DAYS), day - timedelta(days=1))
    return max(reader.excerpt(period).notes, key=lambda note: note.day, default=None)


VIEW = SentenceView
