"""The worst days and the plan, as they are told on their cards."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from diary.analysis.adherence import Adherence
from diary.analysis.worst_day import WorstDay
from diary.domain.definition import Definition
from diary.domain.duration import Minutes
from diary.domain.event import Event
from diary.domain.exercise import ExerciseDone
from diary.domain.note import Note
from diary.ui.trends.day_rows import PlanRows, WorstDays, entries_in_words
from diary.ui.trends.pattern_figures import PatternFigures, PlanRow
from diary.ui.widgets.bar import Bar
from tests.ui.windows import TODAY

SAUNA = Definition(kind="event", key="sauna", name="Sauna")


def worst(back: int = 0, minutes: float | None = None, **written: tuple[object, ...]) -> WorstDay:
    """A day so many days ago with the value 7."""
    entries = {"notes": (), "events": (), "exercises": (), **written}
    return WorstDay(TODAY - timedelta(days=back), 7.0, minutes=Minutes(minutes, None), **entries)  # type: ignore[arg-type]  # by name


def texts(where: QWidget) -> list[str]:
    return [one.text() for one in where.findChildren(QLabel) if one.text()]


def test_everything_that_was_written_on_a_day_is_one_line() -> None:
    done = tuple(ExerciseDone(day=TODAY, exercise=key) for key in ("calf-raise", "cycling"))
    events = (Event(day=TODAY, event="fall"), Event(day=TODAY, event="sauna"))
    notes = (Note(day=TODAY, text="Cold\n feet."), Note(day=TODAY, text="Slept well."))
    whole = worst(minutes=25, exercises=done, events=events, notes=notes)
    assert entries_in_words(whole, (SAUNA,)) == "25 min exercise, Fall, Sauna, “Cold feet.”, “Slept well.”"


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 exercise"), (2, "2 exercises"), (0, "Nothing else was written down.")]
)
def test_exercises_without_a_time_are_counted(count: int, words: str) -> None:
    done = tuple(ExerciseDone(day=TODAY, exercise="calf-raise") for _number in range(count))
    assert entries_in_words(worst(exercises=done), ()) == words


def test_the_worst_days_are_buttons_in_their_order_and_those_left_out_are_told(qtbot: QtBot) -> None:
    card = WorstDays()
    qtbot.addWidget(card)
    card.show_days(PatternFigures((worst(1), worst(9)), 5, ()), "Pain", ())
    assert "Pain was 7 on 5 days. The latest 2 are shown." in texts(card)
    assert [button.text() for button in card.days] == ["23 November 2026", "15 November 2026"]
    with qtbot.waitSignal(card.day_opened) as opened:
        card.days[1].click()
    assert opened.args == [TODAY - timedelta(days=9)]


def test_ratings_that_are_all_the_same_have_no_worst_day(qtbot: QtBot) -> None:
    card = WorstDays()
    qtbot.addWidget(card)
    card.show_days(PatternFigures((worst(), worst(1)), 84, (), has_no_worst=True, rated=84), "Pain", ())
    same = "Pain: the highest rating of every day was 7, so no day was worse than another."
    assert same in texts(card)
    assert not card.days
    card.show_days(PatternFigures((worst(), worst(1)), 42, (), has_no_worst=True, rated=84), "Pain", ())
    assert "Pain was 7, its highest rating, on 42 of 84 rated days: too many to call them the worst." in texts(card)
    assert not card.days
    card.show_days(PatternFigures((replace(worst(), value=0.0),), 84, (), has_no_worst=True), "Pain", ())
    assert "Pain: every rating was 0." in texts(card)


def test_a_rating_of_a_moment_has_its_time_beside_the_day(qtbot: QtBot) -> None:
    card = WorstDays()
    qtbot.addWidget(card)
    card.show_days(PatternFigures((replace(worst(1), times=(time(9), time(13, 5))),), 1, ()), "Pain", ())
    assert [button.text() for button in card.days] == ["23 November 2026, 09:00, 13:05"]


def test_days_that_are_all_shown_and_a_symptom_that_was_not_rated_are_told_so(qtbot: QtBot) -> None:
    card = WorstDays()
    qtbot.addWidget(card)
    card.show_days(PatternFigures((worst(),), 1, ()), "Pain", ())
    assert "Pain was 7 on 1 day." in texts(card)
    card.show_days(PatternFigures((), 0, ()), "Itching", ())
    assert "Itching is not recorded in this period." in texts(card)
    assert not card.days


def test_a_row_of_the_plan_has_its_days_its_mean_time_and_how_well_it_is_kept_up(qtbot: QtBot) -> None:
    card = PlanRows()
    qtbot.addWidget(card)
    timed, untimed = (
        Adherence(name, (), 3, 8, minutes) for name, minutes in (("Walk", Minutes(20, None)), ("Stretches", None))
    )
    card.show_rows((PlanRow(timed, 0.63), PlanRow(untimed, None)))
    said = texts(card)
    assert said[said.index("Walk") :][:3] == ["Walk", "3 of 8 days, on average 20 min", "kept up 63 of 100"]
    assert said[said.index("Stretches") :] == ["Stretches", "3 of 8 days"]
    assert [bar.accessibleName() for bar in card.findChildren(Bar)] == ["Walk, kept up 63 of 100"]


def test_a_period_without_a_plan_says_so(qtbot: QtBot) -> None:
    card = PlanRows()
    qtbot.addWidget(card)
    card.show_rows(())
    assert "Nothing was planned in this period." in texts(card)
