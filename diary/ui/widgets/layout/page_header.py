"""The head of a page: a small line, the title, and the page's own buttons."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import plain_label, set_ink
from diary.ui.widgets.layout.nesting import add_layout


class PageHeader(QWidget):
    """Eyebrow and title; `before_title` and `after_title` are the places for buttons.

    In a narrow window it is the bar at the top, with the button for the menu.
    """

    menu_wanted = Signal()
    title_changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width_class = theme.WIDE
        self.window_title = ""
        self.menu = Button(_("Menu"), self, icon="menu")
        self.menu.clicked.connect(self.menu_wanted)
        self._eyebrow, self._title = plain_label("", self), plain_label("", self)
        self._eyebrow.setFont(theme.font("secondary"))
        set_ink(self._eyebrow, "ink2")
        self.before_title, self.after_title = QHBoxLayout(), QHBoxLayout()
        self.after_title.setSpacing(0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._eyebrow)
        words.addWidget(self._title)
        self._line = QHBoxLayout(self)
        self._line.setSpacing(theme.px(12))
        self._line.addWidget(self.menu)
        add_layout(self._line, self.before_title)
        add_layout(self._line, words, 1)
        add_layout(self._line, self.after_title)
        self._line.setAlignment(self.after_title, Qt.AlignmentFlag.AlignVCenter)
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
        self._title.setWordWrap(narrow)
        self._title.setFont(theme.font("title" if width_class == theme.WIDE else "title-medium"))
        sides, top = {theme.WIDE: (28, 20), theme.MEDIUM: (20, 8), theme.NARROW: (9, 2)}[width_class]
        bottom = 2 if narrow else 6
        right = max(0, sides - 5)
        self._line.setContentsMargins(theme.px(sides), theme.px(top), theme.px(right), theme.px(bottom))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._width_class == theme.NARROW:
            painter = QPainter(self)
            painting.fill(painter, QRectF(self.rect()), theme.colour("rail"))
            line = theme.px(1)
            painting.fill(painter, QRectF(0, self.height() - line, self.width(), line), theme.colour("line"))
