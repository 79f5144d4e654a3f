"""From every view of every page five ways lead home, and the focus returns to what had opened the view."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.definition import Definition
from diary.domain.exercise import Dose
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentEvent
from diary.domain.visit import Visit
from diary.ui import pages
from diary.ui.exercises.page import ExercisesPage
from diary.ui.history.page import HistoryPage
from diary.ui.main_window import MainWindow
from diary.ui.page import Page
from diary.ui.page_stack import StackedPage
from diary.ui.preferences.page import PreferencesPage
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.today.page import TodayPage
from diary.ui.widgets.inputs.rating_scale import RatingScale
from diary.ui.widgets.question import QuestionDialog
from tests.ui.presses import press_escape, window_of
from tests.ui.views import opened
from tests.ui.windows import TODAY, named, until, window_on

YESTERDAY = TODAY - timedelta(days=1)
Way = Callable[[MainWindow, str], None]
VIEWS: dict[str, tuple[str, ...]] = {
    "today": (
        "Where,",
        "Sleep and falls,",
        "A sentence about the day,",
        "Rate right now",
        "Log a change",
        "Finish today",
    ),
    "exercises": ("Calf stretch,", "Tuesday 24 November,", "Add an exercise of my own"),
    "summary": ("Edit the choice of notes", "Edit my name"),
    "visits": ("Add a visit", "Change"),
    "history": ("Earlier versions",),
    "health": ("Print or save it", "Earlier answers"),
}
"""Of each page the controls that open a view of it; those of the blocks and of Settings are found in the page."""


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    records = [
        *(Rating(day=TODAY - timedelta(days=back), symptom="pain", value=4) for back in range(20)),
        Note(day=YESTERDAY, text="Warm feet."),
        Visit(date=YESTERDAY, whom="Dr Ellis"),
        Definition(kind="treatment", key="alpha", name="Alpha"),
        TreatmentEvent(day=YESTERDAY, treatment="alpha", turn="started", dose="1 mg"),
    ]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(records)) as made:
        yield made


def escape(window: MainWindow, _key: str) -> None:
    press_escape(window)


def alt_up(window: MainWindow, _key: str) -> None:
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)


def mouse_back(window: MainWindow, _key: str) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(window_of(window), Qt.MouseButton.BackButton, none, window.rect().center() + QPoint(60, 0))


def rail(window: MainWindow, key: str) -> None:
    name = next(entry.name for entry in pages.PAGES if entry.key == pages.on_rail(key))
    QTest.mouseClick(named(window._rail, QRadioButton, name), Qt.MouseButton.LeftButton)


def shortcut(window: MainWindow, key: str) -> None:
    keys = next(entry.shortcut for entry in pages.PAGES if entry.key == pages.on_rail(key))
    combination = QKeySequence.fromString(keys)[0]  # type: ignore[index]  # the stubs lack it
    QTest.keyClick(window.focusWidget() or window, combination.key(), combination.keyboardModifiers())


WAYS = (escape, alt_up, mouse_back, rail, shortcut)


def is_same(widget: QWidget | None, opener: tuple[type[QWidget], str]) -> bool:
    if widget is None:
        return False
    name, comma, _state = opener[1].partition(",")
    return type(widget) is opener[0] and widget.accessibleName().startswith(name + comma)


def walk(window: MainWindow, key: str, find: Callable[[], QWidget], qtbot: QtBot) -> None:
    """Open a view and go home again, by each of the ways."""
    for way in WAYS:
        until(qtbot, lambda: takes_focus(find()))
        QApplication.processEvents()  # what has got the focus is scrolled to
        _there_and_back(window, key, find(), way, qtbot)


def _there_and_back(window: MainWindow, key: str, opener: QWidget, way: Way, qtbot: QtBot) -> None:
    page = window.page(key)
    title, scrolled = page.header.title, scroll_values(page)
    kept = type(opener), opener.accessibleName()
    assert isinstance(opener, QPushButton)
    opener.click()
    until(qtbot, lambda: not is_same(window.focusWidget(), kept))
    way(window, key)
    until(qtbot, lambda: page.isVisible() and page.header.title == title)
    until(qtbot, lambda: is_same(window.focusWidget(), kept))
    until(qtbot, lambda: scroll_values(page) == scrolled)


def scroll_values(page: Page) -> list[int]:
    return [area.verticalScrollBar().value() for area in page.findChildren(QScrollArea) if area.isVisible()]


def takes_focus(widget: QWidget) -> bool:
    """Focus the widget and scroll to it; whether that was done, and it is laid out."""
    widget.setFocus()
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
    return widget.hasFocus() and not widget.visibleRegion().isEmpty()


@pytest.mark.parametrize(("key", "name"), [(key, name) for key, names in VIEWS.items() for name in names])
def test_five_ways_lead_home_from_a_view(window: MainWindow, qtbot: QtBot, key: str, name: str) -> None:
    page = opened(window, key, qtbot)
    walk(window, key, lambda: named(page, QPushButton, name), qtbot)


def test_five_ways_lead_home_from_each_block_of_the_health_background(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, "health", qtbot)
    assert isinstance(page, StackedPage)
    rows = page.view("").rows  # type: ignore[attr-defined]  # of the overview
    assert set(page.places) == {"", "paper", "earlier", *rows}
    for key in rows:
        walk(window, "health", partial(rows.__getitem__, key), qtbot)


def test_five_ways_lead_home_from_each_view_of_settings(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, "preferences", qtbot)
    assert isinstance(page, PreferencesPage)
    cards = page.cards
    openers = {**cards.rows, "medicines": cards.medicines, "import": cards.read_in, "export": cards.write_out}
    openers |= {"join": cards.join_with, "backups": cards.backups.all, "passphrase": cards.privacy.set}
    openers |= {"about": cards.about, "second-diary": cards.second}
    assert set(page.places) == {"cards", *openers}
    for key, opener in openers.items():
        if opener.isVisibleTo(page):
            walk(window, "preferences", partial(openers.__getitem__, key), qtbot)


@pytest.mark.parametrize(
    ("place", "opener"),
    [("treatments", "Add something"), ("medicines", "Add a medicine"), ("medicines", "Alpha, its course")],
)
def test_five_ways_lead_from_a_form_of_settings_to_its_list_and_on_to_the_cards(
    window: MainWindow, qtbot: QtBot, place: str, opener: str
) -> None:
    page = opened(window, "preferences", qtbot)
    assert isinstance(page, PreferencesPage)
    page.show_place(place)
    view = page.view(place)
    assert isinstance(view, SettingsView)
    walk(window, "preferences", lambda: named(view, QPushButton, opener), qtbot)
    escape(window, "preferences")
    assert page.shown == "cards"


@pytest.mark.parametrize("key", [entry.key for entry in pages.PAGES if entry.within == "summary"])
def test_five_ways_lead_from_a_page_within_another_to_what_leads_there(
    window: MainWindow, qtbot: QtBot, key: str
) -> None:
    name = {"health": "Health background…", "visits": "Visits and questions…"}[key]
    for way in WAYS:
        summary = opened(window, "summary", qtbot)
        opener = next(one for one in summary.findChildren(QPushButton) if one.text() == name)
        opener.setFocus()
        opener.click()
        assert window.page(key).isVisible()
        way(window, key)
        assert summary.isVisible(), way
        assert window.focusWidget() is opener, way


def test_at_the_top_of_a_page_escape_does_nothing(window: MainWindow, qtbot: QtBot) -> None:
    for key in (entry.key for entry in pages.RAIL if entry.key != "trends"):
        page = opened(window, key, qtbot)
        title, focused = page.header.title, window.focusWidget()
        for way in (escape, alt_up, mouse_back):
            way(window, key)
            assert page.isVisible(), key
            assert (page.header.title, window.focusWidget()) == (title, focused), key


def test_from_an_own_exercise_that_is_edited_the_way_leads_to_it_and_then_to_all(
    window: MainWindow, qtbot: QtBot
) -> None:
    sand = Definition(kind="exercise", key="sand", name="Sand", category="aerobic", dose=Dose(minutes=(10, 10)))
    window.journal.apply(added([sand]))
    page = opened(window, "exercises", qtbot)
    assert isinstance(page, ExercisesPage)
    until(qtbot, lambda: "sand" in page.overview.tiles and takes_focus(page.overview.tiles["sand"]))
    tile = page.overview.tiles["sand"]
    tile.click()
    page.detail.edit.setFocus()
    page.detail.edit.click()
    assert page.own.isVisible()
    escape(window, "exercises")
    assert page.detail.isVisible()
    assert window.focusWidget() is page.detail.edit
    escape(window, "exercises")
    assert page.overview.isVisible()
    until(qtbot, lambda: is_same(window.focusWidget(), (type(tile), "Sand,")))


@pytest.mark.parametrize("way", [escape, alt_up, mouse_back])
def test_a_guided_session_is_left_only_after_a_question(window: MainWindow, qtbot: QtBot, way: Way) -> None:
    page = opened(window, "exercises", qtbot)
    assert isinstance(page, ExercisesPage)
    page.show_exercise("calf-stretch")
    page._buttons.start_one.setFocus()
    page._buttons.start_one.click()
    if page.session.player is None:
        page.session.warm_up.chosen.emit(None)
    way(window, "exercises")
    [question] = window.findChildren(QuestionDialog)
    assert page.is_alone
    question.go.click()
    page.session.end.left.emit()
    assert page.detail.isVisible()
    assert window.focusWidget() is page._buttons.start_one


def test_escape_ends_a_search_before_it_does_anything_else(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, "history", qtbot)
    assert isinstance(page, HistoryPage)
    qtbot.keyClicks(page.listing.search, "warm")
    until(qtbot, lambda: page.header._eyebrow.text() == "1 day found")
    page.listing.table.setFocus()
    escape(window, "history")
    assert page.listing.search.text() == ""
    assert page.isVisible()


def test_escape_closes_an_open_calendar_and_nothing_more(window: MainWindow) -> None:
    window.show_page("today")
    page = window.today_page
    page._open_calendar()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert page.isVisible()


def test_backspace_clears_a_rating_and_leads_nowhere(window: MainWindow, qtbot: QtBot) -> None:
    page = window.today_page
    page.open_view("now")
    scale = window.focusWidget()
    assert isinstance(scale, RatingScale)
    qtbot.keyClick(scale, Qt.Key.Key_4)
    qtbot.keyClick(scale, Qt.Key.Key_Backspace)
    assert scale.value is None
    assert page._views.shown_key == "now"


def test_every_view_of_today_is_walked() -> None:
    folder = Path(__file__).parents[2] / "diary" / "ui" / "today"
    views = {path.stem.removesuffix("_view") for path in folder.glob("*_view.py")} - {"day"}
    assert len(views) == len(VIEWS["today"])
    assert TodayPage.go_back is not Page.go_back
