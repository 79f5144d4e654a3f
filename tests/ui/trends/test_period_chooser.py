"""Which days are wanted, in the real controls."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.visit import Visit
from diary.settings import Settings
from diary.ui.trends.choice import ALL, OWN, SINCE_VISIT, TWO, Choice, Chosen
from diary.ui.trends.period_chooser import PeriodChooser
from diary.ui.trends.trends_data import TrendsData
from tests.ui.windows import TODAY, named

WHOLE = Period(TODAY - timedelta(days=199), TODAY)
SHOWN = Period(TODAY - timedelta(days=83), TODAY)


def data(shown: Period = SHOWN, visits: tuple[Visit, ...] = ()) -> TrendsData:
    """What was read of a period."""
    excerpt = Excerpt(period=shown, visits=visits)
    return TrendsData(WHOLE, WHOLE, Chosen(shown, shown.before()), excerpt, (), {}, {}, ())


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[QWidget]:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    yield widget
    widget.close()


def chooser_on(page: QWidget, kept: Settings = Settings()) -> PeriodChooser:  # noqa: B008 - a frozen value
    column = QVBoxLayout(page)
    chooser = PeriodChooser(kept, TODAY, column, page)
    column.addWidget(chooser.period)
    chooser.show_controls(shown=True)
    return chooser


def press(qtbot: QtBot, chooser: PeriodChooser, words: str) -> None:
    """Choose a period, and wait until other days are wanted."""
    with qtbot.waitSignal(chooser.chosen):
        qtbot.mouseClick(named(chooser.period, QRadioButton, words), Qt.MouseButton.LeftButton)


def test_other_days_begin_with_the_last_visit_where_there_is_one(page: QWidget, qtbot: QtBot) -> None:
    chooser = chooser_on(page)
    chooser.take_data(data(visits=(Visit(date=TODAY - timedelta(days=30)),)))
    assert not chooser.dates.isVisible()
    press(qtbot, chooser, "Other")
    assert chooser.dates.isVisible()
    assert chooser.choice == Choice(SINCE_VISIT)
    assert chooser.dates.way.choice == SINCE_VISIT


def test_without_a_visit_other_days_begin_with_those_in_sight_as_own_dates(page: QWidget, qtbot: QtBot) -> None:
    chooser = chooser_on(page)
    chooser.take_data(data())
    press(qtbot, chooser, "Other")
    assert chooser.choice == Choice(OWN, (SHOWN,))
    assert [field.day for field in chooser.dates.fields[:2]] == [SHOWN.first, SHOWN.last]


def test_a_length_puts_the_row_of_other_days_away_and_begins_at_its_usual_end(page: QWidget, qtbot: QtBot) -> None:
    chooser = chooser_on(page)
    chooser.take_data(data())
    press(qtbot, chooser, "Other")
    chooser.end = TODAY - timedelta(days=50)
    ends: list[date | None] = []
    chooser.chosen.connect(lambda: ends.append(chooser.end))
    press(qtbot, chooser, "4 weeks")
    assert not chooser.dates.isVisible()
    assert chooser.choice.key == "4-weeks"
    assert ends == [None]


def test_two_periods_that_were_kept_stand_in_the_row_and_are_kept_again(page: QWidget) -> None:
    dates = ("2026-10-01", "2026-10-20", "2026-07-01", "2026-07-20")
    kept = Settings()._replace(trends_period=TWO, trends_dates=dates)
    chooser = chooser_on(page, kept)
    assert chooser.period.choice == "other"
    assert chooser.dates.isVisible()
    assert [field.day and field.day.isoformat() for field in chooser.dates.fields] == list(dates)
    assert chooser.choices() == {"trends_period": TWO, "trends_dates": dates}


@pytest.mark.parametrize(
    ("shown_last", "steps", "end"),
    [
        (TODAY, -1, TODAY - timedelta(days=84)),
        (TODAY - timedelta(days=84), 1, TODAY),
        (TODAY - timedelta(days=10), 1, TODAY),
        (TODAY, 1, None),
        (TODAY - timedelta(days=168), -1, None),
    ],
)
def test_steps_go_from_period_to_period_as_far_as_the_diary_does(
    page: QWidget, shown_last: date, steps: int, end: date | None
) -> None:
    chooser = chooser_on(page)
    chooser.take_data(data(Period(shown_last - timedelta(days=83), shown_last)))
    told: list[date | None] = []
    chooser.chosen.connect(lambda: told.append(chooser.end))
    chooser.step(steps)
    assert told == ([end] if end else [])


def test_all_days_and_own_ones_have_no_period_before_or_after(page: QWidget) -> None:
    chooser = chooser_on(page)
    told: list[bool] = []
    chooser.chosen.connect(lambda: told.append(True))
    for choice in (Choice(ALL), Choice(OWN, (SHOWN,))):
        chooser.choice = replace(choice)
        chooser.take_data(data())
        chooser.step(-1)
    assert not told
