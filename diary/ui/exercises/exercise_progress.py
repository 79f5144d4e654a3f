"""The data of the page, read and computed in a worker thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from diary.domain import catalogue, tracked_items
from diary.domain.definition import Definition
from diary.domain.duration import Minutes
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import Exercise
from diary.domain.figure.pose import movement
from diary.domain.guided.run_order import open_exercises
from diary.domain.guided.script import Run
from diary.domain.period import Period, ending
from diary.domain.plan.plan import is_done, offered_lines
from diary.domain.plan.week import DayPlan, monday_of, week
from diary.ui.journal.diary_reader import DiaryReader

REACH = 182
"""The number of days before today that the page reads: the longest period it offers, and enough for habit strength."""
PERIODS = {"4-weeks": 28, "12-weeks": 84, "6-months": 182}


@dataclass(frozen=True, slots=True)
class RowAdherence:
    """The adherence of a row: days done and days planned; mean `minutes` if some are known; `strength` 0 to 1."""

    name: str
    done: int
    planned: int
    minutes: Minutes | None = None
    strength: float | None = None


@dataclass(frozen=True, slots=True)
class ExerciseProgress:
    """The data of the page.

    `excerpt` covers `REACH` days before today to the end of the week; the tables are by period, `strengths` by the
    identifier of a plan line, as an exercise may have several lines.
    """

    excerpt: Excerpt
    rows: Mapping[str, tuple[RowAdherence, ...]]
    categories: Mapping[str, tuple[RowAdherence, ...]]
    strengths: Mapping[str, float]

    def exercises(self, *, taught: bool) -> dict[str, Exercise]:
        """The offered exercises by key; those that a therapist has to teach only with `taught`."""
        return tracked_items.known_exercises(self.excerpt.definitions, taught=taught)

    def definition(self, key: str) -> Definition | None:
        """The user-defined exercise with that key."""
        return next((one for one in self.excerpt.definitions if one.kind == "exercise" and one.key == key), None)

    def done_on(self, day: date) -> set[str]:
        """The keys of the exercises done on a day."""
        return {one.exercise for one in self.excerpt.exercises if one.day == day}

    def week_of(self, day: date) -> tuple[DayPlan, ...]:
        """The week of that day, from Monday on."""
        return week(self.excerpt.plan, self.excerpt.exercises, self.excerpt.days_off, monday_of(day))

    def lines_left(self, day: date) -> int:
        """The number of planned lines of a day that are not done, by the same rule as in the log and the week."""
        done = self.done_on(day)
        return sum(not is_done(line.exercises, line.choice, done) for line in offered_lines(self.excerpt.plan, day))

    def open_run(self, day: date, exercises: Mapping[str, Exercise]) -> Run:
        """The run of those exercises that are not done on a day, in order."""
        return open_exercises(offered_lines(self.excerpt.plan, day), self.done_on(day), exercises, {})


def reading(reader: DiaryReader, today: date) -> Callable[[], ExerciseProgress]:
    """A function for a worker thread that reads and computes the data up to today; it raises `StorageError`.

    It also loads the catalogue and its figures, so that the GUI thread finds them cached.
    """
    sunday = monday_of(today) + timedelta(days=6)

    def work() -> ExerciseProgress:
        from diary.analysis.adherence import adherence, category_totals, outside_plan  # noqa: PLC0415 - brings NumPy
        from diary.analysis.strength import strengths  # noqa: PLC0415 - brings NumPy

        for key in catalogue.exercises():
            movement(key)
        excerpt = reader.excerpt(Period(today - timedelta(days=REACH), sunday))
        habits = strengths(excerpt, ending(today - timedelta(days=1), 28))
        by_row = {one.lines: one.value for one in habits}
        rows, categories = {}, {}
        for key, days in PERIODS.items():
            period, over = ending(today, days), ending(today - timedelta(days=1), days - 1)
            planned = adherence(excerpt, over)
            rows[key] = (
                *(RowAdherence(one.name, one.done, one.planned, one.minutes, by_row.get(one.lines)) for one in planned),
                *(RowAdherence(one.name, one.done, 0, one.minutes) for one in outside_plan(excerpt, period)),
            )
            categories[key] = tuple(
                RowAdherence(one.category, one.days, one.planned, one.mean) for one in category_totals(excerpt, over)
            )
        by_line = {line: one.value for one in habits for line in one.lines}
        return ExerciseProgress(excerpt, rows, categories, by_line)

    return work
