"""The base class of the views of Help, which do not depend on the diary."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from diary.domain.excerpt import Excerpt
from diary.i18n import _
from diary.ui import theme
from diary.ui.page import page_margins
from diary.ui.page_stack import StackedView
from diary.ui.widgets import painting
from diary.ui.widgets.layout.scrolling import beside_gutter, scrolling


class HelpView(StackedView):
    """A view with a `title` that knows nothing of the diary."""

    def __init__(self, title: str, eyebrow: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self._eyebrow = title, eyebrow

    def titles(self, excerpt: Excerpt) -> tuple[str, str]:  # noqa: ARG002 - does not depend on the diary
        return self.title, self._eyebrow


class ReadingView(HelpView):
    """A view of cards to read; it scrolls with the keyboard, as it may have no focusable control."""

    scrolls = False

    def __init__(self, title: str, eyebrow: str, parent: QWidget | None = None) -> None:
        super().__init__(title, eyebrow, parent)
        inner = QWidget()
        self.cards = QVBoxLayout(inner)
        self.cards.setSpacing(theme.px(16))
        self.area: QScrollArea = scrolling(inner)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def begin(self) -> None:
        self.area.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End scroll to the beginning and the end; the scroll area handles the other keys."""
        bar = self.area.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        self.cards.setContentsMargins(side - theme.px(painting.RING), theme.px(8), beside_gutter(side), gap)


def back_to_help() -> str:
    """The caption above the title of a view that is opened from Help."""
    return _("Help")
