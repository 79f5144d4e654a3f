"""The card below the passphrase with the outcome for the copies of the diary."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.path_label import PathLabel

if TYPE_CHECKING:
    from diary.storage.safety.protected_words import CopiesSentence

_MOST_NAMED = 200


class CopiesCard(Card):
    """A list of sentences, each above the files that it names; hidden while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The copies of the diary"), parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(6))
        add_layout(self.content, self._lines)
        self._words: list[str] = []
        self.hide()

    @property
    def words(self) -> str:
        """The shown text, line by line."""
        return "\n".join(self._words)

    def show_sentences(self, sentences: "Sequence[CopiesSentence]") -> None:
        """Show the sentences, or hide the card without any; of very many files only the first are named."""
        empty(self._lines)
        self._words = []
        for sentence in sentences:
            if self._words:
                self._lines.addSpacing(theme.px(6))
            self._add(sentence.words, "ink")
            for path in sentence.paths[:_MOST_NAMED]:
                self._add(str(path), "ink2")
            if more := sentence.paths[_MOST_NAMED:]:
                self._add(_("And {n} more.").format(n=len(more)), "ink2")
        self.setVisible(bool(self._words))

    def _add(self, words: str, ink: str) -> None:
        line = PathLabel("body", ink)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.setText(words)
        self._words.append(words)
        self._lines.addWidget(line)
