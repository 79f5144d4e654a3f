"""One check box for each site of the body, and the code shared by picture and list."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from diary.domain.site import Site, full_name
from diary.domain.symptom import Symptom
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.wrapping import Abreast

_STEPS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
GAP = 16
"""The gap between the feet and the hands."""


class SiteBox(QCheckBox):
    """A check box named "Left foot, sole, toes, numbness", with the description "also tingling".

    It is checked if the symptom of the current layer is marked.
    """

    focused = Signal()

    def __init__(self, site: Site, symptoms: Sequence[Symptom], parent: QWidget) -> None:
        super().__init__(parent)
        self.site = site
        self._names = {symptom.key: symptom.in_sentence for symptom in symptoms}
        self._layer = symptoms[0].key
        self._others: tuple[str, ...] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._describe()

    @property
    def layer(self) -> str:
        """The symptom that is being marked."""
        return self._layer

    @property
    def others(self) -> tuple[str, ...]:
        """The other symptoms marked here, in the order of the symptoms."""
        return self._others

    @property
    def marked(self) -> tuple[str, ...]:
        """All symptoms marked here, in their order."""
        return self._in_order((*self._others, self._layer) if self.isChecked() else self._others)

    def show_marks(self, marked: Sequence[str], layer: str) -> None:
        """Show the stored marks; no signal is emitted."""
        self._layer = layer
        self._others = self._in_order([key for key in marked if key != layer])
        with QSignalBlocker(self):
            self.setChecked(layer in marked)
        self._describe()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass the arrow keys on to the board; Space toggles."""
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _in_order(self, keys: Sequence[str]) -> tuple[str, ...]:
        known = [key for key in self._names if key in keys]
        return (*known, *(key for key in keys if key not in self._names))

    def _describe(self) -> None:
        name = f"{full_name(self.site)}, {self._spoken(self._layer)}"
        also = ", ".join(self._spoken(key) for key in self._others)
        description = _("also {symptoms}").format(symptoms=also) if also else ""
        if name != self.accessibleName():
            self.setAccessibleName(name)
        if description != self.accessibleDescription():
            self.setAccessibleDescription(description)

    def _spoken(self, symptom: str) -> str:
        return _(self._names.get(symptom, symptom))


class SiteBoard(QWidget):
    """The check boxes of the feet or of the hands, as drawings or as a list; each drawing is one tab stop.

    `site_toggled` carries the site and its new state, `layer_wanted` the symptom to mark from now on (keys 1, 2, 3);
    `same_as_yesterday_wanted` asks to copy yesterday's marks (key Y).
    """

    site_toggled = Signal(str, bool)
    layer_wanted = Signal(str)
    same_as_yesterday_wanted = Signal()

    def __init__(self, part: str, symptoms: Sequence[Symptom], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.symptoms = tuple(symptoms)
        self.boxes: dict[str, SiteBox] = {}
        self._columns: list[list[SiteBox]] = []

    def take_columns(self, columns: Sequence[Sequence[SiteBox]]) -> None:
        """Set the columns of check boxes in which the arrow keys move."""
        self._columns = [list(column) for column in columns]
        self.boxes = {box.site.key: box for column in columns for box in column}
        for key, box in self.boxes.items():
            box.toggled.connect(partial(self.site_toggled.emit, key))
            box.focused.connect(partial(self._let_tab_reach, box))
        for drawing in dict.fromkeys(box.site.drawing for box in self.boxes.values()):
            self._let_tab_reach(next(box for box in self.boxes.values() if box.site.drawing == drawing))

    def show_marks(self, marks: Mapping[str, Sequence[str]], layer: str) -> None:
        """Show the symptoms marked at each site, by its key, with `layer` as the one being marked."""
        for key, box in self.boxes.items():
            box.show_marks(marks.get(key, ()), layer)
        self.update()

    def focus(self) -> None:
        """Focus the first drawing, on its last focused region."""
        first = next(iter(self.boxes.values())).site.drawing
        for box in self.boxes.values():
            if box.site.drawing == first and box.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._step(*_STEPS[key])
        elif key == Qt.Key.Key_Y:
            self.same_as_yesterday_wanted.emit()
        elif text.isascii() and text.isdecimal() and 0 < int(text) <= len(self.symptoms):
            self.layer_wanted.emit(self.symptoms[int(text) - 1].key)
        else:
            super().keyPressEvent(event)

    def _step(self, across: int, down: int) -> None:
        """Move the focus to the next check box in a direction; without one it stays."""
        for place, column in enumerate(self._columns):
            for row, box in enumerate(column):
                if box.hasFocus():
                    x, y = place + across, row + down
                    if 0 <= x < len(self._columns) and 0 <= y < len(self._columns[x]):
                        self._columns[x][y].setFocus(Qt.FocusReason.OtherFocusReason)
                    return

    def _let_tab_reach(self, wanted: SiteBox) -> None:
        for box in self.boxes.values():
            if box.site.drawing == wanted.site.drawing:
                reached = Qt.FocusPolicy.StrongFocus if box is wanted else Qt.FocusPolicy.ClickFocus
                box.setFocusPolicy(reached)


def bare(board: QWidget) -> QWidget:
    """Return the board itself, for a page without cards."""
    return board


class Boards(QWidget):
    """The feet and the hands, side by side if they fit; `on_card` places each on its card."""

    site_toggled = Signal(str, bool)
    layer_wanted = Signal(str)
    same_as_yesterday_wanted = Signal()

    def __init__(self, boards: Sequence[SiteBoard], on_card: Callable[[QWidget], QWidget] = bare) -> None:
        super().__init__()
        self.boards = tuple(boards)
        line = Abreast(self, theme.px(GAP))
        for board in self.boards:
            board.site_toggled.connect(self.site_toggled)
            board.layer_wanted.connect(self.layer_wanted)
            board.same_as_yesterday_wanted.connect(self.same_as_yesterday_wanted)
            line.addWidget(on_card(board))

    def show_marks(self, marks: Mapping[str, Sequence[str]], layer: str) -> None:
        """Show the symptoms marked at each site, by its key, with `layer` as the one being marked."""
        for board in self.boards:
            board.show_marks(marks, layer)

    def focus(self) -> None:
        """Focus the first drawing."""
        self.boards[0].focus()
