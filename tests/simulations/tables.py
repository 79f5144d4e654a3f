"""The tables of the simulations, as Markdown: coverage, words, trends, detectable change, weekdays, hard diaries."""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import repeat

from diary.analysis.verdict import ChangeVerdict
from diary.domain.rounding import fixed
from tests.simulations import hard_cases, measures
from tests.simulations.days_after import after_pairs
from tests.simulations.measures import YEAR, Plan
from tests.simulations.truths import ONES, Truth
from tests.slow.diaries import table

LENGTHS = (14, 28, 56, 84)
TREND_LENGTHS = ((84, 0), (182, 0), (84, YEAR), (182, YEAR), (365, YEAR))
THREE = (Truth(0.0), Truth(0.6), Truth(0.9, 0.5))
MIX = (
    Truth(0.0, spread=1.2),
    Truth(0.3, spread=1.2),
    Truth(0.6, spread=1.2),
    Truth(0.8, 0.5, spread=1.2),
    Truth(0.9, 0.5, spread=1.2),
)
CHANGES = (0.0, -0.5, -1.0, -2.0)
Cells = Callable[[Plan], str]


def comparison(plan: Plan) -> str:
    """Share of 100 intervals of a change that hold the truth / width beside an oracle that knows the noise / called
    lower or higher though nothing has changed."""
    rows = []
    for history in (0, YEAR):
        for days in LENGTHS:
            cells = [measures.coverage(truth, days, history, plan) for truth in ONES]
            name = f"{days}, {'a year' if history else 'none more'}"
            rows.append([name, *(f"{fixed(one.covered)}/{fixed(one.width, 2)}/{fixed(one.called)}" for one in cells)])
    return table(("days, diary", *(truth.name for truth in ONES)), rows)


def words(plan: Plan) -> str:
    """What is said of 100 comparisons of a mixture of diaries, by the true change in points."""
    rows = []
    for days, history in ((28, 0), (28, YEAR), (84, YEAR)):
        for change in CHANGES:
            said = measures.words(MIX, days, history, plan, change)
            name = f"{days}, {'a year' if history else 'none more'}"
            rows.append([name, f"{change:g}", *(fixed(said[one]) for one in ChangeVerdict)])
    return table(("days, diary", "true change", *(one.value for one in ChangeVerdict)), rows)


def trends(plan: Plan) -> str:
    """Share of 100 intervals of a trend that hold the truth / half-width over the period in points / said to rise or
    fall though nothing does."""
    rows = []
    for days, history in TREND_LENGTHS:
        cells = [measures.trends(truth, days, history, plan) for truth in ONES]
        name = f"{days}, {'a year' if history else 'none more'}"
        rows.append([name, *(f"{fixed(one.covered)}/{fixed(one.half_width, 1)}/{fixed(one.called)}" for one in cells)])
    return table(("days, diary", *(truth.name for truth in ONES)), rows)


def trends_found(plan: Plan) -> str:
    """Of 100 diaries that fall by 1 / 2 / 3 points over the period, how many are said to fall (spread 1.5)."""
    rows = []
    for days in (84, 182, 365):
        cells = [
            "/".join(
                fixed(measures.trends(replace(truth, spread=1.5), days, YEAR, plan, falls).called)
                for falls in (1, 2, 3)
            )
            for truth in THREE
        ]
        rows.append([str(days), *cells])
    return table(("days, with a year of diary", *(truth.name for truth in THREE)), rows)


def detectable(plan: Plan) -> str:
    """The change that a diary says it can show, in points / of 100 such changes so many are shown (spread 1.2)."""
    rows = []
    for days in (28, 84):
        cells = [measures.power(replace(truth, spread=1.2), days, plan) for truth in THREE]
        rows.append([str(days), *(f"{fixed(one.points, 1)}/{fixed(one.shown)}" for one in cells)])
    return table(("days, after a year of diary", *(truth.name for truth in THREE)), rows)


def weekdays(plan: Plan) -> str:
    """Of 100 diaries, in how many the weekdays differ by more than chance: without a pattern / with a weekend 0.8
    points higher (spread 1.5; of the diaries of 84 days two in three have ratings enough)."""
    rows = []
    for days in (84, 182, 365):
        cells = [measures.weekdays(replace(truth, spread=1.5), days, plan) for truth in THREE]
        rows.append([str(days), *(f"{fixed(one.by_chance)}/{fixed(one.weekend)}" for one in cells)])
    return table(("days", *(truth.name for truth in THREE)), rows)


def step(plan: Plan) -> str:
    """A step of 2 points half a year ago, 28 days and a year of diary: share of 100 that hold the truth / width."""
    stepped = [replace(truth, step=2.0) for truth in THREE]
    rows = []
    for name, knows in (("the day is not known", False), ("the day of a medicine change", True)):
        cells = [measures.coverage(truth, 28, YEAR, plan, knows_step=knows) for truth in stepped]
        rows.append([name, *(f"{fixed(one.covered)}/{fixed(one.width, 2)}" for one in cells)])
    return table(("step", *(truth.name for truth in THREE)), rows)


def hard(plan: Plan) -> str:
    """Hard diaries in which nothing changes, 28 days beside 28 after a year of diary unless said: share of 100
    intervals that hold the truth."""
    rows = [
        [case.name, *(fixed(hard_cases.share_held(case, truth, plan)) for truth in THREE)] for case in hard_cases.CASES
    ]
    return table(("diary", *(truth.name for truth in THREE)), rows)


def pairs_needed(plan: Plan) -> str:
    """The day after exercise, by the number of pairs of days: share of 100 diaries that have an interval / share of 100
    intervals that hold the effect of -1 / median width in points (a quarter of the days missing)."""
    rows = []
    for pairs in (16, 20, 24, 32, 48):
        cells = [after_pairs(replace(truth, missing=0.0), pairs, plan) for truth in THREE]
        rows.append([str(pairs), *(f"{fixed(one.known)}/{fixed(one.covered)}/{fixed(one.width, 1)}" for one in cells)])
    return table(("pairs", *(truth.name for truth in THREE)), rows)


TABLES: Sequence[Cells] = (comparison, words, trends, trends_found, weekdays, detectable, step, hard, pairs_needed)
"""In the order in which they are printed; the docstring of each is its caption."""
GOALS = (comparison, words, trends, trends_found, weekdays)
"""What the method promises; of these as many diaries are made as are asked for, of the others no more than `MOST`."""
MOST = 400


def plan_of(one: Cells, plan: Plan) -> Plan:
    """How much is simulated for a table."""
    return plan if one in GOALS else replace(plan, number=min(plan.number, MOST))


def captioned(one: Cells, plan: Plan) -> str:
    """A table below its caption."""
    return f"{' '.join((one.__doc__ or '').split())}\n\n{one(plan_of(one, plan))}"


def whole(plan: Plan) -> str:
    """All tables with their captions, below the seed and the number of diaries; each table in a process of its own."""
    fewer = min(plan.number, MOST)
    head = (
        f"Seed {plan.seed}, {plan.number} made-up diaries a cell ({fewer} from the sixth table on), 20 of 100 days "
        "missing by lot, spread 2 unless said."
    )
    with ProcessPoolExecutor() as processes:
        parts = list(processes.map(captioned, TABLES, repeat(plan)))
    return "\n\n".join((head, *parts)) + "\n"
