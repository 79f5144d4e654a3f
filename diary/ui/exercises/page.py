"""The Exercises page: week, catalogue, plan, user-defined exercises, and the guided session."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from diary.domain import evening, tracked_items
from diary.domain.change import Change
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.exercise import Exercise
from diary.domain.guided.amount import Done, entry
from diary.domain.guided.player import Remark
from diary.domain.guided.run_order import needs_warm_up
from diary.domain.guided.script import Run
from diary.i18n import _
from diary.ui.background import Background
from diary.ui.exercises.day_view import WeekDayView
from diary.ui.exercises.detail_view import DetailView
from diary.ui.exercises.exercise_progress import ExerciseProgress, reading
from diary.ui.exercises.exercises_view import ExercisesView
from diary.ui.exercises.overview_view import ExercisesOverview
from diary.ui.exercises.own_view import OwnView
from diary.ui.exercises.page_buttons import DETAIL, OVERVIEW, PageButtons
from diary.ui.exercises.session_view import SessionView
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page, add_keys
from diary.ui.unread_notice import UnreadNotice
from diary.ui.widgets.drafts import Drafts
from diary.ui.widgets.layout.scrolling import scrolling

DAY, OWN, SESSION = "day", "own", "session"


class ExercisesPage(Page):
    """Shows one view at a time; the guided session fills the window."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, _("Exercises"), parent)
        self.progress: ExerciseProgress | None = None
        self._shown = OVERVIEW
        self._trail: list[str] = []
        """The navigation stack below the current view."""
        self._session_wanted = False
        self._drafts = Drafts(settings.drafts, "exercises ")
        self._reading = Background(self)
        self._trouble = UnreadNotice(journal)
        self.overview = ExercisesOverview(today)
        self.detail = DetailView(today)
        self.day_view = WeekDayView(today)
        self.own = OwnView()
        self.session = SessionView(settings)
        self._views: dict[str, ExercisesView] = {
            OVERVIEW: self.overview,
            DETAIL: self.detail,
            DAY: self.day_view,
            OWN: self.own,
        }
        self._areas: dict[str, QScrollArea] = {}
        self._buttons = PageButtons(self.header)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self._reading.start(reading(self.journal.reader, self.today))

    def leave(self) -> None:
        self.detail.leave()
        if self._shown == SESSION:
            self.session.stop()
            self._trail.clear()
            self.opened_from.forget()
            self.show_view(OVERVIEW)

    def close_page(self) -> None:
        if self._shown == OWN:
            self._drafts.keep(OWN, self.own.former, self.own.fields)
        self.session.close_view()
        self.own.close_view()
        self._reading.close()

    @property
    def is_alone(self) -> bool:
        return self._shown == SESSION

    @property
    def has_unkept(self) -> bool:
        return self._shown in (SESSION, OWN)

    def open_place(self, place: str) -> None:
        """Start the guided session if `place` is "session"."""
        self._session_wanted = place == SESSION
        self.refresh()

    def focus_first(self) -> None:
        if self._shown == OVERVIEW:
            self.overview.focus_first()
        else:
            self._buttons.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        for view in self._views.values():
            view.set_width_class(width_class)
        self.session.set_width_class(width_class)
        self._buttons.set_width_class(width_class)
        self._show()

    def show_view(self, key: str) -> None:
        """Show the view with that key."""
        former, self._shown = self._shown, key
        if former != key and former in self._views:
            self._views[former].leave()
        for name, area in self._areas.items():
            area.setVisible(name == key)
        self.session.setVisible(key == SESSION)
        self.header.setVisible(key != SESSION)
        if key == SESSION:
            self.header.show_title(_("Guided session"))  # for the window title
        self._buttons.show_view(key)
        if (key == SESSION) != (former == SESSION):
            self.alone_changed.emit(key == SESSION)
        self._show()

    def show_exercise(self, key: str) -> None:
        """Open an exercise."""
        exercise = self._exercises().get(key)
        if exercise is not None:
            self.detail.open_exercise(exercise)
            self._open(DETAIL)
            self.focus_first()

    def start_session(self, run: Run) -> None:
        """Start the guided session with these exercises."""
        done = self.progress.done_on(self.today) if self.progress is not None else set()
        known = self._exercises()
        warm_ups = [one for one in known.values() if one.category == "warm-up"]
        self._open(SESSION)
        self.session.start(run, warm_ups if needs_warm_up(run, done, known) else ())

    def _exercises(self) -> Mapping[str, Exercise]:
        if self.progress is None:
            return {}
        return self.progress.exercises(taught=self.settings.value.taught_nerve_glide)

    def _open_run(self) -> Run:
        """The run of today's exercises that are not done yet, in order."""
        return self.progress.open_run(self.today, self._exercises()) if self.progress is not None else ()

    def _on_read(self, progress: ExerciseProgress) -> None:
        self._trouble.hide()
        self.progress = progress
        self._show()
        if self._session_wanted:
            self._session_wanted = False
            if run := self._open_run():
                self.start_session(run)

    def _on_failed(self, error: BaseException) -> None:
        self._trouble.tell(error)

    def _show(self) -> None:
        """Refresh the visible view."""
        view = self._views.get(self._shown)
        if view is None:
            return
        if self.progress is not None:
            view.show_progress(self.progress, self._exercises())
            self.overview.taught.show_ticked(self.settings.value.taught_nerve_glide)
            self._buttons.show_left(self.progress.lines_left(self.today), self._open_run())
            self._buttons.show_done(is_done=self.detail.is_done)
        if self._views.get(self._shown) is view:
            self.header.show_title(*view.titles())

    def _apply(self, changes: Sequence[Change], notice: str) -> None:
        self.journal.apply(changes, notice)

    def _open_day(self, day: date) -> None:
        self.day_view.show_day(day)
        self._open(DAY)
        self.day_view.focus_first()

    def _edit_own(self, definition: Definition | None = None) -> None:
        """Open the form of a user-defined exercise, an empty one for None."""
        definitions = self.progress.excerpt.definitions if self.progress is not None else ()
        taken = {*self._exercises(), *(one.key for one in definitions if one.kind == "exercise")}
        self.own.show_definition(definition, frozenset(taken))
        self._drafts.resume(OWN, definition, self.own.fields)
        self._open(OWN)
        self.own.focus_first()

    def _choose_taught(self, taught: bool) -> None:
        self.settings.set("taught_nerve_glide", taught)

    def _tick(self, done: Sequence[Done]) -> None:
        """Record the exercises that a guided session has finished."""
        entries = [entry(one, self.today) for one in done]
        self.journal.change_day(
            self.today, lambda excerpt: [change for one in entries for change in evening.do(excerpt, self.today, one)]
        )

    def _remark(self, remark: Remark) -> None:
        definitions = self.progress.excerpt.definitions if self.progress is not None else ()
        name = tracked_items.name_of("exercise", remark.exercise, definitions)
        self.journal.apply(evening.set_events(Event(day=self.today, event=remark.kind, text=name)))

    def go_back(self) -> bool:
        """Go to the previous view; from the guided session after a confirmation.

        Input in the form is kept as a draft.
        """
        if self._shown == SESSION:
            self.session.ask_to_end()
            return True
        if self._shown == OWN:
            self._drafts.keep(OWN, self.own.former, self.own.fields)
        return self._return()

    def _open(self, key: str) -> None:
        """Push a view onto the stack and show it from its top."""
        if key != self._shown:
            self._trail.append(self._shown)
            self.opened_from.remember()
        self.show_view(key)
        self.focus_first()  # before hiding, or Qt moves the focus elsewhere
        if key in self._areas:
            self._areas[key].verticalScrollBar().setValue(0)

    def _return(self) -> bool:
        if self._shown == OVERVIEW:
            return False
        self.show_view(self._trail.pop() if self._trail else OVERVIEW)
        if not self.opened_from.give_back():
            self.focus_first()
        return True

    def _start_one(self, key: str) -> None:
        """Start a session with one exercise."""
        self.detail.take(self.progress, self._exercises().get(key))
        if run := self.detail.run():
            self.start_session(run)

    def _toggle_done(self, key: str) -> None:
        """Record that an exercise was done today, or remove that record."""
        self.detail.take(self.progress, self._exercises().get(key))
        self.detail.toggle_done()

    def _start_in_front(self) -> None:
        """Start a session with the exercise in front, or with today's remaining ones."""
        run = self.detail.run() if self._shown == DETAIL else self._open_run() if self._shown == OVERVIEW else ()
        if run:
            self.start_session(run)

    def _connect(self) -> None:
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._trouble.retry_wanted.connect(self.refresh)
        buttons, session, start = self._buttons, self.session, self._start_in_front
        buttons.back.clicked.connect(self.go_back)
        buttons.start_all.clicked.connect(start)
        buttons.start_one.clicked.connect(start)
        buttons.mark_done.clicked.connect(self.detail.toggle_done)
        for view in self._views.values():
            view.changes_made.connect(self._apply)
            view.left.connect(self._return)
        self.overview.exercise_chosen.connect(self.show_exercise)
        self.overview.start_wanted.connect(self._start_one)
        self.overview.done_wanted.connect(self._toggle_done)
        self.overview.day_chosen.connect(self._open_day)
        self.overview.own_wanted.connect(self._edit_own)
        self.overview.taught_changed.connect(self._choose_taught)
        self.detail.edit_wanted.connect(self._edit_own)
        self.day_view.day_opened.connect(self.day_wanted)
        session.exercises_done.connect(self._tick)
        session.remarked.connect(self._remark)
        session.left.connect(self._return)
        add_keys(self, {"Ctrl+Return": start, "Ctrl+Enter": start})

    def _lay_out(self) -> None:
        self.whole.addWidget(self._trouble)
        for key, view in self._views.items():
            self._areas[key] = scrolling(view)
            self.whole.addWidget(self._areas[key], 1)
        self.whole.addWidget(self.session, 1)
        self.show_view(OVERVIEW)


PAGE = ExercisesPage
