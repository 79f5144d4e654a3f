"""A button with a menu of choices. The menu is created when first opened: a file may need hundreds of them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import menu_text

_WIDEST, _SIDE, _PICTURE, _ABOVE = 220, 18, 34, 12


class MenuButton(Button):
    """Shows the current choice, wrapping long text; `choice_made` carries the key of a new one."""

    choice_made = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], choice: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._name = name
        self._words = dict(choices)
        self._choice = choice
        self._menu: QMenu | None = None
        self.show_choice(choice)
        self.clicked.connect(self._open_menu)

    @property
    def choice(self) -> str:
        return self._choice

    def show_choice(self, key: str) -> None:
        """Show a choice; emits no signal."""
        self._choice = key
        self.setText(self._words[key])
        self.setAccessibleName(f"{self._name}: {self._words[key]}")
        self.updateGeometry()

    def set_choices(self, choices: Sequence[tuple[str, str]], choice: str) -> None:
        """Replace the choices."""
        self._words = dict(choices)
        self.show_choice(choice)

    def sizeHint(self) -> QSize:
        words, ring = self._room_of_words(), 2 * theme.px(painting.RING)
        width = words.width() + theme.px(_PICTURE + 2 * _SIDE) + ring
        return QSize(width, max(super().sizeHint().height(), words.height() + 2 * theme.px(_ABOVE) + ring))

    def _paint_label(self, painter: QPainter, box: QRectF, ink: str) -> None:
        side, picture = theme.px(_SIDE), theme.pixmap("chevd", ink)
        painter.setPen(theme.colour(ink))
        painter.setFont(self.font())
        place = box.adjusted(side, 0, -side - theme.px(_PICTURE), 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, left | Qt.TextFlag.TextWordWrap, self.text())
        top = round(box.center().y() - theme.px(24) / 2)
        painter.drawPixmap(round(box.right() - side - theme.px(24)), top, picture)

    def _room_of_words(self) -> QSize:
        most = QRect(0, 0, theme.px(_WIDEST), 10_000)
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        size = QFontMetrics(self.font()).boundingRect(most, flags.value, self.text()).size()
        return size + QSize(2, 0)

    def _choose(self, key: str) -> None:
        if key != self._choice:
            self.show_choice(key)
            self.choice_made.emit(key)

    def _open_menu(self) -> None:
        """Fill the menu and open it."""
        if self._menu is None:
            self._menu = QMenu(self)
            self._menu.setFont(theme.font("button"))
            self._menu.setStyleSheet(theme.menu_style())
        self._menu.clear()
        for key, words in self._words.items():
            action = self._menu.addAction(menu_text(words))
            action.setCheckable(True)
            action.setChecked(key == self._choice)
            action.triggered.connect(lambda _ticked, key=key: self._choose(key))
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
