""" "When to get help": the static page with the person's numbers, and its printing."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from diary.domain.help.get_help import Act, get_help
from diary.domain.record import now
from diary.i18n import _
from diary.reports.errors import ReportError
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.help.help_view import ReadingView, back_to_help
from diary.ui.help.my_numbers import MyNumber, emergency_number, my_numbers
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.paper.output import Output
from diary.ui.paper.printing import usual_paper
from diary.ui.report_format import page_words
from diary.ui.widgets import painting
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import refilled
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.within_rings import within_rings

if TYPE_CHECKING:
    from diary.reports.summary import Paper

_ICONS = ("bell", "bell", "flag", "flag", "lines")


class GetHelpView(ReadingView):
    """The page, which does not depend on the diary, so that it can be shown over a locked one.

    `change_wanted` asks for the view that edits the numbers. The first group has the emergency number next to it.
    """

    change_wanted = Signal()

    def __init__(self, journal: OpenJournal, settings: OpenSettings, parent: QWidget | None = None) -> None:
        page = get_help()
        super().__init__(page.title, back_to_help(), parent)
        self._settings = settings
        self.output = Output(self, journal)
        self.print = Button(_("Print this page"), icon="print")
        self.change = Button(_("Change"), kind=QUIET, spoken=_("Change my numbers"))
        self.error_banner, self.news = Banner("problem"), Banner("information")
        self._emergency = label("", "heading", wraps=True)
        self._check = label(page.check_number, "secondary", "ink2", wraps=True)
        self._numbers_holder = QWidget()
        self._numbers = QGridLayout(self._numbers_holder)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._setting = Background(self)
        self._lay_out()
        self.print.clicked.connect(self._print)
        self.change.clicked.connect(self.change_wanted)
        self._setting.done.connect(self._on_set)
        self._setting.failed.connect(self._on_failed)
        self.output.done.connect(self._show_news)
        self.output.failed.connect(self._show_error)

    def begin(self) -> None:
        super().begin()
        self.error_banner.hide()
        self.news.hide()
        self.show_numbers()

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        is_narrow = width_class == theme.NARROW
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def show_numbers(self) -> None:
        """Show the current numbers."""
        number = emergency_number(self._settings.value)
        self._emergency.setText(number)
        for part in (self._emergency, self._check):
            part.setVisible(bool(number))
        page = get_help()
        self.area.setAccessibleDescription(" ".join((page.opening, _("Emergency"), number)))
        with refilled(self._numbers_holder):
            for row, (of, shown) in enumerate(my_numbers(self._settings.value)):
                self._numbers.addWidget(label(of, "body", "ink2", wraps=True), row, 0, Qt.AlignmentFlag.AlignTop)
                self._numbers.addWidget(label(shown or _("not filled in"), "label", wraps=True), row, 1)

    def close_view(self) -> None:
        self._setting.close()
        self.output.close()

    def _print(self) -> None:
        self._setting.start(partial(_set_page, my_numbers(self._settings.value), usual_paper()))

    def _on_set(self, pdf: bytes) -> None:
        self.output.print(pdf, usual_paper())

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

    def _lay_out(self) -> None:
        page = get_help()
        opening = label(page.opening, "row", wraps=True)
        opening.setContentsMargins(theme.px(painting.RING), 0, 0, 0)  # aligned with the button's text below it
        self._head.addWidget(opening, 1)
        self._head.addWidget(self.print, alignment=Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        add_layout(self.cards, self._head)
        for banner in (self.error_banner, self.news):
            self.cards.addWidget(banner)
        for place, (group, icon) in enumerate(zip(page.groups, _ICONS, strict=True)):
            card = _card(group, icon, self._emergency if place == 0 else None)
            add_layout(self.cards, within_rings(card, right=False))
        add_layout(self.cards, within_rings(self._numbers_card(), right=False))
        static = label(page.static, "body", "ink2", wraps=True)
        static.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
        self.cards.addWidget(static)
        self.cards.addStretch()

    def _numbers_card(self) -> Card:
        card = Card(_("My numbers"))
        card.heading.addWidget(self.change)
        self._numbers.setHorizontalSpacing(theme.px(24))
        self._numbers.setColumnStretch(1, 1)
        self._numbers.setContentsMargins(0, 0, 0, 0)
        card.content.addWidget(self._numbers_holder)
        card.content.addWidget(self._check)
        return card


def _card(group: Act, icon: str, beside: QWidget | None) -> Card:
    """The card of a group: action, contact and signs, with the widget `beside` it."""
    card = Card(group.act, icon=icon)
    if beside is not None:
        card.content.addWidget(beside)
    card.content.addWidget(label(group.who, "secondary", "ink2", wraps=True))
    signs = QGridLayout()
    signs.setHorizontalSpacing(theme.px(10))
    signs.setVerticalSpacing(theme.px(8))
    signs.setColumnStretch(1, 1)
    for row, sign in enumerate(group.signs):
        signs.addWidget(label("•"), row, 0, Qt.AlignmentFlag.AlignTop)
        signs.addWidget(label(sign.text, "body", wraps=True), row, 1)
    add_layout(card.content, signs)
    return card


def _set_page(numbers: list[MyNumber], paper: "Paper") -> bytes:
    """The page as a PDF; called in a worker thread."""
    from diary.reports.get_help_sheet import get_help_sheet  # noqa: PLC0415 - imported in the worker thread

    return get_help_sheet(get_help(), numbers, paper, made_on=now().date(), words=page_words())
