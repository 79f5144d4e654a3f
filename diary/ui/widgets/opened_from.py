"""What had opened the views of a page, to which the focus returns when they are left."""

from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_LAID_OUT_MS = (0, 20, 60)
"""When a view is scrolled as before: its height is known only once it is laid out."""


class Opener(NamedTuple):
    """A widget, what it is called, and how far each scroll area around it was scrolled."""

    widget: QWidget
    kind: type[QWidget]
    name: str
    scrolled: tuple[tuple[QScrollArea, int], ...]


class OpenedFrom:
    """The openers of the views that lie over each other in `page`, the latest last.

    Where the widget itself is gone, because its row was made anew, the one in its place is the one of the same kind
    with the same accessible name, or at least with the same words before the first comma of it.
    """

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._openers: list[Opener | None] = []
        self._given_back: Opener | None = None
        """What has the focus again, until another view is opened."""
        self._reached: dict[QScrollArea, int] = {}
        """How far it was scrolled for that; what somebody has scrolled since is left as it is."""

    def remember(self, opener: QWidget | None = None) -> None:
        """Keep what opens a view now: `opener`, or what has the focus."""
        self._given_back = None
        self._openers.append(self.opener(opener or QApplication.focusWidget()))

    def opener(self, widget: QWidget | None) -> Opener | None:
        """The widget, with what is needed to find it again; None for one that is not in the page."""
        if widget is None or not self._page.isAncestorOf(widget):
            return None
        areas = [area for area in self._page.window().findChildren(QScrollArea) if area.isVisible()]
        scrolled = tuple((area, area.verticalScrollBar().value()) for area in areas)
        return Opener(widget, type(widget), widget.accessibleName(), scrolled)

    def focus(self, opener: Opener) -> bool:
        """Focus the widget, or in a page that was made anew the one that is like it; false where there is none."""
        widget = self._present(opener)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return widget is not None

    def give_back(self) -> bool:
        """Focus what had opened the view that was left, and scroll as before; false where it is not there.

        Where its row has just been made anew it gets the focus as soon as that is shown.
        """
        opener = self._given_back = self._openers.pop() if self._openers else None
        if opener is None:
            return False
        self._reached = {}
        is_there = self.focus(opener)
        if not is_there:
            QTimer.singleShot(0, self._page, lambda: self.focus(opener))
        for delay in _LAID_OUT_MS:
            QTimer.singleShot(delay, self._page, lambda: self._scroll(opener))
        return is_there

    def forget(self) -> None:
        """Forget all openers: what they had opened is no longer left step by step."""
        self._openers.clear()
        self._given_back = None

    def _scroll(self, opener: Opener) -> None:
        if opener is not self._given_back:
            return
        for area, value in opener.scrolled:
            with suppress(RuntimeError):  # Qt has deleted it
                bar = area.verticalScrollBar()
                if bar.value() == self._reached.get(area, bar.value()):
                    bar.setValue(value)
                    self._reached[area] = bar.value()

    def _present(self, opener: Opener) -> QWidget | None:
        if self._is_there(opener.widget):
            return opener.widget
        alike = [one for one in self._page.findChildren(opener.kind) if opener.name and self._is_there(one)]
        same = [one for one in alike if one.accessibleName() == opener.name]
        begun = [one for one in alike if one.accessibleName().partition(",")[0] == opener.name.partition(",")[0]]
        return next(iter(same or begun), None)

    def _is_there(self, widget: QWidget) -> bool:
        """Whether the widget can have the focus when the page is in front; one that Qt has deleted cannot."""
        try:
            return widget.isVisibleTo(self._page) and widget.isEnabled() and self._page.isAncestorOf(widget)
        except RuntimeError:
            return False
