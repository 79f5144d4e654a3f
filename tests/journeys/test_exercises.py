"""The exercises: the week, the catalogue, the plan, own exercises, days off."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from diary.domain.catalogue import exercises
from diary.domain.change import added
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.figure import pose
from diary.domain.figure.pose import movement_from
from diary.domain.period import Period
from diary.domain.plan.plan import planned_lines
from diary.storage import records
from diary.storage.journal import Journal
from diary.ui.exercises.page import ExercisesPage
from diary.ui.exercises.tile import ExerciseTile
from diary.ui.main_window import MainWindow
from tests.journeys.walking import settle
from tests.ui.windows import TODAY, named, until, window_on

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    done = [ExerciseDone(day=YESTERDAY, exercise="calf-stretch"), ExerciseDone(day=TODAY, exercise="swimming")]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(done)) as made:
        yield made


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ExercisesPage:
    focused = window.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    found = window.page("exercises")
    assert isinstance(found, ExercisesPage)
    until(qtbot, lambda: found.progress is not None)
    return found


def kept(page: ExercisesPage) -> Excerpt:
    """What is on disk."""
    page.journal.save()
    assert page.journal.close() == ""
    with Journal(page.journal.path) as journal:
        return journal.read(records.excerpt, Period(YESTERDAY - timedelta(days=10), TODAY + timedelta(days=10)))


def press(qtbot: QtBot, where: QWidget, name: str) -> None:
    qtbot.mouseClick(named(where, QPushButton, name), Qt.MouseButton.LeftButton)


def changed(page: ExercisesPage, qtbot: QtBot) -> None:
    """Wait until the page has read the diary anew."""
    former = page.progress
    until(qtbot, lambda: page.progress is not former)


class PaintedTiles(QObject):
    """Notes how high each tile was when it was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, ExerciseTile):
            self.heights.append(watched.height())
        return False


def test_the_exercises_are_never_painted_squeezed(window: MainWindow, qtbot: QtBot) -> None:
    app, painted = QApplication.instance(), PaintedTiles()
    assert app is not None
    app.installEventFilter(painted)
    window.show_page("exercises")
    until(qtbot, lambda: bool(painted.heights))
    app.removeEventFilter(painted)
    [tile, *_others] = window.page("exercises").findChildren(ExerciseTile)
    assert min(painted.heights) >= tile.minimumSizeHint().height()


def test_the_files_of_the_figures_are_read_behind_the_window(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []

    def noted(path: Path) -> pose.Movement:
        threads.append(threading.current_thread())
        return movement_from(path)

    monkeypatch.setattr(pose, "movement_from", noted)
    pose.movement.cache_clear()
    window.show_page("exercises")
    until(qtbot, lambda: bool(window.page("exercises").findChildren(ExerciseTile)))
    window.grab()
    assert len(threads) > 20
    assert threading.main_thread() not in threads


def test_the_week_says_what_was_done_of_what_was_planned(page: ExercisesPage) -> None:
    days = [button.accessibleName() for button in page.overview.strip.findChildren(QPushButton)]
    assert days == [
        "Monday 23 November, Nothing planned",
        "Tuesday 24 November, 1 of 5",
        "Wednesday 25 November, 5 planned",
        "Thursday 26 November, 5 planned",
        "Friday 27 November, 5 planned",
        "Saturday 28 November, 5 planned",
        "Sunday 29 November, 5 planned",
    ]


def test_the_header_counts_what_is_left_as_the_week_does(page: ExercisesPage) -> None:
    texts = [one.text() for one in page.header.findChildren(QLabel)]
    assert any(text.startswith("4 left for today, about ") for text in texts), texts


def test_every_exercise_that_needs_no_teaching_has_a_card(page: ExercisesPage, qtbot: QtBot) -> None:
    assert set(page.overview.tiles) == {key for key, one in exercises().items() if not one.taught}
    assert page.overview.tiles["calf-stretch"].accessibleName() == (
        "Calf stretch, 3 times 15 seconds each leg, in my plan: Every day"
    )
    assert page.overview.tiles["tai-chi"].accessibleName().endswith("not in my plan")
    page.overview.taught.click()
    until(qtbot, lambda: "nerve-glide" in page.overview.tiles)
    assert page.settings.value.taught_nerve_glide


def test_a_category_is_chosen_by_arrow_keys(page: ExercisesPage, qtbot: QtBot) -> None:
    row = page.overview.category.focusProxy()
    assert row is not None
    qtbot.keyClick(row, Qt.Key.Key_Right)
    assert {one.exercise.category for one in page.overview.tiles.values()} == {"warm-up"}
    qtbot.keyClick(row, Qt.Key.Key_End)
    assert set(page.overview.tiles) == {"tai-chi", "yoga"}


def test_an_exercise_is_opened_and_planned_for_other_days_from_today_on(page: ExercisesPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.overview.tiles["calf-raise"], Qt.Key.Key_Space)
    assert page.header.title == "Calf raise"
    for day in ("Monday", "Sunday"):
        named(page.detail, QCheckBox, day).click()
        changed(page, qtbot)
    assert page.detail.weekdays.days == (1, 2, 3, 4, 5)
    plan = kept(page).plan
    tuesday, sunday = TODAY, TODAY + timedelta(days=5)
    assert ("calf-raise",) in [line.exercises for line in planned_lines(plan, tuesday)]
    assert ("calf-raise",) not in [line.exercises for line in planned_lines(plan, sunday)]


def test_what_was_taken_out_of_the_plan_comes_back_by_undo(
    page: ExercisesPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.show_exercise("calf-stretch")
    before = kept(page).plan
    for toggle in page.detail.weekdays.findChildren(QCheckBox):
        toggle.click()
        changed(page, qtbot)
    assert page.detail.weekdays.days == ()
    for _day in range(7):
        window.journal.undo()
    assert set(kept(page).plan) == set(before)


def test_a_dose_of_ones_own_is_shown_everywhere(page: ExercisesPage, window: MainWindow, qtbot: QtBot) -> None:
    page.show_exercise("calf-stretch")
    press(qtbot, page.detail, "Change the dose")
    sets = page.detail.dose.numbers["sets"]
    sets.step_by(-1)
    changed(page, qtbot)
    page.show_view("overview")
    assert "2 times 15 seconds each leg" in page.overview.tiles["calf-stretch"].accessibleName()
    window.show_page("today")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the row as it was before
    assert named(window.today_page, QCheckBox, "Calf stretch").accessibleName() == (
        "Calf stretch, 2 times 15 seconds each leg"
    )
    window.show_page("exercises")
    page.show_exercise("calf-stretch")
    press(qtbot, page.detail, "As it was")
    changed(page, qtbot)
    assert page.detail.dose.dose.sets == 3


def test_an_exercise_that_shares_a_line_can_get_one_of_its_own(page: ExercisesPage, qtbot: QtBot) -> None:
    page.show_exercise("cycling")
    assert page.detail.change_dose.isHidden()
    press(qtbot, page.detail, "Plan it by itself")
    changed(page, qtbot)
    lines = [line.exercises for line in planned_lines(kept(page).plan, TODAY)]
    assert ("cycling",) in lines
    assert ("brisk-walk", "swimming") in lines


def test_done_is_marked_and_taken_back(page: ExercisesPage, qtbot: QtBot) -> None:
    page.show_exercise("brisk-walk")
    press(qtbot, page, "Mark as done")
    changed(page, qtbot)
    assert {(one.exercise, one.minutes) for one in kept(page).exercises if one.day == TODAY} == {
        ("swimming", None),
        ("brisk-walk", 25),
    }
    press(qtbot, page, "Done. Not done after all")
    changed(page, qtbot)
    assert {one.exercise for one in kept(page).exercises if one.day == TODAY} == {"swimming"}


def test_a_day_off_counts_for_nothing(page: ExercisesPage, qtbot: QtBot) -> None:
    press(qtbot, page.overview.strip, "Wednesday 25 November")
    assert page.header.title == "Wednesday 25 November"
    qtbot.mouseClick(named(page.day_view, QRadioButton, "A flare"), Qt.MouseButton.LeftButton)
    changed(page, qtbot)
    press(qtbot, page, "Back to all exercises")
    names = [button.accessibleName() for button in page.overview.strip.findChildren(QPushButton)]
    assert "Wednesday 25 November, A flare" in names
    assert [(one.day, one.reason) for one in kept(page).days_off] == [(TODAY + timedelta(days=1), "flare")]


def test_an_exercise_of_ones_own_is_added_edited_retired_and_taken_back(
    page: ExercisesPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = tmp_path / "press.png"
    image = QImage(3000, 2000, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.save(str(picture))
    press(qtbot, page.overview, "Add an exercise of my own")
    press(qtbot, page.own, "Save the exercise")
    assert page.own.trouble.words == "What is tracked needs a name."
    qtbot.keyClicks(named(page.own, QLineEdit, "Name"), "Wall press")
    qtbot.keyClicks(named(page.own, QPlainTextEdit, "Steps"), "Stand at a wall.")
    page.own.choose_picture = lambda: picture
    press(qtbot, page.own, "Choose a picture")
    until(qtbot, page.own.save.isEnabled)
    press(qtbot, page.own, "Save the exercise")
    changed(page, qtbot)
    until(qtbot, lambda: "wall-press" in page.overview.tiles)
    [made] = kept(page).definitions
    assert (made.name, made.category, made.steps) == ("Wall press", "stretching", ("Stand at a wall.",))
    assert 0 < len(made.picture) < 400_000

    page.show_exercise("wall-press")
    press(qtbot, page.detail, "Edit")
    qtbot.keyClicks(named(page.own, QLineEdit, "Name"), "!")
    press(qtbot, page.own, "Save the exercise")
    changed(page, qtbot)
    page.show_exercise("wall-press")
    assert page.header.title == "Wall press!"
    press(qtbot, page, "Mark as done")
    changed(page, qtbot)
    press(qtbot, page.detail, "Retire this exercise")
    until(qtbot, lambda: "wall-press" not in page.overview.tiles)
    assert "wall-press" in {one.exercise for one in kept(page).exercises}
    window.journal.undo()
    until(qtbot, lambda: "wall-press" in page.overview.tiles)


def test_a_file_that_is_no_picture_is_told(page: ExercisesPage, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "words.png"
    broken.write_text("no picture", encoding="utf-8")
    press(qtbot, page.overview, "Add an exercise of my own")
    page.own.choose_picture = lambda: broken
    press(qtbot, page.own, "Choose a picture")
    until(qtbot, lambda: page.own.picture_trouble.words == "words.png is not a picture that can be read.")
    settle()
    button, banner = page.own.add_picture, page.own.picture_trouble
    assert 0 < banner.mapTo(page.own, QPoint()).y() - button.mapTo(page.own, QPoint(0, button.height())).y() < 30
    page.own.show_definition(None, frozenset())
    assert page.own.picture_trouble.isHidden()


def test_an_exercise_opens_at_its_top(page: ExercisesPage, qtbot: QtBot) -> None:
    page.window().resize(800, 600)
    settle()
    page.show_exercise("calf-stretch")
    until(qtbot, page.detail.safety.isVisible)
    settle()
    bar = page._areas["detail"].verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == 0


def test_an_empty_plan_is_offered_a_few_exercises_with_why(page: ExercisesPage, qtbot: QtBot) -> None:
    for key in ("arm-circles", "calf-stretch", "seated-hamstring-stretch", "calf-raise", "brisk-walk"):
        page.show_exercise(key)
        page.detail.weekdays.days_changed.emit(())
        changed(page, qtbot)
    page.show_view("overview")
    press(qtbot, page.overview, "Put these in my plan")
    changed(page, qtbot)
    planned = {key for line in planned_lines(kept(page).plan, TODAY) for key in line.exercises}
    assert planned == {"calf-stretch", "calf-raise", "sit-to-stand", "brisk-walk"}


def test_the_movement_is_shown_and_comes_to_rest(page: ExercisesPage, qtbot: QtBot) -> None:
    page.show_exercise("calf-raise")
    press(qtbot, page.detail, "Show the movement")
    assert page.detail.picture._frames.isActive()
    press(qtbot, page, "Back to all exercises")
    assert not page.detail.picture._frames.isActive()
