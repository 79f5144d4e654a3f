"""The time to draw all years' charts, relative to empty axes of the same size.

Run as `python -m tests.benchmarks.chart_speed`.
"""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from math import ceil
from statistics import median
from time import process_time

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from diary.charts import chart_named
from diary.charts.picture import Picture, picture
from diary.charts.style import SCREEN_LIGHT
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import now
from diary.domain.symptom import SYMPTOMS, Rating
from diary.domain.treatment import TREATMENTS, TreatmentDone
from tests.benchmarks.measured import Effort, Measured
from tests.benchmarks.table import print_table

LIMIT, LIMIT_OF_FIFTY = 4.0, 2.0
LONG = ("calendar", "pattern", "small_multiples", "years")
WIDTH, HEIGHT = 930, 388
ROUNDS = 7
_TICKED = ("arm-circles", "leg-swings", "calf-stretch", "seated-hamstring-stretch", "calf-raise")


def made_diary(years: int) -> Excerpt:
    """A synthetic diary with about 20 values a day; deterministic."""
    chance = random.Random(2026)  # noqa: S311 - not a secret
    days = [date(2016, 11, 22) + timedelta(days=number) for number in range(round(365.25 * years))]
    written = now()
    level = dict.fromkeys((symptom.key for symptom in SYMPTOMS), 5.0)
    ratings = []
    for day in days:
        for key in level:
            level[key] = min(10, max(0, level[key] + chance.gauss(0, 0.3) + (5 - level[key]) / 50))
            value = min(10, max(0, round(level[key] + chance.gauss(0, 1))))
            ratings.append(Rating(day=day, written=written, symptom=key, value=value))
    exercises = [ExerciseDone(day=day, written=written, exercise=key) for day in days for key in _TICKED]
    exercises += [ExerciseDone(day=day, written=written, exercise="brisk-walk", minutes=25) for day in days]
    treatments = [TreatmentDone(day=day, written=written, treatment=one.key) for day in days for one in TREATMENTS]
    measurements = [
        Measurement(day=day, written=written, quantity=f"quantity-{number}", value=number)
        for day in days
        for number in range(6)
    ]
    return Excerpt(
        period=Period(days[0], days[-1]),
        ratings=tuple(ratings),
        exercises=tuple(exercises),
        treatments=tuple(treatments),
        measurements=tuple(measurements),
        notes=tuple(Note(day=day, written=written, text="A sentence.") for day in days),
        events=tuple(Event(day=day, written=written, event="fall") for day in days[::120]),
    )


def empty_axes(width: float = WIDTH, height: float = HEIGHT, panels: int = 1) -> bytes:
    """A figure of that size with `panels` empty axes below each other, rendered in the same way."""
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    canvas = FigureCanvasAgg(figure)
    for number in range(panels):
        figure.add_subplot(panels, 1, number + 1)
    canvas.draw()
    return bytes(canvas.buffer_rgba())


def measure(effort: Effort) -> Iterator[Measured]:
    """Pictures of ten years, from the excerpt to the pixels, relative to empty axes; fifty years relative to ten."""
    ten, fifty, rounds = made_diary(10), made_diary(50), effort.rounds(ROUNDS)
    yield _against_empty("timeline", ten, HEIGHT, 1, rounds)
    yield _against_ten("timeline", ten, fifty, HEIGHT, rounds)
    for key in LONG:
        chart = chart_named(key)
        height = ceil(chart.prepared(ten, chart.options()).height(SCREEN_LIGHT, WIDTH))
        panels = max(len(_drawn(key, ten, height).panels), 1)
        yield _against_empty(key, ten, height, panels, rounds)
        yield _against_ten(key, ten, fifty, height, rounds)


def _drawn(key: str, excerpt: Excerpt, height: int) -> Picture:
    """Draw the chart, from the excerpt to the pixels."""
    chart = chart_named(key)
    return picture(chart.prepared(excerpt, chart.options()), SCREEN_LIGHT, WIDTH, height)


def _against_empty(key: str, ten: Excerpt, height: int, panels: int, rounds: int) -> Measured:
    """The ratio to `panels` empty axes; for the timeline to a single one although it has three panels."""
    drawn, empty = _medians(lambda: _drawn(key, ten, height), lambda: empty_axes(WIDTH, height, panels), rounds)
    detail = f"{1000 * drawn:.0f} ms against {1000 * empty:.0f} ms, {WIDTH} x {height}, axes: {panels}"
    return Measured(f"{key} of 10 years against an empty-axes draw", drawn / empty, LIMIT, detail)


def _against_ten(key: str, ten: Excerpt, fifty: Excerpt, height: int, rounds: int) -> Measured:
    short, long = _medians(lambda: _drawn(key, ten, height), lambda: _drawn(key, fifty, height), rounds)
    detail = f"{1000 * long:.0f} ms against {1000 * short:.0f} ms, {WIDTH} x {height}"
    return Measured(f"{key} of 50 years against one of 10", long / short, LIMIT_OF_FIFTY, detail)


def _medians(one: Callable[[], object], other: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The median times of two functions, measured in interleaved rounds."""
    for warm_up in (one, other):
        warm_up()
    times = [(_seconds(one), _seconds(other)) for _round in range(rounds)]
    first, second = zip(*times, strict=True)
    return median(first), median(second)


def _seconds(act: Callable[[], object]) -> float:
    """The CPU time of a call in seconds, which other processes do not lengthen."""
    start = process_time()
    act()
    return process_time() - start


if __name__ == "__main__":
    print_table({__name__: measure}, Effort())
