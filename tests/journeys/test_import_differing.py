"""What a file says otherwise than the diary, in the window: kept, taken or both, for all and singly, by keys alone."""

from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.formats.importing.differing import BOTH, KEEP, TAKE
from diary.formats.importing.format import Differing, ImportPlan
from diary.ui import theme
from diary.ui.preferences.import_differing import DifferingCard
from diary.ui.preferences.import_differing_row import DifferingRow
from tests.journeys.test_import_wizard import begun, pains
from tests.ui.windows import until, window_on

KEY = Qt.Key
_ORIGIN = "csv:x:symptom:pain"


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_single_values_are_taken_by_keys_and_the_title_is_the_first_of_them(tmp_path: Path, qtbot: QtBot) -> None:
    own = [Rating(day=date(2026, 4, day), symptom="pain", value=2) for day in range(1, 8)]
    rows = "".join(f"2026-04-0{day},{day + 2}\n" for day in range(1, 8))
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(own)) as window:
        view = begun(window, tmp_path / "mine.csv", f"Date,Pain (0-10)\n{rows}", qtbot)
        differing, page = view.wizard.differing, window.page("preferences")
        until(qtbot, lambda: bool(differing.rows))
        assert page.header.window_title == "The file says 3, the diary says 2"
        assert list(differing.rows) == [0, 1, 2, 3, 4]
        assert view.wizard.ways.isVisible()
        assert view.foot is not None
        assert view.foot.isAncestorOf(view.wizard.next)
        row = differing.rows[1]
        row.control.setFocus()
        press(KEY.Key_B)
        assert row.told == "stays 2"
        press(KEY.Key_T)
        assert row.told == "becomes 4; chosen singly"
        press(KEY.Key_PageDown)
        assert list(differing.rows) == [5, 6]
        press(KEY.Key_T)
        differing.for_all.setFocus()
        press(KEY.Key_Right)
        assert [one.told for one in differing.rows.values()] == ["becomes 8; chosen singly", "becomes 9"]
        press(KEY.Key_Left)
        assert [one.told for one in differing.rows.values()] == ["becomes 8; chosen singly", "stays 2"]
        QTest.keyClick(differing.for_all, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
        until(qtbot, lambda: view.wizard.next.text() == "Import 2 entries")
        view.wizard.next.click()
        assert pains(window) == {1: 2, 2: 4, 3: 2, 4: 2, 5: 2, 6: 8, 7: 2}


@pytest.fixture
def card(qtbot: QtBot) -> DifferingCard:
    theme.apply(QApplication.instance(), "light", 1.0)  # type: ignore[arg-type]  # it is a QApplication
    made = DifferingCard()
    qtbot.addWidget(made)
    day = date(2026, 4, 1)
    there, incoming = (
        Rating(day=day, symptom="pain", value=value, time=time(9), origin=f"{_ORIGIN}{value}") for value in (6, 8)
    )
    typed, other = Rating(day=day, symptom="pain", value=1), Rating(day=day, symptom="pain", value=3, origin=_ORIGIN)
    differing = (Differing("Pain", there, incoming, 2), Differing("Pain", typed, other, 3))
    made.show_plan(ImportPlan((), (), 0, (), None, 0, differing=differing))
    return made


def test_both_stay_only_where_the_file_has_a_time_of_its_own(card: DifferingCard) -> None:
    assert [row.keys for row in card.rows.values()] == [(KEEP, TAKE, BOTH), (KEEP, TAKE)]
    card.for_all.show_choice(BOTH)
    card.for_all.choice_made.emit(BOTH)
    assert [row.told for row in card.rows.values()] == ["6, and 8 at 09:00", "stays 1"]
    assert len(card.changes()) == 1


def test_a_narrow_window_shows_one_value_after_the_other(card: DifferingCard) -> None:
    card.set_width_class(theme.NARROW)
    assert list(card.rows) == [0]
    card.further.click()
    assert list(card.rows) == [1]
    card.set_width_class(theme.WIDE)
    assert list(card.rows) == [0, 1]


def test_a_long_value_stands_in_the_row_and_not_on_the_segment(qtbot: QtBot) -> None:
    day = date(2026, 4, 1)
    there = Rating(day=day, symptom="pain", value=1.123456789)
    row = DifferingRow(Differing("Pain", there, Rating(day=day, symptom="pain", value=2)), KEEP)
    qtbot.addWidget(row)
    words = [one.text() for one in row.findChildren(QRadioButton)]
    assert words == ["Keep the diary’s", "Take the file’s"]
    assert "Diary: 1.123456789" in [one.text() for one in row.findChildren(QLabel)]
