"""Exercises: the week, the catalogue, the plan, exercises of one's own, and the guided session."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from diary.domain import evening, tracked
from diary.domain.amount import Done, entry
from diary.domain.change import Change, added
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import CATEGORIES, Dose, Exercise, ExerciseDone
from diary.domain.plan import EVERY_DAY, offered_lines
from diary.domain.plan_week import monday_of, week
from diary.domain.planning import SUGGESTIONS, current_line, plan_alone, plan_dose, plan_exercise, take_day_off
from diary.domain.player import Remark
from diary.domain.run_order import estimated_minutes, needs_warm_up, open_exercises
from diary.domain.script import Run, part
from diary.i18n import N_, _, ngettext
from diary.storage.errors import StorageError
from diary.ui import locale_format, theme
from diary.ui.background import Background
from diary.ui.exercises.course import Course, reading
from diary.ui.exercises.day_view import DayView
from diary.ui.exercises.detail_view import DetailView, Facts
from diary.ui.exercises.overview_view import OverviewView
from diary.ui.exercises.own_view import OwnView
from diary.ui.exercises.session_view import SessionView
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.page import Page, scrolling
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import ICON, PRIMARY, Button
from diary.ui.widgets.label import label

OVERVIEW, DETAIL, DAY, OWN, SESSION = "overview", "detail", "day", "own", "session"


class ExercisesPage(Page):
    """One of its views at a time; the guided session takes the whole window."""

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(journal, today, _("Exercises"), parent)
        self.course: Course | None = None
        self.exercise: Exercise | None = None
        self.day = today
        self._shown = OVERVIEW
        self._session_wanted = self._is_narrow = False
        self._reading = Background(self)
        self._trouble = Banner("problem")
        self.overview = OverviewView(today)
        self.detail = DetailView(today)
        self.day_view = DayView(today)
        self.own = OwnView()
        self.session = SessionView()
        self._back = Button("", kind=ICON, icon="chevl", spoken=_("Back to all exercises (Alt+Up)"))
        self._left_for_today = label("", "secondary", "ink2")
        self.start_all = Button(_("Start guided session"), kind=PRIMARY, icon="play")
        self.mark_done = Button(_("Mark as done"), icon="check")
        self.start_one = Button(_("Start"), kind=PRIMARY, icon="play")
        self._areas: dict[str, QScrollArea] = {}
        self._lay_out()
        self._connect()

    def show_page(self) -> None:
        self._read()

    def leave(self) -> None:
        self.detail.leave()
        if self._shown == SESSION:
            self.session.stop()
            self.show_view(OVERVIEW)

    def close_page(self) -> None:
        self.session.close_view()
        self._reading.close()

    @property
    def is_alone(self) -> bool:
        return self._shown == SESSION

    @property
    def has_unkept(self) -> bool:
        return self._shown in (SESSION, OWN)

    def open_place(self, place: str) -> None:
        """Begin the guided session, where `place` is "session"."""
        self._session_wanted = place == SESSION
        self._read()

    def focus_first(self) -> None:
        if self._shown == OVERVIEW:
            self.overview.category.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        for view in (self.overview, self.detail, self.day_view, self.own, self.session):
            view.set_width_class(width_class)
        self._left_for_today.setVisible(width_class == theme.WIDE and self._shown == OVERVIEW)
        self._is_narrow = width_class == theme.NARROW
        self.start_all.setText(_("Start") if self._is_narrow else _("Start guided session"))
        self._show()

    def show_view(self, key: str) -> None:
        """Show one of the views."""
        if self._shown == DETAIL and key != DETAIL:
            self.detail.leave()
        is_alone = (key == SESSION) != (self._shown == SESSION)
        self._shown = key
        for name, area in self._areas.items():
            area.setVisible(name == key)
        self.session.setVisible(key == SESSION)
        self.header.setVisible(key != SESSION)
        self._back.setVisible(key != OVERVIEW)
        self.start_all.setVisible(key == OVERVIEW)
        self.mark_done.setVisible(key == DETAIL)
        self.start_one.setVisible(key == DETAIL)
        self._left_for_today.setVisible(key == OVERVIEW)
        if is_alone:
            self.alone_changed.emit(key == SESSION)
        self._show()

    def show_exercise(self, key: str) -> None:
        """Open an exercise."""
        self.exercise = self._known().get(key)
        if self.exercise is not None:
            self.show_view(DETAIL)
            self.focus_first()

    def show_day(self, day: date) -> None:
        """Open a day of the week."""
        self.day = day
        self.show_view(DAY)
        self.day_view.focus_first()

    def start_session(self, run: Run) -> None:
        """Begin the guided session with these exercises."""
        done = self._done_today()
        known = self._known()
        warm_ups = [one for one in known.values() if one.category == "warm-up"]
        self.show_view(SESSION)
        self.session.start(run, self.settings, warm_ups if needs_warm_up(run, done, known) else ())

    def open_run(self) -> Run:
        """What is still to be done today, in order."""
        if self.course is None:
            return ()
        lines = offered_lines(self._excerpt.plan, self.today)
        return open_exercises(lines, self._done_today(), self._known(), {})

    @property
    def _excerpt(self) -> Excerpt:
        if self.course is None:
            raise RuntimeError("the page shows its views only after it has read the diary")
        return self.course.excerpt

    def _known(self) -> dict[str, Exercise]:
        return tracked.known_exercises(self._excerpt.definitions, taught=self.settings.taught_nerve_glide)

    def _done_today(self) -> set[str]:
        return {one.exercise for one in self._excerpt.exercises if one.day == self.today}

    def _read(self) -> None:
        self._reading.start(reading(self.journal.reader, self.today))

    def _on_read(self, course: Course) -> None:
        self._trouble.hide()
        self.course = course
        if self.exercise is not None:
            self.exercise = self._known().get(self.exercise.key)
        if self._shown == DETAIL and self.exercise is None:
            self.show_view(OVERVIEW)
        self._show()
        if self._session_wanted:
            self._session_wanted = False
            run = self.open_run()
            if run:
                self.start_session(run)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self._trouble.show_words(str(error), _("Try again"))

    def _show(self) -> None:
        """Show the view in front as the diary has it."""
        monday = monday_of(self.today)
        eyebrow = _("Week of {day}").format(day=locale_format.day_month(monday))
        self.header.show_title(_("Exercises"), eyebrow)
        if self.course is None:
            return
        if self._shown == OVERVIEW:
            self.overview.show_course(self.course, self._known(), taught=self.settings.taught_nerve_glide)
            self._show_what_is_left()
        elif self._shown == DETAIL and self.exercise is not None:
            self._show_detail(self.exercise)
        elif self._shown == DAY:
            self.header.show_title(locale_format.weekday_date(self.day), _("Exercises"))
            plans = {plan.day: plan for plan in week(self._excerpt, monday_of(self.day))}
            self.day_view.show_plan(plans[self.day], self._excerpt.definitions)
        elif self._shown == OWN:
            self.header.show_title(_("An exercise of my own"), _("Exercises"))

    def _show_what_is_left(self) -> None:
        run = self.open_run()
        self.start_all.setEnabled(bool(run))
        if run:
            text = N_("{n} left for today, about {minutes} min")
            words = ngettext(text, text, len(run))
            self._left_for_today.setText(words.format(n=len(run), minutes=estimated_minutes(run)))
        else:
            self._left_for_today.setText(_("Nothing is left for today"))

    def _show_detail(self, exercise: Exercise) -> None:
        category = _(CATEGORIES[exercise.category]).lower()
        self.header.show_title(_(exercise.name), _("Exercises, {category}").format(category=category))
        done = exercise.key in self._done_today()
        self.mark_done.show_label(_("Not done after all") if done else _("Mark as done"), "undo" if done else "check")
        if self._is_narrow:
            self.mark_done.setText("")
            self.mark_done.setToolTip(self.mark_done.accessibleName())
        self.detail.show_exercise(exercise, self._facts(exercise))

    def _facts(self, exercise: Exercise) -> Facts:
        excerpt, key = self._excerpt, exercise.key
        line = current_line(excerpt.plan, key, self.today)
        others = () if line is None else tuple(one for one in line.exercises if one != key)
        days = sorted({one.day for one in excerpt.exercises if one.exercise == key and one.day <= self.today})
        own = self._definition(key)
        return Facts(
            line=line,
            others=tuple(tracked.name_of("exercise", one, excerpt.definitions) for one in others),
            last_done=days[-1] if days else None,
            this_week=sum(day >= monday_of(self.today) for day in days),
            strength=self.course.strengths.get(key) if self.course else None,
            picture=own.picture if own else b"",
            own_since=own.written.date() if own else None,
        )

    def _definition(self, key: str) -> Definition | None:
        return next((one for one in self._excerpt.definitions if one.kind == "exercise" and one.key == key), None)

    def _apply(self, changes: list[Change], notice: str = "") -> None:
        self.journal.apply(changes, notice)

    def refresh(self) -> None:
        self._read()

    def _plan_days(self, weekdays: tuple[int, ...]) -> None:
        if self.exercise is None:
            return
        name = _(self.exercise.name)
        changes = plan_exercise(self._excerpt.plan, self.exercise.key, weekdays, self.today)
        self._apply(changes, "" if weekdays else _("{exercise} was taken out of the plan").format(exercise=name))

    def _change_dose(self, dose: Dose | None) -> None:
        if self.exercise is None:
            return
        own = self._definition(self.exercise.key)
        if own is not None and dose is not None:
            self._apply([Change(own, replace(own, dose=dose))])
        else:
            self._apply(plan_dose(self._excerpt.plan, self.exercise.key, dose, self.today))

    def _plan_alone(self) -> None:
        if self.exercise is not None:
            self._apply(plan_alone(self._excerpt.plan, self.exercise.key, self.today))

    def _mark_done(self) -> None:
        if self.exercise is None:
            return
        key = self.exercise.key
        if key in self._done_today():
            notice = _("{exercise}: not done").format(exercise=_(self.exercise.name))
            self._apply(evening.undo_exercise(self._excerpt, self.today, key), notice)
            return
        line = current_line(self._excerpt.plan, key, self.today)
        dose = line.dose if line is not None and line.dose is not None else self.exercise.dose
        minutes = sum(dose.minutes) / 2 if self.exercise.is_timed and dose.minutes else None
        self._apply(evening.do(self._excerpt, self.today, ExerciseDone(day=self.today, exercise=key, minutes=minutes)))

    def _start_one(self) -> None:
        if self.exercise is not None:
            line = current_line(self._excerpt.plan, self.exercise.key, self.today)
            self.start_session((part(self.exercise, line.dose if line else None),))

    def _suggest(self) -> None:
        changes: list[Change] = []
        for one in SUGGESTIONS:
            changes += plan_exercise(self._excerpt.plan, one.exercise, EVERY_DAY, self.today)
        self._apply(changes, _("The exercises are in your plan"))

    def _edit_own(self) -> None:
        if self.exercise is not None:
            self.own.show_definition(self._definition(self.exercise.key), frozenset())
            self.show_view(OWN)
            self.own.focus_first()

    def _add_own(self) -> None:
        taken = frozenset(self._known()) | {one.key for one in self._excerpt.definitions if one.kind == "exercise"}
        self.own.show_definition(None, taken)
        self.show_view(OWN)
        self.own.focus_first()

    def _save_own(self, definition: Definition) -> None:
        former = self._definition(definition.key)
        self._apply([Change(former, definition)] if former is not None else added([definition]))
        self.exercise = tracked.own_exercise(definition)
        self.show_view(OVERVIEW)

    def _retire(self) -> None:
        own = self._definition(self.exercise.key) if self.exercise is not None else None
        if own is None:
            return
        changes = [Change(own, replace(own, retired=self.today))]
        changes += plan_exercise(self._excerpt.plan, own.key, (), self.today)
        self._apply(changes, _("{exercise} is retired; what you did of it stays").format(exercise=own.name))
        self.show_view(OVERVIEW)

    def _take_off(self, reason: str | None) -> None:
        self._apply(take_day_off(self._excerpt.days_off, self.day, reason))

    def _choose_taught(self, taught: bool) -> None:
        if trouble := self.keep(self.settings._replace(taught_nerve_glide=taught)):
            self._trouble.show_words(trouble)
        self._show()

    def _tick(self, done: tuple[Done, ...]) -> None:
        """What a guided session has finished is ticked at once."""
        entries = [entry(one, self.today) for one in done]
        self.journal.change_day(
            self.today, lambda excerpt: [change for one in entries for change in evening.do(excerpt, self.today, one)]
        )

    def _remark(self, remark: Remark) -> None:
        name = tracked.name_of("exercise", remark.exercise, self._excerpt.definitions)
        self._apply(evening.set_events(Event(day=self.today, event=remark.kind, text=name)))

    def _connect(self) -> None:
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._trouble.acted.connect(self._read)
        self._back.clicked.connect(self._go_back)
        self.start_all.clicked.connect(lambda: self.start_session(self.open_run()))
        self.start_one.clicked.connect(self._start_one)
        self.mark_done.clicked.connect(self._mark_done)
        overview, detail, session = self.overview, self.detail, self.session
        overview.exercise_chosen.connect(self.show_exercise)
        overview.day_chosen.connect(self.show_day)
        overview.own_wanted.connect(self._add_own)
        overview.suggestions_wanted.connect(self._suggest)
        overview.taught_changed.connect(self._choose_taught)
        detail.weekdays_chosen.connect(self._plan_days)
        detail.dose_chosen.connect(self._change_dose)
        detail.alone_wanted.connect(self._plan_alone)
        detail.edit_wanted.connect(self._edit_own)
        detail.retire_wanted.connect(self._retire)
        self.day_view.reason_chosen.connect(self._take_off)
        self.day_view.day_opened.connect(self.day_wanted)
        self.own.saved.connect(self._save_own)
        self.own.left.connect(lambda: self.show_view(OVERVIEW))
        session.exercises_done.connect(self._tick)
        session.remarked.connect(self._remark)
        session.settings_chosen.connect(self.keep)
        session.left.connect(self._go_back)
        start = self._start_in_front
        self.add_keys({"Alt+Up": self._go_back, "Ctrl+Return": start, "Ctrl+Enter": start})

    def _go_back(self) -> None:
        if self._shown != OVERVIEW:
            self.show_view(OVERVIEW)
            self.focus_first()

    def _start_in_front(self) -> None:
        if self._shown == DETAIL:
            self._start_one()
        elif self._shown == OVERVIEW and self.start_all.isEnabled():
            self.start_session(self.open_run())

    def _lay_out(self) -> None:
        self.header.before_title.addWidget(self._back)
        for widget in (self._left_for_today, self.mark_done, self.start_one, self.start_all):
            self.header.after_title.addWidget(widget)
        self.header.after_title.insertSpacing(1, theme.px(10))
        self.whole.addWidget(self._trouble)
        views = {OVERVIEW: self.overview, DETAIL: self.detail, DAY: self.day_view, OWN: self.own}
        for key, view in views.items():
            self._areas[key] = scrolling(view)
            self.whole.addWidget(self._areas[key], 1)
        self.whole.addWidget(self.session, 1)
        self.show_view(OVERVIEW)


PAGE = ExercisesPage
