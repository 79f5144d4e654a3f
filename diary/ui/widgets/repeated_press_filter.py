"""Debounces keys and mouse buttons, for people with a tremor: a second press within a short time is ignored."""

from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from diary.ui import theme

REPEATED_WITHIN_MS = 300
_SAME_PLACE = 22
"""The distance in design pixels within which presses are at the same place: half of the smallest target."""
_MODIFIERS = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}
_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
_STEPS = {Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal}
_MOVES = {
    *_ARROWS,
    *_STEPS,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}
_WAYS_ON = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}


class _KeyPress(NamedTuple):
    """A key with its modifiers, the time in milliseconds, and the focus widget."""

    key: int
    modifiers: Qt.KeyboardModifier
    time: int
    focused: QWidget | None


class _ButtonPress(NamedTuple):
    """A mouse button, the time in milliseconds, the position on the screen, and the widget there."""

    button: Qt.MouseButton
    time: int
    place: QPointF
    target: QWidget | None


class RepeatedPressFilter(QObject):
    """An event filter that drops the second press within `REPEATED_WITHIN_MS`, by the time stamps of the events.

    A mouse press counts again at another position, on another target at more than half the size of one. A key counts
    again if it navigates (arrows, Home, Tab) or steps (plus, minus), and if it is an auto-repeat. Controls made for
    repeated presses (text fields, spin boxes, lists, sliders, auto-repeat buttons) get every press, unless the press
    before it was on another control.

    It is installed on the windows instead of the application, where it would call Python for every event of every
    object.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key: _KeyPress | None = None
        self._button: _ButtonPress | None = None
        self._taken_key: _KeyPress | None = None
        self._taken_button: _ButtonPress | None = None
        app = QApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch_windows)
        self._watch_new_windows()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent):
            if kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
                return self._take_key(event)
            return self._take_key_release(event)
        if isinstance(event, QMouseEvent) and isinstance(watched, QWindow):
            if kind == QEvent.Type.MouseButtonPress:
                return self._take_button(event, watched)
            if kind == QEvent.Type.MouseButtonDblClick:  # Qt's own event, which follows the press
                return self._is_taken(event)
            if kind == QEvent.Type.MouseButtonRelease:
                return self._take_button_release(event)
        return False

    def _watch_windows(self) -> None:
        for window in QGuiApplication.allWindows():
            window.installEventFilter(self)

    def _watch_new_windows(self) -> None:
        """Watch windows that are about to be shown; menus and calendars are windows that never get the focus."""
        QTimer.singleShot(0, self, self._watch_windows)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Decide about a key press; `ShortcutOverride` precedes the key press, which follows unless there is a
        shortcut."""
        if event.isAutoRepeat() or event.key() in _MODIFIERS:
            return False
        press = _KeyPress(event.key(), event.modifiers(), event.timestamp(), QApplication.focusWidget())
        former, taken = self._key, self._taken_key
        is_taken = taken is not None and press[:3] == taken[:3]
        if not is_taken and (former is None or press[:3] != former[:3]):
            is_taken = former is not None and _repeats_key(former, press)
            self._taken_key = press if is_taken else None
            if not is_taken:
                self._key = press
                self._watch_new_windows()
        if is_taken and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # deliver it as a key press, which is dropped too
        return is_taken

    def _take_key_release(self, event: QKeyEvent) -> bool:
        if self._taken_key is None or event.isAutoRepeat() or event.key() != self._taken_key.key:
            return False
        self._taken_key = None
        return True

    def _take_button(self, event: QMouseEvent, window: QWindow) -> bool:
        target = _target_at(window, event.position())
        press = _ButtonPress(event.button(), event.timestamp(), event.globalPosition(), target)
        is_taken = self._button is not None and _repeats_button(self._button, press)
        self._taken_button = press if is_taken else None
        if not is_taken:
            self._button = press
        return is_taken

    def _take_button_release(self, event: QMouseEvent) -> bool:
        is_taken = self._is_taken(event)
        if is_taken:
            self._taken_button = None
        self._watch_new_windows()
        return is_taken

    def _is_taken(self, event: QMouseEvent) -> bool:
        return self._taken_button is not None and self._taken_button.button == event.button()


def _repeats_key(former: _KeyPress, press: _KeyPress) -> bool:
    if press[:2] != former[:2] or not 0 <= press.time - former.time < REPEATED_WITHIN_MS:
        return False
    if press.key in _MOVES and not press.modifiers & Qt.KeyboardModifier.AltModifier:
        return False
    types = isinstance(press.focused, _texts()) and isinstance(former.focused, _texts())
    return not types or (press.key in _WAYS_ON and press.focused is not former.focused)


def _repeats_button(former: _ButtonPress, press: _ButtonPress) -> bool:
    if press.button != former.button or not 0 <= press.time - former.time < REPEATED_WITHIN_MS:
        return False
    is_same = press.target is not None and press.target is former.target
    if is_same and _is_pressed_often(press.target):
        return False
    way = press.place - former.place
    is_near = max(abs(way.x()), abs(way.y())) <= theme.px(_SAME_PLACE)
    return is_near or (is_same and isinstance(press.target, QAbstractButton))


def _target_at(window: QWindow, place: QPointF) -> QWidget | None:
    """The widget at a position of a window; for the inner parts of a list or a field, the whole control."""
    around = QWidget.find(window.winId())
    target = around.childAt(place.toPoint()) if around is not None else None
    outer = target
    while outer is not None and not outer.isWindow():
        if isinstance(outer, _pressed_often()):
            return outer
        outer = outer.parentWidget()
    return target if target is not None else around


def _is_pressed_often(target: QWidget | None) -> bool:
    return isinstance(target, _pressed_often()) or (isinstance(target, QAbstractButton) and target.autoRepeat())


@cache
def _texts() -> tuple[type[QWidget], ...]:
    from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit  # noqa: PLC0415 - loaded after the first paint

    return QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox


@cache
def _pressed_often() -> tuple[type[QWidget], ...]:
    from PySide6.QtWidgets import QAbstractItemView, QAbstractSlider  # noqa: PLC0415 - loaded after the first paint

    return *_texts(), QAbstractItemView, QAbstractSlider
