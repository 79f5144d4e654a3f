"""The header of a page: caption, title, and the page's own buttons."""

from PySide6.QtCore import QEvent, QMargins, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import plain_label, set_ink, set_tool_tip
from diary.ui.widgets.layout.nesting import add_layout

_GAP = 12
_WAYS = ((True, True, 1), (False, True, 1), (False, True, 2), (True, False, 1))
"""The layouts for a narrow window, the best first: menu button with text, buttons beside the title, lines of the
title."""


class PageHeader(QWidget):
    """Caption and title; `before_title` and `after_title` are the layouts for buttons.

    In a narrow window it is the top bar with the menu button. If the title does not fit on one line, it is replaced by
    its brief form, if it has one; then the menu button is reduced to its icon, then the title wraps to two lines, and
    finally the page's own buttons move below it.
    """

    menu_wanted = Signal()
    title_changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width_class = theme.WIDE
        self.window_title = self._whole_title = self._brief_title = ""
        self.menu = Button(_("Menu"), self, icon="menu")
        self.menu.clicked.connect(self.menu_wanted)
        self._widths_of_menu = self.menu.sizeHint().width(), self.menu.sizeHint().height()
        self._eyebrow, self._title = plain_label("", self), plain_label("", self)
        self._eyebrow.setFont(theme.font("secondary"))
        set_ink(self._eyebrow, "ink2")
        self.before_title, self.after_title = QHBoxLayout(), QHBoxLayout()
        self.after_title.setSpacing(0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._eyebrow)
        words.addWidget(self._title)
        front = QHBoxLayout()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        for line in (front, self._line):
            line.setSpacing(theme.px(_GAP))
        front.addWidget(self.menu)
        add_layout(front, self.before_title)
        add_layout(front, words, 1)
        add_layout(self._line, front, 1)
        add_layout(self._line, self.after_title)
        self._line.setAlignment(self.after_title, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self.show_title(title)
        self.set_width_class(theme.WIDE)

    @property
    def title(self) -> str:
        return self._whole_title

    def show_title(self, title: str, eyebrow: str | None = None, window_title: str = "", brief: str = "") -> None:
        """Show the title, or `brief` in a narrow window in which the title does not fit on one line.

        `window_title` is the page's part of the window title, by default the title.
        """
        is_new = (window_title or title) != self.window_title
        self.window_title = window_title or title
        self._whole_title, self._brief_title = title, brief
        self._title.setText(title)
        self._title.setAccessibleName(title)
        self._make_room()
        if eyebrow is not None:
            self._eyebrow.setText(eyebrow)
            self._eyebrow.setVisible(bool(eyebrow) and self._width_class != theme.NARROW)
        if is_new:
            self.title_changed.emit()

    def set_width_class(self, width_class: str) -> None:
        self._width_class = width_class
        narrow = width_class == theme.NARROW
        self.menu.setVisible(narrow)
        self._eyebrow.setVisible(not narrow and bool(self._eyebrow.text()))
        self._title.setFont(theme.font("title" if width_class == theme.WIDE else "title-medium"))
        self._make_room()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        """Lay out again if texts or buttons have changed."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return is_done

    def _make_room(self) -> None:
        """In a narrow window, remove the text of the menu button and then move the other buttons down if the title does
        not fit.

        In any other, wrap a title that is too long to two lines.
        """
        is_narrow = self._width_class == theme.NARROW
        self._set_margins()
        title, has_word, is_beside = self._narrow_way() if is_narrow else (self._whole_title, True, True)
        if self._title.text() != title:
            self._title.setText(title)
        wraps = is_narrow or not self._fits(title, has_word=True, is_beside=True, lines=1)
        if self._title.wordWrap() != wraps:
            self._title.setWordWrap(wraps)
        right, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        if bool(self.menu.text()) != has_word:
            self.menu.show_label(_("Menu") if has_word else "", "menu", spoken=_("Menu"))
            set_tool_tip(self.menu, "" if has_word else _("Menu"))
        if self._line.direction() != (wanted := right if is_beside else down):
            self._line.setDirection(wanted)

    def _set_margins(self) -> None:
        """Set the margins so that the box of a left button, which has a focus ring margin, aligns with a title at that
        edge."""
        sides, top = {theme.WIDE: (28, 20), theme.MEDIUM: (20, 8), theme.NARROW: (9, 2)}[self._width_class]
        is_narrow = self._width_class == theme.NARROW
        has_button = not is_narrow and not self.before_title.isEmpty()
        left, right = sides - painting.RING if has_button else sides, max(0, sides - painting.RING)
        margins = QMargins(*(theme.px(one) for one in (left, top, right, 2 if is_narrow else 6)))
        if self._line.contentsMargins() != margins:
            self._line.setContentsMargins(margins)

    def _narrow_way(self) -> tuple[str, bool, bool]:
        """The title in full or brief form, whether the menu button has its text, and whether the buttons are beside the
        title."""
        if self._brief_title:
            for has_word in (True, False):
                for title in (self._whole_title, self._brief_title):
                    if self._fits(title, has_word=has_word, is_beside=True, lines=1):
                        return title, has_word, True
        for has_word, is_beside, lines in _WAYS:
            if self._fits(self._whole_title, has_word=has_word, is_beside=is_beside, lines=lines):
                return self._whole_title, has_word, is_beside
        return self._whole_title, False, False

    def _fits(self, title: str, *, has_word: bool, is_beside: bool, lines: int) -> bool:
        """Whether the title fits on `lines` lines, with the given menu button and position of the other buttons."""
        margins, gap = self._line.contentsMargins(), theme.px(_GAP)
        parts = [self._widths_of_menu[0 if has_word else 1]] if self._width_class == theme.NARROW else []
        parts += [part.sizeHint().width() for part in (self.before_title, self.after_title)[: 2 if is_beside else 1]]
        beside = sum(part + gap for part in parts if part > 0)
        room = self.width() - margins.left() - margins.right() - beside
        metrics, place = QFontMetrics(self._title.font()), QRect(0, 0, max(1, room), 1)
        needed = metrics.boundingRect(place, Qt.TextFlag.TextWordWrap, title)
        return (
            needed.width() <= room and needed.height() < (lines + 0.5) * metrics.lineSpacing()
        )  # line heights are rounded up

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._width_class == theme.NARROW:
            painter = QPainter(self)
            painting.fill(painter, QRectF(self.rect()), theme.colour("rail"))
            line = theme.px(1)
            painting.fill(painter, QRectF(0, self.height() - line, self.width(), line), theme.colour("line"))
