"""The focus: Tab goes through a page as it is seen, a page's key leads into it, and what has the focus shows it."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import pairwise, product
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.exercise import ExerciseDone
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone
from diary.ui import pages
from diary.ui.exercises.page import ExercisesPage
from diary.ui.main_window import MainWindow
from diary.ui.page import Page
from diary.ui.page_stack import StackedPage
from diary.ui.today.page import TodayPage
from diary.ui.trends.page import PATTERNS, TrendsPage
from diary.ui.widgets.tab_order import stops_in
from diary.ui.widgets.toast import focus_rect
from tests.slow.whole import walked
from tests.ui.views import loaded, settle
from tests.ui.windows import TODAY, named, until, window_on

SIZES = ((1200, 800), (800, 600))
MOST = 400


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    days = [TODAY - timedelta(days=back) for back in range(90)]
    records = [Rating(day=day, symptom=key, value=4) for day in days for key in ("pain", "numbness")]
    done = [ExerciseDone(day=day, exercise="calf-stretch") for day in days[:20]]
    other = [Note(day=TODAY, text="Warm feet."), TreatmentDone(day=TODAY, treatment="tablets")]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*records, *done, *other])) as made:
        yield made


def shown(window: MainWindow, key: str, qtbot: QtBot) -> Page:
    """The page, once it shows the diary."""
    window.show_page(key, leads_in=True)
    page = loaded(window.page(key), qtbot)
    settle(window)
    return page


def tabbed(window: MainWindow, page: Page) -> list[QWidget]:
    """What Tab reaches in the page, in order, from its first stop on until it leaves the page."""
    first = stops_in(page)[0]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    reached: list[QWidget] = []
    while len(reached) < MOST:
        focused = window.focusWidget()
        if focused is None or not page.isAncestorOf(focused) or focused in reached:
            return reached
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return reached


def area_of(widget: QWidget) -> QScrollArea | None:
    """The scroll area that it is in."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())


def goes_back(former: QWidget, widget: QWidget) -> bool:
    """Whether it is above the former one without being in a column further right, or left of it without being below.

    Of two that are not scrolled together the scroll area counts, not what is in it.
    """
    areas = area_of(former), area_of(widget)
    if areas[0] is areas[1]:
        areas = None, None
    before, after = place_of(areas[0] or former), place_of(areas[1] or widget)
    is_above = after.bottom() <= before.top() and after.left() < before.right()
    is_left = after.right() <= before.left() and after.top() < before.bottom()
    return is_above or is_left


def assert_in_order(window: MainWindow, page: Page) -> int:
    """Fail where Tab does not go as the eye does; answers how many stops there were."""
    reached = tabbed(window, page)
    assert len(reached) > 1 or len(stops_in(page)) == 1
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(0)
    wrong = [(one, two) for one, two in pairwise(reached) if goes_back(one, two)]
    assert not [(one.accessibleName(), two.accessibleName(), place_of(one), place_of(two)) for one, two in wrong]
    assert set(reached) == set(stops_in(page)), "Tab reaches whatever is a stop"
    return len(reached)


def has_size(window: MainWindow, size: tuple[int, int]) -> bool:
    return (window.width(), window.height()) == size and window.page(window._front).width() <= size[0]


def test_tab_goes_through_each_page_as_it_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    for entry, size in walked(pages.PAGES, SIZES):
        window.resize(*size)
        until(qtbot, partial(has_size, window, size))
        QApplication.processEvents()
        page = shown(window, entry.key, qtbot)
        assert assert_in_order(window, page) > 0, entry.key


def test_tab_goes_through_each_view_as_it_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    today = shown(window, "today", qtbot)
    assert isinstance(today, TodayPage)
    for key in ("where", "more", "sentence", "now", "change"):
        today.open_view(key)
        QApplication.processEvents()
        assert_in_order(window, today)
        today.go_back()
    for key in ("health", "preferences"):
        page = shown(window, key, qtbot)
        assert isinstance(page, StackedPage)
        for place in page.places:
            page.show_place(place)
            QApplication.processEvents()
            assert_in_order(window, page)


def test_tab_goes_through_the_exercises_also_after_they_were_made_anew(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, "exercises", qtbot)
    assert isinstance(page, ExercisesPage)
    for category in ("hand", "all"):
        page.overview.category.show_choice(category)
        page.overview.category.choice_made.emit(category)
        QApplication.processEvents()
        assert_in_order(window, page)
    page.show_exercise("calf-stretch")
    assert_in_order(window, page)


def test_tab_goes_through_the_patterns_as_they_are_seen(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, "trends", qtbot)
    assert isinstance(page, TrendsPage)
    page.view.show_choice(PATTERNS)
    page.view.choice_made.emit(PATTERNS)
    until(qtbot, lambda: page.patterns.is_made)
    QApplication.processEvents()
    assert_in_order(window, page)


def test_back_tab_goes_the_same_way_back_and_through_the_rail(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, "today", qtbot)
    stops = stops_in(window)
    first = stops_in(page)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Backtab)
    marked = window.focusWidget()
    assert isinstance(marked, QRadioButton)
    assert window._rail.isAncestorOf(marked)
    assert marked.isChecked()
    assert stops.index(marked) == stops.index(first) - 1
    stops[-1].setFocus()
    QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
    assert window.focusWidget() is stops[0]


def test_the_key_of_a_page_leads_into_it_also_from_the_rail(window: MainWindow, qtbot: QtBot) -> None:
    for entry, is_in_front in product(pages.RAIL, (False, True)):
        other = "help" if entry.key != "help" else "today"
        combination = QKeySequence.fromString(entry.shortcut)[0]  # type: ignore[index]  # the stubs lack it
        shown(window, entry.key if is_in_front else other, qtbot)
        window._rail.focus_choice()
        QTest.keyClick(window.focusWidget(), combination.key(), combination.keyboardModifiers())
        until(qtbot, partial(has_focus_in, window, entry.key))


def has_focus_in(window: MainWindow, key: str) -> bool:
    page, focused = window.page(key), window.focusWidget()
    return focused is not None and page.isAncestorOf(focused) and focused.isVisible() and focused.hasFocus()


def test_no_focus_stays_behind_on_a_page_that_was_left(window: MainWindow, qtbot: QtBot) -> None:
    for entry in (*pages.PAGES, pages.PAGES[0]):
        page = shown(window, entry.key, qtbot)
        until(qtbot, partial(has_focus_in, window, entry.key))
        focused = [one for one in window.findChildren(QWidget) if one.hasFocus()]
        assert [one for one in focused if not page.isAncestorOf(one)] == [], entry.key


def test_what_has_the_focus_shows_it(window: MainWindow, qtbot: QtBot) -> None:
    away = window._rail.findChildren(QRadioButton)[0]
    for stop in (stop for entry in pages.PAGES for stop in stops_in(shown(window, entry.key, qtbot))):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if not stop.hasFocus():
            continue
        QApplication.processEvents()
        ring = focus_rect(window)
        if ring is None:
            continue  # what is only scrolled
        with_focus = window.grab(ring).toImage()
        away.setFocus(Qt.FocusReason.TabFocusReason)
        assert window.grab(ring).toImage() != with_focus, stop.accessibleName()


def test_another_day_from_within_a_view_keeps_the_focus_in_the_page(window: MainWindow) -> None:
    page = window.today_page
    page.open_view("where")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.day == TODAY - timedelta(days=1)
    focused = window.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)
    assert focused.isVisible()


@pytest.mark.parametrize("chosen", ["Dark", "150\N{NARROW NO-BREAK SPACE}%"])
def test_choosing_another_look_leaves_the_focus_on_the_choice(window: MainWindow, qtbot: QtBot, chosen: str) -> None:
    page = shown(window, "preferences", qtbot)
    QTest.mouseClick(named(page, QRadioButton, chosen), Qt.MouseButton.LeftButton)
    until(qtbot, lambda: window.page("preferences") is not page)
    assert (focused := window.focusWidget()) is not None
    assert (focused.accessibleName(), window.page("preferences").isAncestorOf(focused)) == (chosen, True)


def test_another_look_that_comes_by_itself_leaves_the_focus_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    page = window.today_page
    former = page.log.way_to("more")
    assert former is not None
    former.setFocus()
    name = former.accessibleName()
    window._settings.set("theme", "dark")
    until(qtbot, lambda: window.today_page is not page)
    assert (focused := window.focusWidget()) is not None
    assert (focused.accessibleName(), window.today_page.isAncestorOf(focused)) == (name, True)
