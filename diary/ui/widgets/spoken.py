"""What a screen reader says of a change: the one place from which it is told.

Windows and macOS speak announcements. Orca up to version 43 does not know them, but speaks a changed description of the
object that has the focus; so each message goes both ways. The description is put back when the focus leaves.
"""

from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from diary.i18n import _


class _Held(NamedTuple):
    """The widget whose description is not its own at the moment, and its own one."""

    widget: QWidget
    own: str


_held: list[_Held] = []
"""At most one: the widget that has the focus."""
_followed: list[bool] = []
_said: set[str] = set()


def say(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have a screen reader speak `words` once; queued after what it is saying, or at once if they are urgent.

    The same words are spoken once, however many places say them in one turn of the event loop.
    """
    if words in _said:
        return
    _said.add(words)
    QTimer.singleShot(0, _forget_said)
    _announce(widget, words, urgent=urgent)
    show_to_orca(words)


def say_opened(widget: QWidget, *names: str) -> None:
    """Have it spoken that more can be asked below what was pressed; `names` are those of its parts, in their order."""
    say(widget, _("Opened below: {parts}").format(parts=_(", ").join(names)))


def say_closed(widget: QWidget, *names: str) -> None:
    """Have it spoken that these parts, which were below, have gone out of sight again."""
    say(widget, _("Closed: {parts}").format(parts=_(", ").join(names)))


def show_to_orca(words: str) -> None:
    """Have `words` spoken by Orca alone: what the other screen readers speak by themselves."""
    focused = QApplication.focusWidget()
    if focused is not None:
        _hold(focused, own_description(focused))
        _show(focused, words)


def _forget_said() -> None:
    _said.clear()


def say_title(window: QWidget, title: str) -> None:
    """Give the window a title and have it spoken; Orca speaks a changed title of the active window by itself."""
    if title == window.windowTitle():
        return
    window.setWindowTitle(title)
    if window.isActiveWindow():
        _announce(window, title)


def describe(widget: QWidget, words: str, *, quietly: bool = False) -> None:
    """Set the accessible description of a widget, which Orca speaks at once where the widget has the focus.

    With `quietly` the description that a focused widget has changes when the focus leaves: for words that are said
    in another way, or were heard when the focus came.
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
    """The description that `describe` gave the widget, also while a message or an older one stands in its place."""
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
    """Put the description back in the next turn: Orca learns of the new focus first, and does not speak it then."""
    QTimer.singleShot(0, _put_back_unfocused)


def _put_back_unfocused() -> None:
    if not any(held.widget is QApplication.focusWidget() for held in _held):
        _put_back()


def _show(focused: QWidget, words: str) -> None:
    """Make the words the description; where they are that already, tell of the change all the same."""
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
