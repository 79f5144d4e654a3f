"""The navigation rail on the left, with a button for each page, and the menu that replaces it in a narrow window."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from diary import APP_NAME
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.decoration import Decoration
from diary.ui.widgets.label import plain_label, set_tool_tip
from diary.ui.widgets.whole_target import WholeTarget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu


_STACKED, _BESIDE, _LOGO, _EDGES = 74, 56, 62, 36


class RailEntry(Protocol):
    """The properties of a page that the rail needs."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def icon(self) -> str: ...
    @property
    def shortcut(self) -> str: ...
    @property
    def at_foot(self) -> bool: ...


class _RailButton(WholeTarget, QRadioButton):
    """Icon and label of a page, side by side or, in a medium window, stacked."""

    def __init__(self, entry: RailEntry, parent: QWidget) -> None:
        super().__init__(_(entry.name), parent)
        self._icon = entry.icon
        self.is_stacked = False
        self.setFont(theme.font("label"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_(entry.name))
        set_tool_tip(self, _("{page} ({keys})").format(page=_(entry.name), keys=entry.shortcut))

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        if self.is_stacked:
            return QSize(max(theme.px(80), words + theme.px(8)), theme.px(_STACKED))
        return QSize(words + theme.px(24 + 54), theme.px(_BESIDE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = theme.px(2)
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            look = painting.BoxStyle(theme.colour("surface"), theme.colour("line"), 12, width=1)
            painting.paint_box(painter, box, look)
        if chosen:
            bar = QRectF(box.left() - edge, 0, theme.px(4), box.height() / 2)
            bar.moveTop(box.center().y() - bar.height() / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("pri"))
            painter.drawRoundedRect(bar, edge, edge)
        if self.hasFocus():
            inset = theme.px(3)
            painting.paint_focus_ring(painter, box.adjusted(inset, inset, -inset, -inset), 8)
        self._paint_words(painter, box)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        ink = "pri" if self.isChecked() else "ink2"
        picture, side = theme.pixmap(self._icon, ink), theme.px(24)
        painter.setFont(self.font())
        painter.setPen(theme.colour("ink" if self.isChecked() else "ink2"))
        if self.is_stacked:
            painter.drawPixmap(QPoint(round(box.center().x() - side / 2), round(box.top() + theme.px(10))), picture)
            words = box.adjusted(0, theme.px(36), 0, -theme.px(4))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
            return
        painter.drawPixmap(QPoint(round(box.left() + theme.px(13)), round(box.center().y() - side / 2)), picture)
        words = box.adjusted(theme.px(50), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())


class Rail(QWidget):
    """The buttons of the pages; `page_chosen` carries the key of a chosen page, also if it is chosen again."""

    page_chosen = Signal(str)

    def __init__(self, entries: Sequence[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = entries
        self._was_marked = False
        self.setAccessibleName(_("Pages"))
        self._buttons = {entry.key: _RailButton(entry, self) for entry in entries}
        group = QButtonGroup(self)
        self._logo = self._heading()
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self._logo)
        for at_foot in (False, True):
            for entry in entries:
                if entry.at_foot == at_foot:
                    button = self._buttons[entry.key]
                    group.addButton(button)
                    column.addWidget(button)
                    button.toggled.connect(lambda on, key=entry.key: self._on_toggled(key, on))
                    button.pressed.connect(lambda button=button: self._on_pressed(button))
                    button.clicked.connect(lambda _on=False, key=entry.key: self._on_clicked(key))
            if not at_foot:
                column.addStretch()
        self._column = column
        self.set_width_class(theme.WIDE)

    def show_choice(self, key: str) -> None:
        """Mark the page with that key, which is shown or contains the shown page."""
        with QSignalBlocker(self):
            self._buttons[key].setChecked(True)

    def _on_toggled(self, key: str, on: bool) -> None:
        if on:
            self.page_chosen.emit(key)

    def _on_pressed(self, button: QRadioButton) -> None:
        self._was_marked = button.isChecked()

    def _on_clicked(self, key: str) -> None:
        """Emit `page_chosen` also for a click on the marked button, which leads from a view of the page to the page."""
        if self._was_marked:
            self.page_chosen.emit(key)

    def focus_choice(self) -> None:
        """Focus the button of the current page."""
        next(button for button in self._buttons.values() if button.isChecked()).setFocus(Qt.FocusReason.TabFocusReason)

    def set_width_class(self, width_class: str) -> None:
        stacked = width_class == theme.MEDIUM
        self.setVisible(width_class != theme.NARROW)
        self._logo.setVisible(width_class == theme.WIDE)
        for button in self._buttons.values():
            button.is_stacked = stacked
            button.updateGeometry()
        self.setFixedWidth(theme.px(96 if stacked else 176))
        sides, top = (6, 10) if stacked else (10, 22)
        self._column.setContentsMargins(theme.px(sides), theme.px(top), theme.px(sides), theme.px(14))
        self.update()

    def height_for(self, width_class: str) -> int:
        """The required height in pixels for a window of that width class."""
        stacked = width_class == theme.MEDIUM
        return theme.px(len(self._buttons) * (_STACKED if stacked else _BESIDE) + _EDGES + (0 if stacked else _LOGO))

    def menu(self, parent: QWidget) -> "QMenu":
        """The same choices as a menu."""
        from PySide6.QtGui import QAction, QIcon  # noqa: PLC0415 - imported after the first paint
        from PySide6.QtWidgets import QMenu  # noqa: PLC0415 - imported after the first paint

        menu = QMenu(parent)
        menu.setFont(theme.font("button"))
        menu.setStyleSheet(theme.menu_style())
        for entry in self._entries:
            action = QAction(QIcon(theme.pixmap(entry.icon)), _(entry.name), menu)
            action.setCheckable(True)
            action.setChecked(self._buttons[entry.key].isChecked())
            action.triggered.connect(lambda _ticked, key=entry.key: self.page_chosen.emit(key))
            menu.addAction(action)
        return menu

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.fill(painter, QRectF(self.rect()), theme.colour("rail"))
        line = theme.px(1)
        painting.fill(painter, QRectF(self.width() - line, 0, line, self.height()), theme.colour("line"))

    def _heading(self) -> QWidget:
        heading = QWidget(self)
        line = QHBoxLayout(heading)
        line.setContentsMargins(theme.px(8), 0, 0, theme.px(22))
        line.setSpacing(theme.px(12))
        picture = Decoration(theme.logo(40), heading)
        words = plain_label(APP_NAME.replace(" ", "\n"), heading)
        words.setFont(theme.font("label"))
        line.addWidget(picture)
        line.addWidget(words, 1)
        return heading
