"""The screen of a running guided session."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from diary.cues import why_no_sounds, why_no_voice
from diary.domain.guided.player import Command
from diary.domain.guided.script import Run, RunPart, Step
from diary.domain.guided.snapshot import Snapshot
from diary.i18n import _
from diary.ui import theme
from diary.ui.exercises import session_words as words
from diary.ui.exercises.picture import ExercisePicture
from diary.ui.exercises.ring import BreathLine, CountdownRing
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import ICON, PRIMARY, QUIET, Button
from diary.ui.widgets.inputs.switch import Switch
from diary.ui.widgets.label import label, set_tool_tip
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter, scrolling
from diary.ui.widgets.spoken import describe

_RING = {theme.WIDE: 270, theme.MEDIUM: 190, theme.NARROW: 190}
_LEAST_RING = 84
"""The minimum size of the ring in a narrow window, where it takes the room above "Done" up to the usual size."""
_SIDE = {theme.WIDE: 32, theme.MEDIUM: 20, theme.NARROW: 10}
_TITLE = {theme.WIDE: "session-title", theme.MEDIUM: "title-medium", theme.NARROW: "heading"}
_PAUSE = {theme.WIDE: 80, theme.MEDIUM: 64, theme.NARROW: 52}
_BAR = 10
_STEP, _AROUND = 60, 20
_PAUSE_WIDTH = 230
"""The width of the pause button including its ring; in a narrow window it has the width of its label."""

ALL, PRESENT, NONE = "all", "present", "none"
"""Which exercises are named below their progress bars."""
_RESTING = ("", "")
"""The (exercise, side) of the figure during a rest: neither."""


def _remark_buttons() -> dict[Command, Button]:
    """The buttons for remarks on a set; in all but wide windows they are in a menu."""
    return {
        Command.ADD_SET: Button(_("One more set (A)"), kind=QUIET),
        Command.UNSTEADY: Button(_("Felt unsteady (U)"), kind=QUIET),
        Command.HURT: Button(_("It hurts, stop this one (H)"), kind=QUIET),
    }


class SessionStage(QWidget):
    """The screen of a running session; `commanded` carries a command of the player, `pause` and `done` are handled by
    the view.

    In a narrow window the titles move to the top, next to the button that ends the session, and safety lines replace
    figure and countdown; if that is not enough, the content scrolls.
    """

    commanded = Signal(Command)
    end_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, str] | None = None
        self._width_class = theme.WIDE
        self._offered: set[Command] = set()
        self._end = Button(_("End session"), icon="x", spoken=_("End session"))
        self.voice = Switch(_("Voice"), "voice")
        self.sounds = Switch(_("Sounds"), "speaker")
        self.progress = ProgressNames()
        self.news, self.safety = Banner("information"), Banner("safety")
        self.figure = ExercisePicture()
        self.title = label("", "session-title", wraps=True)
        self.set_words = label("", "session-side", wraps=True)
        self.ring = CountdownRing()
        self.breath, self.quiet = BreathLine(), label("", "body-large", wraps=True)
        self.done, self._counted = Button(_("Done"), icon="check"), label("", "body", "ink2")
        self._below_ring, self._around_done = QStackedWidget(), QWidget()
        self._remarks = _remark_buttons()
        self.more = Button("", kind=ICON, icon="menu", spoken=_("More: another set, felt unsteady, it hurts"))
        self._next_figure = ExercisePicture()
        self._next = label("", "label", wraps=True)
        self.back = Button(_("Back"), icon="prev", spoken=_("Back (Left arrow)"))
        self.pause = Button(_("Pause"), kind=PRIMARY, icon="pause", spoken=_("Pause or go on"))
        self.skip = Button(_("Skip"), icon="skip", icon_last=True, spoken=_("Skip (Right arrow)"))
        self._keys = label(_("Space pauses.\nLeft and right arrows move."), "secondary", "ink2")
        self._middle, self._whole = QWidget(), QVBoxLayout(self)
        self._above, self._titles = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self._connect()

    def show_switches(self, *, sounds: bool, voice: bool) -> None:
        """Set the sound switches; one whose program is missing is disabled, with the reason in its tooltip."""
        for switch, on, why in ((self.sounds, sounds, why_no_sounds()), (self.voice, voice, why_no_voice())):
            switch.show_on(on and not why)
            switch.setEnabled(not why)
            set_tool_tip(switch, why)
            switch.setAccessibleDescription(why)

    def show_run(self, run: Run) -> None:
        """Show the exercises of the run."""
        self._shown = None
        self.news.hide()
        self.progress.show_parts([_(part.exercise.name) for part in run])

    def show_news(self, text: str) -> None:
        self.news.show_words(text)

    def show_moment(self, run: Run, shown: Snapshot, *, calm: bool) -> None:
        """Show the state of a session; with `calm` the figure is not animated."""
        step = shown.step
        if step is None:
            return
        part = words.part_of(run, step)
        self.progress.show_progress(shown.progress, run.index(part))
        self._show_figure(part, step, shown, calm=calm)
        self.title.setText(words.title_of(part, step))
        self.set_words.setText(words.words_below_title(part, step))
        self._show_count(step, shown)
        self._show_safety(part, step)
        self._show_below_ring(part, step, shown, calm=calm)
        self._show_buttons(step, shown)
        self._show_next(run, part, shown.next_work)

    def set_width_class(self, width_class: str) -> None:
        """Lay out for the width class: smaller windows have smaller widgets, and some buttons move into a menu."""
        self._width_class = width_class
        wide, narrow = width_class == theme.WIDE, width_class == theme.NARROW
        self._set_margins(theme.px(_SIDE[width_class]), wide=wide)
        self._place_titles(narrow=narrow)
        self._fit_ring()
        self.title.setFont(theme.font(_TITLE[width_class]))
        self.set_words.setFont(theme.font("session-side" if wide else "body"))
        self.progress.show_names({theme.WIDE: ALL, theme.MEDIUM: PRESENT, theme.NARROW: NONE}[width_class])
        self._next_panel.setVisible(wide)
        self._keys.setVisible(wide)
        self._remark_panel.setVisible(wide)
        self.more.setVisible(not wide)
        self.voice.setVisible(not narrow)
        self.sounds.setVisible(not narrow)
        self.figure.setMinimumHeight(theme.px(90 if narrow else 200))
        self.pause.setMinimumSize(0 if narrow else theme.px(_PAUSE_WIDTH), theme.px(_PAUSE[width_class] + 10))
        for button, text in ((self.back, _("Back")), (self.skip, _("Skip"))):
            button.setText("" if narrow else text)
            set_tool_tip(button, button.accessibleName())
            button.setMinimumHeight(theme.px(_PAUSE[width_class] + 10 - (16 if wide else 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_ring()

    def _fit_ring(self) -> None:
        side = _RING[self._width_class]
        if self._width_class == theme.NARROW:
            others = (self._top, self._bars, self._foot, self.done)
            taken = sum(one.sizeHint().height() for one in others) + theme.px(_AROUND)
            side = min(side, max(_LEAST_RING, int((self.height() - taken) / theme.current().scale)))
        self.ring.set_side(side)

    def _set_margins(self, side: int, *, wide: bool) -> None:
        self._whole.setContentsMargins(0, theme.px(12 if wide else 4), 0, theme.px(16 if wide else 4))
        self._whole.setSpacing(theme.px(10 if wide else 2))
        for line in (self._top, self._bars, self._foot):
            line.setContentsMargins(side, 0, side, 0)
        self._scrolled.setContentsMargins(side, 0, beside_gutter(side), 0)

    def _place_titles(self, *, narrow: bool) -> None:
        """Place the titles next to the button that ends the session (`narrow`), or above the countdown."""
        self._end.setText("" if narrow else _("End session"))
        set_tool_tip(self._end, _("End session") if narrow else "")
        self._end.updateGeometry()
        for text in (self.title, self.set_words):
            (self._above if narrow else self._titles).addWidget(text)
            text.setAlignment(Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignHCenter)

    def scroll_by(self, steps: int) -> None:
        """Scroll the overflowing content down by `steps`."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + steps * theme.px(_STEP))

    def _show_count(self, step: Step, shown: Snapshot) -> None:
        """Show the countdown with its unit, which is below the ring if the ring is small."""
        number, counted = words.count_in_words(shown)
        is_below = self._width_class == theme.NARROW and not (number and _may_end(step, shown))
        self.ring.show_count(number, "" if is_below else counted, shown.fraction)
        self.ring.setVisible(step.kind != "safety" and (bool(number) or not is_below))
        self._counted.setText(counted if is_below else "")

    def _show_below_ring(self, part: RunPart, step: Step, shown: Snapshot, *, calm: bool) -> None:
        """Show the widget below the ring, whose space is reserved: "Done", breathing during a hold, or text during a
        rest."""
        is_narrow = self._width_class == theme.NARROW
        if _may_end(step, shown):
            self._below_ring.setCurrentWidget(self._around_done)
        elif step.kind == "rest" and not is_narrow:
            self.quiet.setText(words.rest_words(part))
            self._below_ring.setCurrentWidget(self.quiet)
        elif step.kind == "work" and step.measure == "hold" and not is_narrow:
            self.breath.show_moment(shown.elapsed, calm=calm)
            self._below_ring.setCurrentWidget(self.breath)
        else:
            self._below_ring.setCurrentWidget(self._counted)

    def _open_menu(self) -> None:
        """Open a menu with the commands that are buttons in a wide window."""
        menu = QMenu(self)
        menu.setFont(theme.font("button"))
        menu.setStyleSheet(theme.menu_style())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command, button in self._remarks.items():
            if command in self._offered:
                menu.addAction(button.text()).triggered.connect(partial(self._command, command))
        menu.popup(self.more.mapToGlobal(self.more.rect().topLeft()))

    def _command(self, command: Command, _checked: bool = False) -> None:
        self.commanded.emit(command)

    def _show_figure(self, part: RunPart, step: Step, shown: Snapshot, *, calm: bool) -> None:
        """Show the figure with the exercised side in front; each new exercise or side starts with its still pose.

        During a rest the figure rests, as people imitate what they see.
        """
        if step.kind == "rest":
            if self._shown != _RESTING:
                self._shown = _RESTING
                self.figure.show_resting()
            return
        if (part.exercise.key, step.side) != self._shown:
            self._shown = (part.exercise.key, step.side)
            self.figure.show_exercise(part.exercise, is_mirrored=step.side == "left")
        if step.kind == "work" and not calm:
            self.figure.show_phase(shown.phase)

    def _show_safety(self, part: RunPart, step: Step) -> None:
        if step.kind == "safety":
            lead, lines = _("Stay safe."), words.safety_lines(part)
            if self.safety.words != f"{lead} {lines}" or self.safety.isHidden():
                self.safety.show_words(lines, lead=lead)
        else:
            self.safety.hide()
        self._middle.setVisible(step.kind != "safety" or self._width_class != theme.NARROW)

    def _show_buttons(self, step: Step, shown: Snapshot) -> None:
        is_safety = step.kind == "safety"
        paused = shown.is_paused
        text = _("I have read this") if is_safety else _("Go on") if paused else _("Pause")
        icon = ("" if self._width_class == theme.NARROW else "check") if is_safety else "play" if paused else "pause"
        if self.pause.text() != text:
            # One name for both states, as a changed accessible name would be announced although it names the next
            # action.
            self.pause.show_label(text, icon, spoken="" if is_safety else _("Pause or go on"))
        describe(self.pause, _("Paused") if paused and not is_safety else "", quietly=True)
        can_add = step.kind == "work" and step.has_sets
        for button in self._remarks.values():
            button.setVisible(not is_safety)
        self._offered = {command for command in self._remarks if can_add or command != Command.ADD_SET}
        self._remarks[Command.ADD_SET].setVisible(can_add)

    def _show_next(self, run: Run, present: RunPart, step: Step | None) -> None:
        if step is None:
            self._next.setText(_("Next\nThe end"))
            self._next_figure.hide()
            return
        part = words.part_of(run, step)
        caption = words.set_in_words(part, step) if part is present else _(part.exercise.name)
        text = _("Next\n{what}").format(what=caption or _(part.exercise.name))
        if self._next.text() != text:
            self._next.setText(text)
            self._next_figure.show_exercise(part.exercise, is_mirrored=step.side == "left")
            self._next_figure.show()

    def _connect(self) -> None:
        self._end.clicked.connect(self.end_wanted)
        self.more.clicked.connect(self._open_menu)
        self.back.clicked.connect(lambda: self.commanded.emit(Command.BACK))
        self.skip.clicked.connect(lambda: self.commanded.emit(Command.SKIP))
        for command, button in self._remarks.items():
            button.clicked.connect(partial(self._command, command))

    def _lay_out(self) -> None:
        content = QWidget()
        self._area = scrolling(content)
        self._top, self._bars, self._scrolled = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(content)
        self._top.addWidget(self._end)
        self._above.setSpacing(0)
        add_layout(self._top, self._above, 1)
        self._top.addWidget(self.voice)
        self._top.addWidget(self.sounds)
        self._bars.addWidget(self.progress)
        for banner in (self.news, self.safety):
            self._scrolled.addWidget(banner)
        self._scrolled.addWidget(self._middle, 1)
        self._scrolled.addStretch(0)  # below a single banner
        middle, countdown = QHBoxLayout(self._middle), QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(theme.px(24))
        middle.addWidget(self.figure, 624)
        self._lay_out_countdown(countdown)
        add_layout(middle, countdown, 480)
        add_layout(self._whole, self._top)
        add_layout(self._whole, self._bars)
        self._whole.addWidget(self._area, 1)
        self._foot = self._lay_out_foot()
        add_layout(self._whole, self._foot)

    def _lay_out_countdown(self, column: QVBoxLayout) -> None:
        """Lay out the exercise's name, the countdown, and the remark buttons."""
        column.setSpacing(theme.px(4))
        centre = Qt.AlignmentFlag.AlignHCenter
        self._remark_panel = QWidget()
        self._lay_out_remarks(QVBoxLayout(self._remark_panel))
        column.addStretch()
        add_layout(column, self._titles)
        column.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignCenter)
        around = QVBoxLayout(self._around_done)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.done, 0, centre)
        for words_below in (self._counted, self.quiet):
            words_below.setAlignment(centre)
        for place in (self._counted, self.breath, self.quiet, self._around_done):
            self._below_ring.addWidget(place)
        self._below_ring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.addWidget(self._below_ring)
        column.addWidget(self._remark_panel)
        column.addStretch()

    def _lay_out_remarks(self, remarks: QVBoxLayout) -> None:
        remarks.setContentsMargins(0, 0, 0, 0)
        remarks.setSpacing(0)
        more, unsteady, hurt = self._remarks.values()
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(more)
        line.addWidget(unsteady)
        line.addStretch()
        add_layout(remarks, line)
        remarks.addWidget(hurt, 0, Qt.AlignmentFlag.AlignHCenter)

    def _lay_out_foot(self) -> QHBoxLayout:
        """The layout at the bottom: the next exercise, the three navigation buttons, and their shortcuts."""
        foot = QHBoxLayout()
        self._next_panel = QWidget()
        next_line = QHBoxLayout(self._next_panel)
        next_line.setContentsMargins(0, 0, 0, 0)
        self._next_figure.setFixedSize(theme.px(88), theme.px(72))
        next_line.addWidget(self._next_figure)
        next_line.addWidget(self._next, 1)
        foot.addWidget(self._next_panel, 1)
        for button in (self.back, self.pause, self.skip):
            foot.addWidget(button)
        foot.addWidget(self.more)
        self._keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._keys, 1)
        return foot


def _may_end(step: Step, shown: Snapshot) -> bool:
    """Whether the person decides when the set is done."""
    return step.kind == "work" and (shown.is_enough or shown.is_waiting)


class ProgressNames(QWidget):
    """A progress bar for each exercise with its name below; the current one is bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._progress: tuple[float, ...] = ()
        self._present = 0
        self._named = ALL
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, names: list[str]) -> None:
        self._names, self._progress = names, (0.0,) * len(names)
        self.update()

    def show_progress(self, progress: tuple[float, ...], present: int) -> None:
        if (progress, present) != (self._progress, self._present):
            self._progress, self._present = progress, present
            if self._names:
                name, count = self._names[present], len(self._names)
                spoken = _("Exercise {n} of {m}: {name}").format(n=present + 1, m=count, name=name)
                self.setAccessibleName(spoken)
            self.update()

    def show_names(self, which: str) -> None:
        """Name all exercises, only the current one, or none, depending on the available room."""
        self._named = which
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(_BAR if self._named == NONE else 44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._names:
            return
        gap, high = theme.px(10), theme.px(_BAR)
        width = (self.width() - gap * (len(self._names) - 1)) / len(self._names)
        for place, (name, share) in enumerate(zip(self._names, self._progress, strict=False)):
            left = place * (width + gap)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("line"))
            painter.drawRoundedRect(QRectF(left, 0, width, high), high / 2, high / 2)
            painter.setBrush(theme.colour("pri"))
            if share > 0:
                painter.drawRoundedRect(QRectF(left, 0, max(high, width * share), high), high / 2, high / 2)
            if self._named == ALL or (self._named == PRESENT and place == self._present):
                self._paint_name(painter, name, left, width, is_present=place == self._present)

    def _paint_name(self, painter: QPainter, name: str, left: float, width: float, *, is_present: bool) -> None:
        painter.setFont(theme.font("small-label" if is_present else "secondary"))
        painter.setPen(theme.colour("ink" if is_present else "ink2"))
        wide = QFontMetrics(painter.font()).horizontalAdvance(name)
        if wide <= width or is_present:
            at = max(0.0, min(left, self.width() - wide)) if wide > width else left
            place = QRectF(at, theme.px(16), max(width, wide) + 1, theme.px(28))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
