"""The steps for creating recovery words: shown, printed or copied by hand, then two of them are asked back."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from diary.domain.record import now
from diary.domain.word_list import word_list
from diary.i18n import _
from diary.reports.errors import ReportError
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.paper.output import Output
from diary.ui.paper.printing import usual_paper
from diary.ui.report_format import page_words
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.inputs.asked_words import AskedWords
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.quiet_timer import COVERED_AFTER_MS, QuietTimer
from diary.ui.widgets.twelve_words import TwelveWords
from diary.ui.widgets.wrapping import flowing

if TYPE_CHECKING:
    from diary.reports.summary import Paper


class RecoverySteps(QWidget):
    """`kept` carries the words, and whether two of them were asked back; `declined` is emitted for no words.

    Until then the words exist only in this widget, neither in a file nor on the clipboard. They are hidden after two
    minutes without a key press.
    """

    kept = Signal(tuple, bool)
    declined = Signal()

    def __init__(self, output: Output, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.output = output
        self._words: tuple[str, ...] = ()
        self.error_banner, self.news = Banner("problem"), Banner("information")
        self.list = TwelveWords()
        self._cover_or_list = QStackedWidget()  # constant height, so that nothing below moves
        self.show_again = Button(_("Show the words again"))
        self.paper = SegmentedControl(_("Paper"), [("a4", "A4"), ("letter", _("Letter"))])
        self.print = Button(_("Print the sheet"), icon="print")
        self.go_on = Button(_("I have them on paper"), kind=PRIMARY)
        self.not_now = Button(_("Not now"))
        self.asked = AskedWords()
        self.finish, self.look_again = Button(_("Go on"), kind=PRIMARY), Button(_("Look at the words again"))
        self.skip = Button(_("Do not ask now"))
        self._drawing, self._setting = Background(self), Background(self)
        self._quiet = QuietTimer(COVERED_AFTER_MS, self)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Draw new words, in a worker thread, and show them."""
        self.forget()
        self._show_step(asks=False)

        def draw() -> tuple[str, ...]:
            from diary.storage.safety.recovery import drawn  # noqa: PLC0415 - imported in the worker thread

            return drawn()

        self._drawing.start(draw)

    def forget(self) -> None:
        """Clear the words and the input."""
        self._words = ()
        self._quiet.watch(None)
        self.list.show_words(())
        self.asked.clear()
        for banner in (self.error_banner, self.news):
            banner.hide()

    def focus_first(self) -> None:
        if self._asking.isVisibleTo(self):
            self.asked.focus_first()
        elif self.show_again.isVisibleTo(self):
            self.show_again.setFocus()
        else:
            self.list.focus_word(0)

    def press_primary(self) -> None:
        (self.finish if self._asking.isVisibleTo(self) else self.go_on).click()

    def close_steps(self) -> None:
        """Stop background work."""
        self.forget()
        self._drawing.close()
        self._setting.close()
        self.output.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._quiet.watch(None)

    def _watch(self) -> None:
        if self._words:
            self._quiet.watch(self.window().windowHandle())

    def _on_drawn(self, words: tuple[str, ...]) -> None:
        self._words = words
        self._uncover()

    def _cover(self) -> None:
        self.list.show_words(())
        self._cover_or_list.setCurrentIndex(1)
        if self.isVisible() and not self._asking.isVisibleTo(self):
            self.show_again.setFocus()

    def _uncover(self) -> None:
        self.list.show_words(self._words)
        self._cover_or_list.setCurrentIndex(0)
        self._watch()
        self.focus_first()

    def _print(self) -> None:
        """Typeset the sheet in a worker thread; the PDF is passed only to the printer."""
        paper: Paper = "letter" if self.paper.choice == "letter" else "a4"
        if self._words:
            self._setting.start(_setting(self._words, paper))

    def _on_set(self, pdf: bytes) -> None:
        self.output.print(pdf, self.paper.choice, job=_("Neuropathy Diary, 1 page"))

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, ReportError):
            raise error
        self._show_error(str(error))

    def _show_error(self, sentence: str) -> None:
        self.news.hide()
        self.error_banner.show_words(sentence)

    def _show_news(self, sentence: str) -> None:
        self.error_banner.hide()
        self.news.show_words(sentence)

    def _ask(self) -> None:
        """Ask for two of the words, at random positions."""
        from diary.storage.safety.recovery_check import places  # noqa: PLC0415 - imported after the first paint

        if self._words:
            self.asked.ask(places())
            self._cover()
            self._show_step(asks=True)

    def _check(self) -> None:
        bundled = word_list()
        wanted = tuple(self._words[place - 1] for place in self.asked.places)
        if bundled is not None and tuple(map(bundled.meant, self.asked.typed)) == wanted:
            self._keep(was_asked=True)
            return
        self._show_error(_("These are other words. Please look at your sheet, and type them once more."))
        self.asked.clear()
        self.asked.focus_first()

    def _keep(self, *, was_asked: bool) -> None:
        words = self._words
        self.forget()
        self.kept.emit(words, was_asked)

    def _decline(self) -> None:
        self.forget()
        self.declined.emit()

    def _look_again(self) -> None:
        self._show_step(asks=False)
        self._uncover()

    def _show_step(self, *, asks: bool) -> None:
        self.error_banner.hide()
        self._showing.setVisible(not asks)
        self._asking.setVisible(asks)
        self.focus_first()

    def _connect(self) -> None:
        self._drawing.done.connect(self._on_drawn)
        self._setting.done.connect(self._on_set)
        for work in (self._drawing, self._setting):
            work.failed.connect(self._on_failed)
        self._quiet.quiet.connect(self._cover)
        self.show_again.clicked.connect(self._uncover)
        self.print.clicked.connect(self._print)
        self.go_on.clicked.connect(self._ask)
        self.not_now.clicked.connect(self._decline)
        self.finish.clicked.connect(self._check)
        self.asked.entered.connect(self._check)
        self.look_again.clicked.connect(self._look_again)
        self.skip.clicked.connect(lambda: self._keep(was_asked=False))
        self.output.done.connect(self._show_news)
        self.output.failed.connect(self._show_error)

    def _lay_out(self) -> None:
        self.paper.show_choice(usual_paper())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(14))
        self._showing = Card(_("Twelve words, in case you forget the passphrase"))
        self._asking = Card(_("Is the sheet at hand?"))
        for text, ink in (
            (_("If the passphrase is forgotten, these twelve words open the diary. Nothing else does."), "ink2"),
            (_("Print them, or copy them by hand. They are not saved anywhere, and not shown again later."), "ink"),
        ):
            self._showing.content.addWidget(label(text, "body", ink, wraps=True))
        self._cover_or_list.addWidget(self.list)
        self._cover_or_list.addWidget(flowing(self.show_again, gap=theme.px(4)))
        self._showing.content.addWidget(self._cover_or_list)
        self._showing.add_ringed(titled(_("Paper"), self.paper))
        self._showing.add_ringed(flowing(self.not_now, self.print, self.go_on, gap=theme.px(4)))
        about = _("Please type two of the words from your sheet, so that you know it is good.")
        self._asking.content.addWidget(label(about, "body", "ink2", wraps=True))
        self._asking.add_ringed(self.asked)
        self._asking.add_ringed(flowing(self.look_again, self.skip, self.finish, gap=theme.px(4)))
        for part in (self._showing, self._asking, self.error_banner, self.news):
            whole.addWidget(part)
        whole.addStretch()
        self._asking.hide()


def _setting(words: Sequence[str], paper: "Paper") -> Callable[[], bytes]:
    """A function for any thread that typesets the sheet; it raises `ReportError`."""

    def make() -> bytes:
        from diary.reports.recovery_sheet import recovery_sheet  # noqa: PLC0415 - imported in the worker thread

        return recovery_sheet(words, paper, made_on=now().date(), words=formats)

    formats = page_words()
    return make
