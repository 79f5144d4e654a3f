"""The three steps of the first start: appearance, tracked items, and first exercises."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from diary.domain.catalogue import exercise
from diary.domain.day_parts import EXERCISES, PARTS, leave_out
from diary.domain.greeting import greeting
from diary.domain.plan.planning import SUGGESTIONS
from diary.domain.record import now
from diary.domain.symptom import SYMPTOMS
from diary.i18n import _
from diary.reminder.autostart import is_offered
from diary.settings import DECLARATIONS
from diary.ui import theme
from diary.ui.open_settings import OpenSettings
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.inputs.choice_row import Choices
from diary.ui.widgets.inputs.reminder_time import ReminderTime
from diary.ui.widgets.inputs.size_choice import SizeChoice
from diary.ui.widgets.inputs.track_row import TrackRow
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.wrapping import flowing


class WelcomeStep(QWidget):
    """A step with its title; each choice is applied at once."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(6))
        self.add_words(label(title, "title", wraps=True))

    def add_words(self, words: QWidget) -> None:
        """Add text below, aligned with the boxes of controls that reserve a margin for their focus ring."""
        add_layout(self.column, within_rings(words))

    def place(self) -> str:
        """The name of the focused part, for `focus_place`; empty for none."""
        return ""

    def focus_place(self, place: str) -> None:
        """Focus the part with that name."""

    def set_narrow(self, *, narrow: bool) -> None:
        """Lay out for a narrow window."""


class LookStep(WelcomeStep):
    """Text size and colours, applied at once: the window is created again with each change."""

    def __init__(self, settings: OpenSettings, parent: QWidget | None = None) -> None:
        super().__init__(greeting(now()), parent)
        self.sizes = SizeChoice()
        self.sizes.show_size(settings.value.text_size)
        choices = [(key, _(name)) for key, name in DECLARATIONS["theme"].choices]
        self.looks = Choices(choices, settings.value.theme, partial(settings.set, "theme"))
        self.sizes.size_chosen.connect(partial(settings.set, "text_size"))
        about = _(
            "A few numbers and ticks each evening, in less than half a minute. Over the weeks you can see what changes,"
            " and take one clear page to your practitioner."
        )
        stays = _("Your diary stays on this computer. Nothing is sent anywhere.")
        disclaimer = _("This is a diary and not a medical device: it keeps what you write and shows it to you.")
        self.add_words(label(about, "body-large", wraps=True))
        self.add_words(label(f"{stays} {disclaimer}", "body", "ink2", wraps=True))
        self.add_words(label(_("Which size is comfortable to read?"), "heading", wraps=True))
        self.column.addWidget(self.sizes)
        self.add_words(label(_("Which colours are comfortable?"), "heading", wraps=True))
        self.column.addWidget(self.looks)

    def place(self) -> str:
        focused = self.window().focusWidget()
        parts = {"sizes": self.sizes, "looks": self.looks}
        return next((key for key, part in parts.items() if focused is not None and part.isAncestorOf(focused)), "")

    def focus_place(self, place: str) -> None:
        if place == "sizes":
            self.sizes.focus_choice()
        elif place == "looks":
            self.looks.chosen_row.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, *, narrow: bool) -> None:
        self.looks.set_columns(1 if narrow else 2)


class TrackStep(WelcomeStep):
    """The tracked items of the evening log."""

    def __init__(self, settings: OpenSettings, parent: QWidget | None = None) -> None:
        super().__init__(_("What shall we keep track of?"), parent)
        self._settings = settings
        self.symptoms = {symptom.key: TrackRow(_(symptom.name), symptom=symptom.key) for symptom in SYMPTOMS}
        self.parts = {key: TrackRow(_(name)) for key, name in PARTS.items()}
        self._grid = QGridLayout()
        self._holder = QWidget()
        self._holder.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(2))
        later = _("Everything may stay blank on the day. You can change this list later under Settings, What I track.")
        self.add_words(label(later, "body", "ink2", wraps=True))
        self.column.addWidget(self._holder)
        for key, row in self.symptoms.items():
            row.set_framed()
            row.show_ticked(key in settings.value.symptoms)
            row.ticked.connect(partial(self._rate, key))
        for key, row in self.parts.items():
            row.set_framed()
            row.show_ticked(key not in settings.value.left_out)
            row.ticked.connect(partial(self._ask_for, key))
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        columns = 1 if narrow else 2
        for place, row in enumerate((*self.symptoms.values(), *self.parts.values())):
            self._grid.addWidget(row, place // columns, place % columns)

    def _rate(self, symptom: str, rated: bool) -> None:
        """Select or deselect a symptom; at least one stays, as in Settings."""
        chosen = {*self._settings.value.symptoms} | {symptom} if rated else {*self._settings.value.symptoms} - {symptom}
        if not chosen:
            self.symptoms[symptom].show_ticked(True)
            return
        self._settings.set("symptoms", tuple(one.key for one in SYMPTOMS if one.key in chosen))

    def _ask_for(self, part: str, asked: bool) -> None:
        self._settings.set("left_out", leave_out(self._settings.value.left_out, part, asked=asked))


class BeginStep(WelcomeStep):
    """Two to four exercises to begin with, and at the bottom what can be done later.

    `page_wanted` carries a page and place.

    `sample_wanted` asks for a window with a demo diary.
    """

    page_wanted = Signal(str)
    sample_wanted = Signal()

    def __init__(self, settings: OpenSettings, parent: QWidget | None = None) -> None:
        super().__init__(_("What to begin with"), parent)
        self._settings = settings
        named = [(one, known) for one in SUGGESTIONS if (known := exercise(one.exercise)) is not None]
        self.exercises = {one.exercise: TrackRow(_(known.name), _(one.why)) for one, known in named}
        self._about = label(
            _("Two to four exercises are enough to begin with. Ask the person who treats you which ones suit you."),
            "body",
            "ink2",
            wraps=True,
        )
        self.add_words(self._about)
        for row in self.exercises.values():
            row.set_framed()
            row.show_ticked(True)
            self.column.addWidget(row)
        self.reminder = ReminderTime(DECLARATIONS["reminder_time"])
        self.reminder.tick.set_framed()
        self.reminder.show_time(settings.value.reminder_time, "")
        self.reminder.time_chosen.connect(partial(settings.set, "reminder_time"))
        if not is_offered():
            self.reminder.hide()
        self.column.addWidget(self.reminder)
        self._add_links()

    @property
    def chosen(self) -> list[str] | None:
        """The chosen exercises; None if exercises are switched off."""
        if EXERCISES in self._settings.value.left_out:
            return None
        return [key for key, row in self.exercises.items() if row.isChecked()]

    def begin(self) -> None:
        """Offer the exercises, unless they are switched off."""
        is_asked = EXERCISES not in self._settings.value.left_out
        for part in (self._about, *self.exercises.values()):
            part.setVisible(is_asked)

    def _add_links(self) -> None:
        self.column.addSpacing(theme.px(8))
        self.add_words(label(_("If you like"), "secondary", "ink2"))
        self.links = {
            "import": self._link(_("Bring an earlier diary"), partial(self.page_wanted.emit, "preferences#import")),
            "sample": self._link(_("Look around with a sample"), self.sample_wanted.emit),
            "passphrase": self._link(_("Set a passphrase"), partial(self.page_wanted.emit, "preferences#passphrase")),
        }
        self.column.addWidget(flowing(*self.links.values(), gap=theme.px(2)))

    def _link(self, words: str, act: Callable[[], object]) -> Button:
        button = Button(words, kind=QUIET)
        button.clicked.connect(lambda _on=False: act())
        return button
