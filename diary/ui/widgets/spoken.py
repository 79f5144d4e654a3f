"""Screen reader announcements; the only module that makes them.

Windows and macOS speak announcement events. Orca up to version 43 does not support them, but speaks a changed
description of the focused object; so each message is sent both ways. The description is restored when the focus leaves.
"""

from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from diary.i18n import _


class _Held(NamedTuple):
    """The widget whose description is replaced at the moment, and its own description."""

    widget: QWidget
    own: str


_held: list[_Held] = []
"""At most one: the focus widget."""
_followed: list[bool] = []
_said: set[str] = set()


def say(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Announce `words` once; queued after the current speech, or immediately if urgent.

    Repeated announcements of the same text within one event loop iteration are made once.
    """
    if words in _said:
        return
    _said.add(words)
    QTimer.singleShot(0, _forget_said)
    _announce(widget, words, urgent=urgent)
    show_to_orca(words)


def say_opened(widget: QWidget, *names: str) -> None:
    """Announce that further fields have appeared below the pressed control; `names` are their names in order."""
    say(widget, _("Opened below: {parts}").format(parts=_(", ").join(names)))


def say_closed(widget: QWidget, *names: str) -> None:
    """Announce that these fields below the pressed control have disappeared."""
    say(widget, _("Closed: {parts}").format(parts=_(", ").join(names)))


def show_to_orca(words: str) -> None:
    """Announce `words` with Orca only, as other screen readers announce this by themselves."""
    focused = QApplication.focusWidget()
    if focused is not None:
        _hold(focused, own_description(focused))
        _show(focused, words)


def _forget_said() -> None:
    _said.clear()


def say_title(window: QWidget, title: str) -> None:
    """Set the window title and announce it; Orca announces a changed title of the active window by itself."""
    if title == window.windowTitle():
        return
    window.setWindowTitle(title)
    if window.isActiveWindow():
        _announce(window, title)


def describe(widget: QWidget, words: str, *, quietly: bool = False) -> None:
    """Set the accessible description of a widget, which Orca announces at once if the widget has the focus.

    With `quietly` the description of a focused widget changes only when the focus leaves: for text that is announced in
    another way, or was announced when the widget received the focus.
    """
    is_held = any(held.widget is widget for held in _held)
    if is_held and words == own_description(widget):
        return
    if quietly and (is_held or (widget.hasFocus() and widget.accessibleDescription())):
        _hold(widget, words)
        return
    if is_held:
        _held.clear()
    widget.setAccessibleDescription(words)


def own_description(widget: QWidget) -> str:
    """The description set by `describe`, also while a message or an older one replaces it."""
    return next((held.own for held in _held if held.widget is widget), widget.accessibleDescription())


def _hold(widget: QWidget, own: str) -> None:
    """Remember the widget's own description until the focus leaves it."""
    app = QApplication.instance()
    if not _followed and isinstance(app, QApplication):
        app.focusChanged.connect(_on_focus_changed)
        _followed.append(True)
    if not any(held.widget is widget for held in _held):
        _put_back()
    _held[:] = [_Held(widget, own)]


def _put_back() -> None:
    for widget, own in _held[:]:
        _held.clear()
        if isValid(widget):
            widget.setAccessibleDescription(own)


def _on_focus_changed(_former: QWidget | None, _focused: QWidget | None) -> None:
    """Restore the description in the next event loop iteration: Orca then knows the new focus, and does not announce
    it."""
    QTimer.singleShot(0, _put_back_unfocused)


def _put_back_unfocused() -> None:
    if not any(held.widget is QApplication.focusWidget() for held in _held):
        _put_back()


def _show(focused: QWidget, words: str) -> None:
    """Set the description; if it is unchanged, send the change event nevertheless."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415 - imported after the first paint

    if focused.accessibleDescription() == words:
        QAccessible.updateAccessibility(QAccessibleEvent(focused, QAccessible.Event.DescriptionChanged))
    else:
        focused.setAccessibleDescription(words)


def _announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - imported after the first paint

    announcement = QAccessibleAnnouncementEvent(widget, words)
    politeness = QAccessible.AnnouncementPoliteness
    announcement.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(announcement)
