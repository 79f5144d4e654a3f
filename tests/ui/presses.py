"""Sends key and mouse events to windows as the system does, with time stamps."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def window_of(widget: QWidget) -> QWindow:
    """The window that receives the input of a widget."""
    window = widget.window().windowHandle()
    assert window is not None
    return window


def double_click(widget: QWidget) -> None:
    """Click twice on the centre of a widget, 2 ms apart; the second click goes to whatever is there by then."""
    place = widget.mapTo(widget.window(), widget.rect().center())
    QTest.mouseDClick(window_of(widget), Qt.MouseButton.LeftButton, NO_MODIFIER, place)


def press_escape(window: QWidget) -> None:
    """Press Esc in the present focus."""
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)


def click(widget: QWidget) -> None:
    """Click the centre of a widget, half a second after the previous click."""
    place = widget.mapTo(widget.window(), widget.rect().center())
    QTest.mouseClick(window_of(widget), Qt.MouseButton.LeftButton, NO_MODIFIER, place)


def press(key: Qt.Key, at: int, *, text: str = "", held: bool = False) -> bool:
    """Press a key at a time in milliseconds in the focused window.

    Returns whether a shortcut of that key would be triggered, without triggering it.
    """
    window = QGuiApplication.focusWindow()
    assert window is not None
    sent = []
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, NO_MODIFIER, text, held)
        event.setTimestamp(at)
        QCoreApplication.sendEvent(window, event)
        sent.append(event)
    return not sent[0].isAccepted()
