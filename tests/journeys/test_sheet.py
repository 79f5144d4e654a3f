"""A sheet from paper: typed back by keyboard it gives the records of the same evenings entered in the log."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from diary.domain import evening
from diary.domain.change import Change
from diary.domain.done_lines import as_planned, do_line
from diary.domain.event import ON_PAPER, Event
from diary.domain.excerpt import Excerpt, changed
from diary.domain.period import Period, single
from diary.domain.plan.plan import PlanLine, offered_lines
from diary.domain.sentence import keep_sentence
from diary.reports.pages import page_count
from diary.storage import records
from diary.storage.journal import Journal
from diary.ui.history.entry_words import event_in_words
from diary.ui.main_window import MainWindow
from diary.ui.sheet.day_card import BoxField, DayCard
from diary.ui.sheet.page import SheetPage
from tests.ui.windows import named, until, window_on

FIRST = date(2026, 11, 9)
"""The Monday of a sheet of which two weeks and two days are written."""
DAYS = [FIRST + timedelta(days=number) for number in range(16)]


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(tmp_path / "diary.sqlite", qtbot) as made:
        yield made


def opened(window: MainWindow, qtbot: QtBot) -> SheetPage:
    """The page by way of the button of History, with the sheet of `FIRST`."""
    window.show_page("history")
    history = window.page("history")
    named(history, QPushButton, "From paper").click()
    page = window.page("sheet")
    assert isinstance(page, SheetPage)
    assert page.isVisible()
    line = window.focusWidget()  # that of the date, which stands at the foot of the sheet
    assert line is not None
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, FIRST.isoformat())
    QTest.keyClick(line, Qt.Key.Key_Tab)
    until(qtbot, lambda: bool(page.week.days) and page.week.days[0].day == FIRST)
    return page


def on_paper(number: int) -> dict[str, str]:
    """What stands in the boxes of a day of the sheet; on every fifth day nothing does."""
    if number % 5 == 4:
        return {}
    return {
        "Numbness": str(number % 11),
        "Pain": "" if number % 3 else "4",
        "Sleep hours": "6.5",
        "Fall": {1: "x", 2: "N"}.get(number, ""),
        "Feet seen": "x" if number % 2 else "",
        "Calf stretch": "x",
        "Brisk walk min": "20" if number % 4 == 0 else "",
        "Warm bath": "x" if number == 3 else "",
        "In a few words": "Cold feet." if number == 6 else "",
    }


def in_the_log(excerpt: Excerpt, number: int, day: date) -> list[Change]:
    """The changes that the log makes of the same evening."""
    cells = on_paper(number)
    lines = {line.exercises[0]: line for line in offered_lines(excerpt.plan, day)}
    made: list[list[Change]] = []
    for symptom in ("Numbness", "Pain"):
        if cells.get(symptom):
            made.append(evening.rate(excerpt, day, symptom.lower(), float(cells[symptom])))
    if not cells:
        return []
    made.append(evening.measure(excerpt, day, "sleep-hours", 6.5))
    events = {1: "fall", 2: "near-fall"}
    made += [evening.set_events(Event(day=day, event=events[number]))] if number in events else []
    made += [evening.set_events(Event(day=day, event="feet-same"))] if cells["Feet seen"] else []
    made.append(do_line(excerpt, day, lines["calf-stretch"], as_planned(lines["calf-stretch"])))
    if cells["Brisk walk min"]:
        made.append(do_line(excerpt, day, lines["brisk-walk"], {"brisk-walk": 20.0}))
    if cells["Warm bath"]:
        made.append(evening.treat(excerpt, day, "warm-bath"))
    if cells["In a few words"]:
        made.append(keep_sentence(excerpt, day, cells["In a few words"], author="Anna"))
    return [change for some in made for change in some]


def told(excerpt: Excerpt) -> set[str]:
    """The entries of the evenings without what differs in any two records."""
    entries = (*excerpt.ratings, *excerpt.measurements, *excerpt.events, *excerpt.exercises, *excerpt.treatments)
    every = [one for one in (*entries, *excerpt.notes) if getattr(one, "event", "") != ON_PAPER.key]
    return {repr(one).replace(one.id, "").replace(repr(one.written), "") for one in every}


def test_a_sheet_typed_by_keyboard_gives_the_records_of_the_same_evenings(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    page.writer.setText("Anna")
    page.week.focus_first()
    for number, day in enumerate(DAYS):
        card = of_day(page, day)
        cells = on_paper(number)
        for column in card.columns:
            field = window.focusWidget()
            assert field in card.fields
            QTest.keyClicks(field, cells.get(column.name, ""))
            QTest.keyClick(field, Qt.Key.Key_Return)
        if day.weekday() == 6:  # the week after it comes by itself
            until(qtbot, partial(begins, page, day + timedelta(days=1)))
    assert [card.day for card in page.week.days] == DAYS[14:]
    assert page.news.isVisible()
    until(qtbot, lambda: not window.journal.queue.unwritten)
    with Journal(window.journal.path) as journal:
        typed_in = journal.read(records.excerpt, Period(DAYS[0], DAYS[-1]))
    blank = Excerpt(period=Period(DAYS[0], DAYS[-1]), plan=typed_in.plan)
    logged = blank
    for number, day in enumerate(DAYS):
        logged = changed(logged, in_the_log(logged, number, day))
    assert told(typed_in) == told(logged)
    marks = [one for one in typed_in.events if one.event == ON_PAPER.key]
    assert [one.day for one in marks] == [day for number, day in enumerate(DAYS) if on_paper(number)]
    assert {one.text for one in marks} == {"Anna"}


def begins(page: SheetPage, monday: date) -> bool:
    return page.week.days[0].day == monday


def of_day(page: SheetPage, day: date) -> DayCard:
    return next(card for card in page.week.days if card.day == day)


def test_a_whole_week_stands_on_the_page_and_the_arrow_keys_lead_through_it(window: MainWindow, qtbot: QtBot) -> None:
    """As on paper a column may be typed from top to bottom, and nothing is kept before it is asked for."""
    page = opened(window, qtbot)
    assert [card.day for card in page.week.days] == DAYS[:7]
    page.week.focus_first()
    for number in range(7):
        QTest.keyClicks(window.focusWidget(), str(number))
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Up)
    assert window.focusWidget() is page.week.days[5].fields[0]
    assert not window.journal.queue.unwritten
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: page.week.days[0].day == DAYS[7])
    kept = window.journal.reader.excerpt(Period(DAYS[0], DAYS[6]))
    assert [(one.day, one.value) for one in kept.ratings] == [(day, number) for number, day in enumerate(DAYS[:7])]
    assert window.focusWidget() is page.week.days[0].fields[0]
    window.journal.undo()  # the week is one step
    assert not window.journal.reader.excerpt(Period(DAYS[0], DAYS[6])).ratings
    page.go_before()
    until(qtbot, lambda: page.week.days[0].day == FIRST)
    assert page.week.days[0].fields[0].text() == ""


def test_what_is_typed_stays_while_the_diary_changes_elsewhere(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    of_day(page, FIRST).fields[0].setText("7")
    window.journal.change_day(DAYS[1], lambda excerpt: evening.rate(excerpt, DAYS[1], "numbness", 2))
    until(qtbot, lambda: of_day(page, DAYS[1]).fields[0].text() == "2")
    assert of_day(page, FIRST).fields[0].text() == "7"
    assert page.has_unkept


def test_what_is_no_number_is_said_and_nothing_is_lost(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    card, next_day = of_day(page, FIRST), of_day(page, DAYS[1])
    pain = named(card, BoxField, "Pain")
    pain.setText("12")
    next_day.fields[0].setText("3")
    page.go_on()
    assert page.monday == FIRST
    assert page.error_banner.isVisible()
    assert "Monday 9 November. Pain: A rating is a number from 0 to 10" in page.error_banner.words
    assert window.focusWidget() is pain
    assert (card.has_unkept, next_day.has_unkept) == (True, False)
    assert [one.day for one in window.journal.reader.excerpt(Period(FIRST, DAYS[6])).ratings] == [DAYS[1]]
    pain.setText("2")
    page.go_on()
    until(qtbot, lambda: page.week.days[0].day == DAYS[7])
    assert not page.error_banner.isVisible()
    page.go_before()
    until(qtbot, lambda: page.week.days[0].day == FIRST)
    assert named(page, BoxField, "Pain").text() == "2"
    assert not page.has_unkept


def test_typing_is_kept_on_the_way_back_and_history_says_who_wrote_it(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    named(page, BoxField, "Numbness").setText("3")
    page.go_back()
    assert window.page("history").isVisible()
    day = window.journal.reader.excerpt(single(FIRST))
    assert [(one.symptom, one.value) for one in day.ratings] == [("numbness", 3.0)]
    assert [(one.event, one.text) for one in day.events] == [("on-paper", "")]


def test_the_empty_sheet_is_saved_from_the_page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot)
    target = tmp_path / "sheet.pdf"
    page.print_card.output.choose_path = lambda name: target if name == "evenings-2026-11-09.pdf" else None
    page.print_card.save.click()
    until(qtbot, page.print_card.news.isVisible)
    assert page_count(target.read_bytes()) >= 1


def test_the_plan_of_the_window_is_the_one_the_sheet_asks_for(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    lines = [one.line for one in page.week.days[0].columns if isinstance(one.line, PlanLine)]
    assert lines == offered_lines(window.journal.day(FIRST).plan, FIRST)


def test_a_day_says_in_history_that_it_was_written_on_paper() -> None:
    mark = Event(day=FIRST, event="on-paper", text="Anna", written=datetime(2026, 12, 2, 20, tzinfo=UTC))
    assert event_in_words(mark, ()) == "Written on paper by Anna, typed on 2 December 2026"
    assert event_in_words(replace(mark, text=""), ()) == "Written on paper by myself, typed on 2 December 2026"
