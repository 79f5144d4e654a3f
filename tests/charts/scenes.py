"""Charts of small diaries in several styles, for `tests.charts.inventories`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time

from diary.charts import chart_named
from diary.charts.body_map import BodyMapOptions
from diary.charts.chart import PreparedChart
from diary.charts.options import ChartOptions, ShownOptions, UsualBand
from diary.charts.pattern import PatternOptions
from diary.charts.style import PAPER, SCREEN_DARK, SCREEN_HIGH_CONTRAST, SCREEN_LIGHT, Style
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.one_thing import KEY
from diary.domain.period import Period
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentEvent
from tests.analysis.excerpts import day, done, excerpt_with, weeks
from tests.charts.baselines import felt
from tests.charts.figures import prepared

_LOOKS = ("o05", "o02", "o01", "o03", "o04", "o06", "o07")


@dataclass(frozen=True, slots=True)
class ChartScene:
    """A chart of a diary in a style, on a figure so wide and high (without a height: as high as it asks for)."""

    chart: str
    diary: Callable[[], Excerpt]
    style: Style = SCREEN_LIGHT
    width: float = 930
    height: float | None = 388
    options: ChartOptions | None = None

    def prepared(self) -> PreparedChart:
        return prepared(chart_named(self.chart), self.diary(), self.options)


def _changes(*days: int) -> tuple[TreatmentEvent, ...]:
    return tuple(
        TreatmentEvent(day=day(number), treatment="Pregabalin", turn="changed", dose="75 mg") for number in days
    )


def _full() -> Excerpt:
    """Twelve weeks with a gap, exercise of every group and of no known time, changes, and five kinds of events."""
    whole = weeks(12)
    others = [Event(day=day(10 + 9 * number), event=f"own-{number % 4}") for number in range(7)]
    exercises = [done(place, "calf-stretch") for place in range(1, 40, 3)]
    exercises += [done(place, "calf-raise", 5) for place in range(0, 84, 6)]
    exercises += [done(5, "calf-raise"), done(7, "swimming"), done(9, "finger-bends", 4), done(11, "tai-chi", 30)]
    return replace(
        whole,
        ratings=tuple(one for one in whole.ratings if one.day not in Period(day(60), day(66))),
        exercises=(*whole.exercises, *exercises),
        events=(*whole.events, *others),
        treatment_changes=_changes(20, 50, 53),
        definitions=tuple(Definition(kind="event", key=f"own-{n}", name=f"Own event {n}") for n in range(4)),
    )


def _thin() -> Excerpt:
    """A year and a half in which some weeks, and some days, stand alone; with two symptoms of the person's own."""
    values = [place * 5 % 11 if place % 50 < 30 or place % 50 == 40 else None for place in range(560)]
    other = [3 if place // 7 % 2 or place % 7 == 3 else None for place in range(560)]
    own = _own_symptoms("Of two lines", "Of a hollow mark")
    yoga = tuple(done(number, "yoga", 40) for number in range(400))
    return replace(excerpt_with(own_0=values, own_1=other, pain=other[::-1]), definitions=own, exercises=yoga)


def _own_symptoms(*names: str) -> tuple[Definition, ...]:
    """With looks one after the other: the first is a double line, the second has a hollow mark."""
    return tuple(
        Definition(kind="symptom", key=f"own-{number}", name=name, category=look)
        for number, (name, look) in enumerate(zip(names, _LOOKS, strict=False))
    )


def _many() -> Excerpt:
    """Eight symptoms, two with names that need two lines."""
    names = ["Short", "A name that needs rather more than one line", *(f"Own {number}" for number in range(5))]
    values = {f"own_{n}": [(place + n) % 9 for place in range(28)] for n in range(len(names))}
    whole = excerpt_with(day(0), pain=[4, None, None, None] * 7, **values)
    return replace(whole, definitions=_own_symptoms(*names))


def _crowded() -> Excerpt:
    """Six symptoms that end together, and exercise of every group."""
    values = {f"own_{n}": [4] * 28 for n in range(5)}
    whole = excerpt_with(day(0), pain=[4] * 28, **values)
    kinds = ("brisk-walk", "calf-raise", "calf-stretch", "finger-bends", "tai-chi")
    exercises = tuple(done(number, key, 30) for number, key in enumerate(kinds))
    return replace(whole, definitions=_own_symptoms(*"ABCDE"), exercises=exercises)


def _moments() -> Excerpt:
    """Ten weeks with falls on rated and on other days, and ratings of moments."""
    whole = excerpt_with(pain=[(place * 3) % 11 if place % 6 else None for place in range(70)])
    moments = tuple(Rating(day=day(n), symptom="pain", value=n % 11, time=time(9)) for n in (6, 7, 8))
    falls = tuple(Event(day=day(number), event="fall") for number in (1, 6, 12, 31))
    return replace(whole, ratings=(*whole.ratings, *moments), events=falls)


def _rhythm() -> Excerpt:
    """Half a year in which two days of the week are worse, and one has too few ratings."""
    pain = [
        3 + 3 * (place % 7 in {1, 4}) + place * 7 % 3 if place % 7 != 6 or place < 60 else None for place in range(182)
    ]
    return excerpt_with(pain=pain)


def _exercised() -> Excerpt:
    exercised = [place for place in range(60) if place * 7 % 13 < 6]
    pain = [5 + place % 3 - 2 * (place - 1 in exercised) for place in range(60)]
    return replace(excerpt_with(pain=pain), exercises=tuple(done(place, "brisk-walk", 25) for place in exercised))


def _changed() -> Excerpt:
    pain = [(6 if place <= 28 else 3) + place % 4 for place in range(57)]
    return replace(excerpt_with(pain=pain), treatment_changes=_changes(28))


def _level() -> Excerpt:
    """Ratings that changed and never vary, so that there is no interval."""
    return replace(excerpt_with(pain=[6] * 29 + [3] * 28), treatment_changes=_changes(28))


def _measured() -> Excerpt:
    weights = tuple(Measurement(day=day(3 * n), quantity="weight", value=80 + n / 2) for n in range(20))
    return replace(_full(), measurements=weights)


def _one_thing() -> Excerpt:
    buttons = Definition(kind="measurement", key=KEY, name="My buttons")
    ratings = tuple(Measurement(day=day(7 * n), quantity=KEY, value=value) for n, value in enumerate((3, 4.5, 6, 6)))
    return replace(weeks(12), definitions=(buttons,), measurements=ratings)


def _usual() -> Excerpt:
    return excerpt_with(pain=[3 + place % 3 for place in range(60)])


def _nothing() -> Excerpt:
    return replace(excerpt_with(pain=[None] * 28), notes=(Note(day=day(3), text="Cold."),))


_BAND = ShownOptions(usual=(UsualBand("pain", 2.9, 5.4, Period(day(10), day(59))),))

SCENES: dict[str, ChartScene] = {
    "timeline_days": ChartScene("timeline", _full),
    "timeline_days_paper": ChartScene("timeline", _full, PAPER, 523, 290),
    "timeline_narrow_paper": ChartScene("timeline", _exercised, PAPER, 300, 200),
    "timeline_weeks": ChartScene("timeline", _thin, SCREEN_HIGH_CONTRAST),
    "timeline_months": ChartScene("timeline", lambda: weeks(160), SCREEN_DARK),
    "timeline_many": ChartScene("timeline", _many, PAPER, 523, 420),
    "timeline_crowded": ChartScene("timeline", _crowded, height=200),
    "timeline_usual": ChartScene("timeline", _usual, options=_BAND),
    "timeline_nothing": ChartScene("timeline", _nothing),
    "calendar": ChartScene("calendar", _moments, height=None),
    "calendar_small": ChartScene("calendar", _moments, SCREEN_DARK, 340, 330),
    "body_map": ChartScene("body_map", felt, width=700, height=None),
    "body_map_narrow": ChartScene("body_map", felt, SCREEN_DARK, 360, 500, BodyMapOptions(symptom="pain")),
    "after_exercise": ChartScene("after_exercise", _exercised, width=450, height=None),
    "pattern_weekdays": ChartScene("pattern", _rhythm, width=450, height=None),
    "pattern_months": ChartScene("pattern", _rhythm, PAPER, 400, None, PatternOptions(by="month")),
    "around_change": ChartScene("around_change", _changed, width=460, height=None),
    "around_change_level": ChartScene("around_change", _level, SCREEN_HIGH_CONTRAST, 460, None),
    "small_multiples": ChartScene("small_multiples", _measured, height=None),
    "years": ChartScene("years", lambda: weeks(80), SCREEN_DARK, height=None),
    "years_nothing": ChartScene("years", _nothing, width=360, height=150),
    "one_thing": ChartScene("one_thing", _one_thing, width=600, height=None),
}
