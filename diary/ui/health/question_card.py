"""One question of the form, with the field for its answer."""

from datetime import date

from PySide6.QtWidgets import QWidget

from diary.domain.background.question import FormItem
from diary.i18n import _
from diary.ui.health.answer_field import field_for
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card


class QuestionCard(Card):
    """The question as the heading, with its hint and its input field."""

    def __init__(self, item: FormItem, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_(item.question), parent)
        self.field = field_for(item, today)
        if item.hint:
            self.content.addWidget(label(_(item.hint), "secondary", "ink2", wraps=True))
        self._known = label("", "body", "ink", wraps=True)
        self._known.hide()
        self.content.addWidget(self._known)
        (self.add_bleeding if self.field.has_rows else self.add_ringed)(self.field)

    def show_known(self, words: str) -> None:
        """Show what the diary has already recorded, above the field; nothing for an empty text."""
        self._known.setText(words)
        self._known.setVisible(bool(words))
