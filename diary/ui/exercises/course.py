"""What the page shows, read and worked out away from the window's thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from diary.domain.excerpt import Excerpt
from diary.domain.period import Period, ending
from diary.domain.plan_week import monday_of
from diary.ui.journal.diary_reader import DiaryReader

REACH = 182
"""How many days back the page reads: enough for the longest period it offers and for the strength."""
PERIODS = {"4-weeks": 28, "12-weeks": 84, "6-months": 182}


@dataclass(frozen=True, slots=True)
class Kept:
    """How a row was kept up: days done of days planned; the minutes where some are known; `strength` 0 to 1."""

    name: str
    done: int
    planned: int
    minutes: float | None = None
    strength: float | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """`excerpt` reaches from `REACH` days ago to the end of the week; the tables are by period, `strengths` by key."""

    excerpt: Excerpt
    rows: Mapping[str, tuple[Kept, ...]]
    categories: Mapping[str, tuple[Kept, ...]]
    strengths: Mapping[str, float]


def reading(reader: DiaryReader, today: date) -> Callable[[], Course]:
    """A function that reads and works out the course up to today, in any thread; raises `StorageError`."""
    sunday = monday_of(today) + timedelta(days=6)

    def work() -> Course:
        from diary.analysis.adherence import adherence, category_totals, outside_plan  # noqa: PLC0415 - brings NumPy
        from diary.analysis.strength import strengths  # noqa: PLC0415

        excerpt = reader.excerpt(Period(today - timedelta(days=REACH), sunday))
        habits = strengths(excerpt, ending(today - timedelta(days=1), 28))
        by_row = {one.exercises: one.value for one in habits}
        rows, categories = {}, {}
        for key, days in PERIODS.items():
            period = ending(today, days)
            planned = adherence(excerpt, period)
            rows[key] = (
                *(Kept(one.name, one.done, one.planned, one.minutes, by_row.get(one.exercises)) for one in planned),
                *(Kept(one.name, one.done, 0, one.minutes) for one in outside_plan(excerpt, period)),
            )
            categories[key] = tuple(
                Kept(one.category, one.days, one.planned, one.minutes) for one in category_totals(excerpt, period)
            )
        by_key = {key: one.value for one in habits for key in one.exercises}
        return Course(excerpt, rows, categories, by_key)

    return work
