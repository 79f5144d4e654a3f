"""Earlier answers, which can be restored."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.background.answers import BackgroundAnswer, return_of
from diary.domain.background.form import item_named
from diary.domain.background.words import Writing, answer_in_words
from diary.domain.earlier_answers import stood_before
from diary.domain.excerpt import Excerpt
from diary.domain.version import Version
from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui import locale_format, theme
from diary.ui.background import Background
from diary.ui.health.health_view import HealthView
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.page import page_margins
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter
from diary.ui.widgets.wrapping import flowing

_MOST = 100


class EarlierView(HealthView):
    """Answers that were changed on a later day; `read_failed` carries the error message if they cannot be read.

    `way_back` gets the focus if there is nothing to restore.
    """

    read_failed = Signal(str)

    def __init__(self, journal: OpenJournal, way_back: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal, self._way_back = journal, way_back
        self._versions: tuple[Version, ...] = ()
        self._answers: tuple[BackgroundAnswer, ...] = ()
        self._reading = Background(self)
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self.buttons: list[Button] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.px(12))
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(theme.px(12))
        words = _("Answers that were changed or taken away on a later day, the latest change first.")
        self._whole.addWidget(label(words, "body", "ink2", wraps=True))
        add_layout(self._whole, self._cards)
        self._whole.addStretch()

    def titles(self, excerpt: Excerpt) -> tuple[str, str]:  # noqa: ARG002 - does not depend on the diary
        return _("Earlier answers"), _("Health background")

    def begin(self) -> None:
        self._reading.start(partial(self._journal.reader.versions_of_kind, BackgroundAnswer))

    def show_diary(self, excerpt: Excerpt) -> None:
        self._answers = excerpt.background
        self._fill()

    def close_view(self) -> None:
        self._reading.close()

    def _on_read(self, versions: tuple[Version, ...]) -> None:
        self._versions = versions
        self._fill()
        if self.isVisible():
            self.focus_first()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self.read_failed.emit(str(error))

    def _return(self, former: BackgroundAnswer) -> None:
        item = item_named(former.item)
        notice = _("Brought back: {words}").format(words=_(item.label) if item else former.item)
        self.changes_made.emit(return_of(self._answers, former), notice, "")
        self.focus_first()

    def _fill(self) -> None:
        empty(self._cards)
        self.buttons = []
        for version in stood_before(self._versions, self._answers)[:_MOST]:
            former = version.record
            if isinstance(former, BackgroundAnswer):
                self._cards.addWidget(self._card(version, former))
        if not self.buttons:
            self._cards.addWidget(label(_("No answer was changed on a later day yet."), "body", wraps=True))

    def focus_first(self) -> None:
        (*self.buttons, self._way_back)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        self._whole.setContentsMargins(side, theme.px(8), beside_gutter(side), gap)

    def _card(self, version: Version, former: BackgroundAnswer) -> Card:
        item = item_named(former.item)
        words = answer_in_words(item, former, writing()) if item else former.texts
        question = _(item.question) if item else former.item
        card, day = Card(question), locale_format.long_date(version.moment.date())
        text = label("", "body", wraps=True)
        text.setText("\n".join(words))
        until = _("Taken away on {day}") if version.removed else _("Changed on {day}")
        card.content.addWidget(text)
        card.content.addWidget(label(until.format(day=day), "secondary", "ink2", wraps=True))
        spoken = _("{action}: {words}, {when}").format(
            action=_("Bring back"), words=", ".join(words), when=until.format(day=day)
        )
        button = Button(_("Bring back"), spoken=spoken)
        button.clicked.connect(lambda: self._return(former))
        self.buttons.append(button)
        card.add_bleeding(flowing(button))
        return card


def writing() -> Writing:
    """The formats of numbers and dates in the system's locale."""
    return Writing(number=locale_format.rating, dated=locale_format.partial_date)
