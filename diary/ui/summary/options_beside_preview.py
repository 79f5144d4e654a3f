"""The options beside the preview; in a smaller window one of them at a time."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.page import page_margins
from diary.ui.paper.beside_preview import show_beside
from diary.ui.summary.output_buttons import OutputButtons
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter, scrolling


class OptionsBesidePreview:
    """`line` contains both: on the left the scrolling `options`, with the fixed `news` and `foot` below.

    `turn_button`, which the page places, switches between them if there is no room for both.
    """

    def __init__(self, options: QWidget, news: Sequence[QWidget], foot: OutputButtons, preview: QWidget) -> None:
        self.turn_button = Button(_("Show the page"), icon="summary")
        self.shows_page = False
        self._width_class, self._foot, self._preview = theme.WIDE, foot, preview
        self._options, self._news = options, QVBoxLayout()
        self.left = QWidget()
        left = QVBoxLayout(self.left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(scrolling(options), 1)
        for message in news:
            self._news.addWidget(message)
        add_layout(left, self._news)
        left.addWidget(foot)
        self.line = QHBoxLayout()
        self.line.setSpacing(theme.px(4))
        self.line.addWidget(self.left)
        self.line.addWidget(preview, 1)

    @property
    def is_page_alone(self) -> bool:
        """Whether the preview is shown instead of the options."""
        return self.shows_page and self._width_class != theme.WIDE

    def set_width_class(self, width_class: str) -> None:
        self._width_class = width_class
        self.show()

    def turn(self) -> None:
        """Switch between options and preview, if there is no room for both."""
        self.shows_page = not self.shows_page
        self.show()

    def show(self) -> None:
        """Show options and preview side by side, or one of them."""
        wide = self._width_class == theme.WIDE
        show_beside(self.left, self._preview, is_wide=wide, shows_page=self.shows_page)
        self._set_margins(is_alone=not wide and not self.shows_page)
        self.turn_button.setVisible(not wide)
        if self._width_class == theme.NARROW:
            self.turn_button.show_label(_("Options") if self.shows_page else _("Preview"), "")
        else:
            words = _("Show the options") if self.shows_page else _("Show the page")
            self.turn_button.show_label(words, "summary")

    def _set_margins(self, *, is_alone: bool) -> None:
        """If the options are alone, their scroll bar is at the edge of the window, as on every page."""
        (side, gap), ring = page_margins(self._width_class), theme.px(painting.RING)
        beside = beside_gutter(side - ring) if is_alone else ring
        self.line.setContentsMargins(side - ring, 0, 0 if is_alone else side, gap)
        if column := self._options.layout():
            column.setContentsMargins(0, 0, beside, 0)
        beside += theme.px(theme.SCROLL_BAR)
        self._news.setContentsMargins(ring, 0, beside + ring, 0)
        self._foot.set_right_margin(beside)
