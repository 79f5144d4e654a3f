"""A change within the shown days is named below the figures, and its button leads to the comparison around it."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.event import Event
from diary.domain.treatment import TreatmentEvent
from diary.ui.trends.page import PATTERNS
from diary.ui.trends.questions import AroundChangeCard
from diary.ui.widgets.spoken import own_description
from tests.journeys.test_trends import trends
from tests.journeys.test_trends_figures import figured, two_levels
from tests.ui.windows import TODAY, until, window_on

STARTED = TreatmentEvent(day=TODAY - timedelta(days=40), treatment="tablets", turn="started", dose="75 mg")
EARLIER = TreatmentEvent(day=TODAY - timedelta(days=100), treatment="tablets", turn="started", dose="50 mg")
BEFORE = TreatmentEvent(day=TODAY - timedelta(days=200), treatment="tablets", turn="started")
FLARE = [Event(day=TODAY - timedelta(days=back), event="flare") for back in (20, 19)]


def test_a_button_compares_around_the_change_that_it_stands_beside(tmp_path: Path, qtbot: QtBot) -> None:
    entries = [*two_levels(6, 3), STARTED, EARLIER, BEFORE, *FLARE]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(entries)) as window:
        page = figured(trends(window, qtbot), qtbot)
        changes = page.figures.changes
        assert [one.accessibleName() for one in changes.buttons] == [
            "Compare around it: 4 November 2026, flare, 2 days",
            "Compare around it: 15 October 2026, Tablets, started, 75 mg",
            "Compare around it: 16 August 2026, Tablets, started, 50 mg",
        ]
        assert "In the time before: 16 August 2026, Tablets, started, 50 mg." in own_description(page.timeline)
        assert "In these days: 4 November 2026, flare, 2 days." in own_description(page.timeline)
        until(qtbot, lambda: page.patterns.is_made)
        qtbot.mouseClick(changes.buttons[1], Qt.MouseButton.LeftButton)
        assert page.view.choice == PATTERNS
        card = page.patterns.front
        assert isinstance(card, AroundChangeCard)
        assert card.turn.choice == STARTED.id
        until(qtbot, lambda: "15 Oct 2026" in card.words)


def test_days_to_come_are_not_called_not_recorded_around_a_change(tmp_path: Path, qtbot: QtBot) -> None:
    lately = TreatmentEvent(day=TODAY - timedelta(days=12), treatment="tablets", turn="started")
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*two_levels(6, 3), lately])) as window:
        page = figured(trends(window, qtbot), qtbot)
        until(qtbot, lambda: page.patterns.is_made)
        qtbot.mouseClick(page.figures.changes.buttons[0], Qt.MouseButton.LeftButton)
        card = page.patterns.front
        assert isinstance(card, AroundChangeCard)
        until(qtbot, lambda: "after (12 days recorded)" in card.words)
        assert "before (28 days recorded)" in card.words


def test_no_change_is_no_line(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*two_levels(6, 3), BEFORE])) as window:
        page = figured(trends(window, qtbot), qtbot)
        assert page.figures.changes.buttons == []
        assert not page.figures.changes.isVisible()
