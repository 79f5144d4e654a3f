"""A long document of Help, such as the explanation of the figures."""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.help.language_folder import help_file
from diary.i18n import N_, _
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.help.help_view import HelpView, back_to_help
from diary.ui.page import page_margins
from diary.ui.widgets.reading_browser import reading_browser, show_markdown


class Document(NamedTuple):
    """A document of Help: its title, translated where it is shown, and its files in the folder of Help."""

    title: str
    files: tuple[str, ...]


DOCUMENTS: Mapping[str, Document] = {
    "figures": Document(N_("Behind the figures"), ("figures.md", "figures_tables.md")),
    "accessibility": Document(N_("Accessibility report"), ("accessibility.md",)),
}


class DocumentView(HelpView):
    """One of the `DOCUMENTS`, read in a worker thread when it is first shown."""

    scrolls = False

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(_(document.title), back_to_help(), parent)
        self.text = reading_browser(_(document.title), "secondary")
        self._reading = Background(self)
        self._reading.done.connect(self._show_text)
        self._around = QVBoxLayout(self)
        self._around.addWidget(self.text)
        self._reading.start(partial(_text_of, document))

    def focus_first(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        self._around.setContentsMargins(side, theme.px(8), side, gap)

    def close_view(self) -> None:
        self._reading.close()

    def _show_text(self, words: str) -> None:
        show_markdown(self.text, words)


def _text_of(document: Document) -> str:
    """The document as Markdown."""
    return "\n".join(help_file(name).read_text(encoding="utf-8") for name in document.files)
