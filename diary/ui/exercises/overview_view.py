"""The overview of exercises: the week, the catalogue by category, and adherence."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from diary.domain import catalogue
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import CATEGORIES, Exercise
from diary.domain.plan.plan import EVERY_DAY, PlanLine
from diary.domain.plan.planning import SUGGESTIONS, current_line, plan_exercise
from diary.domain.plan.week import monday_of
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.exercises.exercise_progress import ExerciseProgress
from diary.ui.exercises.exercises_view import ExercisesView
from diary.ui.exercises.kept_card import AdherenceCard
from diary.ui.exercises.tile import ExerciseTile
from diary.ui.exercises.week_strip import WeekStrip
from diary.ui.page import page_margins
from diary.ui.widgets import painting
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.context_menu import MenuEntry, offer_menu
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.inputs.tick_row import TickRow
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import refilled
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter
from diary.ui.widgets.layout.within_rings import within_rings

ALL = "all"
_COLUMNS = {theme.WIDE: 4, theme.MEDIUM: 2, theme.NARROW: 1}
_DAYS = {theme.WIDE: 7, theme.MEDIUM: 4, theme.NARROW: 1}


class ExercisesOverview(ExercisesView):
    """The overview.

    `exercise_chosen`, `start_wanted` and `done_wanted` carry an exercise's key, `day_chosen` a date; the other signals
    are those of its buttons.
    """

    exercise_chosen = Signal(str)
    day_chosen = Signal(date)
    start_wanted = Signal(str)
    done_wanted = Signal(str)
    own_wanted = Signal()
    taught_changed = Signal(bool)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._width_class = theme.WIDE
        self._exercises: Mapping[str, Exercise] = {}
        self._progress: ExerciseProgress | None = None
        self.tiles: dict[str, ExerciseTile] = {}
        self._shown: list[tuple[Exercise, PlanLine | None, bytes]] | None = None
        self.strip = WeekStrip()
        names = [(key, _(name)) for key, name in CATEGORIES.items()]
        self.category = SegmentedControl(_("Category"), [(ALL, _("All")), *names])
        self.category.set_padding(13)
        self.kept = AdherenceCard()
        self._broken = Banner("problem")
        self._suggested, self._good_to_know = Card(_("To begin with")), Card(_("Good to know"))
        self.suggest = Button(_("Put these in my plan"))
        self._place = QWidget()
        self._tiles = QGridLayout(self._place)
        self._own = Button(_("Add an exercise of my own"), icon="plus")
        self.taught = TickRow(_("A therapist has taught me nerve glides"), _("They are shown among the hands then"))
        self._whole = QVBoxLayout(self)
        self._lay_out()
        self._connect()

    def titles(self) -> tuple[str, str]:
        monday = locale_format.day_month(monday_of(self._today))
        return _("Exercises"), _("Week of {day}").format(day=monday)

    def show_progress(self, progress: ExerciseProgress, exercises: Mapping[str, Exercise]) -> None:
        """Show the diary's data, and these exercises to choose from."""
        if self._progress is None:
            self._fill_cards()
        self._progress = progress
        plan = progress.excerpt.plan
        self.strip.show_week(progress.week_of(self._today), self._today)
        self.kept.show_progress(progress)
        self._suggested.setVisible(not any(current_line(plan, key, self._today) for key in exercises))
        self._exercises = exercises
        self._show_tiles()

    def set_width_class(self, width_class: str) -> None:
        self._width_class = width_class
        side, gap = page_margins(width_class)
        ring = theme.px(painting.RING)
        self._whole.setContentsMargins(side - ring, 0, beside_gutter(side - ring), gap)
        self.strip.set_columns(_DAYS[width_class])
        self.category.set_compact(width_class != theme.WIDE)
        self.kept.set_width_class(width_class)
        self._arrange()

    def focus_first(self) -> None:
        """Focus the categories; if they are below the visible area, the week above them."""
        if self._width_class != theme.WIDE:
            self.strip.focus_first()
            return
        self.category.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_tiles(self) -> None:
        """Show the tiles of the chosen category; the focus stays on the same exercise."""
        if self._progress is None:
            return
        wanted = list(self._wanted(self._progress.excerpt))
        self.taught.setVisible(self.category.choice in (ALL, "hand"))
        if wanted == self._shown:
            return
        self._shown = wanted
        focused = next((key for key, tile in self.tiles.items() if tile.hasFocus()), "")
        with refilled(self._place):
            self.tiles = {exercise.key: self._tile(exercise, line, picture) for exercise, line, picture in wanted}
            self._arrange()
        if focused in self.tiles:
            self.tiles[focused].setFocus()

    def _wanted(self, excerpt: Excerpt) -> Iterator[tuple[Exercise, PlanLine | None, bytes]]:
        """Each exercise of the chosen category with its plan line and its picture."""
        pictures = {one.key: one.picture for one in excerpt.definitions if one.kind == "exercise"}
        for key, exercise in self._exercises.items():
            if self.category.choice in (ALL, exercise.category):
                yield exercise, current_line(excerpt.plan, key, self._today), pictures.get(key, b"")

    def _tile(self, exercise: Exercise, line: PlanLine | None, picture: bytes) -> ExerciseTile:
        tile = ExerciseTile(exercise, line, picture, self._place)
        tile.clicked.connect(lambda: self.exercise_chosen.emit(exercise.key))
        offer_menu(tile, partial(self._entries_at, exercise.key))
        return tile

    def menu_entries(self, key: str) -> list[MenuEntry]:
        """The context menu of an exercise, with actions that do not need its detail view."""
        done = self._progress.done_on(self._today) if self._progress is not None else set()
        mark = MenuEntry(_("Not done after all"), partial(self.done_wanted.emit, key), "undo")
        if key not in done:
            mark = MenuEntry(_("Mark as done"), partial(self.done_wanted.emit, key), "check")
        return [
            MenuEntry(_("Open"), partial(self.exercise_chosen.emit, key), "exercises"),
            MenuEntry(_("Start"), partial(self.start_wanted.emit, key), "play"),
            mark,
        ]

    def _entries_at(self, key: str, _place: QPoint) -> list[MenuEntry]:
        return self.menu_entries(key)

    def _arrange(self) -> None:
        columns = _COLUMNS[self._width_class]
        for column in range(max(_COLUMNS.values())):
            self._tiles.setColumnStretch(column, 1 if column < columns else 0)
        for place, tile in enumerate(self.tiles.values()):
            self._tiles.addWidget(tile, place // columns, place % columns)

    def _fill_cards(self) -> None:
        """Fill the cards with general advice, which is read together with the diary."""
        if broken := catalogue.broken():
            self._broken.show_words(" ".join(broken))
        self._add_suggestions(self._suggested)
        self._add_advice(self._good_to_know)
        self._good_to_know.show()

    def _add_suggestions(self, card: Card) -> None:
        """Add the suggestions for beginners with their reasons, if the plan is empty."""
        words = _("Two to four exercises are kept up more easily than more. These need nothing but a wall and a chair.")
        card.content.addWidget(label(words, "body", "ink2", wraps=True))
        for one in SUGGESTIONS:
            known = catalogue.exercises().get(one.exercise)
            if known is not None:
                text = _("{exercise}: {why}").format(exercise=_(known.name), why=_(one.why))
                card.content.addWidget(label(text, "body", wraps=True))
        card.add_bleeding(self.suggest)

    def _plan_suggestions(self) -> None:
        if self._progress is None:
            return
        plan = self._progress.excerpt.plan
        changes = [plan_exercise(plan, one.exercise, EVERY_DAY, self._today) for one in SUGGESTIONS]
        self.changes_made.emit([*chain.from_iterable(changes)], _("The exercises are in your plan"))

    def _add_advice(self, card: Card) -> None:
        """Add the advice that applies to every exercise."""
        lines = catalogue.general_lines()
        for title, texts in (
            (_("Before"), lines.before),
            (_("While you do it"), lines.during),
            (_("When to stop"), lines.stop),
        ):
            card.content.addWidget(label(title, "row"))
            for text in texts:
                card.content.addWidget(label(_(text), "body", "ink2", wraps=True))
        card.content.addWidget(label(_("What is known"), "row"))
        card.content.addWidget(label(_(lines.studies), "body", "ink2", wraps=True))

    def _connect(self) -> None:
        self.strip.day_chosen.connect(self.day_chosen)
        self.category.choice_made.connect(lambda _key: self._show_tiles())
        self._own.clicked.connect(self.own_wanted)
        self.suggest.clicked.connect(self._plan_suggestions)
        self.taught.ticked.connect(self.taught_changed)

    def _lay_out(self) -> None:
        self._tiles.setContentsMargins(0, 0, 0, 0)
        self._tiles.setSpacing(theme.px(4))
        self._whole.setSpacing(theme.px(8))
        for later in (self._broken, self._suggested, self._good_to_know):
            later.hide()
        for card in (self._broken, self._suggested):
            add_layout(self._whole, within_rings(card))
        middle: tuple[QWidget, ...] = (self.strip, self.category, self._place, self.taught, self._own)
        for widget in middle:
            self._whole.addWidget(widget)
        for card in (self.kept, self._good_to_know):
            add_layout(self._whole, within_rings(card))
        self._whole.addStretch()
