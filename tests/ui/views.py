"""Every view of the window, one after the other, on a diary in which each of them has something to show."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import time, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from diary.cues import Cues
from diary.domain.change import Change, added
from diary.domain.definition import Definition
from diary.domain.event import FALL, FEET_NEW, Event
from diary.domain.exercise import Dose
from diary.domain.note import Note
from diary.domain.sample.sample import sample
from diary.domain.symptom import Rating
from diary.ui.exercises.page import ExercisesPage
from diary.ui.health.page import HealthPage
from diary.ui.help.page import HelpPage
from diary.ui.history.page import HistoryPage
from diary.ui.main_window import MainWindow
from diary.ui.page import Page
from diary.ui.preferences.export_view import ExportView
from diary.ui.preferences.list_view import ListView
from diary.ui.preferences.medicines_view import MedicinesView
from diary.ui.preferences.page import PreferencesPage
from diary.ui.sheet.page import SheetPage
from diary.ui.summary.page import SummaryPage
from diary.ui.today import day_views
from diary.ui.today.page import TodayPage
from diary.ui.trends.page import TrendsPage
from diary.ui.trends.period_chooser import _OTHER
from diary.ui.visits.page import VISIT, VisitsPage
from tests.ui.windows import TODAY, until, window_on

Opens = Callable[[], object]
SIZES = ((1200, 800), (800, 600))
SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
LONG = "Walking on gravel without shoes in the garden"
DAY_VIEWS = tuple(name for name in dir(day_views) if name.isupper() and not name.startswith("_"))


class SilentCues(Cues):
    """Cues that are neither heard nor spoken."""

    def sound(self, sound: str) -> None:
        pass

    def say(self, text: str) -> None:
        pass


@contextmanager
def exercises_in_large_text(folder: Path, qtbot: QtBot) -> Iterator[ExercisesPage]:
    """Exercises at the largest text size in the smallest window."""
    with window_on(folder / "diary.sqlite", qtbot, scale=SCALES[-1]) as window:
        window.resize(*SIZES[-1])
        window.show_page("exercises")
        page = window.page("exercises")
        assert isinstance(page, ExercisesPage)
        until(qtbot, lambda: page.progress is not None)
        yield page


def full_diary() -> list[Change]:
    """Half a year, and today an answer to whatever can be asked."""
    today = [
        Rating(day=TODAY, symptom="pain", value=6, time=time(9, 30)),
        Event(day=TODAY, event=FALL.key, count=2, hurt=False, place="Cellar stairs", text="Slipped on a wet step."),
        Event(day=TODAY, event=FEET_NEW.key, text="A blister on the left heel."),
        Note(day=TODAY, text="Feet warmer after the bath. Managed the stairs without stopping."),
        Definition(kind="symptom", key="own-burning", name="Burning in the soles at night"),
        Definition(kind="exercise", key="own-gravel", name=LONG, dose=Dose(minutes=(10, 15)), steps=("Walk.", "Rest.")),
        Definition(kind="event", key="own-storm", name="A thunderstorm in the afternoon"),
        Definition(kind="measurement", key="own-water", name="Glasses of water", unit="glasses"),
    ]
    return [*sample(TODAY, ()), *added(today)]


def each_view(window: MainWindow, qtbot: QtBot) -> Iterator[str]:
    """Bring one view after the other to the front, as its row or button does; give its name once it is laid out."""
    for of_page in OF_PAGES.values():
        for name, opens in of_page(window, qtbot):
            opens()
            settle(window)
            yield name
    window.show_page("today")


def settle(window: QWidget) -> None:
    """Let the layouts of the window come to rest."""
    before: list[object] = []
    for _attempt in range(20):
        QApplication.processEvents()
        now = [one.geometry().getRect() for one in in_sight(window)]
        if now == before:
            return
        before = now
    raise AssertionError("the window is never at rest")


def in_sight(widget: QWidget) -> Iterator[QWidget]:
    """The visible widgets within one; of the pages that are not in front, nothing is asked."""
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible():
            yield child
            yield from in_sight(child)


def areas(window: QWidget) -> list[tuple[QScrollArea, QWidget]]:
    """The visible areas in which something scrolls, each with its content."""
    visible = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    return [(area, inner) for area in visible if (inner := area.widget()) is not None]


def scrolled_around(widget: QWidget) -> list[QAbstractScrollArea]:
    """The scroll areas within which a widget lies, the innermost first."""
    around, found = widget.parentWidget(), []
    while around is not None:
        if isinstance(around, QAbstractScrollArea):
            found.append(around)
        around = around.parentWidget()
    return found


def _of_today(window: MainWindow, _qtbot: QtBot) -> Iterator[tuple[str, Opens]]:
    page = window.today_page
    assert isinstance(page, TodayPage)
    yield "today", lambda: window.show_page("today")
    for name in DAY_VIEWS:
        key = getattr(day_views, name)
        if key != day_views.LOG:
            yield f"today {key}", partial(page.open_view, key)
    page.settings.set("where_as_list", True)
    yield "today where as a list", lambda: page.open_view("where")
    page.settings.set("where_as_list", False)
    yield "today, a day before", lambda: page.go_to(TODAY - timedelta(days=1))
    page.go_to(TODAY)


def _of_exercises(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, Opens]]:
    window.show_page("exercises")
    page = window.page("exercises")
    assert isinstance(page, ExercisesPage)
    page.session.make_cues = SilentCues
    until(qtbot, lambda: page.progress is not None)
    yield "exercises", lambda: window.show_page("exercises")
    for key in ("calf-stretch", "brisk-walk", "single-leg-stance", "own-gravel"):
        yield f"exercise {key}", partial(page.show_exercise, key)
    yield "exercises of a day", partial(page._open_day, TODAY - timedelta(days=1))
    yield "exercise of my own", page._edit_own
    yield "guided session, warm-up", lambda: page.start_session(page._open_run())
    yield "guided session", lambda: page.session._begin(page._open_run())
    yield "guided session, end", page.session.stop
    page.go_back()


def _of_trends(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, Opens]]:
    window.show_page("trends")
    page = window.page("trends")
    assert isinstance(page, TrendsPage)
    until(qtbot, lambda: _is_drawn(page) and page._found is not None)
    yield "trends", lambda: window.show_page("trends")
    if page.chart_place.opener.isVisible():
        yield "trends, the chart", partial(_press, page.chart_place.opener)
        page.chart_place.opener.click()
    yield "trends as a table", lambda: None if page.card.shows_table else page.toggle_table()
    page.toggle_table()
    yield "trends, other days", lambda: page.period._choose(_OTHER)
    page.period._choose("12-weeks")

    def show_patterns() -> None:
        page.view._choose("patterns")
        until(qtbot, lambda: page.patterns.is_made)
        page.focus_first()

    yield "patterns", show_patterns
    yield "patterns as tables", lambda: None if page.card.shows_table else page.toggle_table()
    page.toggle_table()
    page.view._choose("timeline")


def _is_drawn(page: TrendsPage) -> bool:
    """Whether the timeline is drawn, or waits behind its button."""
    return page.timeline.picture is not None or page.chart_place.opener.isVisible()


def _press(button: QPushButton) -> None:
    button.setFocus(Qt.FocusReason.TabFocusReason)
    button.click()


def _of_summary(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, Opens]]:
    window.show_page("summary")
    page = window.page("summary")
    assert isinstance(page, SummaryPage)
    until(qtbot, lambda: page.made is not None)
    yield "summary", lambda: window.show_page("summary")
    yield "summary, notes", lambda: page._show_view(page._notes)
    yield "summary, symptoms", lambda: page._show_view(page.symptoms)
    yield "summary, name", lambda: page._show_view(page._name)
    page._show_view(page.options)
    if page.halves.turn_button.isVisible():
        yield "summary, page", page._toggle_page
        page._toggle_page()


def _of_history(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, Opens]]:
    window.show_page("history")
    page = window.page("history")
    assert isinstance(page, HistoryPage)
    until(qtbot, lambda: page.data is not None)
    yield "history", lambda: window.show_page("history")
    yield "history of a day", lambda: page.show_versions(TODAY)
    page.go_back()


def _of_preferences(window: MainWindow, _qtbot: QtBot) -> Iterator[tuple[str, Opens]]:
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    yield "settings", lambda: window.show_page("preferences")
    for place in page.places[1:]:
        yield f"settings {place}", partial(page.show_place, place)
        view = page.view(place)
        if isinstance(view, ListView):
            yield f"settings {place}, form", partial(view.open_form, None)
            view.go_back()
        if isinstance(view, ExportView):
            yield f"settings {place}, for research", partial(_choose_research, view)
        if isinstance(view, MedicinesView):
            yield from _of_medicines(view)
    page.show_place(page.first)


def _choose_research(view: ExportView) -> None:
    view.formats.rows["csv"].click()
    if not view.research.nameless.isChecked():
        view.research.nameless.click()


def _of_medicines(view: MedicinesView) -> Iterator[tuple[str, Opens]]:
    key = next(iter(view._medicines))
    for name, opens in (
        ("add", view.add_button.click),
        ("course", lambda: view.open_course(key)),
        ("change", lambda: view.open_change(key)),
    ):
        yield f"settings medicines, {name}", opens
        view.go_back()


def _of_help(window: MainWindow, _qtbot: QtBot) -> Iterator[tuple[str, Opens]]:
    page = window.page("help")
    assert isinstance(page, HelpPage)
    yield "help", lambda: window.show_page("help")
    yield "help, an answer", lambda: page.questions.open_question("practitioner")
    page.questions.go_back()
    yield from ((f"help, {place}", partial(page.show_place, place)) for place in page.places[1:])
    page.show_place(page.first)


def _of_health(window: MainWindow, _qtbot: QtBot) -> Iterator[tuple[str, Opens]]:
    page = window.page("health")
    assert isinstance(page, HealthPage)
    yield "health", lambda: window.show_page("health")
    yield from ((f"health {place}", partial(page.show_place, place)) for place in page.places[1:])
    page.show_place(page.first)


def _of_visits(window: MainWindow, _qtbot: QtBot) -> Iterator[tuple[str, Opens]]:
    page = window.page("visits")
    assert isinstance(page, VisitsPage)
    yield "visits", lambda: window.show_page("visits")
    yield "visits, form", lambda: page.open_place(VISIT)
    page.open_place("")


def _of_sheet(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, Opens]]:
    window.show_page("sheet")
    loaded(window.page("sheet"), qtbot)
    yield "sheet", lambda: window.show_page("sheet")


def _of_welcome(window: MainWindow, _qtbot: QtBot) -> Iterator[tuple[str, Opens]]:
    page = window.page("welcome")
    yield "welcome", lambda: window.show_page("welcome")
    yield from ((f"welcome {step}", partial(page.open_place, f"{step} ")) for step in (1, 2))


OF_PAGES: dict[str, Callable[[MainWindow, QtBot], Iterator[tuple[str, Opens]]]] = {
    "today": _of_today,
    "exercises": _of_exercises,
    "trends": _of_trends,
    "summary": _of_summary,
    "history": _of_history,
    "preferences": _of_preferences,
    "help": _of_help,
    "health": _of_health,
    "visits": _of_visits,
    "sheet": _of_sheet,
    "welcome": _of_welcome,
}
"""The views of each page, in the order of the rail: a name, and what brings the view to the front."""


def opened(window: MainWindow, key: str, qtbot: QtBot) -> Page:
    """A page, opened as what leads to it does, once it shows the diary."""
    window._open(key)
    return loaded(window.page(key), qtbot)


def loaded(page: Page, qtbot: QtBot) -> Page:
    """The page, once it shows the diary."""
    if isinstance(page, ExercisesPage):
        until(qtbot, lambda: page.progress is not None)
    elif isinstance(page, HistoryPage):
        until(qtbot, lambda: page.data is not None and page.listing.panel.day == page.day)
    elif isinstance(page, SummaryPage):
        until(qtbot, lambda: page.made is not None)
    elif isinstance(page, TrendsPage):
        until(qtbot, lambda: _is_drawn(page) and page.figures.isVisible())
    elif isinstance(page, SheetPage):
        until(qtbot, lambda: bool(page.week.days))
    return page
