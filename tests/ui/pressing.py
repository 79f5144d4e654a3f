"""Clicks the controls of a view, and checks what is then under the pointer."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

import pytest
from PySide6.QtCore import QEventLoop, QPoint, QProcess, Qt
from PySide6.QtGui import QCursor, QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from diary.reminder import autostart
from diary.ui.background import Background
from diary.ui.main_window import MainWindow
from diary.ui.trends.page import TrendsPage
from diary.ui.widgets.banner import Banner
from tests.ui.presses import NO_MODIFIER, window_of
from tests.ui.views import settle

ENDS = ("Close the diary", "Lock")
"""The beginnings of names of controls after which the diary is no longer in the window."""
SENT = ("Move ",)
"""The beginnings of names of controls that move their own row.

A repeated press is dropped (`RepeatedPressFilter`), and the focus stays on the moved row.
"""
_PATIENCE_S, _LOOK_AGAIN_MS = 5, 20


@dataclass(frozen=True)
class Pressed:
    """A control to click, its position in the window, and the other controls at that moment."""

    target: QAbstractButton
    name: str
    place: QPoint
    view: QWidget
    others: frozenset[QAbstractButton]
    told: int
    front: tuple[str, str]


def stay_in_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prevent file dialogs, other programs, and rebuilding the window, as after a change of text size.

    No reminder is installed, and no second window with a demo diary is opened.
    """
    monkeypatch.setattr(QProcess, "startDetached", lambda *_command: True)
    for name in ("install", "remove"):
        monkeypatch.setattr(autostart, name, lambda *_folder: None)
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    for kind in (QFileDialog, QPrintDialog):
        monkeypatch.setattr(kind, "exec", lambda _dialog: 0)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    monkeypatch.setattr(MainWindow, "_on_setting_changed", lambda _window, _name: None)


def targets(window: MainWindow) -> list[QAbstractButton]:
    """The buttons, check boxes and radio buttons of the current page that can be clicked, including those out of
    view."""
    page = window.page(window._front)
    found = [one for one in page.findChildren(QAbstractButton) if isValid(one) and one.isVisible() and one.isEnabled()]
    return [one for one in found if one.width() and one.height() and not name_of(one).startswith(ENDS)]


def name_of(one: QAbstractButton | QAbstractSpinBox) -> str:
    return one.accessibleName() or one.text() or type(one).__name__


def moved_under(window: MainWindow, target: QAbstractButton) -> str | None:
    """Click the centre of a control; returns what is wrong under the pointer afterwards, or "".

    It is right if the control is there, or something that it opened, or if another view is in front. If a banner that
    reports the click was scrolled into view, there may also be no control. None if something else covers the control.
    """
    await_background(window)
    pressed = _in_sight(window, target)
    if pressed is None:
        return None
    QCursor.setPos(window.mapToGlobal(pressed.place))
    QTest.mouseMove(window_of(window), pressed.place)
    QTest.mouseClick(window_of(window), Qt.MouseButton.LeftButton, NO_MODIFIER, pressed.place)
    settle(window)
    fault = _fault(window, pressed)
    for other in opened(window):
        other.close()
        settle(window)
    return fault


def control_at(window: QWidget, place: QPoint) -> QAbstractButton | None:
    """The control that a click at a position of the window hits."""
    found = window.childAt(place)
    while found is not None and not isinstance(found, QAbstractButton):
        found = found.parentWidget()
    return found


def _in_sight(window: MainWindow, target: QAbstractButton) -> Pressed | None:
    if not isValid(target):
        return None
    for area in _areas_around(target):
        if (inner := area.widget()) is not None:
            middle = target.mapTo(inner, target.rect().center())
            area.verticalScrollBar().setValue(middle.y() - area.viewport().height() // 2)
    settle(window)
    if not isValid(target):
        return None
    place = target.mapTo(window, target.rect().center())
    if control_at(window, place) is not target:
        return None
    others = frozenset(targets(window)) - {target}
    return Pressed(
        target,
        name_of(target),
        place,
        _view_of(target),
        others,
        _banners(window),
        _view_in_front(window),
    )


def await_background(window: MainWindow) -> None:
    """Wait for background work of the last click, as a person would."""
    patient_until = monotonic() + _PATIENCE_S
    while any(one.is_busy for one in window.findChildren(Background)) and monotonic() < patient_until:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, _LOOK_AGAIN_MS)
    settle(window)


def _view_in_front(window: MainWindow) -> tuple[str, str]:
    page = window.page(window._front)
    return page.header.title, page.view.choice if isinstance(page, TrendsPage) else page.place()


def _fault(window: MainWindow, pressed: Pressed) -> str:
    if not isValid(pressed.view) or not pressed.view.isVisible() or opened(window):
        return ""
    if _view_in_front(window) != pressed.front:
        return ""
    found = control_at(window, pressed.place)
    if found is pressed.target or (found is None and _banners(window) > pressed.told):
        return ""
    there = "nothing" if found is None else name_of(found)
    if isValid(pressed.target) and pressed.target.isVisible():
        if pressed.name.startswith(SENT):
            return "" if pressed.target.hasFocus() else f"{pressed.name} was sent away without the focus"
        place = pressed.target.mapTo(window, pressed.target.rect().center())
        return f"{pressed.name} went from {pressed.place.toTuple()} to {place.toTuple()}, {there} is there"
    return f"{pressed.name} is gone, {there} has come there" if found in pressed.others else ""


def opened(window: MainWindow) -> list[QWidget]:
    """The menus, calendars and dialogs in front of the window."""
    others = [one for one in QApplication.topLevelWidgets() if one is not window and one.isVisible()]
    return [one for one in others if isinstance(one, QDialog | QMenu) or one.windowType() == Qt.WindowType.Popup]


def _banners(window: MainWindow) -> int:
    return sum(one.isVisible() for one in window.findChildren(Banner))


def _areas_around(target: QWidget) -> Iterator[QScrollArea]:
    around = target.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            yield around
        around = around.parentWidget()


def _view_of(target: QWidget) -> QWidget:
    """The innermost container of a control that fills a scroll area or a stack, or the window."""
    around = target
    while (parent := around.parentWidget()) is not None:
        if isinstance(parent, QStackedWidget) or isinstance(parent.parentWidget(), QScrollArea):
            return around
        around = parent
    return around
