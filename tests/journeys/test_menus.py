"""Context menus, files dragged in, tooltips, and what a made-up diary says."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.note import Note
from diary.ui import app_icon, pages
from diary.ui.exercises.page import ExercisesPage
from diary.ui.history.page import HistoryPage
from diary.ui.main_window import MainWindow
from diary.ui.preferences.import_view import ImportView
from diary.ui.preferences.page import PreferencesPage
from diary.ui.trends.page import TrendsPage
from tests.builders import evening
from tests.ui.windows import TODAY, named, until, window_on

YESTERDAY = TODAY - timedelta(days=1)
LONG = "A quiet day with visitors, and much talk over a long lunch in the garden; burning soles at night."


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    days = [change for back in range(1, 40) for change in added(evening(TODAY - timedelta(days=back)))]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=[*days, *added([Note(day=YESTERDAY, text=LONG)])]) as made:
        yield made


def menu_at(where: QWidget, target: QWidget, place: QPoint, qtbot: QtBot) -> QMenu:
    """The menu that a right click opens."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, target.mapToGlobal(place))
    QApplication.sendEvent(target, event)
    until(qtbot, lambda: any(one.isVisible() for one in where.findChildren(QMenu)))
    return next(one for one in where.findChildren(QMenu) if one.isVisible())


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def choose(menu: QMenu, name: str) -> None:
    next(action for action in menu.actions() if action.text() == name).trigger()
    menu.close()


def history(window: MainWindow, qtbot: QtBot) -> HistoryPage:
    window.show_page("history")
    page = window.page("history")
    assert isinstance(page, HistoryPage)
    until(qtbot, lambda: page.listing.table.days.rowCount() > 1)
    return page


def test_a_day_of_history_has_the_panel_s_buttons_in_its_menu(window: MainWindow, qtbot: QtBot) -> None:
    page = history(window, qtbot)
    table = page.listing.table
    place = table.row_box(1).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.RightButton, pos=place)
    assert table.day == YESTERDAY
    menu = menu_at(table, table.viewport(), place, qtbot)
    assert words(menu) == ["Open this day", "Earlier versions", "Delete…"]
    choose(menu, "Open this day")
    assert window.today_page.isVisible()
    assert window.today_page.day == YESTERDAY


def test_a_blank_day_can_be_added_by_its_menu(window: MainWindow, qtbot: QtBot) -> None:
    table = history(window, qtbot).listing.table
    menu = menu_at(table, table.viewport(), table.row_box(0).center(), qtbot)
    assert words(menu) == ["Add", "Earlier versions"]
    menu.close()


def test_a_double_click_opens_a_day_of_the_month(window: MainWindow, qtbot: QtBot) -> None:
    page = history(window, qtbot)
    day = named(page.listing.month, QPushButton, "Tuesday 17 November")
    qtbot.mouseClick(day, Qt.MouseButton.LeftButton)
    assert page.isVisible()
    qtbot.mouseDClick(day, Qt.MouseButton.LeftButton)
    assert window.today_page.isVisible()
    assert window.today_page.day == TODAY - timedelta(days=7)


def test_a_rating_takes_yesterday_s_or_none_by_its_menu(window: MainWindow, qtbot: QtBot) -> None:
    scale = window.today_page.log.ratings["pain"].scale
    menu = menu_at(scale, scale, scale.rect().center(), qtbot)
    assert words(menu) == ["As yesterday, 3"]
    choose(menu, "As yesterday, 3")
    assert scale.value == 3
    assert [one.words for one in scale.menu_entries()] == ["Clear"]
    scale.menu_entries()[0].act()
    assert scale.value is None


def test_the_timeline_has_its_buttons_in_its_menu(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("trends")
    page = window.page("trends")
    assert isinstance(page, TrendsPage)
    until(qtbot, lambda: page.timeline.picture is not None)
    menu = menu_at(page.timeline, page.timeline, page.timeline.rect().center(), qtbot)
    first, *rest = words(menu)
    assert first.startswith("Open ")
    assert rest == ["Nearer", "Copy as picture", "Save as…", "As a table"]
    choose(menu, "Nearer")
    assert page.timeline.is_zoomed
    zoomed = [entry.words for entry in page.card.menu_entries(page.timeline.rect().center())]
    assert {"Further away", "Back to the days before"} <= set(zoomed)
    menu = menu_at(page.timeline, page.timeline, page.timeline.rect().center(), qtbot)
    choose(menu, "As a table")
    assert page.card.shows_table


def test_an_exercise_is_marked_and_started_by_its_menu(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("exercises")
    page = window.page("exercises")
    assert isinstance(page, ExercisesPage)
    until(qtbot, lambda: "calf-stretch" in page.overview.tiles)
    tile = page.overview.tiles["calf-stretch"]
    menu = menu_at(tile, tile, tile.rect().center(), qtbot)
    assert words(menu) == ["Open", "Start", "Mark as done"]
    choose(menu, "Mark as done")
    until(qtbot, lambda: "calf-stretch" in page.progress.done_on(TODAY) if page.progress else False)
    assert page.overview.menu_entries("calf-stretch")[2].words == "Not done after all"
    page.overview.menu_entries("putty-squeeze")[1].act()
    assert page.session.isVisible()
    assert page.session.stage.title.text() == "Putty squeeze"


def dragged(*urls: QUrl) -> tuple[QDragEnterEvent, QDropEvent, QMimeData]:
    data = QMimeData()
    data.setUrls(list(urls))
    kind, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return (
        QDragEnterEvent(QPoint(50, 50), kind, data, left, none),
        QDropEvent(QPointF(50, 50), kind, data, left, none),
        data,
    )


def test_a_file_dragged_in_is_read_for_the_import(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "pain.csv"
    path.write_text("Date,Pain\n2026-03-01,4\n2026-03-02,5\n", encoding="utf-8")
    enter, drop, _data = dragged(QUrl.fromLocalFile(str(path)))
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, drop)
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    view = page.view("import")
    assert isinstance(view, ImportView)
    until(qtbot, view.wizard.isVisible)
    view.show_all_answers()
    assert "Pain" in " ".join(view.rows)
    assert view.isVisible()


def test_several_files_or_what_is_no_file_are_not_taken(window: MainWindow, tmp_path: Path) -> None:
    one, other = QUrl.fromLocalFile(str(tmp_path / "a.csv")), QUrl("https://example.org/b.csv")
    for urls in ((one, other), (other,), (QUrl.fromLocalFile(f"{tmp_path}/"),)):
        enter, _drop, _data = dragged(*urls)
        enter.ignore()
        QApplication.sendEvent(window, enter)
        assert not enter.isAccepted()


def test_found_words_are_marked_and_brought_into_sight(window: MainWindow, qtbot: QtBot) -> None:
    page = history(window, qtbot)
    page.listing.search.setText("burn")
    until(qtbot, lambda: page.listing.table.days.rowCount() == 1)
    assert page.listing.table._rows.wanted == "burn"

    def marked() -> bool:
        return any("burning</span>" in one.text() for one in page.listing.panel.findChildren(QLabel))

    until(qtbot, marked)
    [note] = [one for one in page.listing.panel.findChildren(QLabel) if "burning" in one.text()]
    assert note.accessibleName() == f"“{LONG}”"
    page.listing.search.end_search()
    until(qtbot, lambda: page.listing.table.days.rowCount() > 1)
    assert page.listing.table._rows.wanted == ""
    until(qtbot, lambda: not marked())


@pytest.mark.parametrize("width", [1200, 800, 600])
def test_what_has_no_word_has_a_tooltip(window: MainWindow, qtbot: QtBot, width: int) -> None:
    window.resize(width, 800)
    walked = 0
    for entry in pages.PAGES:
        window.show_page(entry.key)
        page = window.page(entry.key)
        until(qtbot, page.isVisible)
        buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
        walked += len(buttons)
        silent = [one.accessibleName() for one in buttons if not one.text() and not one.toolTip()]
        assert not silent, (entry.key, silent)
    assert walked > 50


def test_a_made_up_diary_says_so_on_every_page(window: MainWindow, qtbot: QtBot) -> None:
    def said() -> list[str]:
        return [one.text() for one in window.findChildren(QLabel) if one.isVisible() and "thrown away" in one.text()]

    assert said() == []
    window.show_made_up()
    for entry in pages.PAGES:
        window.show_page(entry.key)
        until(qtbot, lambda: len(said()) == 1)
    window._rebuild()
    until(qtbot, lambda: len(said()) == 1)


def test_the_windows_have_the_program_s_icon(qapp: QApplication) -> None:
    app_icon.show_on(qapp)
    image = qapp.windowIcon().pixmap(64, 64).toImage()
    assert (image.width(), image.height()) == (64, 64)
    assert image.pixelColor(8, 32).name() == "#0e5a58"
