"""Looking back: all days as a table, what was written on one of them, and what it was before."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import Change, added, removed
from diary.domain.event import Event
from diary.domain.exercise import ExerciseDone
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import Entry
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone
from diary.storage import records
from diary.storage.journal import Journal
from diary.ui import theme
from diary.ui.history.page import HistoryPage
from diary.ui.main_window import MainWindow
from diary.ui.widgets.question import QuestionDialog
from diary.ui.widgets.toast import Toast
from tests.builders import started
from tests.ui.windows import TODAY, named, until, window_on

FALL_DAY = TODAY - timedelta(days=3)
BLANK_DAY = TODAY - timedelta(days=4)
FIRST = TODAY - timedelta(days=40)
NOTE = Note(day=FALL_DAY, text="Slipped on wet leaves by the café, not hurt.")


def evenings() -> list[Entry]:
    """Ratings and a walk on each of the last forty days but today and one; a fall, and two notes."""
    made: list[Entry] = [NOTE, Event(day=FALL_DAY, event="fall"), Note(day=FIRST, text="Cold <b>feet</b>.")]
    for back in range(1, 41):
        day = TODAY - timedelta(days=back)
        if day != BLANK_DAY:
            made += [Rating(day=day, symptom="pain", value=back % 11), Rating(day=day, symptom="numbness", value=4)]
            made.append(ExerciseDone(day=day, exercise="brisk-walk", minutes=25))
    return [*made, TreatmentDone(day=FALL_DAY, treatment="tablets")]


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings())) as made:
        yield made


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> HistoryPage:
    return history(window, qtbot)


def history(window: MainWindow, qtbot: QtBot) -> HistoryPage:
    """The page, once it has read the diary and shows a day."""
    focused = window.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    found = window.page("history")
    assert isinstance(found, HistoryPage)
    until(qtbot, lambda: found.data is not None and found.listing.panel.day == found.day)
    return found


def rows(page: HistoryPage) -> list[list[str]]:
    """What stands in the table."""
    days = page.listing.table.days
    return [[days.text(row, column) for column in range(days.columnCount())] for row in range(days.rowCount())]


def row_of(page: HistoryPage, day: date) -> list[str]:
    row = page.listing.table.days.row_of(day)
    assert row is not None
    return rows(page)[row]


def look_at(page: HistoryPage, qtbot: QtBot, day: date) -> None:
    """Choose a day and wait until the panel tells of it."""
    page.choose_day(day)
    until(qtbot, lambda: page.listing.panel.day == day)


def words(where: QWidget) -> list[str]:
    return [label.text() for label in where.findChildren(QLabel) if label.isVisible()]


def press(qtbot: QtBot, where: QWidget, name: str) -> None:
    qtbot.mouseClick(named(where, QPushButton, name), Qt.MouseButton.LeftButton)


def kept(page: HistoryPage, day: date) -> tuple[Entry, ...]:
    """What is on disk of a day."""
    assert page.journal.close() == ""
    with Journal(page.journal.path) as journal:
        return journal.read(records.excerpt, Period(day, day)).entries


def test_every_day_since_the_first_has_a_row_the_newest_first(page: HistoryPage) -> None:
    found = rows(page)
    assert len(found) == 41
    assert found[0] == ["Tue 24 Nov", "", "", "", ""]
    assert found[1] == ["Mon 23 Nov", "4", "1", "25 min", ""]
    assert found[3] == ["Sat 21 Nov", "4", "3", "25 min", NOTE.text]
    assert found[4] == ["Fri 20 Nov", "", "", "", ""]
    assert found[-1][0] == "Thu 15 Oct"
    assert "39 evenings since 15 October 2026" in words(page.header)


def test_columns_are_named_for_the_symptoms_that_were_rated(page: HistoryPage) -> None:
    days = page.listing.table.days
    headings = [days.headerData(place, Qt.Orientation.Horizontal) for place in range(days.columnCount())]
    assert headings == ["Day", "Numbness", "Pain", "Exercise", "Note"]


def test_each_cell_says_what_it_is_about_and_the_first_the_whole_row(page: HistoryPage) -> None:
    table = page.listing.table
    role = Qt.ItemDataRole.AccessibleTextRole
    row = table.days.row_of(FALL_DAY)
    assert row is not None
    assert [table.days.index(row, column).data(role) for column in range(5)] == [
        f"Saturday 21 November, Numbness 4, Pain 3, 25 min exercise, 1 fall, “{NOTE.text}”",
        "Numbness 4",
        "Pain 3",
        "25 min exercise",
        f"1 fall, “{NOTE.text}”",
    ]
    blank = [table.days.index(row + 1, column).data(role) for column in range(5)]
    assert blank == [
        "Friday 20 November, no entry",
        "Numbness not recorded",
        "Pain not recorded",
        "Exercise not recorded",
        "No note",
    ]
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Table


def test_keys_go_through_the_table_and_enter_opens_the_day(page: HistoryPage, window: MainWindow, qtbot: QtBot) -> None:
    table = page.listing.table
    assert window.focusWidget() is table
    for key, back in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_End, 40), (Qt.Key.Key_Up, 39), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(table, key)
        assert table.day == TODAY - timedelta(days=back)
    for _time in range(3):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    until(qtbot, lambda: page.listing.panel.day == FALL_DAY)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.today_page.isVisible()
    assert window.today_page.day == FALL_DAY


def test_the_panel_tells_all_of_the_day(page: HistoryPage, qtbot: QtBot) -> None:
    look_at(page, qtbot, FALL_DAY)
    expected = {"Saturday 21 November", "4", "3", "1 fall", f"“{NOTE.text}”", "Brisk walk 25 min. Tablets."}
    until(qtbot, lambda: expected <= set(words(page.listing.panel)))
    look_at(page, qtbot, FIRST)
    until(qtbot, lambda: "“Cold <b>feet</b>.”" in words(page.listing.panel))
    [note] = [one for one in page.listing.panel.findChildren(QLabel) if one.text() == "“Cold <b>feet</b>.”"]
    assert note.textFormat() == Qt.TextFormat.PlainText


def test_a_day_without_an_entry_is_added_by_a_click(page: HistoryPage, window: MainWindow, qtbot: QtBot) -> None:
    table = page.listing.table
    row = table.days.row_of(BLANK_DAY)
    assert row is not None
    middle = table.row_box(row).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, middle.y()))
    until(qtbot, lambda: "No entry." in words(page.listing.panel))
    assert page.isVisible()
    assert not page.listing.panel.delete_button.isVisible()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.add_box(row).center())
    assert window.today_page.isVisible()
    assert window.today_page.day == BLANK_DAY


def test_a_past_day_edited_in_the_log_shows_when_the_page_comes_back(
    page: HistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    look_at(page, qtbot, FALL_DAY)
    press(qtbot, page.listing.panel, "Open this day")
    scale = window.today_page.log.ratings["pain"].scale
    scale.setFocus()
    qtbot.keyClick(scale, Qt.Key.Key_9)
    window.show_page("history")
    until(qtbot, lambda: row_of(page, FALL_DAY)[2] == "9")
    assert page.listing.table.day == FALL_DAY


@pytest.mark.parametrize("key", ["/", "Ctrl+F"])
def test_notes_are_searched_by_beginnings_without_accents(
    page: HistoryPage, window: MainWindow, qtbot: QtBot, key: str
) -> None:
    table, field = page.listing.table, page.listing.search
    if key == "/":
        qtbot.keyClicks(table, "/")
    else:
        qtbot.keyClick(table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is field
    qtbot.keyClicks(field, "CAF sli")
    until(qtbot, lambda: len(rows(page)) == 1)
    assert "1 day found" in words(page.header)
    until(qtbot, lambda: page.listing.panel.day == FALL_DAY)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert window.focusWidget() is table
    assert table.day == FALL_DAY
    qtbot.keyClicks(field, "zzz")
    until(qtbot, lambda: not rows(page))
    assert "0 days found" in words(page.header)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    until(qtbot, lambda: len(rows(page)) == 41)
    assert table.day == FALL_DAY


def test_a_slash_can_be_searched_for(page: HistoryPage, qtbot: QtBot) -> None:
    page.listing.search.setFocus()
    qtbot.keyClicks(page.listing.search, "1/2")
    assert page.listing.search.text() == "1/2"


def test_the_search_is_emptied_by_its_button(page: HistoryPage, window: MainWindow, qtbot: QtBot) -> None:
    field = page.listing.search
    assert not field.clear_button.isVisible()
    field.setFocus()
    qtbot.keyClicks(field, "cold")
    until(qtbot, lambda: len(rows(page)) == 1)
    qtbot.mouseClick(field.clear_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: len(rows(page)) == 41)
    assert window.focusWidget() is field


def test_what_is_not_yet_on_disk_is_found_and_what_was_changed_no_longer(
    page: HistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.listing.search.setText("leaves")
    until(qtbot, lambda: len(rows(page)) == 1)
    window.journal.apply([Change(NOTE, replace(NOTE, text="Warm hands.")), *added([Note(day=FIRST, text="Leaves.")])])
    until(qtbot, lambda: [row[0] for row in rows(page)] == ["Thu 15 Oct"])
    assert page.listing.search.text() == "leaves"


@pytest.mark.parametrize(("name", "days"), [("With a note", [FALL_DAY, FIRST]), ("With a fall", [FALL_DAY])])
def test_days_are_filtered(page: HistoryPage, qtbot: QtBot, name: str, days: list[date]) -> None:
    qtbot.mouseClick(named(page, QRadioButton, name), Qt.MouseButton.LeftButton)
    model = page.listing.table.days
    assert [model.day(row) for row in range(model.rowCount())] == days
    until(qtbot, lambda: page.listing.panel.day == FALL_DAY)
    qtbot.mouseClick(named(page, QRadioButton, "All days"), Qt.MouseButton.LeftButton)
    assert model.rowCount() == 41
    assert page.listing.table.day == FALL_DAY


def test_the_month_chooses_a_day_and_follows_the_table(page: HistoryPage, window: MainWindow, qtbot: QtBot) -> None:
    table, month = page.listing.table, page.listing.month
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert month.month.month == date(2026, 10, 1)
    qtbot.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is named(month, QPushButton, "Thursday 15 October, has an entry")
    assert not month.after.isHidden()
    qtbot.mouseClick(month.after, Qt.MouseButton.LeftButton)
    assert not month.after.isEnabled()
    month.month.setFocus(Qt.FocusReason.TabFocusReason)
    first = window.focusWidget()
    assert first is named(month, QPushButton, "Sunday 1 November")
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(window.focusWidget() or first, Qt.Key.Key_Return)
    assert table.day == date(2026, 11, 2)
    until(qtbot, lambda: page.listing.panel.day == date(2026, 11, 2))


def test_a_day_before_the_first_entry_can_be_chosen_and_added(
    page: HistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    before = FIRST - timedelta(days=10)
    look_at(page, qtbot, before)
    assert page.listing.table.day is None
    press(qtbot, page.listing.panel, "Add")
    assert window.today_page.day == before


def answer(page: HistoryPage, qtbot: QtBot, name: str) -> QuestionDialog:
    """Press a button of the question."""
    [question] = [one for one in page.findChildren(QuestionDialog) if one.isVisible()]
    press(qtbot, question, name)
    return question


def test_a_day_is_deleted_after_a_question_and_comes_back_by_the_toast(
    page: HistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    look_at(page, qtbot, FALL_DAY)
    table = page.listing.table
    before = set(kept(page, FALL_DAY))
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    [question] = page.findChildren(QuestionDialog)
    said = words(question)
    assert said == ["Delete the entry for 21 November?", "You can undo this straight afterwards."]
    assert question.focusWidget() is question.stay
    assert window.dimming.is_dimmed
    answer(page, qtbot, "Keep it")
    until(qtbot, lambda: not window.dimming.is_dimmed)
    assert row_of(page, FALL_DAY)[2] == "3"

    press(qtbot, page.listing.panel, "Delete")
    answer(page, qtbot, "Delete")
    until(qtbot, lambda: row_of(page, FALL_DAY) == ["Sat 21 Nov", "", "", "", ""])
    assert table.day == FALL_DAY
    assert window.focusWidget() is table
    assert kept(page, FALL_DAY) == ()
    [toast] = window.findChildren(Toast)
    assert toast.words == "The entry for 21 November was deleted"
    qtbot.mouseClick(toast.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    until(qtbot, lambda: row_of(page, FALL_DAY)[4] == NOTE.text)
    assert set(kept(page, FALL_DAY)) == before


def test_open_this_day_is_in_sight_however_much_was_written(
    page: HistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1200, 800)
    day = TODAY - timedelta(days=1)
    note = Note(day=day, text="A long evening with much to tell. " * 40)
    window.journal.apply(added([note]))
    look_at(page, qtbot, day)
    button = page.listing.panel.open_button
    until(qtbot, lambda: note.text[:30] in " ".join(words(page.listing.panel)))
    until(qtbot, lambda: button.visibleRegion().boundingRect() == button.rect())


def test_a_blank_day_is_not_asked_about(page: HistoryPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.listing.table, Qt.Key.Key_Delete)
    assert not page.findChildren(QuestionDialog)


def test_the_view_stays_where_it_was_when_the_diary_changes(
    page: HistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    table = page.listing.table
    table.verticalScrollBar().setValue(700)
    window.journal.apply(added([Rating(day=TODAY, symptom="pain", value=2)]))
    until(qtbot, lambda: row_of(page, TODAY)[2] == "2")
    assert table.verticalScrollBar().value() == 700
    window.journal.apply(added([Rating(day=FIRST - timedelta(days=5), symptom="cramps", value=2)]))
    until(qtbot, lambda: len(rows(page)) == 46)
    assert table.verticalScrollBar().value() == 700
    assert table.day == TODAY


def can_come_back(page: HistoryPage) -> list[str]:
    """The versions that have a button, in words."""
    return [one.accessibleName().removeprefix("Bring back: ").split(",")[0] for one in page.versions.buttons]


def test_earlier_versions_are_told_in_words_and_brought_back(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "diary.sqlite"
    first = Rating(day=FALL_DAY, symptom="pain", value=3)
    walk = ExerciseDone(day=FALL_DAY, exercise="calf-stretch")
    with Journal(started(path)) as journal:
        journal.apply(added([first, walk]))
        journal.apply([Change(first, replace(first, value=7))])
        journal.apply(removed([walk]))
    with window_on(path, qtbot) as window:
        page = history(window, qtbot)
        look_at(page, qtbot, FALL_DAY)
        press(qtbot, page.listing.panel, "Earlier versions")
        until(qtbot, lambda: len(page.versions.buttons) == 2)
        assert page.header.title == "Earlier versions of 21 November"
        assert not page.listing.isVisible()
        names = [button.accessibleName() for button in page.versions.buttons]
        assert names[0].startswith("Bring back: Calf stretch, Taken away ")
        assert names[1].startswith("Bring back: Pain 3, Changed ")

        page.versions.buttons[1].setFocus()
        qtbot.keyClick(page.versions.buttons[1], Qt.Key.Key_Return)
        until(qtbot, lambda: can_come_back(page) == ["Pain 7", "Calf stretch"])
        [toast] = window.findChildren(Toast)
        assert toast.words == "Brought back: Pain 3"
        assert window.focusWidget() in page.versions.buttons
        window.journal.undo()
        until(qtbot, lambda: can_come_back(page)[0] == "Calf stretch")
        until(qtbot, lambda: "As it is now" in words(page.versions))
        press(qtbot, page.versions, "Bring back: Calf stretch")
        until(qtbot, lambda: "Calf stretch" not in can_come_back(page))

        qtbot.keyClick(page.versions, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert page.listing.isVisible()
        assert window.focusWidget() is page.listing.panel.versions_button
        until(qtbot, lambda: row_of(page, FALL_DAY)[1:3] == ["7", "1.5 min by dose"])
        assert {type(one) for one in kept(page, FALL_DAY)} == {Rating, ExerciseDone}


def test_a_day_that_was_deleted_can_be_brought_back_whole(page: HistoryPage, qtbot: QtBot) -> None:
    look_at(page, qtbot, FALL_DAY)
    before = set(kept(page, FALL_DAY))
    press(qtbot, page.listing.panel, "Delete")
    answer(page, qtbot, "Delete")
    until(qtbot, lambda: row_of(page, FALL_DAY)[2] == "")
    press(qtbot, page.listing.panel, "Earlier versions")
    until(qtbot, lambda: bool(page.versions.buttons))
    press(qtbot, page.versions, "Bring all of them back: 6 entries")
    until(qtbot, lambda: not page.versions.buttons)
    assert set(kept(page, FALL_DAY)) == before


def test_a_day_that_was_never_changed_says_so(page: HistoryPage, qtbot: QtBot) -> None:
    page.show_versions(FIRST)
    until(qtbot, lambda: "Nothing of this day was ever changed or taken away." in words(page.versions))


def test_a_medium_window_has_the_month_behind_a_button_and_the_day_below(
    page: HistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    assert not page.choose.isVisible()
    window.resize(800, 600)
    QApplication.processEvents()
    assert page.listing.panel.mapTo(page, QPoint(0, 0)).y() > page.listing.table.mapTo(page, QPoint(0, 0)).y()
    assert not page.listing.month.isVisible()
    qtbot.mouseClick(page.choose, Qt.MouseButton.LeftButton)
    assert page.calendar is not None
    press(qtbot, page.calendar, "Thursday 19 November, has an entry")
    assert page.listing.table.day == date(2026, 11, 19)
    window.resize(1200, 800)
    QApplication.processEvents()
    assert page.listing.month.isVisible()
    assert page.listing.panel.mapTo(page, QPoint(0, 0)).x() > page.listing.table.width()


def test_large_text_gives_each_day_two_lines(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings()), scale=2.0) as window:
        page = history(window, qtbot)
        table = page.listing.table
        assert not table.horizontalHeader().isVisible()
        assert table.row_box(0).height() == theme.px(88)
        assert table.horizontalScrollBar().maximum() == 0
        qtbot.keyClick(table, Qt.Key.Key_Down)
        until(qtbot, lambda: page.listing.panel.day == TODAY - timedelta(days=1))
        until(qtbot, lambda: "Numbness" in words(page.listing.panel))


@pytest.mark.parametrize(
    ("size", "scale"), [((1200, 800), 1.0), ((1041, 700), 1.0), ((800, 600), 1.0), ((800, 600), 2.0)]
)
def test_nothing_is_wider_than_its_window_and_each_control_has_a_name_and_room(
    tmp_path: Path, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    more = [Rating(day=FALL_DAY, symptom=key, value=2) for key in ("tingling", "burning", "touch", "activities")]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*evenings(), *more]), scale=scale) as window:
        window.resize(*size)
        page = history(window, qtbot)
        look_at(page, qtbot, FALL_DAY)
        QApplication.processEvents()
        for area in page.findChildren(QScrollArea):
            inner = area.widget()
            if area.isVisible() and inner is not None:
                assert inner.minimumSizeHint().width() <= area.viewport().width()
        for widget in page.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
                assert widget.accessibleName(), widget
                assert widget.height() >= 44, widget.accessibleName()
