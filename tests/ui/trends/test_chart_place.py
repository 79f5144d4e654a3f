"""Where the timeline stands beside what changed: above, below, or behind a button."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from diary.domain.change import Change, added
from diary.domain.symptom import Rating
from diary.ui.main_window import MainWindow
from diary.ui.trends.page import TrendsPage
from diary.ui.widgets.layout.scrolling import areas_around
from diary.ui.widgets.tab_order import stops_in
from tests.ui.views import settle
from tests.ui.windows import TODAY, until, window_on

SYMPTOMS = ("numbness", "tingling", "pain")


def changes(symptoms: tuple[str, ...] = SYMPTOMS) -> list[Change]:
    days = [TODAY - timedelta(days=back) for back in range(168)]
    return added([Rating(day=day, symptom=key, value=day.day % 5) for day in days for key in symptoms])


def figured(window: MainWindow, qtbot: QtBot) -> TrendsPage:
    window.show_page("trends")
    page = window.page("trends")
    assert isinstance(page, TrendsPage)
    until(qtbot, lambda: bool(page.figures.cards))
    settle(window)
    return page


def above(page: TrendsPage) -> QScrollArea:
    return areas_around(page.card)[0]


def about_several(page: TrendsPage) -> list[str]:
    return [one.text() for one in page.figures.findChildren(QLabel) if one.text().startswith("You look at")]


@pytest.mark.parametrize(("size", "is_first"), [((1200, 800), False), ((800, 600), True)])
def test_what_changed_stands_before_the_chart_where_they_are_not_both_in_sight(
    tmp_path: Path, qtbot: QtBot, size: tuple[int, int], is_first: bool
) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=changes()) as window:
        window.resize(*size)
        page = figured(window, qtbot)
        assert (page.figures.y() < page.card.y()) is is_first
        stops = stops_in(window)
        more = page.figures.cards["numbness"].more
        assert (stops.index(more) < stops.index(page.timeline)) is is_first
        content = page.card.parentWidget()
        assert content is not None
        children = content.children()
        assert (children.index(page.figures) < children.index(page.card)) is is_first
        sentences = [card.more.mapTo(window, QPoint()).y() for card in page.figures.cards.values()]
        assert max(sentences) < window.height()


def test_a_window_that_becomes_small_puts_what_changed_first(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=changes()) as window:
        window.resize(1200, 800)
        page = figured(window, qtbot)
        for size, is_first in (((800, 600), True), ((1200, 800), False)):
            window.resize(*size)
            settle(window)
            assert (page.figures.y() < page.card.y()) is is_first


@pytest.mark.parametrize("size", [(1200, 800), (800, 600)])
def test_with_large_text_the_chart_waits_behind_a_button(tmp_path: Path, qtbot: QtBot, size: tuple[int, int]) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=changes(), scale=2.0) as window:
        window.resize(*size)
        page = figured(window, qtbot)
        opener, timeline = page.chart_place.opener, page.timeline
        assert opener.isVisible()
        assert not timeline.isVisible()
        assert timeline.picture is None
        cards = list(page.figures.cards.values())
        assert len({card.x() for card in cards}) == 1
        opener.setFocus(Qt.FocusReason.TabFocusReason)
        width = opener.width()
        qtbot.keyClick(opener, Qt.Key.Key_Space)
        until(qtbot, lambda: timeline.picture is not None)
        settle(window)
        assert (opener.text(), opener.accessibleDescription(), opener.width()) == ("Hide the chart", "expanded", width)
        view = above(page).viewport()
        assert opener.mapTo(view, QPoint()).y() >= 0
        assert page.card.mapTo(view, QPoint()).y() < view.height() // 2
        qtbot.keyClick(opener, Qt.Key.Key_Return)
        until(qtbot, lambda: not timeline.isVisible())
        assert opener.hasFocus()


def test_with_large_text_the_table_needs_no_button(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=changes(), scale=2.0) as window:
        page = figured(window, qtbot)
        page.toggle_table()
        until(qtbot, page.table.isVisible)
        assert not page.chart_place.opener.isVisible()
        page.toggle_table()
        until(qtbot, page.chart_place.opener.isVisible)
        assert not page.card.isVisible()
        page.view._choose("patterns")
        until(qtbot, lambda: not page.chart_place.opener.isVisible())


def test_of_several_symptoms_is_told_how_often_one_looks_changed_by_chance(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=changes()) as window:
        page = figured(window, qtbot)
        [words] = about_several(page)
        assert words.startswith(
            "You look at 3 symptoms. Even if nothing had changed, one would look changed in about one of 10 such "
        )
        page.symptoms.chips["pain"].click()
        until(qtbot, lambda: len(page.figures.cards) == 2)
        settle(window)
        assert [words for words in about_several(page) if "2 symptoms" in words and "one of 15 such" in words]
        page.symptoms.chips["tingling"].click()
        until(qtbot, lambda: len(page.figures.cards) == 1)
        settle(window)
        until(qtbot, lambda: not about_several(page))


def test_five_cards_stand_in_two_lines_of_three(tmp_path: Path, qtbot: QtBot) -> None:
    keys = (*SYMPTOMS, "own-burning", "own-cramps")
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=changes(keys)) as window:
        window.resize(1200, 800)
        page = figured(window, qtbot)
        cards = list(page.figures.cards.values())
        assert [card.y() == cards[0].y() for card in cards] == [True, True, True, False, False]
        assert [card.x() for card in cards[3:]] == [card.x() for card in cards[:2]]
        [words] = [one for one in page.figures.findChildren(QLabel) if one.text().startswith("You look at 5")]
        assert words.y() == cards[3].y()
        assert words.x() == cards[2].x()
