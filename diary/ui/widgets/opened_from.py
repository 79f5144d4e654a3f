"""Remembers the controls that opened the views of a page, to which the focus returns."""

from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_LAID_OUT_MS = (0, 20, 60)
"""The delays in milliseconds for restoring the scroll position, as the height is known only after the layout."""


class Opener(NamedTuple):
    """A widget, its accessible name, and the scroll position of each scroll area around it."""

    widget: QWidget
    kind: type[QWidget]
    name: str
    scrolled: tuple[tuple[QScrollArea, int], ...]


class OpenedFrom:
    """The stack of openers of the views in `page`, the latest last.

    If the widget is gone because its row was created again, its replacement is the widget of the same class with the
    same accessible name, or at least with the same name up to the first comma.
    """

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._openers: list[Opener | None] = []
        self._given_back: Opener | None = None
        """The widget that got the focus back, until another view is opened."""
        self._reached: dict[QScrollArea, int] = {}
        """The scroll positions set when it got the focus back; areas scrolled since are left alone."""

    def remember(self, opener: QWidget | None = None) -> None:
        """Push the control that opens a view: `opener`, or the focus widget."""
        self._given_back = None
        self._openers.append(self.opener(opener or QApplication.focusWidget()))

    def opener(self, widget: QWidget | None) -> Opener | None:
        """The opener of a widget, with the data needed to find it again; None for a widget outside the page."""
        if widget is None or not self._page.isAncestorOf(widget):
            return None
        areas = [area for area in self._page.window().findChildren(QScrollArea) if area.isVisible()]
        scrolled = tuple((area, area.verticalScrollBar().value()) for area in areas)
        return Opener(widget, type(widget), widget.accessibleName(), scrolled)

    def focus(self, opener: Opener) -> bool:
        """Focus the widget, or in a page that was created again its replacement; False if there is none."""
        widget = self._present(opener)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return widget is not None

    def give_back(self) -> bool:
        """Focus the opener of the view that was left, and restore the scroll position; False if it does not exist.

        If its row has just been created again, it gets the focus as soon as it is shown.
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
        """Clear the stack, as its views are no longer left step by step."""
        self._openers.clear()
        self._given_back = None

    def _scroll(self, opener: Opener) -> None:
        if opener is not self._given_back:
            return
        for area, value in opener.scrolled:
            with suppress(RuntimeError):  # deleted by Qt
                bar = area.verticalScrollBar()
                if bar.value() == self._reached.get(area, bar.value()):
                    bar.setValue(value)
                    self._reached[area] = bar.value()

    def _present(self, opener: Opener) -> QWidget | None:
        if self._is_there(opener.widget):
            return opener.widget
        candidates = [one for one in self._page.findChildren(opener.kind) if opener.name and self._is_there(one)]
        same = [one for one in candidates if one.accessibleName() == opener.name]
        same_begin = [
            one for one in candidates if one.accessibleName().partition(",")[0] == opener.name.partition(",")[0]
        ]
        return next(iter(same or same_begin), None)

    def _is_there(self, widget: QWidget) -> bool:
        """Whether the widget exists and can have the focus while the page is in front."""
        try:
            return widget.isVisibleTo(self._page) and widget.isEnabled() and self._page.isAncestorOf(widget)
        except RuntimeError:
            return False
