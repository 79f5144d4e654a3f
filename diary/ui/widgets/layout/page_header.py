"""The head of a page: a small line, the title, and the page's own buttons."""

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import plain_label, set_ink, set_tool_tip
from diary.ui.widgets.layout.nesting import add_layout

_GAP = 12


class PageHeader(QWidget):
    """Eyebrow and title; `before_title` and `after_title` are the places for buttons.

    In a narrow window it is the bar at the top, with the button for the menu. Where the title would need more than two
    lines there, the button for the menu has its icon alone, and where that is not enough, the page's own buttons stand
    below the title.
    """

    menu_wanted = Signal()
    title_changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width_class = theme.WIDE
        self.window_title = ""
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
        return self._title.text()

    def show_title(self, title: str, eyebrow: str | None = None, window_title: str = "") -> None:
        """Show the title; `window_title` is what the window's title says of the page, by default the same."""
        is_new = (window_title or title) != self.window_title
        self.window_title = window_title or title
        self._title.setText(title)
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
        sides, top = {theme.WIDE: (28, 20), theme.MEDIUM: (20, 8), theme.NARROW: (9, 2)}[width_class]
        bottom = 2 if narrow else 6
        right = max(0, sides - 5)
        self._line.setContentsMargins(theme.px(sides), theme.px(top), theme.px(right), theme.px(bottom))
        self._make_room()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        """Other words or buttons may need other room."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return is_done

    def _make_room(self) -> None:
        """In a narrow window, first take the word of the button for the menu away, then move the other buttons down; in
        any other let a title that is too long stand on two lines."""
        is_narrow = self._width_class == theme.NARROW
        if self._title.wordWrap() != (wraps := is_narrow or not self._fits(has_word=True, is_beside=True, lines=1)):
            self._title.setWordWrap(wraps)
        ways = ((True, True), (False, True), (True, False))
        fitting = (way for way in ways if self._fits(has_word=way[0], is_beside=way[1], lines=2))
        has_word, is_beside = next(fitting, (False, False)) if is_narrow else (True, True)
        right, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        if bool(self.menu.text()) != has_word:
            self.menu.show_label(_("Menu") if has_word else "", "menu", spoken=_("Menu"))
            set_tool_tip(self.menu, "" if has_word else _("Menu"))
        if self._line.direction() != (wanted := right if is_beside else down):
            self._line.setDirection(wanted)

    def _fits(self, *, has_word: bool, is_beside: bool, lines: int) -> bool:
        """Whether the title has room on so many lines, with the word of the button for the menu, the others beside."""
        margins, gap = self._line.contentsMargins(), theme.px(_GAP)
        parts = [self._widths_of_menu[0 if has_word else 1]] if self._width_class == theme.NARROW else []
        parts += [part.sizeHint().width() for part in (self.before_title, self.after_title)[: 2 if is_beside else 1]]
        beside = sum(part + gap for part in parts if part > 0)
        room = self.width() - margins.left() - margins.right() - beside
        metrics, place = QFontMetrics(self._title.font()), QRect(0, 0, max(1, room), 1)
        needed = metrics.boundingRect(place, Qt.TextFlag.TextWordWrap, self._title.text())
        return needed.width() <= room and needed.height() <= lines * metrics.lineSpacing()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._width_class == theme.NARROW:
            painter = QPainter(self)
            painting.fill(painter, QRectF(self.rect()), theme.colour("rail"))
            line = theme.px(1)
            painting.fill(painter, QRectF(0, self.height() - line, self.width(), line), theme.colour("line"))
