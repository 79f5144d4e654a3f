"""The Welcome page of the first start: three steps, each of which can be skipped; none is shown twice."""

import sys
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.domain.plan.planning import plan_only
from diary.i18n import _
from diary.ui import theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page
from diary.ui.welcome.step_dots import StepDots
from diary.ui.welcome.steps import BeginStep, LookStep, TrackStep, WelcomeStep
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import PRIMARY, QUIET, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import scrolling
from diary.ui.widgets.night_picture import NightPicture
from diary.ui.widgets.wrapping import FlowLayout

_PICTURE, _WIDTH, _MARGIN = 420, 700, 10


class WelcomePage(Page):
    """The page without the rail. Its places are "0" to "2", the steps, with the focused part.

    Enter leads through all steps to the evening log, as the Next button has the focus in each.
    """

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, _("Welcome"), parent)
        self.header.hide()
        self.look, self.track, self.begin_with = LookStep(settings), TrackStep(settings), BeginStep(settings)
        self.steps: tuple[WelcomeStep, ...] = (self.look, self.track, self.begin_with)
        self.step = 0
        self.back, self.on = Button(_("Back")), Button("", kind=PRIMARY)
        self.leave_out = Button(_("Straight to today"), kind=QUIET)
        self.start_sample: Callable[[], object] = _start_sample
        self._picture = NightPicture()
        self._dots, self._count = StepDots(len(self.steps)), label("", "secondary", "ink2")
        self._around, self._foot = QVBoxLayout(), QWidget()
        self._lay_out()
        self._connect()
        self._show_step(0)

    @property
    def is_alone(self) -> bool:
        return True

    def show_page(self) -> None:
        """Show the page; the definitions of numbness, tingling and pain are shown next to the scales until hidden with
        their button."""
        self.settings.set("definitions_shown", True)
        super().show_page()

    def place(self) -> str:
        return f"{self.step} {self.steps[self.step].place()}"

    def open_place(self, place: str) -> None:
        step, _space, part = place.partition(" ")
        self._show_step(int(step))
        self.focus_first()
        self.steps[self.step].focus_place(part)

    def focus_first(self) -> None:
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> bool:
        if self.step == 0:
            return False
        self._show_step(self.step - 1)
        self.focus_first()
        return True

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self.header.hide()
        wide, narrow = width_class == theme.WIDE, width_class == theme.NARROW
        self._picture.setVisible(wide)
        side = theme.px((64 if wide else 14 if narrow else 28) - painting.RING)
        right, below = (14, 10) if narrow else (28, 20)
        self._around.setContentsMargins(side, theme.px(44 if wide else 14), theme.px(right), theme.px(below))
        self._ends.setContentsMargins(0, 0, 0 if narrow else theme.px(_MARGIN + theme.SCROLL_BAR), 0)
        for step in self.steps:
            step.set_narrow(narrow=narrow)

    def _show_step(self, step: int) -> None:
        self.step = step
        shown = self.steps[step]
        self._dots.show_step(step)
        self._count.setText(_("Step {n} of {m}").format(n=step + 1, m=len(self.steps)))
        self.begin_with.begin()
        for one in self.steps:
            one.setVisible(one is shown)
        self.back.setVisible(step > 0)
        is_last = step == len(self.steps) - 1
        self.on.setText(_("Start today’s entry") if is_last else _("Next"))
        self.on.setAccessibleName(self.on.text())
        self.leave_out.setVisible(not is_last)
        self.header.show_title(shown.title)
        self._area.verticalScrollBar().setValue(0)

    def _go_on(self) -> None:
        if self.step < len(self.steps) - 1:
            self._show_step(self.step + 1)
            return
        chosen = self.begin_with.chosen
        if chosen is not None:
            self.journal.change_day(self.today, lambda excerpt: plan_only(excerpt.plan, chosen, self.today))
        self._end_here()

    def _end_here(self) -> None:
        self._end("today")

    def _end(self, place: str) -> None:
        self.page_wanted.emit(place)

    def _connect(self) -> None:
        self.on.clicked.connect(self._go_on)
        self.back.clicked.connect(self.go_back)
        self.leave_out.clicked.connect(self._end_here)
        self.begin_with.page_wanted.connect(self._end)
        self.begin_with.sample_wanted.connect(self._look_around)

    def _look_around(self) -> None:
        self.start_sample()

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.px(_MARGIN), 0)
        for step in self.steps:
            column.addWidget(step)
        column.addStretch()
        self._area = scrolling(inner)
        self._area.setMaximumWidth(theme.px(_WIDTH))
        self._picture.setFixedWidth(theme.px(_PICTURE))
        self._add_head()
        self._around.addWidget(self._area, 1)
        self._add_foot()
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._picture)
        add_layout(across, self._around, 1)
        add_layout(self.whole, across, 1)

    def _add_head(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
        for part in (self._dots, self._count):
            head.addWidget(part)
        head.addStretch()
        add_layout(self._around, head)

    def _add_foot(self) -> None:
        """Add the navigation buttons below the steps, with the same width: Back on the left, Next on the right."""
        foot = FlowLayout()  # each button leaves room for its focus ring
        for button in (self.back, self.leave_out):
            foot.addWidget(button)
        self.leave_out.setMinimumHeight(self.on.sizeHint().height())
        self._ends = QHBoxLayout(self._foot)
        self._ends.setSpacing(0)
        add_layout(self._ends, foot, 1)
        self._ends.addWidget(self.on, 0, Qt.AlignmentFlag.AlignBottom)
        self._foot.setMaximumWidth(theme.px(_WIDTH))
        self._around.addWidget(self._foot)


def _start_sample() -> None:
    """Open a second window with a demo diary, which is deleted when that window is closed."""
    QProcess.startDetached(sys.executable, ["-m", "diary", "demo"])


PAGE = WelcomePage
