"""Opens a locked diary with its twelve recovery words, and then asks for a new passphrase."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from diary.domain.word_list import ENGLISH, WordList, word_list
from diary.i18n import _
from diary.storage.errors import NoRecoveryError, StorageError, WrongWordsError
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.protection.blocking_screen import buttons
from diary.ui.protection.new_passphrase_card import NewPassphraseCard
from diary.ui.protection.twelve_fields import TwelveFields, words_to_go
from diary.ui.protection.waiting_button import WaitingButton
from diary.ui.widgets import painting
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.decoration import Decoration
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import scrolling
from diary.ui.widgets.night_picture import NightPicture
from diary.ui.widgets.quiet_timer import COVERED_AFTER_MS, QuietTimer
from diary.ui.widgets.wrapping import Abreast

_PICTURE_WIDTH, _LOW = 340, 700

Run = Callable[[Callable[[], object]], Callable[[], object]]
"""Runs a function in the writing thread; returns a function that waits for its result."""


class RecoveryView(QWidget):
    """`passed`: the diary is open, with a new passphrase or without. `blocked` carries an error of the diary.

    `back_wanted` asks for the passphrase instead. Only all twelve words together are tried.
    """

    passed = Signal()
    blocked = Signal(StorageError)
    back_wanted = Signal()

    def __init__(self, path: Path, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path, self._run = path, run
        self._failures = 0
        self.fields = TwelveFields(word_list() or WordList(ENGLISH, ()))
        self.error_banner = Banner("problem")
        self.open_button = WaitingButton(_("Open the diary"))
        self.back = Button(_("Back to the passphrase"), kind=QUIET, icon="chevl")
        self.show_again = Button(_("Show the words again"))
        self.passphrase = NewPassphraseCard(path, run)
        self._title = label(_("Type your twelve words"), "title", wraps=True)
        self._about = label("", "body", "ink2", wraps=True)
        self._to_go = label("", "secondary", "ink2")
        self._picture = NightPicture()
        self._asked = QStackedWidget()  # constant height, so that nothing moves
        self._opening = Background(self)
        self._quiet = QuietTimer(COVERED_AFTER_MS, self)
        self._lay_out()
        self._connect()
        self._show_count()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._go_back)

    def focus_first(self) -> None:
        """Focus the first incomplete field, or the control that replaces the fields."""
        if self.passphrase.isVisibleTo(self):
            self.passphrase.focus_first()
        elif self.show_again.isVisibleTo(self):
            self.show_again.setFocus()
        else:
            self.fields.focus_current()

    def close_view(self) -> None:
        """Clear the input, and wait for background work."""
        self._quiet.watch(None)
        self.fields.clear()
        self._opening.close()
        self.passphrase.close_card()

    def try_words(self) -> None:
        """Try the twelve words, unless one is missing or the delay is not over."""
        words, path = self.fields.words, self._path
        if self.fields.left or not self.open_button.is_ready or self._opening.is_busy:
            return

        locked = self._run(lambda: None)

        def open_it() -> None:
            from diary.storage.safety.recovery import open_with_words  # noqa: PLC0415 - imported in the worker thread

            locked()  # discard the key that the daily backup still uses
            open_with_words(path, " ".join(words))

        self.error_banner.hide()
        self.open_button.setEnabled(False)
        self._opening.start(open_it)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width_class = theme.width_class(self.width())
        self._picture.setVisible(width_class == theme.WIDE and theme.current().name != "high-contrast")
        self.fields.set_single(width_class == theme.NARROW)
        is_low = self.height() < theme.px(_LOW)
        self.fields.set_low(is_low)
        side = theme.px(56 if width_class == theme.WIDE else 20) - theme.px(painting.RING)
        above = theme.px(5 if is_low else 30)
        self._column.setContentsMargins(side, above, side, above)
        self._column.setSpacing(theme.px(4 if is_low else 12))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._quiet.watch(self.window().windowHandle())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._quiet.watch(None)

    def _go_back(self) -> None:
        """Return to the passphrase, unless the diary is open already."""
        if self._buttons.isVisibleTo(self):
            self.back_wanted.emit()

    def _show_count(self) -> None:
        left = self.fields.left
        self._to_go.setText(words_to_go(left))
        self.open_button.setEnabled(not left and self.open_button.is_ready and not self._opening.is_busy)

    def _on_opened(self) -> None:
        self._quiet.watch(None)
        self.fields.clear()
        self._title.setText(_("The diary is open. Choose a new passphrase"))
        self._about.setText(_("The sheet with the twelve words stays good."))
        self.passphrase.show()
        self.focus_first()
        for part in (self._state, self._asked, self._note, self._buttons, self.error_banner):
            part.hide()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        if isinstance(error, WrongWordsError):
            from diary.storage.safety.recovery import pause_s  # noqa: PLC0415 - imported after the first try

            self._failures += 1
            self.open_button.wait(pause_s(self._failures))
            self._note.hide()
            self.error_banner.show_words(str(error))
            self._show_count()
            self.focus_first()
        elif isinstance(error, NoRecoveryError):
            self.error_banner.show_words(str(error))
            self._show_count()
        else:
            self.blocked.emit(error)

    def _cover(self) -> None:
        """Hide the words after a time without a key press."""
        if not self.passphrase.isVisibleTo(self) and any(field.text() for field in self.fields.fields):
            self._asked.setCurrentIndex(1)
            self.show_again.setFocus()

    def _uncover(self) -> None:
        self._asked.setCurrentIndex(0)
        self._quiet.watch(self.window().windowHandle())
        self.fields.focus_current()

    def _connect(self) -> None:
        self.fields.changed.connect(self._show_count)
        self.fields.entered.connect(self.open_button.setFocus)
        self.open_button.clicked.connect(self.try_words)
        self.open_button.ready.connect(self._show_count)
        self.back.clicked.connect(self.back_wanted)
        self.show_again.clicked.connect(self._uncover)
        self._quiet.quiet.connect(self._cover)
        self._opening.done.connect(lambda _done: self._on_opened())
        self._opening.failed.connect(self._on_failed)
        self.passphrase.passed.connect(self.passed)

    def _lay_out(self) -> None:
        self._about.setText(_("From the sheet “Recovery words”, in its order. Four letters of a word are enough."))
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        note = _("The list of words is the same for everybody. Only all twelve together are tried.")
        self._note = _with_icon("info", label(note, "secondary", "ink2", wraps=True))
        self._buttons = self._row_of_buttons()
        self._state = _with_icon("lock", label(_("The diary is locked"), "label", "ink2"))
        covered = QWidget()
        covered.setLayout(buttons(self.show_again))
        self._asked.addWidget(self.fields)
        self._asked.addWidget(covered)
        for part in (self._state, self._title, self._about):
            add_layout(self._column, _within_rings(part))
        self._column.addWidget(self._asked)
        for part in (self._note, self.error_banner, self.passphrase):
            add_layout(self._column, _within_rings(part))
        self._column.addStretch(1)
        self._column.addWidget(self._buttons)
        self.passphrase.hide()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._picture.setFixedWidth(theme.px(_PICTURE_WIDTH))
        whole.addWidget(self._picture)
        whole.addWidget(scrolling(inner, self), 1)

    def _row_of_buttons(self) -> QWidget:
        holder = QWidget()
        row = Abreast(holder, theme.px(4))
        left = QWidget()
        left.setLayout(buttons(self.open_button, self.back))
        self._to_go.setContentsMargins(0, 0, theme.px(painting.RING), 0)
        self._to_go.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for part in (left, self._to_go):
            row.addWidget(part)
        return holder


def _within_rings(part: QWidget) -> QHBoxLayout:
    """A widget without a focus ring, aligned with the boxes of the buttons."""
    line = QHBoxLayout()
    line.setContentsMargins(theme.px(painting.RING), 0, theme.px(painting.RING), 0)
    line.addWidget(part)
    return line


def _with_icon(icon: str, words: QWidget) -> QWidget:
    holder, picture = QWidget(), Decoration(theme.pixmap(icon, "pri"))
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.px(12))
    line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    return holder
