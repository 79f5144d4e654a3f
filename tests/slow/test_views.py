"""Every view at every text size in every window: the focus is visible, and nothing is wider than its view.

No text is truncated, and no control overlaps another or is too small; the accessible name of a button contains its
label, and placeholders are legible. The whole test uses all sizes; the sample, the largest text in the smallest window.
"""

from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from pytestqt.exceptions import TimeoutError  # noqa: A004 - so it is called there
from pytestqt.qtbot import QtBot

from diary.ui.main_window import MainWindow
from tests.journeys import walking
from tests.slow.whole import PATIENCE_S, at
from tests.ui.views import SCALES, SIZES, areas, each_view, full_diary, scrolled_around
from tests.ui.windows import window_on
from tests.ui.words_of_controls import pale, unnamed

EVERYWHERE = [(size, scale) for size in SIZES for scale in SCALES]
TRIED = at(EVERYWHERE, [((800, 600), 2.0)])
FEWEST_VIEWS, FEWEST_BUTTONS, FEWEST_EXAMPLES = 60, 1_000, 10


def hidden_focus(window: MainWindow) -> list[str]:
    """The part of the view in which the focus widget is not visible, as text; at most one element."""
    focused = window.focusWidget()
    if focused is None or not focused.isVisible():
        return [f"the focus is on {focused}"]
    return [words for area in scrolled_around(focused) if (words := _hidden_in(area, focused))][:1]


def _hidden_in(area: QAbstractScrollArea, focused: QWidget) -> str:
    """Why the widget is not visible; empty if it is completely within the area, or fills nine tenths of it."""
    view, place = area.viewport().rect(), QRect(focused.mapTo(area.viewport(), QPoint()), focused.size())
    seen = place.intersected(view)
    is_high_enough = seen.height() >= min(place.height(), view.height() * 9 // 10)
    if is_high_enough and seen.width() >= min(place.width(), view.width() * 9 // 10):
        return ""
    return f"{focused.accessibleName() or focused}: {place.getRect()} of {view.getRect()}"


def too_wide(window: MainWindow) -> list[str]:
    """The areas whose content is wider than they are, as text; areas that scroll horizontally are known by name."""
    return [
        f"{inner}: {inner.width()} of {area.viewport().width()} px"
        for area, inner in areas(window)
        if inner.width() > area.viewport().width() and not area.accessibleName()
    ]


def faults_of(window: MainWindow) -> list[str]:
    shown = window.page(window._front)
    cut_off = [*walking.clipped(shown), *walking.overlapping(shown), *walking.too_small(shown)]
    return [*hidden_focus(window), *too_wide(window), *cut_off]


@pytest.mark.timeout(PATIENCE_S)
@pytest.mark.parametrize(("size", "scale"), TRIED, ids=str)
def test_in_every_view_the_focus_is_in_sight_and_nothing_is_too_wide(
    tmp_path: Path, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    faults, walked, buttons, examples = [], 0, 0, 0
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=full_diary(), scale=scale) as window:
        window.resize(*size)
        for name in each_view(window, qtbot):
            walked += 1
            with suppress(TimeoutError):  # background reads may arrive a moment later
                qtbot.waitUntil(lambda: not faults_of(window), timeout=3_000)
            (named, misnamed), (legible, illegible) = unnamed(window), pale(window)
            buttons, examples = buttons + named, examples + legible
            faults += [f"{name}: {fault}" for fault in (*faults_of(window), *misnamed, *illegible)]
    assert not faults
    assert walked >= FEWEST_VIEWS
    assert buttons > FEWEST_BUTTONS
    assert examples > FEWEST_EXAMPLES
