"""A segmented control: one of several choices under one border, or a button with a menu if they do not fit."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QRadioButton, QSizePolicy, QWidget

from diary.i18n import _
from diary.ui import symptom_looks, theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import menu_text
from diary.ui.widgets.layout.group import Group
from diary.ui.widgets.spoken import describe, say
from diary.ui.widgets.whole_target import WholeTarget

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_RADIUS, _HEIGHT, _PADDING = 12, 48, 18
_MARKER, _BESIDE_MARKER = 18, 10


class _Segment(WholeTarget, QRadioButton):
    """One of the choices; its parent paints the border."""

    def __init__(self, text: str, marker: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.padding = _PADDING
        self._marker = marker
        self.setAccessibleName(text)
        self.setFont(theme.font("label"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        marker = theme.px(_MARKER + _BESIDE_MARKER) if self._marker else 0
        return QSize(words + marker + 2 * theme.px(self.padding), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        place = QRectF(self.rect())
        if self._marker:
            ink = theme.colour("onpri") if self.isChecked() else theme.symptom_colours(self._marker)[0]
            side, words = theme.px(_MARKER), QFontMetrics(self.font()).horizontalAdvance(self.text())
            left = place.center().x() - (words + side + theme.px(_BESIDE_MARKER)) / 2
            box = QRectF(left, place.center().y() - side / 2, side, side)
            painting.paint_shape(painter, symptom_looks.marker_of(self._marker), ink, box)
            place.setLeft(place.left() + side + theme.px(_BESIDE_MARKER))
        painter.setPen(theme.colour("onpri" if self.isChecked() else "ink"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.text())


class SegmentedControl(QWidget):
    """`choices` are keys with labels; `choice_made` carries the key that the person chose.

    With `has_markers` the keys are symptoms, and each segment shows the symptom's marker.
    """

    choice_made = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        has_markers: bool = False,
    ) -> None:
        super().__init__(parent)
        self._words = dict(choices)
        self._choice = next(iter(self._words))
        self._row = _SegmentRow(name, choices, self, has_markers=has_markers)
        self._button = Button("", self, icon="chevd", icon_last=True)
        self._button.wrap_label()
        self._button.setAccessibleName(name)
        self._name = name
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._row)
        line.addWidget(self._button)
        self._row.chosen.connect(self._choose)
        self._button.clicked.connect(self._open_menu)
        self.set_compact(False)
        self.show_choice(self._choice)

    @property
    def choice(self) -> str:
        return self._choice

    def show_choice(self, key: str, *, quietly: bool = False) -> None:
        """Select a choice; no signal is emitted."""
        self._choice = key
        if key in self._row.keys:
            self._row.show_choice(key)
            describe(self._row, self._row.chosen_in_words, quietly=quietly)
        self._button.setText(self._words[key])
        self._button.setAccessibleName(f"{self._name}: {self._words[key]}")

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Replace the choices of the menu and select the first one; for a compact control."""
        self._words = dict(choices)
        self._choice = next(iter(self._words))
        self._button.setText(self._words[self._choice])
        self._button.setAccessibleName(f"{self._name}: {self._words[self._choice]}")

    def set_compact(self, compact: bool) -> None:
        """Switch between segments and a button with a menu."""
        self._row.setVisible(not compact)
        self._button.setVisible(compact)
        self.setFocusProxy(self._button if compact else self._row)

    def set_padding(self, padding: int) -> None:
        """Set the horizontal padding of the segments, in design pixels."""
        self._row.set_padding(padding)

    def _choose(self, key: str) -> None:
        if key != self._choice:
            self.show_choice(key, quietly=True)
            if not self._row.isHidden():  # the menu button is read with its new name
                say(self._row, self._row.chosen_in_words)
            self.choice_made.emit(key)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setFont(theme.font("button"))
        menu.setStyleSheet(theme.menu_style())
        group = QActionGroup(menu)
        for key, words in self._words.items():
            action = QAction(menu_text(words), group)
            action.setCheckable(True)
            action.setChecked(key == self._choice)
            action.triggered.connect(lambda _ticked, key=key: self._choose(key))
            menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))


class _SegmentRow(Group):
    """The segments under one border: one tab stop, arrow keys move and select."""

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget, *, has_markers: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._segments = {key: _Segment(words, key if has_markers else "", self) for key, words in choices}
        group = QButtonGroup(self)
        line = QHBoxLayout(self)
        ring = theme.px(painting.RING)
        line.setContentsMargins(ring, ring, ring, ring)
        line.setSpacing(0)
        for key, segment in self._segments.items():
            group.addButton(segment)
            line.addWidget(segment)
            segment.toggled.connect(lambda on, key=key: self._on_toggled(key, on))

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self._segments)

    @property
    def chosen_in_words(self) -> str:
        """The selected segment with its position: "..., 2 of 3"."""
        segments = list(self._segments.values())
        place = next(place for place, segment in enumerate(segments, 1) if segment.isChecked())
        words = segments[place - 1].text()
        return _("{choice}, {n} of {m}").format(choice=words, n=place, m=len(segments))

    def set_padding(self, padding: int) -> None:
        for segment in self._segments.values():
            segment.padding = padding
            segment.updateGeometry()

    def show_choice(self, key: str) -> None:
        with QSignalBlocker(self):
            self._segments[key].setChecked(True)
        self.update()

    def _on_toggled(self, key: str, on: bool) -> None:
        if on:
            self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = list(self._segments)
        at = next(place for place, segment in enumerate(self._segments.values()) if segment.isChecked())
        key = Qt.Key(event.key())
        if key in _STEPS:
            at = min(len(keys) - 1, max(0, at + _STEPS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            at = 0 if key == Qt.Key.Key_Home else len(keys) - 1
        else:
            super().keyPressEvent(event)
            return
        self.chosen.emit(keys[at])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ring = theme.px(painting.RING)
        box = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        painting.paint_box(painter, box, painting.BoxStyle(theme.colour("surface"), theme.colour("ctl"), _RADIUS))
        inner = QPainterPath()
        edge = theme.px(2)
        inner.addRoundedRect(box.adjusted(edge, edge, -edge, -edge), theme.px(_RADIUS - 2), theme.px(_RADIUS - 2))
        painter.setClipPath(inner)
        segments = list(self._segments.values())
        for before, segment in zip([None, *segments], segments, strict=False):
            if segment.isChecked():
                painting.fill(painter, QRectF(segment.geometry()), theme.colour("pri"))
            elif before is not None and not before.isChecked():
                painting.fill(
                    painter, QRectF(segment.x(), segment.y(), theme.px(1), segment.height()), theme.colour("line")
                )
        painter.setClipping(False)
        if self.hasFocus():
            painting.paint_focus_ring(painter, box, _RADIUS)
