"""Looking at how it went, in the real window."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.event import Event
from diary.domain.exercise import ExerciseDone
from diary.domain.note import Note
from diary.domain.record import Entry
from diary.domain.symptom import Rating
from diary.ui import theme
from diary.ui.main_window import MainWindow
from diary.ui.trends.page import TrendsPage
from diary.ui.trends.table_view import TrendsTableModel
from diary.ui.widgets import painting
from diary.ui.widgets.spoken import own_description
from tests.ui.windows import TODAY, named, until, window_on


def evenings(days: int, last: date = TODAY) -> list[Entry]:
    """Ratings on each of the days, with exercise minutes; a fall and a note on the last."""
    made: list[Entry] = []
    for back in range(days):
        day = last - timedelta(days=back)
        made += [Rating(day=day, symptom="pain", value=back % 11), Rating(day=day, symptom="numbness", value=4)]
        made.append(ExerciseDone(day=day, exercise="brisk-walk", minutes=25))
    return [*made, Note(day=last, text="Slipped, not hurt."), Event(day=last, event="fall")]


def trends(window: MainWindow, qtbot: QtBot) -> TrendsPage:
    """The page, once its picture is drawn."""
    page = window.page("trends")
    assert isinstance(page, TrendsPage)
    with qtbot.waitSignal(page.timeline.drawn, timeout=30_000):
        window.show_page("trends")
        if page.chart_place.is_chart_away:
            page.chart_place.opener.click()
    return page


def test_the_last_twelve_weeks_are_drawn_with_what_was_written_on_the_day_of_the_cursor(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(100))) as window:
        page = trends(window, qtbot)
        picture = page.timeline.picture
        assert picture is not None
        assert (picture.first, picture.last) == (TODAY - timedelta(days=83), TODAY)
        assert page.read_out.accessibleName() == (
            "Tue 24 November, Numbness 4, Pain 0, 25 min exercise, Fall, “Slipped, not hurt.”"
        )
        assert page.timeline.accessibleName() == "Timeline, 2 September to 24 November"
        assert "Pain" in page.timeline.accessibleDescription()
        found = QAccessible.queryAccessibleInterface(page.timeline)
        assert found is not None
        assert found.role() == QAccessible.Role.Graphic


def test_the_cursor_goes_by_keys_and_by_the_pointer(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(100))) as window:
        view = trends(window, qtbot).timeline
        for key, back in ((Qt.Key.Key_Left, 1), (Qt.Key.Key_Home, 83), (Qt.Key.Key_Right, 82), (Qt.Key.Key_End, 0)):
            qtbot.keyClick(view, key)
            assert view.day == TODAY - timedelta(days=back)
        qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
        assert view.day == TODAY - timedelta(days=7)
        picture = view.picture
        assert picture is not None
        middle = QPointF((picture.left + picture.right) / 2 + theme.px(2 * painting.RING), 100)
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            middle,
            view.mapToGlobal(middle),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view, move)
        assert view.day is not None
        assert abs((TODAY - view.day).days - 41) <= 1


def test_enter_opens_the_day_in_the_log(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(30))) as window:
        view = trends(window, qtbot).timeline
        qtbot.keyClick(view, Qt.Key.Key_Left)
        qtbot.keyClick(view, Qt.Key.Key_Return)
        assert window.today_page.isVisible()
        assert window.today_page.day == TODAY - timedelta(days=1)


def test_a_letter_hides_a_symptom_and_shows_it_again(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(30))) as window:
        page = trends(window, qtbot)
        qtbot.keyClick(page.timeline, Qt.Key.Key_P)
        until(qtbot, lambda: "Pain" not in own_description(page.timeline))
        assert not page.symptoms.chips["pain"].isChecked()
        assert "Pain" not in page.read_out.accessibleName()
        qtbot.mouseClick(page.symptoms.chips["pain"], Qt.MouseButton.LeftButton)
        until(qtbot, lambda: "Pain" in own_description(page.timeline))
        assert "Pain 0" in page.read_out.accessibleName()


def test_what_is_hidden_and_the_period_are_remembered(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(30))) as window:
        page = trends(window, qtbot)
        qtbot.mouseClick(page.symptoms.chips["pain"], Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(page.timeline.drawn, timeout=20_000):
            qtbot.mouseClick(named(page, QRadioButton, "4 weeks"), Qt.MouseButton.LeftButton)
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        page = trends(window, qtbot)
        assert page.data is not None
        assert len(page.data.period) == 28
        assert not page.symptoms.chips["pain"].isChecked()
        assert "Pain" not in page.read_out.accessibleName()


def last_day(page: TrendsPage) -> date | None:
    """The last day that is shown."""
    return page.data.period.last if page.data else None


def test_periods_are_walked_by_page_keys_and_end_where_the_diary_does(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(100))) as window:
        page = trends(window, qtbot)
        qtbot.keyClick(page.timeline, Qt.Key.Key_PageUp)
        until(qtbot, lambda: last_day(page) == TODAY - timedelta(days=84))
        qtbot.keyClick(page.timeline, Qt.Key.Key_PageUp)
        qtbot.keyClick(page.timeline, Qt.Key.Key_PageDown)
        until(qtbot, lambda: last_day(page) == TODAY)


def test_an_old_diary_opens_at_its_last_entry(tmp_path: Path, qtbot: QtBot) -> None:
    last = date(2023, 11, 12)
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(30, last))) as window:
        page = trends(window, qtbot)
        assert page.data is not None
        assert page.data.period.last == last
        assert page.read_out.accessibleName().startswith("Sun 12 November 2023")


def test_the_table_has_a_row_for_each_day_and_blank_cells_for_what_was_not_rated(tmp_path: Path, qtbot: QtBot) -> None:
    one = Rating(day=TODAY, symptom="pain", value=3)
    other = Rating(day=TODAY - timedelta(days=3), symptom="numbness", value=0)
    before = [Note(day=TODAY - timedelta(days=back), text="A sentence.") for back in range(4, 9)]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([one, other, *before])) as window:
        page = trends(window, qtbot)
        qtbot.keyClick(page.timeline, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        model = page.table.model()
        assert isinstance(model, TrendsTableModel)
        assert page.table.isVisible()
        assert model.headings[:3] == ["Date", "Numbness", "Pain"]
        assert [[model.text(row, column) for column in range(3)] for row in range(2)] == [
            ["24 November 2026", "", "3"],
            ["21 November 2026", "0", ""],
        ]
        target = tmp_path / "table.csv"
        page.tables.choose_path = lambda _name: target
        qtbot.mouseClick(page.card.save_table, Qt.MouseButton.LeftButton)
        until(qtbot, target.exists)
        assert target.read_text(encoding="utf-8-sig").splitlines()[1].startswith("24 November 2026,,3")


def test_an_entry_made_elsewhere_in_the_window_is_drawn_when_the_page_comes_back(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(8))) as window:
        page = trends(window, qtbot)
        window.show_page("today")
        window.today_page.log.ratings["tingling"].scale.setFocus()
        qtbot.keyClick(window.today_page.log.ratings["tingling"].scale, Qt.Key.Key_9)
        with qtbot.waitSignal(page.timeline.drawn, timeout=20_000):
            window.show_page("trends")
        assert "Tingling 9" in page.read_out.accessibleName()


def test_an_empty_diary_is_told_in_one_sentence(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        page = window.page("trends")
        assert isinstance(page, TrendsPage)
        window.show_page("trends")
        until(qtbot, lambda: page.timeline.isHidden() or not page.timeline.isVisible())
        assert page.data is None


@pytest.mark.parametrize("look", ["dark", "high-contrast"])
def test_other_themes_have_their_own_colours(tmp_path: Path, qtbot: QtBot, look: str) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(30)), look=look) as window:
        picture = trends(window, qtbot).timeline.picture
        assert picture is not None
        assert max(picture.rgba[:3]) < 0x50
