"""The control for a reminder and its time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.i18n import _
from diary.reminder.reminder_file import time_of
from diary.settings import Preference
from diary.ui import locale_format, theme
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.inputs.track_row import TrackRow
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.spoken import say_opened

USUAL = "20:30"
"""The default time of an evening reminder."""
_INSET = 10
"""The distance from the edge of the row to its check box."""
_HALF_HOURS = tuple(f"{hour:02}:{minute:02}" for hour in range(24) for minute in (0, 30))


class ReminderTime(QWidget):
    """A check box with the title of a preference, and below it the time in half hours, by default `usual`.

    `time_chosen` carries "20:30", or an empty text for no reminder. In a card the time is aligned with the check box
    itself.
    """

    time_chosen = Signal(str)

    def __init__(self, declared: Preference, usual: str = USUAL, *, in_card: bool = False) -> None:
        super().__init__()
        self.tick = TrackRow(_(declared.title), _(declared.detail))
        name = _("Time, {reminder}").format(reminder=_(declared.title))
        self.time = SegmentedControl(name, [(usual, _clock(usual))])
        self.time.set_compact(True)
        self.time.set_choices([(key, _clock(key)) for key in _HALF_HOURS])
        self.time.show_choice(usual)
        self.next = label("", "secondary", "ink2", wraps=True)
        self.next.setContentsMargins(theme.px(_INSET), 0, theme.px(_INSET), theme.px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.tick)
        if in_card:
            add_layout(column, within_rings(self.time))
        else:
            column.addWidget(self.time)
        column.addWidget(self.next)
        self.tick.ticked.connect(self._on_ticked)
        self.time.choice_made.connect(self.time_chosen)
        self.show_time("", "")

    def show_time(self, time: str, following: str) -> None:
        """Show the time, empty for none, and the sentence about the next reminder; no signal is emitted."""
        self.tick.show_ticked(bool(time))
        self.time.setVisible(bool(time))
        if time in _HALF_HOURS:
            self.time.show_choice(time)
        self.next.setText(following)
        self.next.setVisible(bool(following))

    def _on_ticked(self, wanted: bool) -> None:
        self.time.setVisible(wanted)
        self.time_chosen.emit(self.time.choice if wanted else "")
        if wanted:
            say_opened(self, _("Time"), _clock(self.time.choice), *filter(None, [self.next.text()]))


def _clock(text: str) -> str:
    at = time_of(text)
    return locale_format.clock(at) if at is not None else text
