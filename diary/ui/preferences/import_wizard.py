"""The wizard for import questions, one per page: answer controls, three rows of the file, and the answers so far."""

from collections import abc
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from diary.domain.tracked_items import name_of
from diary.formats.importing.differing import values_of
from diary.formats.importing.examples import examples
from diary.formats.importing.import_steps import DIFFERS, SUM, ImportSteps
from diary.formats.importing.mapping import Mapping
from diary.formats.importing.questions import (
    LETTERS,
    LONG,
    OF_THE_FILE,
    SCALE,
    WORDS,
    ImportQuestion,
    asked_things,
    is_answered,
    questions,
)
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.preferences.import_beside import AnsweredCard, ExamplesCard
from diary.ui.preferences.import_bodies import (
    FileBody,
    LayoutBody,
    LettersBody,
    QuestionBody,
    ReadingBody,
    ScaleBody,
    ThingsBody,
)
from diary.ui.preferences.import_differing import DifferingCard
from diary.ui.preferences.import_foot import ImportNavigation, QuestionProgress
from diary.ui.preferences.import_outcome import PlanInWords
from diary.ui.preferences.import_question import answer_of, title_of
from diary.ui.preferences.import_sum import SumView
from diary.ui.preferences.import_word_numbers import WordsBody
from diary.ui.preferences.import_work import Opened
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.spoken import say
from diary.ui.widgets.wrapping import FlowLayout

_MAIN, _ASIDE = 3, 2


class ImportWizard(QWidget):
    """Asks the `questions`, then about differing entries, and ends with the summary.

    `mapping_changed` carries the mapping with an answer; `reading_wanted` fields of it that require reading the file
    again. `step_changed` is emitted after each step, which also changes `title`.
    """

    mapping_changed = Signal(Mapping)
    reading_wanted = Signal(abc.Mapping)
    step_changed = Signal()
    import_wanted = Signal()
    later_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._opened: Opened | None = None
        self._mapping: Mapping | None = None
        self._preview: PlanInWords | None = None
        self._told_title = ""
        self.steps = ImportSteps()
        self.body: QuestionBody | None = None
        self.differing, self.sum = DifferingCard(), SumView(journal)
        self.place = QuestionProgress()
        self.examples, self.answered = ExamplesCard(), AnsweredCard()
        self.trouble = Banner("information")
        self.ways, self.all = ImportNavigation(), Button(_("All answers on one page"), kind=QUIET)
        self.back, self.later, self.next = self.ways.back, self.ways.later, self.ways.next
        self._whole, self._place, self._columns, self._beside = (
            QVBoxLayout(self),
            QVBoxLayout(),
            QBoxLayout(QBoxLayout.Direction.TopToBottom),
            QWidget(),
        )
        self._lay_out()
        self._connect()

    @property
    def title(self) -> str:
        """The current question as a title."""
        step = self.steps.current
        if self._opened is None or self._mapping is None:
            return ""
        if step == SUM:
            return _("This is what would happen")
        return self._differs() if step == DIFFERS else title_of(step, self._opened.preview, self._mapping)

    def show_file(self, opened: Opened, at: int = 0) -> None:
        """Start the questions about a file at the one with that index."""
        self._opened, self._mapping, self._preview = opened, opened.mapping, None
        asked = questions(opened.preview, opened.preview.mapping)
        if opened.is_kept:
            asked = tuple(one for one in asked if not is_answered(one, opened.mapping))
        self.steps.begin([*asked, *([DIFFERS] if opened.may_differ else [])], at)
        self._bring()

    def take_mapping(self, mapping: Mapping) -> None:
        """Replace the mapping after a change elsewhere, and show the current question again."""
        self._mapping = mapping
        self._bring()

    def show_plan(self, preview: PlanInWords | None) -> None:
        """Show the plan, or that it is not known yet."""
        self._preview = preview
        if preview is not None:
            self.steps.show_differing(bool(preview.plan.differing), is_certain=not preview.plan.asks)
            self.differing.show_plan(preview.plan)
        if self.steps.current in (DIFFERS, SUM):
            self._bring(is_new=False)
        self._show_where()
        if self.title != self._told_title:
            self._told_title = self.title
            self.step_changed.emit()

    def show_taken(self, words: str, trouble: str, *, may_take: bool) -> None:
        """Set the label of the Import button to the number of entries, and show why they cannot be imported yet."""
        if self.steps.current == SUM:
            self.next.show_label(words, "")
            self.next.setEnabled(may_take)
        if trouble and self.steps.current == SUM:
            self.trouble.show_words(trouble, _("Show me"))
        else:
            self.trouble.hide()

    def go_to_open(self) -> None:
        """Show the first unanswered question, or all answers on one page if none of the questions is about it."""
        if self._mapping is not None and self.steps.go_to_open(self._mapping):
            self._bring()
        else:
            self.all_wanted.emit()

    def go_back(self) -> bool:
        """Show the previous question; False at the first one."""
        if not self.steps.go_back():
            return False
        self._bring()
        return True

    def go_on(self) -> None:
        """Show the next question; at the summary, import."""
        if self.steps.current == SUM:
            self.import_wanted.emit()
            return
        if isinstance(self.body, WordsBody):
            self._take(self.body.answer_open())
        parts = self.body.parts if isinstance(self.body, ReadingBody) else {}
        if parts:
            self.reading_wanted.emit(parts)
            return
        self.steps.go_on()
        self._bring()

    def focus_first(self) -> None:
        """Focus the first answer control; while the plan is unknown, a harmless control."""
        if self.body is not None:
            self.body.focus_first()
        else:
            first = self.differing.for_all if self.steps.current == DIFFERS else self.sum.first or self.next
            control = self.all if self._preview is None else first
            control.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Stop creating rows in later event loop iterations."""
        if self.body is not None:
            self.body.stop()

    def take_navigation(self) -> None:
        """Take the navigation buttons into the scroll area, for a window that is too small to have them outside."""
        self._whole.insertWidget(self._whole.count() - 1, self.ways)

    def set_width_class(self, width_class: str) -> None:
        """Lay out for a window that is wide, medium or narrow."""
        is_wide = width_class == theme.WIDE
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self.differing.set_width_class(width_class)
        self.sum.set_width_class(width_class)

    def _bring(self, *, is_new: bool = True) -> None:
        """Show the question of the current step, which is new or has changed."""
        if self._opened is None or self._mapping is None:
            return
        self.stop()
        focused = QApplication.focusWidget()
        had_focus = focused is not None and (self.isAncestorOf(focused) or self.ways.isAncestorOf(focused))
        step = self.steps.current
        self.trouble.hide()
        self.body = self._body(step)
        empty(self._place)
        if self.body is not None:
            self.body.answered.connect(self._take)
            self._place.addWidget(self.body)
        self.differing.setVisible(step == DIFFERS and self._preview is not None)
        self.sum.setVisible(step == SUM and self._preview is not None)
        if step == SUM and self._preview is not None:
            self.sum.show_sum(self._preview, list(self._by_name()))
        self._show_beside()
        self._show_where()
        if is_new:
            self._told_title = self.title
            self.step_changed.emit()
        if had_focus or is_new:
            self.focus_first()

    def _body(self, question: ImportQuestion) -> QuestionBody | None:
        opened, mapping = self._opened, self._mapping
        if opened is None or mapping is None or question in (DIFFERS, SUM):
            return None
        things = asked_things(question, mapping)
        if question.kind in (LETTERS, LONG):
            return (LettersBody if question.kind == LETTERS else LayoutBody)(opened.preview, mapping)
        if question.kind in OF_THE_FILE:
            return FileBody(question, opened.preview, mapping, self._today.year)
        if question.kind == SCALE and things:
            return ScaleBody(things, mapping)
        if question.kind == WORDS and things:
            return WordsBody(things, mapping, opened.counts)
        return ThingsBody(question, opened.preview, mapping)

    def _take(self, mapping: Mapping) -> None:
        """Apply an answer, and drop later questions that it makes unnecessary."""
        if mapping == self._mapping:
            return
        self._mapping = mapping
        if fewer := self.steps.drop_needless(mapping):
            text = ngettext("{n} question fewer.", "{n} questions fewer.", fewer)
            say(self, text.format(n=locale_format.number(fewer)))
        self._show_beside()
        self._show_where()
        self.mapping_changed.emit(mapping)

    def _show_beside(self) -> None:
        """Show the examples with their present values, and the answers so far."""
        opened, mapping = self._opened, self._mapping
        if opened is None or mapping is None:
            return
        step, every = self.steps.current, self.steps.every
        if step in (DIFFERS, SUM):
            self._beside.hide()
            return
        self.examples.show_examples(examples(opened.preview, mapping, step, self._today))
        answers = [
            (at, title_of(one, opened.preview, mapping), answer_of(one, opened.preview, mapping))
            for at, one in enumerate(every[: self.steps.at])
            if one != DIFFERS
        ]
        understood = len(mapping.things) - len({label for one in every for label in one.labels})
        self.answered.show_answers(answers, understood)
        self._beside.show()

    def _show_where(self) -> None:
        """Show the number of the question, and set the label of Next."""
        steps, is_sum = self.steps, self.steps.current == SUM
        place, count = (locale_format.number(one) for one in (steps.at + 1, steps.count))
        self.place.show_place(_("Question {n} of {m}").format(n=place, m=count), steps.at, steps.count)
        self.place.setHidden(is_sum or steps.aside is not None)
        self.back.setVisible(steps.has_former)
        if is_sum and self._preview is not None:
            return
        words = _("Show the sum") if steps.leads_to_sum else _("Next question")
        is_looking = self._preview is None and steps.current in (DIFFERS, SUM)
        self.next.show_label(_("Looking what is new …") if is_looking else words, "")
        self.next.setEnabled(not is_looking)

    def _differs(self) -> str:
        plan = self._preview.plan if self._preview else None
        if plan is None or not plan.differing:
            return _("Looking what is new")
        theirs, ours = values_of(plan.differing[0])
        return _("The file says {theirs}, the diary says {ours}").format(theirs=theirs, ours=ours)

    def _by_name(self) -> dict[str, str]:
        """The labels of the things by their name in the diary."""
        things = self._mapping.things if self._mapping else ()
        named = {thing.shown_name: thing.label for thing in things}
        return named | {name_of(thing.meaning, thing.shown_key, ()): thing.label for thing in things if thing.key}

    def _look_at(self, name: str) -> None:
        """Open the question about one thing again, from the summary."""
        if label_of := self._by_name().get(name):
            self.steps.look_at(label_of)
            self._bring()

    def _go(self, at: int) -> None:
        self.steps.go(at)
        self._bring()

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.later.clicked.connect(self.later_wanted)
        self.all.clicked.connect(self.all_wanted)
        self.answered.change_wanted.connect(self._go)
        self.sum.thing_wanted.connect(self._look_at)
        self.trouble.acted.connect(self.go_to_open)

    def _lay_out(self) -> None:
        beside, main, ends = QVBoxLayout(self._beside), QWidget(), QWidget()
        further = FlowLayout(ends)
        further.addWidget(self.all)
        main.setLayout(self._place)
        for layout in (self._whole, beside, self._place, self._columns):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(theme.px(14))
        for card in (self.examples, self.answered):
            beside.addWidget(card)
        beside.addStretch(1)
        top = Qt.AlignmentFlag.AlignTop
        self._columns.addWidget(main, _MAIN, top)
        self._columns.addWidget(self._beside, _ASIDE, top)
        self._whole.addWidget(self.place)
        add_layout(self._whole, self._columns)
        for widget in (self.differing, self.sum, self.trouble, ends):
            self._whole.addWidget(widget)
        self._whole.addStretch(1)
