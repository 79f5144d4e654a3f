"""Patterns of one symptom, in the real window."""

from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QRadioButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.event import Event
from diary.domain.exercise import ExerciseDone
from diary.domain.note import Note
from diary.domain.record import Entry
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentEvent
from diary.settings import SettingsStore
from diary.ui.main_window import MainWindow
from diary.ui.trends.calendar_view import CalendarView
from diary.ui.trends.chart_card import ChartCard
from diary.ui.trends.page import TrendsPage
from diary.ui.trends.questions import AfterExerciseCard, AroundChangeCard
from tests.journeys.test_trends import trends
from tests.ui.windows import TODAY, named, until, window_on


def exercised(days: int) -> list[Entry]:
    """Walks on irregular days; pain is 2 on the day after one, 8 on two days and 5 on the others, numbness always 4."""
    walks = [back for back in range(1, days + 1) if (back * back + back // 3) % 5 < 2]
    made: list[Entry] = [
        ExerciseDone(day=TODAY - timedelta(days=back), exercise="brisk-walk", minutes=25) for back in walks
    ]
    for back in range(days):
        day = TODAY - timedelta(days=back)
        pain = 8 if back in (9, 30) else (2 if back + 1 in walks else 5) + back % 2
        made.append(Rating(day=day, symptom="pain", value=pain))
        made.append(Rating(day=day, symptom="numbness", value=4))
    return made


def patterns(window: MainWindow, qtbot: QtBot) -> TrendsPage:
    """The page with its patterns drawn."""
    page = trends(window, qtbot)
    qtbot.mouseClick(named(page, QRadioButton, "Patterns"), Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    return page


Kind = TypeVar("Kind", bound=ChartCard)


def card(page: TrendsPage, key: str, kind: type[Kind]) -> Kind:
    """The card of a chart."""
    found = page.patterns.cards[key]
    assert isinstance(found, kind)
    return found


def calendar_of(page: TrendsPage) -> CalendarView:
    view = page.patterns.cards["calendar"].chart
    assert isinstance(view, CalendarView)
    return view


def settle(page: TrendsPage, qtbot: QtBot) -> None:
    """Wait until the chart in front is drawn, in the width that it has in the end."""
    until(qtbot, lambda: page.patterns.is_made)
    around = card(page, "around_change", AroundChangeCard)
    front = page.patterns.front
    assert front is not None
    until(qtbot, lambda: not around.is_reading and not front.chart.is_busy)
    until(qtbot, lambda: front.chart.shown_chart is not None or front.chart.isHidden())


def tab(page: TrendsPage, key: str, qtbot: QtBot) -> ChartCard:
    """The card of a chart, with its tab in front and drawn."""
    tabs = page.patterns.tabs
    assert tabs is not None
    tabs.choose(key)
    settle(page, qtbot)
    return page.patterns.cards[key]


def test_after_exercise_answers_one_question_at_a_time_and_counts_them(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(exercised(84))) as window:
        page = patterns(window, qtbot)
        tab(page, "after_exercise", qtbot)
        asked = card(page, "after_exercise", AfterExerciseCard)
        assert "lower (95\N{NARROW NO-BREAK SPACE}% interval" in asked.words
        assert "not that one causes the other" in asked.words
        assert "such questions" not in asked.words
        qtbot.mouseClick(named(asked, QRadioButton, "Same day"), Qt.MouseButton.LeftButton)
        until(qtbot, lambda: "2 such questions were looked at" in asked.words)
        asked.minutes.setFocus()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Plus)
        until(qtbot, lambda: "25 minutes or more" in asked.words and "3 such questions" in asked.words)
        qtbot.mouseClick(named(asked, QRadioButton, "Next day"), Qt.MouseButton.LeftButton)
        until(qtbot, lambda: "4 such questions" in asked.words)
        assert asked.chart.accessibleDescription() == asked.words
        window.show_page("today")
    kept = SettingsStore(tmp_path).value
    assert (kept.trends_view, kept.trends_minutes, kept.trends_lag) == ("patterns", 25, 1)


def test_too_few_days_after_exercise_are_told_with_their_counts(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(exercised(12))) as window:
        words = tab(patterns(window, qtbot), "after_exercise", qtbot).words
        assert "Not enough days yet to compare: " in words
        assert "Needed are 24 together and 8 of each." in words


def test_a_plan_on_the_same_weekdays_is_said_so(tmp_path: Path, qtbot: QtBot) -> None:
    days = [TODAY - timedelta(days=back) for back in range(84)]
    walks = [ExerciseDone(day=day, exercise="brisk-walk", minutes=25) for day in days if day.weekday() in {0, 2, 4}]
    ratings = [Rating(day=day, symptom="pain", value=day.day % 7) for day in days]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*walks, *ratings])) as window:
        assert "mostly on the same days of the week" in tab(patterns(window, qtbot), "after_exercise", qtbot).words


def test_another_symptom_is_chosen_and_everything_follows(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(exercised(60))) as window:
        page = patterns(window, qtbot)
        until(qtbot, lambda: "Pain was 8 on" in " ".join(texts(page.patterns.worst)))
        qtbot.mouseClick(named(page.patterns.symptom, QRadioButton, "Numbness"), Qt.MouseButton.LeftButton)
        until(
            qtbot,
            lambda: (
                "Numbness: the highest rating of every day was 4, so no day was worse than another."
                in texts(page.patterns.worst)
            ),
        )
        settle(page, qtbot)
        assert "Numbness" in page.patterns.cards["calendar"].words
        assert "Numbness" in tab(page, "pattern", qtbot).words
        qtbot.mouseClick(named(page.patterns.cards["pattern"], QRadioButton, "Months"), Qt.MouseButton.LeftButton)
        until(qtbot, lambda: "October" in page.patterns.cards["pattern"].words)


def texts(where: QWidget) -> list[str]:
    return [one.text() for one in where.findChildren(QLabel)]


def test_a_worst_day_tells_what_was_written_and_opens(tmp_path: Path, qtbot: QtBot) -> None:
    day = TODAY - timedelta(days=9)
    worst = [
        Rating(day=day, symptom="tingling", value=9),
        Note(day=day, text="Long drive."),
        Event(day=day, event="fall"),
    ]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*exercised(30), *worst])) as window:
        page = patterns(window, qtbot)
        qtbot.mouseClick(named(page.patterns.symptom, QRadioButton, "Tingling"), Qt.MouseButton.LeftButton)
        until(qtbot, lambda: "Tingling was 9 on 1 day." in texts(page.patterns.worst))
        [button] = page.patterns.worst.days
        assert button.accessibleName() == "Open 15 November 2026: Fall, “Long drive.”"
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return)
        assert window.today_page.isVisible()
        assert window.today_page.day == day


def test_the_calendar_is_walked_by_keys_and_opens_a_day(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(exercised(60))) as window:
        page = patterns(window, qtbot)
        view = calendar_of(page)
        view.setFocus()
        assert view.day == TODAY
        for key, back in ((Qt.Key.Key_Left, 1), (Qt.Key.Key_Up, 8), (Qt.Key.Key_PageUp, 38), (Qt.Key.Key_Home, 83)):
            qtbot.keyClick(view, key)
            assert view.day == TODAY - timedelta(days=back)
        left, top, right, bottom = view.boxes[date(2026, 11, 10)]
        place = QPoint(round((left + right) / 2), round((top + bottom) / 2))
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
        assert window.today_page.isVisible()
        assert window.today_page.day == date(2026, 11, 10)
        window.show_page("trends")
        until(qtbot, page.patterns.isVisible)
        assert view.day == date(2026, 11, 10)


def test_around_a_change_of_treatment(tmp_path: Path, qtbot: QtBot) -> None:
    turns = [
        TreatmentEvent(day=TODAY - timedelta(days=35), treatment="tablets", turn="started", dose="75 mg"),
        TreatmentEvent(day=TODAY - timedelta(days=150), treatment="acupuncture", turn="started"),
    ]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*exercised(84), *turns])) as window:
        page = patterns(window, qtbot)
        tab(page, "around_change", qtbot)
        around = card(page, "around_change", AroundChangeCard)
        until(qtbot, lambda: "before (28 days recorded)" in around.words)
        assert "this does not say what caused it" in around.words
        assert around.turn.choice == turns[0].id
        around.turn._choose(turns[1].id)
        until(qtbot, lambda: "Before: 0 of 28 days recorded" in around.words)


def test_each_chart_has_its_table(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(exercised(60))) as window:
        page = patterns(window, qtbot)
        view = calendar_of(page)
        view.setFocus()
        qtbot.keyClick(view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        assert focused() is page.patterns.cards["calendar"].table
        for key in page.patterns.cards:
            one = tab(page, key, qtbot)
            if key != "years":
                assert one.table.isVisible()
                assert not one.chart.isVisible()
                assert one.table.accessibleName() == f"{one.registered.name}, as a table"
                assert one.table.model().columnCount() > 1
        tab(page, "calendar", qtbot)
        qtbot.mouseClick(page.as_table, Qt.MouseButton.LeftButton)
        assert view.isVisible()
        assert focused() is view


def test_ten_years_show_year_by_year(tmp_path: Path, qtbot: QtBot) -> None:
    days = [Rating(day=TODAY - timedelta(days=7 * back), symptom="pain", value=back % 9) for back in range(522)]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(days)) as window:
        page = patterns(window, qtbot)
        years = tab(page, "years", qtbot)
        assert years.words == "This needs a period of 367 days or more. The chosen one has 84."
        assert not years.chart.isVisible()
        qtbot.mouseClick(named(page, QRadioButton, "All"), Qt.MouseButton.LeftButton)
        until(qtbot, years.chart.isVisible)
        until(qtbot, lambda: "2017" in years.words)


def test_the_tabs_are_one_tab_stop_with_arrows_and_are_read_as_a_list(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(exercised(60))) as window:
        page = patterns(window, qtbot)
        tabs = page.patterns.tabs
        assert tabs is not None
        page.patterns.focus_first()
        assert focused() is tabs.bar
        for key, chart in (
            (Qt.Key.Key_Right, "body_map"),
            (Qt.Key.Key_End, "one_thing"),
            (Qt.Key.Key_Right, "one_thing"),
            (Qt.Key.Key_Left, "years"),
            (Qt.Key.Key_Home, "calendar"),
        ):
            qtbot.keyClick(tabs.bar, key)
            assert tabs.choice == chart
            assert [name for name, one in page.patterns.cards.items() if one.isVisible()] == [chart]
            assert focused() is tabs.bar
        heard = QAccessible.queryAccessibleInterface(tabs.bar)
        around = heard.parent()
        assert (around.role(), around.text(QAccessible.Text.Name)) == (QAccessible.Role.Grouping, "Patterns")
        assert heard.role() == QAccessible.Role.PageTabList
        parts = [heard.child(at) for at in range(len(tabs.keys))]
        assert [one.text(QAccessible.Text.Name) for one in parts][:2] == ["Calendar", "Where"]
        assert {one.role() for one in parts} == {QAccessible.Role.PageTab}
        assert [one.text(QAccessible.Text.Name) for one in parts if one.state().selected] == ["Calendar"]


def test_ctrl_page_down_leads_to_the_next_tab_from_anywhere_and_the_last_one_is_remembered(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(exercised(60))) as window:
        page = patterns(window, qtbot)
        view = calendar_of(page)
        view.setFocus()
        day = view.day
        held = Qt.KeyboardModifier.ControlModifier
        qtbot.keyClick(view, Qt.Key.Key_PageDown, held)
        assert page.patterns.cards["body_map"].isVisible()
        assert view.day == day
        page.patterns.symptom.setFocus()
        for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            qtbot.keyClick(focused(), key, held)
        assert page.patterns.cards["after_exercise"].isVisible()
        window._rebuild()
        window.show_page("trends")
        again = window.page("trends")
        assert isinstance(again, TrendsPage)
        assert again is not page
        until(qtbot, lambda: again.patterns.is_made)
        assert again.patterns.cards["after_exercise"].isVisible()


@pytest.mark.parametrize(("size", "scale"), [((800, 600), 1.0), ((1200, 800), 2.0)])
def test_where_the_tabs_do_not_fit_they_are_a_button_with_a_menu(
    tmp_path: Path, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(exercised(60)), scale=scale) as window:
        window.resize(*size)
        page = trends(window, qtbot)
        page.view._choose("patterns")
        settle(page, qtbot)
        tabs = page.patterns.tabs
        assert tabs is not None
        button = named(tabs, QPushButton, "Patterns: Calendar")
        assert button.isVisible()
        assert not tabs.bar.isVisible()
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        [years] = [one for one in menu.actions() if one.text() == "Years"]
        years.trigger()
        menu.close()
        assert page.patterns.cards["years"].isVisible()
        assert button.accessibleName() == "Patterns: Years"


@pytest.mark.parametrize(("size", "scale"), [((800, 600), 1.0), ((1200, 800), 2.0), ((800, 600), 2.0)])
@pytest.mark.parametrize("view", ["timeline", "patterns"])
def test_nothing_is_wider_than_its_window(
    tmp_path: Path, qtbot: QtBot, size: tuple[int, int], scale: float, view: str
) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(exercised(60)), scale=scale) as window:
        window.resize(*size)
        page = trends(window, qtbot)
        page.view.show_choice(view)
        page.view.choice_made.emit(view)
        if view == "patterns":
            settle(page, qtbot)
        else:
            until(qtbot, lambda: bool(page.figures.cards))
        area = next(one for one in page.findChildren(QScrollArea) if one.isVisible() and one.widget())
        inner = area.widget()
        assert inner is not None
        assert inner.minimumSizeHint().width() <= area.viewport().width()
        assert page.header.minimumSizeHint().width() <= page.width()
        cards = [one for one in page.findChildren(ChartCard) if one.isVisible()]
        assert all(one.chart.width() <= area.viewport().width() for one in cards)


def test_by_keyboard_alone_from_today_to_a_worst_day(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(exercised(60))) as window:
        page = trends(window, qtbot)
        reached: list[QWidget] = [page.timeline]
        for _tab in range(12):
            qtbot.keyClick(focused(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
            reached.append(focused())
            if page.view.isAncestorOf(focused()):
                break
        assert page.symptoms.chips["pain"] in reached
        assert any(page.period.isAncestorOf(one) for one in reached)
        qtbot.keyClick(focused(), Qt.Key.Key_Right)
        settle(page, qtbot)
        until(qtbot, lambda: bool(page.patterns.worst.days))
        button = page.patterns.worst.days[0]
        names: list[str] = []
        while focused() is not button and len(names) < 40:
            qtbot.keyClick(focused(), Qt.Key.Key_Tab)
            names.append(focused().accessibleName())
        expected = ["Patterns", "Period", "Symptom", "Day by day", "Copy or save the picture: Day by day"]
        assert names == [*expected, button.accessibleName()]
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert window.today_page.isVisible()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found
