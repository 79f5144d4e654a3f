"""The Visits page: questions for the next visit, and the agreements of former ones.

Other pages open it with `page_wanted.emit("visits")`; `"visits#ask"` focuses the field for a question, `"visits#visit"`
opens the form for a visit.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from diary.domain.change import Change, removed
from diary.domain.excerpt import Excerpt
from diary.domain.visit import Question, Visit, asked_at, asked_questions, keep_visit, latest_first
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page, add_keys, page_margins
from diary.ui.visits.visit_card import VisitCard
from diary.ui.visits.visit_form import VisitForm
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import ICON, Button
from diary.ui.widgets.drafts import Drafts
from diary.ui.widgets.keys import naming_keys
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter, scrolling
from diary.ui.widgets.question_list import QuestionList, QuestionRows

ASK, VISIT = "ask", "visit"


class VisitsPage(Page):
    """The questions on the left, the visits on the right; or, instead, the form of a visit."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, _("Visits and questions"), parent)
        self._back = Button("", kind=ICON, icon="chevl", spoken=naming_keys(_("Back (Alt+Up)")))
        self.questions = QuestionList(today)
        self.asked = QuestionRows(_("Nothing was asked yet."), today)
        self.add = Button(_("Add a visit"), icon="plus")
        self.form = VisitForm(today)
        self._is_form_shown = False
        self._drafts = Drafts(settings.drafts, "visits ")
        self._list, self._around_form = QWidget(), QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._list)
        self._form_place = QVBoxLayout(self._around_form)
        self._visits = QVBoxLayout()
        self._shown_visits: list[tuple[Visit, tuple[Question, ...]]] | None = None
        self._asked_card = Card(_("Asked before"))
        self._lay_out()
        self._connect()

    @property
    def has_unkept(self) -> bool:
        return self._is_form_shown

    def open_place(self, place: str) -> None:
        if place == VISIT:
            self.open_visit(None)
        else:
            self._show_form(shown=False)
            self.questions.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> str:
        return VISIT if self._is_form_shown else ""

    def leave(self) -> None:
        self.questions.take_up()
        self.asked.take_up()

    def close_page(self) -> None:
        if self._is_form_shown:
            self._drafts.keep(VISIT, self.form.former, self.form.fields)

    def focus_first(self) -> None:
        if self._is_form_shown:
            self.form.focus_first()
        else:
            self.questions.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        side, gap = page_margins(width_class)
        ring = theme.px(painting.RING)
        for layout, left in ((self._columns, side), (self._form_place, side - ring)):
            layout.setContentsMargins(left, theme.px(8), beside_gutter(side), gap)
        wide = width_class == theme.WIDE
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.form.set_width_class(width_class)

    def open_visit(self, visit: Visit | None) -> None:
        """Open the form for an existing visit, or None for a new one."""
        self.leave()
        if not self._is_form_shown:
            self.opened_from.remember()
        self.form.show_visit(visit)
        self._drafts.resume(VISIT, visit, self.form.fields)
        self._show_form(shown=True)
        self.form.focus_first()

    def _show_form(self, *, shown: bool) -> None:
        self._is_form_shown = shown
        self._list_area.setVisible(not shown)
        self._form_area.setVisible(shown)
        title = (_("A visit"), _("Visits and questions")) if shown else (_("Visits and questions"), "")
        self.header.show_title(*title)

    def refresh(self) -> None:
        """Show the questions and visits of the diary."""
        excerpt = self.diary_on(self.today)
        if excerpt is None:
            return
        self.questions.show_questions(excerpt.questions, excerpt.visits)
        self.asked.show_questions(asked_questions(excerpt.questions), excerpt.visits)
        self._asked_card.setHidden(self.asked.is_blank)
        self._show_visits(excerpt)

    def _show_visits(self, excerpt: Excerpt) -> None:
        wanted = [(visit, tuple(asked_at(excerpt.questions, visit))) for visit in latest_first(excerpt.visits)]
        if wanted == self._shown_visits:
            return
        self._shown_visits = wanted
        empty(self._visits)
        for visit, asked in wanted:
            card = VisitCard(visit, asked, self.today)
            card.change_wanted.connect(lambda visit=visit: self.open_visit(visit))
            self._visits.addWidget(card)
        if not excerpt.visits:
            words = _("No visit is written down yet. A date to come may be put down as well.")
            self._visits.addWidget(label(words, "body", "ink2", wraps=True))

    def _keep(self, former: Visit | None, wanted: Visit) -> None:
        day = locale_format.long_date(wanted.date)
        self._apply(keep_visit(former, wanted), _("The visit of {day} is saved").format(day=day), "")
        self._close_form()

    def _remove(self, visit: Visit) -> None:
        day = locale_format.long_date(visit.date)
        self._apply(removed([visit]), _("The visit of {day} was deleted").format(day=day), "")
        self._close_form()

    def _close_form(self) -> None:
        self._show_form(shown=False)
        if not self.opened_from.give_back():
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _apply(self, changes: Sequence[Change], notice: str, step: str) -> None:
        self.journal.apply(changes, notice, step)

    def go_back(self) -> bool:
        """Close the form, whose input is kept as a draft, or go to Summary."""
        if self._is_form_shown:
            self._close_form()
            self._drafts.keep(VISIT, self.form.former, self.form.fields)
        else:
            self.page_wanted.emit("summary")
        return True

    def _press_primary(self) -> None:
        if self._is_form_shown:
            self.form.press_save()

    def _connect(self) -> None:
        self._back.clicked.connect(self.go_back)
        self.add.clicked.connect(lambda: self.open_visit(None))
        for part in (self.questions, self.asked):
            part.changes_made.connect(self._apply)
        self.form.saved.connect(self._keep)
        self.form.removed.connect(self._remove)
        self.form.left.connect(self._close_form)
        primary = self._press_primary
        add_keys(self, {"Ctrl+Return": primary, "Ctrl+Enter": primary})

    def _lay_out(self) -> None:
        self.header.before_title.addWidget(self._back)
        to_ask = Card(_("To ask at the next visit"))
        to_ask.add_bleeding(self.questions)
        self._asked_card.add_bleeding(self.asked)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right, self._visits, self._columns):
            column.setSpacing(theme.px(16))
        left.addWidget(to_ask)
        left.addWidget(self._asked_card)
        right.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        add_layout(right, self._visits)
        for column in (left, right):
            column.addStretch()
            add_layout(self._columns, column, 1)
        self._form_place.addWidget(self.form)
        self._form_place.addStretch(1)
        self._list_area, self._form_area = scrolling(self._list), scrolling(self._around_form)
        self.whole.addWidget(self._list_area, 1)
        self.whole.addWidget(self._form_area, 1)
        self._form_area.hide()


PAGE = VisitsPage
