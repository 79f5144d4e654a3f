"""The left edges of a wide window: title, cards and the boxes of the buttons of a view begin on one line."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.ui import theme
from diary.ui.exercises.page import ExercisesPage
from diary.ui.health.page import HealthPage
from diary.ui.help.answer_pane import AnswerPane
from diary.ui.help.page import HelpPage
from diary.ui.main_window import MainWindow
from diary.ui.preferences.list_view import ListView
from diary.ui.preferences.page import PreferencesPage
from diary.ui.summary.page import SummaryPage
from diary.ui.visits.page import VISIT, VisitsPage
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.scrolling import areas_around
from tests.builders import evening
from tests.ui.views import loaded, settle
from tests.ui.windows import TODAY, named, until, window_on

_BESIDE = 100
"""Cards beginning further right stand in a second column."""


@pytest.mark.parametrize("key", ["today", "exercises", "trends", "summary", "preferences", "help#keys"])
def test_the_cards_begin_where_the_title_does(tmp_path: Path, qtbot: QtBot, key: str) -> None:
    changes = [change for back in range(30) for change in added(evening(TODAY - timedelta(days=back)))]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=changes) as window:
        window.resize(1200, 800)
        window._open(key)
        page = window.page(key.partition("#")[0])

        def cards() -> set[int]:
            return {one.mapTo(page, QPoint(0, 0)).x() for one in page.findChildren(Card) if one.isVisible()}

        until(qtbot, lambda: bool(cards()))
        title = next(one for one in page.header.findChildren(QLabel) if one.text() == page.header.title)
        left = title.mapTo(page, QPoint(0, 0)).x()
        assert {x for x in cards() if x < left + _BESIDE} == {left}


@pytest.mark.parametrize("key", ["summary", "help"])
@pytest.mark.parametrize("width", [1200, 800])
def test_the_boxes_end_on_one_line_and_the_scroll_bar_at_the_edge(
    tmp_path: Path, qtbot: QtBot, key: str, width: int
) -> None:
    """Cards end where the boxes of the buttons and fields around them do; the last scroll bar ends with the window."""
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window.resize(width, 800 if width == 1200 else 600)
        window.show_page(key)
        page = loaded(window.page(key), qtbot)
        settle(window)

        def right(one: QWidget, less: int = 0) -> int:
            return one.mapTo(window, QPoint(one.width() - less, 0)).x()

        ring = theme.px(painting.RING)
        if isinstance(page, SummaryPage):
            edges = [right(page.options.parts), right(page.options.period, ring)]
            edges.append(right(page.foot.save if width == 1200 else page.foot.other, ring))
            inner: QWidget = page.options
        else:
            assert isinstance(page, HelpPage)
            edges = [right(page.questions.search)]
            edges.append(right(page.questions.answer.card) if width == 1200 else right(page.questions.list, ring))
            inner = page.questions.answer if width == 1200 else page.questions.list
        assert max(edges) - min(edges) <= 1, edges
        area = areas_around(inner.card if isinstance(inner, AnswerPane) else inner)[0]
        if key == "help" or width == 800:
            assert right(area.verticalScrollBar()) == window.width()


def _of_visits(window: MainWindow) -> QWidget:
    page = window.page("visits")
    assert isinstance(page, VisitsPage)
    page.open_place(VISIT)
    return page.form.leave_button


def _of_an_exercise(window: MainWindow) -> QWidget:
    page = window.page("exercises")
    assert isinstance(page, ExercisesPage)
    page.show_exercise("calf-stretch")
    return page.detail.move_button


def _of_a_list(window: MainWindow) -> QWidget:
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    page.show_place("more")
    view = page.view("more")
    assert isinstance(view, ListView)
    return view.add_button


def _of_a_block(window: MainWindow) -> QWidget:
    page = window.page("health")
    assert isinstance(page, HealthPage)
    page.show_place("beginning")
    return named(page, Button, "Block before")


@pytest.mark.parametrize(
    ("key", "opens"),
    [("visits", _of_visits), ("exercises", _of_an_exercise), ("preferences", _of_a_list), ("health", _of_a_block)],
)
def test_the_buttons_of_a_view_begin_where_its_cards_do(
    tmp_path: Path, qtbot: QtBot, key: str, opens: Callable[[MainWindow], QWidget]
) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window.resize(1200, 800)
        window.show_page(key)
        page, ring = loaded(window.page(key), qtbot), theme.px(painting.RING)
        button = opens(window)
        settle(window)
        back = next(one for one in page.header.findChildren(Button) if one.isVisible())
        cards = [one.mapTo(page, QPoint(0, 0)).x() for one in page.findChildren(Card) if one.isVisible()]
        boxes = {one.mapTo(page, QPoint(0, 0)).x() + ring for one in (back, button)}
        assert boxes == {min(cards)} == {theme.px(28)}
