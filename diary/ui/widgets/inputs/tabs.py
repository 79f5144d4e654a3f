"""Tabs in a line, or a button with a menu if they do not fit."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QVBoxLayout, QWidget

from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.label import menu_text
from diary.ui.widgets.layout.group import Group

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_HEIGHT, _PADDING, _MARK, _RADIUS = 48, 18, 4, 6


class Tabs(Group):
    """`tabs` are keys with labels; `chosen` carries the key of the tab that the person chose.

    The line is one tab stop: arrow keys move and select, Home and End go to the ends.
    """

    chosen = Signal(str)

    def __init__(self, name: str, tabs: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = tuple(key for key, _words in tabs)
        self._fits, self._is_compact = True, False
        self.bar, self.menu = _Bar(), SegmentedControl(name, tabs)
        self.menu.set_compact(True)
        self.setAccessibleName(name)
        self.bar.setAccessibleName(name)
        for _key, words in tabs:
            self.bar.addTab(menu_text(words))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignLeft)
        self.bar.currentChanged.connect(self._on_changed)
        self.menu.choice_made.connect(self.choose)
        self._show_fitting()

    @property
    def choice(self) -> str:
        return self.keys[self.bar.currentIndex()]

    def show_choice(self, key: str) -> None:
        """Select a tab; no signal is emitted."""
        with QSignalBlocker(self.bar):
            self.bar.setCurrentIndex(self.keys.index(key))
        self.menu.show_choice(key)
        self.bar.update()

    def choose(self, key: str) -> None:
        """Select a tab as a click does."""
        if key != self.choice:
            self.show_choice(key)
            self.chosen.emit(key)

    def step(self, steps: int) -> None:
        """Move by `steps` tabs, at most to the ends."""
        self.choose(self.keys[min(len(self.keys) - 1, max(0, self.bar.currentIndex() + steps))])

    def set_compact(self, compact: bool) -> None:
        """Switch between the line and the button."""
        self._is_compact = compact
        self._show_fitting()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fits = self.bar.sizeHint().width() <= self.width()
        self._show_fitting()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint no frame."""

    def _show_fitting(self) -> None:
        shows_bar = self._fits and not self._is_compact
        had_focus = self.bar.hasFocus() or self.menu.isAncestorOf(self.window().focusWidget() or self)
        self.bar.setVisible(shows_bar)
        self.menu.setVisible(not shows_bar)
        self.setFocusProxy(self.bar if shows_bar else self.menu)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, at: int) -> None:
        self.menu.show_choice(self.keys[at])
        self.chosen.emit(self.keys[at])


class _Bar(QTabBar):
    """The line of tabs; each has a touch target of at least 48 px."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font("label"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def tabSizeHint(self, index: int) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self._words(index))
        return QSize(words + 2 * theme.px(_PADDING), theme.px(_HEIGHT) + 2 * theme.px(painting.RING))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        hints = [self.tabSizeHint(index) for index in range(self.count())]
        return QSize(sum(hint.width() for hint in hints), max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ignore the wheel, so that the page scrolls."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), self.count() - 1
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _STEPS:
            self.setCurrentIndex(min(last, max(0, self.currentIndex() + _STEPS[key])))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.setCurrentIndex(0 if key == Qt.Key.Key_Home else last)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        ring, mark = theme.px(painting.RING), theme.px(_MARK)
        bottom = self.height() - ring
        painting.fill(painter, QRectF(0, bottom - theme.px(2), self.width(), theme.px(2)), theme.colour("line"))
        for index in range(self.count()):
            place, is_chosen = (
                QRectF(self.tabRect(index)).adjusted(ring, ring, -ring, -ring),
                index == self.currentIndex(),
            )
            painter.setPen(theme.colour("ink" if is_chosen else "ink2"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._words(index))
            if is_chosen:
                under = QRectF(place.left(), bottom - mark, place.width(), mark)
                painting.fill(painter, under, theme.colour("pri"))
                if self.hasFocus():
                    painting.paint_focus_ring(painter, place, _RADIUS)

    def _words(self, index: int) -> str:
        return self.tabText(index).replace("&&", "&")
