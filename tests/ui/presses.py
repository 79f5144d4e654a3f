"""Presses as the system sends them, into a window and with the times that they carry."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def window_of(widget: QWidget) -> QWindow:
    """The window that gets the input of a widget."""
    window = widget.window().windowHandle()
    assert window is not None
    return window


def double_click(widget: QWidget) -> None:
    """Click twice on the middle of a widget, 2 ms apart; the second click goes to whatever is there by then."""
    place = widget.mapTo(widget.window(), widget.rect().center())
    QTest.mouseDClick(window_of(widget), Qt.MouseButton.LeftButton, NO_MODIFIER, place)


def press_escape(window: QWidget) -> None:
    """Press Esc where the focus is."""
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)


def click(widget: QWidget) -> None:
    """Click on the middle of a widget, half a second after the click before it."""
    place = widget.mapTo(widget.window(), widget.rect().center())
    QTest.mouseClick(window_of(widget), Qt.MouseButton.LeftButton, NO_MODIFIER, place)


def press(key: Qt.Key, at: int, *, text: str = "", held: bool = False) -> bool:
    """Press a key at a time in milliseconds in the window that has the focus.

    Answers whether a shortcut of that key would be started by it; it is not started.
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
