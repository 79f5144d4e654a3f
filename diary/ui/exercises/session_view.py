"""The guided session: one exercise after the other, with a large countdown, sounds and speech."""

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.cues import Cues
from diary.cues.awake import Awake
from diary.domain.exercise import Exercise
from diary.domain.figure.pose import movement
from diary.domain.guided import player as playing
from diary.domain.guided.amount import Done
from diary.domain.guided.cue import Cue
from diary.domain.guided.player import Command, Player
from diary.domain.guided.run_order import in_order
from diary.domain.guided.script import Run, part
from diary.domain.guided.snapshot import HELD_PHASE, Snapshot, snapshot
from diary.i18n import _
from diary.ui.exercises import session_words as words
from diary.ui.exercises.session_end import SessionEnd
from diary.ui.exercises.session_stage import SessionStage
from diary.ui.exercises.warm_up_question import WarmUpQuestion
from diary.ui.open_settings import OpenSettings
from diary.ui.widgets.question import QuestionDialog
from diary.ui.widgets.spoken import say

TICK_MS = 100
_KEYS = {
    "Left": Command.BACK,
    "Right": Command.SKIP,
    "A": Command.ADD_SET,
    "U": Command.UNSTEADY,
    "H": Command.HURT,
}


class SessionView(QWidget):
    """The guided session.

    `exercises_done` carries the amounts of each exercise that has ended, `remarked` a remark; `left` is emitted by the
    button of its last screen. `clock` returns seconds of a monotonic clock.
    """

    exercises_done = Signal(tuple)
    remarked = Signal(playing.Remark)
    left = Signal()

    def __init__(self, settings: OpenSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clock: Callable[[], float] = _seconds
        self.make_cues: Callable[[bool, bool, str], Cues] = Cues
        self._settings = settings
        self._player: Player | None = None
        self._announced: tuple[Done, ...] = ()
        self._cues: Cues | None = None
        self._awake = Awake(_("Guided exercises"))
        self._question: QuestionDialog | None = None
        self.stage = SessionStage()
        self.warm_up = WarmUpQuestion()
        self.end = SessionEnd()
        self._screens: tuple[QWidget, ...] = (self.stage, self.warm_up, self.end)
        self._ticks = QTimer(self)
        self._ticks.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self.tick)
        self._lay_out()
        self._connect()

    @property
    def player(self) -> Player | None:
        """The state of the running session, or of the one that has just ended."""
        return self._player

    def start(self, run: Run, warm_ups: Sequence[Exercise] = ()) -> None:
        """Start the run; with `warm_ups`, first offer to begin with one of them."""
        self._run = run
        self._show_switches()
        if warm_ups:
            self._show(self.warm_up)
            self.warm_up.show_choices(warm_ups)
        else:
            self._begin(run)

    def tick(self) -> None:
        """Advance the player to the present time."""
        if self._player is not None:
            self._take(playing.advanced(self._player, self.clock()))

    def act(self, command: Command) -> None:
        """Pass a command to the player."""
        if self._player is not None and not self._player.is_over:
            self._take(playing.act(self._player, command, self.clock()))

    def ask_to_end(self) -> None:
        """Ask whether to end the session, which is paused meanwhile."""
        if self._player is None or self._player.is_over:
            self.left.emit()
            return
        self.act(Command.PAUSE)
        question = QuestionDialog(
            _("Stop here?"), _("What you did is kept."), _("Go on"), _("Stop here"), self.window()
        )
        question.accepted.connect(lambda: self.act(Command.END))
        question.rejected.connect(self._return_from_question)
        self._question = question
        question.open()

    def set_width_class(self, width_class: str) -> None:
        self.stage.set_width_class(width_class)
        self.end.set_width_class(width_class)
        self.warm_up.set_width_class(width_class)

    def _return_from_question(self) -> None:
        self.window().activateWindow()
        self.stage.pause.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """End the session now, and record the amounts so far."""
        self.act(Command.END)
        self.close_view()

    def close_view(self) -> None:
        """Stop the sounds and stop inhibiting display sleep."""
        self._ticks.stop()
        self._awake.stop()
        if self._cues is not None:
            self._cues.close()
            self._cues = None

    def _begin(self, run: Run) -> None:
        self._run, self._announced = run, ()
        self._make_cues()
        self._awake.start()
        self._show(self.stage)
        self.stage.show_run(run)
        self.stage.pause.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ticks.start()
        self._take(playing.begin(run, self.clock()))

    def _take(self, player_step: playing.PlayerStep) -> None:
        """Apply a player step: show it, play its cues and emit finished exercises."""
        former = self._player
        self._player, cues = player_step
        for cue in cues:
            self._give(cue)
        remarks = former.remarks if former is not None and former.run is self._player.run else ()
        for remark in self._player.remarks[len(remarks) :]:
            self.remarked.emit(remark)
        done = playing.finished(self._player)
        if done != self._announced:
            self._announced = done
            self.exercises_done.emit(done)
        self._show_moment()
        if self._player.is_over and self._ticks.isActive():
            self._finish()

    def _show_moment(self) -> None:
        if self._player is None:
            return
        self.stage.show_moment(self._run_now, self._snapshot(), calm=self._settings.value.calm)

    @property
    def _run_now(self) -> Run:
        return self._player.run if self._player is not None else self._run

    def _snapshot(self) -> Snapshot:
        assert self._player is not None  # noqa: S101 - only called during a session
        shown = movement(self._player.step.exercise) if not self._player.is_over else None
        return snapshot(self._player, self.clock(), shown.still_phase if shown else HELD_PHASE)

    def _give(self, cue: Cue) -> None:
        step = self._player.step if self._player is not None and not self._player.is_over else None
        text = words.spoken(cue, self._run_now, step)
        if self._cues is not None:
            if sound := words.SOUNDS.get(cue.kind):
                self._cues.sound(sound)
            if text:
                self._cues.say(text)
        if text and cue.kind not in words.COUNTED:
            say(self, text)
        if cue.kind == "paused-after-sleep":
            self.stage.show_news(_("Paused while the computer slept."))

    def _finish(self) -> None:
        self.close_view()
        if self._player is not None:
            self.end.show_done(self._run_now, self._announced, early=self._player.ended_early)
        self._show(self.end)
        self.end.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, screen: QWidget) -> None:
        for one in self._screens:
            one.setVisible(one is screen)

    def _make_cues(self) -> None:
        if self._cues is not None:
            self._cues.close()
        language = QLocale().bcp47Name()
        self._cues = self.make_cues(self._settings.value.sounds, self._settings.value.voice, language)

    def _show_switches(self) -> None:
        chosen = self._settings.value
        self.stage.show_switches(sounds=chosen.sounds, voice=chosen.voice)

    def _on_setting_changed(self, name: str) -> None:
        if name in {"sounds", "voice"}:
            self._show_switches()
            if self._ticks.isActive():
                self._make_cues()

    def _on_warm_up_chosen(self, exercise: Exercise | None) -> None:
        self._begin(in_order((part(exercise), *self._run)) if exercise is not None else self._run)

    def _pause_or_go_on(self) -> None:
        player = self._player
        if player is None or player.is_over:
            return
        if player.step.kind == "safety":
            self.act(Command.ACKNOWLEDGE)
            return
        is_paused = player.paused_at is not None
        say(self, _("Going on") if is_paused else _("Paused"))
        self.act(Command.RESUME if is_paused else Command.PAUSE)

    def _done(self) -> None:
        """Handle the Enter key: finish the current set, or acknowledge the safety lines."""
        player = self._player
        if player is not None and not player.is_over:
            self.act(Command.ACKNOWLEDGE if player.step.kind == "safety" else Command.DONE)

    def _connect(self) -> None:
        stage = self.stage
        stage.end_wanted.connect(self.ask_to_end)
        stage.commanded.connect(self.act)
        stage.pause.clicked.connect(self._pause_or_go_on)
        stage.done.clicked.connect(self._done)
        stage.sounds.switched.connect(lambda on: self._settings.set("sounds", on))
        stage.voice.switched.connect(lambda on: self._settings.set("voice", on))
        self._settings.changed.connect(self._on_setting_changed)
        self.warm_up.chosen.connect(self._on_warm_up_chosen)
        self.end.left.connect(self.left)
        actions: dict[str, Callable[[], None]] = {
            "Space": self._pause_or_go_on,
            "Return": self._done,
            "Enter": self._done,
            "Up": partial(self.stage.scroll_by, -1),
            "Down": partial(self.stage.scroll_by, 1),
            **{key: partial(self.act, command) for key, command in _KEYS.items()},
        }
        for keys, act in actions.items():
            shortcut = QShortcut(QKeySequence(keys), self.stage)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.ask_to_end)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        for screen in self._screens:
            whole.addWidget(screen)
            screen.hide()


def _seconds() -> float:
    """Seconds of a monotonic clock that, where the system has one, also counts while the computer is suspended."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()
