"""Nothing moves under the pointer: the controls of every view are clicked, and keep their position.

The whole test clicks each control in the usual window, in the smallest one, and there with the largest text, each in
another theme; the sample, every twelfth control of each view of six pages in one of them.
"""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diary.ui.main_window import MainWindow
from tests.slow.whole import PATIENCE_S, at, walked
from tests.ui.pressing import moved_under, name_of, stay_in_the_window, targets
from tests.ui.views import OF_PAGES, Opens, full_diary, settle
from tests.ui.windows import window_on

CONDITIONS = ((1200, 800, 1.0, "light"), (800, 600, 1.0, "dark"), (800, 600, 2.0, "high-contrast"))
"""Width and height of the window in pixels, the text scale, and the theme."""
EACH = at(1, 12)
PAGES = at(list(OF_PAGES), ["today", "history", "preferences", "help", "visits", "welcome"])
"""The sample omits the slowest pages: Summary, the health background, Trends and Exercises."""
FEWEST = {"summary": at(5, 2), "history": at(6, 1), "visits": at(7, 1), "help": 0, "sheet": at(6, 1)}
"""The minimum number of clicks per page, otherwise `at(10, 2)`."""


@pytest.fixture(autouse=True)
def _stays_in_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prevent file dialogs, other programs, and rebuilding the window, as after a change of text size."""
    stay_in_the_window(monkeypatch)


def click_through(window: MainWindow, name: str, opens: Opens) -> tuple[int, list[str]]:
    """Click the controls of a view, one after the other; returns the number of clicks, and the problems."""
    opens()
    settle(window)
    key, clicked, faults = window._front, 0, []
    for number in range(0, len(targets(window)), EACH):
        present = targets(window)
        if number >= len(present):
            break
        names = [name_of(one) for one in present]
        fault = moved_under(window, present[number])
        clicked += fault is not None
        faults += [f"{name}: {fault}"] if fault else []
        if window._front != key or [name_of(one) for one in targets(window)] != names:
            window.show_page(key)
            opens()
            settle(window)
    window.show_page(key)
    return clicked, faults


@pytest.mark.timeout(PATIENCE_S)
@pytest.mark.parametrize(("page", "condition"), walked(PAGES, CONDITIONS), ids=str)
def test_after_a_click_the_control_under_the_pointer_is_the_same_one(
    tmp_path: Path, qtbot: QtBot, page: str, condition: tuple[int, int, float, str]
) -> None:
    width, height, scale, look = condition
    faults, clicked = [], 0
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=full_diary(), scale=scale, look=look) as window:
        window.resize(width, height)
        for name, opens in OF_PAGES[page](window, qtbot):
            times, found = click_through(window, name, opens)
            clicked += times
            faults += found
    print(f"{page} at {condition}: {clicked} clicks", *faults, sep="\n")
    assert not faults, "\n".join(faults)
    assert clicked >= FEWEST.get(page, at(10, 2))
