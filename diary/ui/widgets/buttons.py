"""Buttons with labels (primary, secondary, quiet, destructive), and square ones with an icon."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.label import set_tool_tip

PRIMARY, SECONDARY, QUIET, DESTRUCTIVE, SMALL, ICON, TINTED = (
    "primary",
    "secondary",
    "quiet",
    "destructive",
    "small",
    "icon",
    "tinted",
)
_LONGEST_LINE = 480
"""The maximum width in screen pixels of a label on one line; a longer one wraps, as it could exceed a small window."""
_NARROWEST, _ABOVE_WORDS = 220, 10
_HEIGHTS = {PRIMARY: 52, SECONDARY: 52, QUIET: 44, DESTRUCTIVE: 52, SMALL: 38, ICON: 46, TINTED: 48}


class Pressable(QPushButton):
    """A button that Enter presses as Space does, also outside dialogs."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class Button(Pressable):
    """A button of the design; its label is its accessible name unless another is given."""

    def __init__(  # noqa: PLR0913 - one argument per property
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        kind: str = SECONDARY,
        icon: str = "",
        spoken: str = "",
        icon_last: bool = False,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon = icon
        self._icon_last = icon_last
        self._wraps = False
        self.setFont(theme.font("button" if kind != QUIET else "label"))
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(spoken or text)
        if spoken and not text:
            set_tool_tip(self, spoken)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Change the label; one that is too long for a line wraps, as do all later labels of this button."""
        super().setText(text)
        if not self._wraps and QFontMetrics(self.font()).horizontalAdvance(text) > _LONGEST_LINE:
            self.wrap_label()

    def wrap_label(self) -> None:
        """Let labels that do not fit wrap from now on, such as labels with names of the person's own."""
        self._wraps = True
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)  # `Minimum` would enforce the full label
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)  # `Fixed` would enforce the `sizeHint`
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_label(self, text: str, icon: str, *, spoken: str = "") -> None:
        """Change label, icon and accessible name, which is the label by default.

        A changed name is announced if the button has the focus.
        """
        self._icon = icon
        self.setText(text)
        if (name := spoken or text) != self.accessibleName():
            self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if not self.text():
            return QSize(self._height, self._height)
        width = self._width_of_words() + self._around_words
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), theme.px(_NARROWEST)), whole.height()) if self._wraps else whole

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped label at that width."""
        if not self._wraps:
            return self._height
        place = QRect(0, 0, max(1, width - self._around_words), 1)
        words = QFontMetrics(self.font()).boundingRect(place, Qt.TextFlag.TextWordWrap, self.text()).height()
        return max(self._height, words + theme.px(2 * _ABOVE_WORDS))

    @property
    def _height(self) -> int:
        """The height with a label on one line."""
        return theme.px(_HEIGHTS[self._kind]) + (0 if self._kind == QUIET else 2 * theme.px(painting.RING))

    @property
    def _around_words(self) -> int:
        """The width of icon, padding and focus ring margin."""
        picture = theme.px(34) if self._icon else 0
        return picture + 2 * theme.px(12 if self._kind == QUIET else 22) + 2 * theme.px(painting.RING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ring = theme.px(painting.RING)
        box = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        fill, edge, ink = self._colours()
        painting.paint_box(painter, box, painting.BoxStyle(fill, edge, 12, dashed=not self.isEnabled()))
        if self.hasFocus():
            painting.paint_focus_ring(painter, box, 12)
        self._paint_label(painter, box, ink)

    def _width_of_words(self) -> int:
        """The width of the label on one line, or of its widest line if it is too long."""
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self.text())
        if width <= _LONGEST_LINE:
            return width
        place = QRect(0, 0, _LONGEST_LINE, 1)
        return metrics.boundingRect(place, Qt.TextFlag.TextWordWrap, self.text()).width()

    def _paint_label(self, painter: QPainter, box: QRectF, ink: str) -> None:
        words = self._width_of_words()
        if self._wraps:  # the height of the wrapped label
            room, whole = self.width() - self._around_words, QFontMetrics(self.font()).horizontalAdvance(self.text())
            words = min(whole, room)
        picture = theme.px(24) if self._icon else 0
        between = theme.px(10) if self._icon and words else 0
        left = box.center().x() - (words + picture + between) / 2
        first, second = (words + between, 0) if self._icon_last else (0, picture + between)
        if self._icon:
            top = round(box.center().y() - picture / 2)
            painter.drawPixmap(round(left + first), top, theme.pixmap(self._icon, ink))
        painter.setPen(theme.colour(ink))
        painter.setFont(self.font())
        place = QRectF(left + second, box.top(), words + 1, box.height())
        wrapping = Qt.TextFlag.TextWordWrap if self._wraps else 0
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | wrapping, self.text())

    def _colours(self) -> tuple[QColor, QColor, str]:
        clear = QColor(Qt.GlobalColor.transparent)
        if not self.isEnabled():
            return clear, theme.colour("line"), "ctl"
        active = self.underMouse() or self.isDown()
        if self._kind == PRIMARY:
            fill = theme.colour("prih" if active else "pri")
            return fill, fill, "onpri"
        if self._kind == QUIET:
            return (theme.colour("tint") if active else clear), clear, "pri"
        if self._kind == TINTED:
            return theme.colour("tint"), theme.colour("pri" if active else "tintline"), "tintink"
        ink = "dng" if self._kind == DESTRUCTIVE else "ink"
        edge = theme.colour(ink if active or self._kind == DESTRUCTIVE else "ctl")
        return theme.colour("surface"), edge, ink
