"""How long the timeline takes to draw, against empty axes of the same size.

Run as `python -m tests.benchmarks.chart_speed`.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from time import perf_counter

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from diary.charts.picture import picture
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
from tests.benchmarks.measured import Measured

LIMIT = 4.0
WIDTH, HEIGHT = 930, 388
ROUNDS = 15
_TICKED = ("arm-circles", "leg-swings", "calf-stretch", "seated-hamstring-stretch", "calf-raise")


def made_diary(years: int) -> Excerpt:
    """An invented diary with some 20 values a day; the same one each time."""
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


def empty_axes() -> bytes:
    """A figure of the same size with nothing but one pair of axes, drawn in the same way."""
    figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72)
    canvas = FigureCanvasAgg(figure)
    figure.add_subplot()
    canvas.draw()
    return bytes(canvas.buffer_rgba())


def measure() -> Measured:
    """The picture of ten years, from the excerpt to its pixels, against empty axes: medians of interleaved rounds."""
    excerpt = made_diary(10)

    def timeline() -> bytes:
        return picture("timeline", excerpt, SCREEN_LIGHT, WIDTH, HEIGHT).rgba

    for warm_up in (timeline, empty_axes):
        warm_up()
    drawn, empty = zip(*((_seconds(timeline), _seconds(empty_axes)) for _round in range(ROUNDS)), strict=True)
    ratio = median(drawn) / median(empty)
    detail = f"{1000 * median(drawn):.0f} ms against {1000 * median(empty):.0f} ms, {WIDTH} x {HEIGHT}"
    return Measured("timeline of 10 years against an empty-axes draw", ratio, LIMIT, detail)


def _seconds(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


if __name__ == "__main__":
    found = measure()
    print(f"{found.name}: {found.ratio:.2f} (at most {found.limit:g}; {found.detail})")
