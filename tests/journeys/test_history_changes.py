"""What History reads again when the diary changes: the days concerned, or everything, and never too little."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from unittest import mock

import pytest
from pytestqt.qtbot import QtBot

from diary.domain.change import Change, added, removed
from diary.domain.definition import Definition
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.storage.journal import Journal
from diary.ui.history import history_data
from diary.ui.history.page import HistoryPage
from diary.ui.main_window import MainWindow
from tests.ui.windows import TODAY, until, window_on

RATINGS = [Rating(day=TODAY - timedelta(days=back), symptom="pain", value=3) for back in range(40)]
OWN = Definition(kind="symptom", key="itch", name="Itching")
ITCH = Rating(day=TODAY, symptom="itch", value=1)
PAIN = 1
"""The column of the only one of the three that is rated."""


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*RATINGS, OWN, ITCH])) as made:
        made.show_page("history")
        yield made


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> HistoryPage:
    """History, which has read everything."""
    made = window.page("history")
    assert isinstance(made, HistoryPage)
    until(qtbot, lambda: made.listing.table.days.rowCount() == 40)
    until(qtbot, lambda: not made._reading.is_busy)
    return made


def shown(page: HistoryPage, *days: date) -> list[str]:
    """The pain that the table shows for each of the days."""
    model = page.listing.table.days
    return [model.text(row, PAIN) for day in days if (row := model.row_of(day)) is not None]


def rated(number: int, value: float) -> Change:
    return Change(RATINGS[number], replace(RATINGS[number], value=value))


def test_a_change_reads_the_days_concerned_and_not_the_whole_diary(
    page: HistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    with mock.patch("diary.ui.history.page.reading", side_effect=AssertionError("the whole diary is read")):
        moved = replace(RATINGS[5], day=RATINGS[6].day, value=9)
        window.journal.apply([rated(3, 8), *removed([RATINGS[6]]), Change(RATINGS[5], moved)])
        days = [RATINGS[number].day for number in (3, 4, 5, 6)]
        until(qtbot, lambda: shown(page, *days) == ["8", "3", "", "9"])


def test_days_changed_one_after_the_other_are_all_read(page: HistoryPage, window: MainWindow, qtbot: QtBot) -> None:
    for number in (2, 3, 4):
        window.journal.apply([rated(number, 9)])
    until(qtbot, lambda: shown(page, *(RATINGS[number].day for number in (2, 3, 4))) == ["9", "9", "9"])


def test_days_that_could_not_be_read_are_read_with_the_next_change(
    page: HistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    journal = window.journal
    assert journal.close() == ""
    sound = journal.path.read_bytes()
    journal.path.write_text("Dear Anna, " * 900)
    journal.apply([rated(2, 9)])
    until(qtbot, page._trouble.isVisible)
    journal.path.write_bytes(sound)
    journal.apply([rated(3, 8)])
    until(qtbot, lambda: shown(page, RATINGS[2].day, RATINGS[3].day) == ["9", "8"])
    assert not page._trouble.isVisible()


@pytest.mark.parametrize("count", [20, 21])
def test_many_changed_days_are_all_read(page: HistoryPage, window: MainWindow, qtbot: QtBot, count: int) -> None:
    with mock.patch("diary.ui.history.page.reading", wraps=history_data.reading) as whole:
        window.journal.apply([rated(number, 9) for number in range(count)])
        until(qtbot, lambda: shown(page, *(one.day for one in RATINGS[:count])) == ["9"] * count)
    assert bool(whole.called) == (count > 20)
    assert shown(page, RATINGS[count].day) == ["3"]


def test_another_name_of_a_symptom_is_read_for_all_days(page: HistoryPage, window: MainWindow, qtbot: QtBot) -> None:
    assert [symptom.name for symptom in page.listing.table.days.symptoms] == ["Pain", "Itching"]
    window.journal.apply([Change(OWN, replace(OWN, name="Ants"))])
    until(qtbot, lambda: [symptom.name for symptom in page.listing.table.days.symptoms] == ["Pain", "Ants"])


def test_another_name_and_another_day_at_once_are_both_read(
    page: HistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.journal.apply([Change(OWN, replace(OWN, name="Ants"))])
    window.journal.apply([rated(2, 9)])
    until(qtbot, lambda: [symptom.name for symptom in page.listing.table.days.symptoms] == ["Pain", "Ants"])
    assert shown(page, RATINGS[2].day) == ["9"]


def test_what_changes_while_another_page_is_in_front_is_there_on_coming_back(
    page: HistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page("today")
    window.journal.apply([rated(2, 9), *added([Note(day=RATINGS[4].day, text="Cold.")])])
    window.show_page("history")
    until(qtbot, lambda: shown(page, RATINGS[2].day) == ["9"])


def test_a_file_that_was_replaced_is_read_whole(page: HistoryPage, window: MainWindow, qtbot: QtBot) -> None:
    with Journal(window.journal.path) as other:
        other.apply([rated(7, 9)])
    window.journal.reload_replaced_file()
    until(qtbot, lambda: shown(page, RATINGS[7].day) == ["9"])
