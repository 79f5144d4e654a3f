"""Every visible change is announced: the controls of every view are pressed, and changes are compared with messages.

Messages are announcements, changed descriptions of the focus widget, focus changes, the window's title, and the state
of the pressed control, which Qt reports itself; `tests/ui/hearing.py` lists the exceptions. The whole test presses each
control of each view in the usual window; the sample, a few of one view.
"""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diary.ui.main_window import MainWindow
from diary.ui.warm_up import WarmUp
from tests.slow.whole import IS_WHOLE, PATIENCE_S, at
from tests.ui.hearing import Heard, controls, press
from tests.ui.pressing import name_of, stay_in_the_window
from tests.ui.views import OF_PAGES, Opens, full_diary, settle
from tests.ui.windows import window_on

EACH = at(1, 3)
SAMPLE = ("today more",)
FEWEST = {"summary": 30, "history": 30, "visits": 10, "help": 10, "welcome": 20, "sheet": 6}
"""The minimum number of presses per page, otherwise 50."""


@pytest.fixture(autouse=True)
def _stays_in_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither leave the window nor import in the background, for which a press would wait."""
    monkeypatch.setattr(WarmUp, "begin", lambda _warm_up: None)
    stay_in_the_window(monkeypatch)


def press_through(window: MainWindow, opens: Opens) -> list[Heard]:
    """Press the controls of a view, one after the other."""
    opens()
    settle(window)
    key, heard = window._front, []
    for number in range(0, len(controls(window)), EACH):
        present = controls(window)
        if number >= len(present):
            break
        names = [name_of(one) for one in present]
        if (one := press(window, present[number])) is not None:
            heard.append(one)
        if window._front != key or [name_of(one) for one in controls(window)] != names:
            window.show_page(key)
            opens()
            settle(window)
    window.show_page(key)
    return heard


@pytest.mark.timeout(PATIENCE_S)
@pytest.mark.parametrize("page", at(list(OF_PAGES), ["today"]))
def test_what_a_press_changes_is_told(tmp_path: Path, qtbot: QtBot, page: str) -> None:
    heard: list[Heard] = []
    unheard: list[str] = []
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=at(full_diary, list)()) as window:
        window.resize(1200, 800)
        for name, opens in OF_PAGES[page](window, qtbot):
            if IS_WHOLE or name in SAMPLE:
                found = press_through(window, opens)
                heard += found
                unheard += [f"{name}: {one.name}: {', '.join(one.unheard)}" for one in found if one.unheard]
    changed = sum(bool(one.changes) for one in heard)
    print(f"{page}: {len(heard)} pressed, {changed} changes, {len(unheard)} unheard", *unheard, sep="\n")
    assert not unheard, "\n".join(unheard)
    assert len(heard) >= at(FEWEST.get(page, 50), 4)
    assert changed >= at(FEWEST.get(page, 50) // 2, 3)
