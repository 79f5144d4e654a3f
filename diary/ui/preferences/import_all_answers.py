"""All answers about a file on one page, with the plan of the import below them."""

from collections import abc
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.formats.importing.mapping import Mapping
from diary.i18n import _
from diary.ui import theme
from diary.ui.preferences.import_answers import AnswersCard
from diary.ui.preferences.import_differing import DifferingCard
from diary.ui.preferences.import_menu import MenuButton
from diary.ui.preferences.import_outcome import OutcomeCard, PlanInWords
from diary.ui.preferences.import_shape import ShapeCard
from diary.ui.preferences.import_work import Opened
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.wrapping import flowing


class AllAnswers(QWidget):
    """A menu for every answer.

    `mapping_changed` carries the mapping, `reading_wanted` fields of it that require reading the file again, and
    `form_chosen` the key of another format.
    """

    mapping_changed = Signal(Mapping)
    reading_wanted = Signal(abc.Mapping)
    form_chosen = Signal(str)

    def __init__(self, this_year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened: Opened | None = None
        self._mapping: Mapping | None = None
        self.form = MenuButton(_("Read as"), [("", "")], "")
        self.shape, self.answers = ShapeCard(this_year), AnswersCard()
        self.outcome, self.differing = OutcomeCard(), DifferingCard()
        self.asked = Banner("information")
        self.take = Button(_("Import"), kind=PRIMARY)
        self.questions = Button(_("Back to the questions"))
        self._lay_out()
        self.form.choice_made.connect(self.form_chosen)
        self.shape.parts_changed.connect(self._on_parts_changed)
        self.shape.reading_chosen.connect(self.reading_wanted)
        self.answers.mapping_changed.connect(self._take)
        self.asked.acted.connect(self.answers.focus_open)

    def show_file(self, opened: Opened, mapping: Mapping) -> None:
        """Show the answers about a file; unchanged widgets are kept."""
        if opened is self._opened and mapping == self._mapping:
            return
        self._opened, self._mapping = opened, mapping
        self.form.set_choices(opened.offers, opened.form.key)
        self.shape.show_shape(mapping, opened.preview)
        self.answers.show_answers(opened.preview, mapping, is_kept=opened.is_kept)
        for card in (self.shape, self.answers):
            card.setHidden(card.is_bare)
        self.show_plan(None, "")

    def show_plan(self, preview: PlanInWords | None, asks: str) -> None:
        """Show the plan, or that it is not known yet; `asks` describes the answers that are missing."""
        self.outcome.setHidden(preview is None)
        self.differing.setHidden(preview is None or not preview.plan.differing)
        if preview is not None:
            self.outcome.show_outcome(preview)
            self.differing.show_plan(preview.plan)
        self.asked.hide()
        if asks:
            self.asked.show_words(asks, _("Show me"))

    def forget(self) -> None:
        """Forget the shown state, so that the next file is shown from scratch."""
        self._opened = self._mapping = None
        self.answers.stop()

    def focus_first(self) -> None:
        """Focus the first answer."""
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self.mapping_changed.emit(mapping)

    def _on_parts_changed(self, parts: abc.Mapping[str, object]) -> None:
        if self._mapping is not None:
            mapping = replace(self._mapping, **parts)  # type: ignore[arg-type]  # names come from `ShapeCard`
            self.answers.take_mapping(mapping)
            self._take(mapping)

    def _lay_out(self) -> None:
        whole, recognised = QVBoxLayout(self), Card(_("The file"))
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(14))
        recognised.add_ringed(flowing(titled(_("Recognised as"), self.form)))
        for part in (recognised, self.shape, self.answers, self.outcome, self.differing, self.asked):
            add_layout(whole, within_rings(part, right=False))
        whole.addWidget(flowing(self.questions, self.take, gap=theme.px(8)))
        whole.addStretch(1)
