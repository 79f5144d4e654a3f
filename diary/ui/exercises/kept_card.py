"""Adherence to the plan: days done and planned, and the habit strength as a bar."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from diary.charts.exercise_words import mean_with_derived
from diary.domain.exercise import CATEGORIES
from diary.domain.rounding import whole
from diary.i18n import _, ngettext
from diary.ui import theme
from diary.ui.exercises.exercise_progress import ExerciseProgress, RowAdherence
from diary.ui.report_format import charts_wording
from diary.ui.widgets.bar import Bar
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.label import label, set_tool_tip
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import refilled


class AdherenceCard(Card):
    """A row for each plan line and each category, with a choice of periods."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("How it was kept up"), parent)
        self._progress: ExerciseProgress | None = None
        self._is_narrow = False
        self.period = SegmentedControl(
            _("Period"), [("4-weeks", _("4 weeks")), ("12-weeks", _("12 weeks")), ("6-months", _("6 months"))]
        )
        words = _(
            "Counted up to yesterday; days off do not count. The bar fades slowly in a pause and comes back as slowly."
        )
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setHorizontalSpacing(theme.px(20))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self.content.addWidget(label(words, "secondary", "ink2", wraps=True))
        self.add_ringed(self.period)
        self.add_bleeding(self._rows)
        self.period.choice_made.connect(lambda _key: self._show())

    def show_progress(self, progress: ExerciseProgress) -> None:
        self._progress = progress
        self._show()

    def set_width_class(self, width_class: str) -> None:
        self._is_narrow = width_class == theme.NARROW
        self.period.set_compact(self._is_narrow)
        self._show()

    def _show(self) -> None:
        if self._progress is not None:
            with refilled(self._rows):
                self._fill(self._progress)

    def _fill(self, progress: ExerciseProgress) -> None:
        row = self._add_rows(0, progress.rows[self.period.choice], bars=True)
        categories = progress.categories[self.period.choice]
        if categories:
            self._grid.addWidget(label(_("By category"), "row"), row, 0, 1, 3)
            named = [
                RowAdherence(_(CATEGORIES.get(one.name, "")) or _("Other"), one.done, one.planned, one.minutes)
                for one in categories
            ]
            self._add_rows(row + 1, tuple(named), bars=False)

    def _add_rows(self, row: int, kept: tuple[RowAdherence, ...], *, bars: bool) -> int:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for one in kept:
            name = label(one.name, "body", wraps=True)
            self._grid.addWidget(name, row, 0)
            if bars and one.strength is not None:
                bar = Bar(one.strength)
                spoken = _("kept up {n} of 100").format(n=whole(100 * one.strength))
                bar.setAccessibleName(f"{one.name}, {spoken}")
                set_tool_tip(bar, spoken)
                self._grid.addWidget(bar, row, 1, Qt.AlignmentFlag.AlignVCenter)
            if self._is_narrow:
                row += 1
                self._grid.addWidget(label(_days(one), "secondary", "ink2", wraps=True), row, 0, 1, 3)
            else:
                self._grid.addWidget(label(_days(one), "secondary", "ink2"), row, 2, right)
            row += 1
        return row


def _days(kept: RowAdherence) -> str:
    """ "18 of 24 days, on average 25 min", or "on 3 days" for an unplanned exercise."""
    if kept.planned:
        days = ngettext("{n} of {m} day", "{n} of {m} days", kept.planned).format(n=kept.done, m=kept.planned)
    else:
        days = ngettext("on {n} day", "on {n} days", kept.done).format(n=kept.done)
    mean = mean_with_derived(kept.minutes, charts_wording())
    return _("{days}, on average {minutes}").format(days=days, minutes=mean) if mean else days
