"""A guided session in the real window, by keyboard alone, on a clock of the test's own."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from diary.cues import Cues
from diary.domain.catalogue import exercise
from diary.domain.change import added
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import Exercise, ExerciseDone
from diary.domain.guided.script import part
from diary.domain.period import single
from diary.storage import records
from diary.storage.journal import Journal
from diary.ui.exercises.page import ExercisesPage
from diary.ui.exercises.picture import ExercisePicture
from diary.ui.exercises.session_view import SessionView
from diary.ui.main_window import MainWindow
from diary.ui.widgets import spoken
from tests.ui.views import exercises_in_large_text
from tests.ui.windows import TODAY, named, until, window_on


class Clock:
    """Seconds that pass only when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class HeardCues(Cues):
    """Notes what was to be heard."""

    def __init__(self, sounds: bool, voice: bool, language: str) -> None:
        super().__init__(False, False, language)
        self.is_on = (sounds, voice)

    heard: list[str] = []  # noqa: RUF012 - one list for all, emptied by the fixture

    def sound(self, name: str) -> None:
        self.heard.append(name)

    def say(self, text: str) -> None:
        self.heard.append(text)


def known(key: str) -> Exercise:
    found = exercise(key)
    assert found is not None
    return found


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    HeardCues.heard.clear()
    done = [ExerciseDone(day=TODAY, exercise=key) for key in ("arm-circles", "leg-swings", "brisk-walk")]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(done)) as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, clock: Clock) -> ExercisesPage:
    window.show_page("exercises")
    found = window.page("exercises")
    assert isinstance(found, ExercisesPage)
    until(qtbot, lambda: found.progress is not None)
    found.session.clock = clock
    found.session.make_cues = HeardCues
    return found


@pytest.fixture
def press(qtbot: QtBot, window: MainWindow) -> Callable[..., None]:
    def act(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        assert window.isAncestorOf(focused) or focused.window() is not window
        qtbot.keyClick(focused, key, modifier)

    return act


def pass_time(view: SessionView, clock: Clock, seconds: float) -> None:
    """Let the time pass in ticks, as the window's timer does."""
    for _tick in range(round(seconds * 10)):
        clock.now += 0.1
        view.tick()


def is_made_anew(page: ExercisesPage, former: object) -> bool:
    """Whether the page shows other progress than before."""
    return page.progress is not former


def kept(page: ExercisesPage) -> Excerpt:
    assert page.journal.close() == ""
    with Journal(page.journal.path) as journal:
        return journal.read(records.excerpt, single(TODAY))


def test_a_whole_session_by_keyboard_alone(
    page: ExercisesPage, window: MainWindow, clock: Clock, press: Callable[..., None]
) -> None:
    view = page.session
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window._rail.isHidden()
    assert page.progress is not None
    run = page.progress.open_run(TODAY, page.progress.exercises(taught=False))
    assert [one.exercise.key for one in run] == ["calf-raise", "calf-stretch", "seated-hamstring-stretch"]
    assert view.stage.title.text() == "Calf raise"
    assert view.stage.safety.isVisible()
    pass_time(view, clock, 30)
    assert view.stage.safety.isVisible()
    press(Qt.Key.Key_Space)
    assert not view.stage.safety.isVisible()
    pass_time(view, clock, 5.1)
    assert view.stage.ring.accessibleName() == "1 of 15"
    pass_time(view, clock, 15 * known("calf-raise").tempo)
    assert view.stage.title.text() == "Calf stretch"
    pass_time(view, clock, 3 + 6 * 15 + 4 * 10 + 5 + 0.1)
    assert view.stage.title.text() == "Seated hamstring stretch"
    pass_time(view, clock, 3 + 6 * 15 + 4 * 10 + 5 + 0.1)
    assert view.end.isVisible()
    rows = [one.accessibleName() for one in view.end.findChildren(QWidget) if one.isVisible()]
    assert [name for name in rows if ": " in name] == [
        "Calf raise: 15 times",
        "Calf stretch: 3 sets, 15 s",
        "Seated hamstring stretch: 3 sets, 15 s",
    ]
    pictures = view.end.findChildren(ExercisePicture)
    assert [one.movement.key for one in pictures if one.movement and one.isVisible()] == [
        "calf-raise",
        "calf-stretch",
        "seated-hamstring-stretch",
    ]
    press(Qt.Key.Key_Return)
    assert not window._rail.isHidden()
    done = {one.exercise: one for one in kept(page).exercises}
    assert done["calf-raise"].repetitions == 15
    assert (done["calf-stretch"].sets, done["calf-stretch"].hold_seconds) == (3, 15)
    assert (done["seated-hamstring-stretch"].sets, done["seated-hamstring-stretch"].hold_seconds) == (3, 15)


def test_each_exercise_is_ticked_in_the_log_as_it_ends(page: ExercisesPage, clock: Clock) -> None:
    page.start_session((part(known("putty-squeeze")), part(known("finger-opposition"))))
    length = sum(step.seconds or 0 for step in part(known("putty-squeeze")).steps)
    pass_time(page.session, clock, length + 0.2)
    assert page.session.stage.title.text() == "Thumb to fingertips"
    assert "putty-squeeze" in {one.exercise for one in kept(page).exercises}


def test_pause_stands_still_and_arrows_go_back_and_on(
    page: ExercisesPage, clock: Clock, press: Callable[..., None]
) -> None:
    page.start_session((part(known("calf-stretch")),))
    view = page.session
    pass_time(view, clock, 3 + 5)
    assert view.stage.ring.accessibleName() == "10 seconds"
    press(Qt.Key.Key_Space)
    pass_time(view, clock, 60)
    assert view.stage.ring.accessibleName() == "10 seconds"
    assert view.stage.pause.text() == "Go on"
    press(Qt.Key.Key_Space)
    pass_time(view, clock, 1)
    assert view.stage.ring.accessibleName() == "9 seconds"
    press(Qt.Key.Key_Right)
    assert view.stage.set_words.text() == "Then left leg, 2 of 3"
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert view.stage.set_words.text() == "Left leg, 1 of 3"
    press(Qt.Key.Key_A)
    assert view.stage.set_words.text() == "Left leg, 1 of 4"


def test_the_figure_stands_on_the_leg_that_is_named(page: ExercisesPage, clock: Clock) -> None:
    page.start_session((part(known("calf-stretch")),))
    assert page.session.stage._shown == ("calf-stretch", "left")
    pass_time(page.session, clock, 3 + 3 * 15 + 2 * 10 + 5 + 1)
    assert page.session.stage._shown == ("calf-stretch", "right")


def test_the_question_about_a_warm_up_is_not_squeezed_by_large_text(tmp_path: Path, qtbot: QtBot) -> None:
    with exercises_in_large_text(tmp_path, qtbot) as page:
        page.start_session((part(known("calf-stretch")),))
        until(qtbot, page.session.warm_up.isVisible)
        buttons = page.session.warm_up.findChildren(QPushButton)
        assert len(buttons) == 4
        until(qtbot, lambda: all(one.height() >= one.sizeHint().height() for one in buttons))


def test_a_rest_is_a_state_of_its_own(page: ExercisesPage, clock: Clock) -> None:
    page.start_session((part(known("calf-stretch")),))
    stage = page.session.stage
    pass_time(page.session, clock, 3 + 1)
    where = {one: one.geometry() for one in (stage.back, stage.pause, stage.skip)}
    pass_time(page.session, clock, 15)
    assert stage.title.text() == "Rest"
    assert stage.set_words.text() == "Then left leg, 2 of 3"
    assert stage.ring.accessibleName() == "9 seconds"
    assert stage.quiet.text() == "Breathe as you like. Stay near what you hold on to."
    assert stage.quiet.isVisible()
    assert stage.figure.accessibleName() == "Picture of somebody resting on a chair"
    assert stage.figure.movement is None
    assert {one: one.geometry() for one in where} == where
    pass_time(page.session, clock, 10)
    assert stage.title.text() == "Calf stretch"
    assert not stage.quiet.isVisible()
    assert stage.figure.movement is not None
    assert stage.figure.movement.key == "calf-stretch"


def test_a_rest_of_a_seated_exercise_names_no_wall(page: ExercisesPage, clock: Clock) -> None:
    page.start_session((part(known("seated-hamstring-stretch")),))
    pass_time(page.session, clock, 3 + 15 + 1)
    assert page.session.stage.quiet.text() == "Breathe as you like."


def test_skip_ends_the_rest(page: ExercisesPage, clock: Clock, press: Callable[..., None]) -> None:
    page.start_session((part(known("calf-stretch")),))
    pass_time(page.session, clock, 3 + 15 + 1)
    press(Qt.Key.Key_Right)
    assert page.session.stage.title.text() == "Calf stretch"
    assert page.session.stage.set_words.text() == "Left leg, 2 of 3"


def test_escape_asks_and_what_was_done_is_kept(
    page: ExercisesPage, clock: Clock, press: Callable[..., None], qtbot: QtBot
) -> None:
    page.start_session((part(known("calf-stretch")),))
    view = page.session
    pass_time(view, clock, 3 + 15 + 1)
    press(Qt.Key.Key_Escape)
    question = view._question
    assert question is not None
    stay = question.stay
    until(qtbot, lambda: QApplication.focusWidget() is stay)
    press(Qt.Key.Key_Escape)
    until(qtbot, lambda: QApplication.focusWidget() is view.stage.pause)
    press(Qt.Key.Key_Escape)
    question = view._question
    assert question is not None
    qtbot.mouseClick(question.go, Qt.MouseButton.LeftButton)
    assert view.end.isVisible()
    [done] = [one for one in kept(page).exercises if one.exercise == "calf-stretch"]
    assert (done.sets, done.hold_seconds) == (1, 15)


def test_unsteady_and_hurt_are_one_key_each_and_go_into_the_day(
    page: ExercisesPage, clock: Clock, press: Callable[..., None]
) -> None:
    page.start_session((part(known("calf-stretch")), part(known("plantar-stretch"))))
    view = page.session
    pass_time(view, clock, 3 + 4)
    press(Qt.Key.Key_U)
    assert view.stage.title.text() == "Calf stretch"
    pass_time(view, clock, 4)
    press(Qt.Key.Key_H)
    assert view.stage.title.text() == "Sole stretch"
    events = sorted((one.event, one.text) for one in kept(page).events)
    assert events == [("felt-unsteady", "Calf stretch"), ("stopped-hurt", "Calf stretch")]


def test_a_stretch_without_a_warm_up_is_asked_about_once(window: MainWindow, page: ExercisesPage, qtbot: QtBot) -> None:
    run = (part(known("calf-stretch")),)
    page.start_session(run)
    assert not page.session.warm_up.isVisible(), "one was done today already"
    page.session.close_view()
    for key in ("arm-circles", "leg-swings"):
        page.show_exercise(key)
        former = page.progress
        qtbot.mouseClick(named(page, QPushButton, "Done. Not done after all"), Qt.MouseButton.LeftButton)
        until(qtbot, partial(is_made_anew, page, former))
    page.start_session(run)
    assert page.session.warm_up.isVisible()
    qtbot.mouseClick(named(page.session.warm_up, QPushButton, "March on the spot"), Qt.MouseButton.LeftButton)
    player = page.session.player
    assert player is not None
    assert [one.exercise.key for one in player.run] == ["march-in-place", "calf-stretch"]
    assert window.isVisible()


def test_cues_are_sounded_and_said(page: ExercisesPage, clock: Clock) -> None:
    page.start_session((part(known("calf-stretch")),))
    pass_time(page.session, clock, 3 + 15 + 0.1)
    assert HeardCues.heard == [
        *("count", "3", "count", "2", "count", "1"),
        *("start", "Calf stretch, Left leg", "Halfway", "count", "3", "count", "2", "count", "1"),
        *("change", "Rest, 10 seconds. Then left leg, 2 of 3."),
    ]


def test_after_the_computer_slept_the_session_waits(page: ExercisesPage, clock: Clock) -> None:
    page.start_session((part(known("calf-stretch")),))
    pass_time(page.session, clock, 3 + 5)
    clock.now += 3600
    page.session.tick()
    assert page.session.stage.news.words == "Paused while the computer slept."
    assert page.session.stage.pause.text() == "Go on"
    assert page.session.stage.ring.accessibleName() == "10 seconds"


def test_leaving_the_page_ends_the_session_and_keeps_what_was_done(
    page: ExercisesPage, window: MainWindow, clock: Clock
) -> None:
    page.start_session((part(known("calf-stretch")),))
    pass_time(page.session, clock, 3 + 15 + 1)
    window.show_page("today")
    assert not window._rail.isHidden()
    assert "calf-stretch" in {one.exercise for one in kept(page).exercises}


def test_the_switches_are_kept(page: ExercisesPage, qtbot: QtBot) -> None:
    page.start_session((part(known("calf-stretch")),))
    for switch in (page.session.stage.sounds, page.session.stage.voice):
        switch.setEnabled(True)
        switch.click()
    assert not page.settings.value.sounds or page.settings.value.voice
    qtbot.waitUntil(page.session.stage.isVisible)


def test_today_leads_straight_into_the_session(window: MainWindow, page: ExercisesPage, qtbot: QtBot) -> None:
    window.show_page("today")
    qtbot.mouseClick(named(window.today_page, QPushButton, "Start guided session"), Qt.MouseButton.LeftButton)
    until(qtbot, page.session.stage.isVisible)
    assert page.session.stage.title.text() == "Calf raise"


def test_a_pause_is_said_as_what_is_so_and_the_start_once(
    page: ExercisesPage, clock: Clock, press: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(spoken, "_announce", lambda _widget, words, **_urgent: said.append(words))
    page.start_session((part(known("calf-stretch")),))
    pause = page.session.stage.pause
    named = pause.accessibleName()
    pass_time(page.session, clock, 3 + 1)
    assert said.count("Calf stretch, Left leg") == 1
    said.clear()
    press(Qt.Key.Key_Space)
    assert (said, spoken.own_description(pause), pause.accessibleName()) == (["Paused"], "Paused", named)
    QApplication.processEvents()
    press(Qt.Key.Key_Space)
    assert (said, spoken.own_description(pause)) == (["Paused", "Going on"], "")
    assert pause.text().casefold() in named.casefold()
    page.session.ask_to_end()
    assert spoken.own_description(pause) == "Paused", "read when the focus comes back to it"
    page.session.stop()
