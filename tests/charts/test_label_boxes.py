"""No labels of the timeline overlap, with 1 to 25 symptoms and names of 1 to 60 letters."""

from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from diary.charts import timeline
from diary.charts.options import ShownOptions
from diary.charts.style import MOST_TOGETHER, PAPER, SCREEN_LIGHT, Style
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.period import ending
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentEvent
from tests.reports.diaries import LAST
from tests.slow.whole import at

PERIOD = ending(LAST, 28)
TOUCHING = 0.6
"""The overlap in points that is tolerated at the side."""
ROOM = 0.3
"""The share of a line's height above and below its letters, by which the boxes of two lines may overlap."""

names = st.lists(
    st.text("abcdefghijklmnop QRSTUVW", min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=25
)


def diary(symptoms: list[str], level: int = 4) -> Excerpt:
    definitions = tuple(
        Definition(kind="symptom", key=f"own-{number}", name=name) for number, name in enumerate(symptoms)
    )
    ratings = tuple(
        Rating(day=PERIOD.first + timedelta(days=day), symptom=one.key, value=(level + number % 3) % 11)
        for number, one in enumerate(definitions)
        for day in range(28)
    )
    exercises = tuple(
        ExerciseDone(day=PERIOD.first + timedelta(days=day), exercise=key, minutes=30)
        for day, key in enumerate(("calf-stretch", "brisk-walk", "calf-raise", "finger-bends"))
    )
    changes = tuple(
        TreatmentEvent(day=PERIOD.first + timedelta(days=day), treatment="pregabalin", turn="changed", dose="75 mg")
        for day in (8, 9, 20)
    )
    return Excerpt(
        period=PERIOD, ratings=ratings, exercises=exercises, treatment_changes=changes, definitions=definitions
    )


def boxes(excerpt: Excerpt, style: Style, width: float) -> dict[str, list[Bbox]]:
    chart = timeline.CHART.prepared(excerpt, ShownOptions())
    figure = Figure(figsize=(width / 72, chart.height(style, width) / 72), dpi=72)
    renderer = FigureCanvasAgg(figure).get_renderer()
    chart.draw(figure, style)
    found: dict[str, list[Bbox]] = {}
    for text in figure.texts:
        found.setdefault(text.get_text(), []).append(text.get_window_extent(renderer))
    return found


def overlaps(found: dict[str, list[Bbox]]) -> list[tuple[str, str]]:
    every = [(words, box) for words, some in found.items() for box in some]
    return [
        (one, other)
        for (one, first), (other, second) in combinations(every, 2)
        if min(first.x1, second.x1) - max(first.x0, second.x0) > TOUCHING
        and min(first.y1, second.y1) - max(first.y0, second.y0) > ROOM * min(first.height, second.height)
    ]


@pytest.mark.parametrize(("style", "width"), [(PAPER, 523.0), (SCREEN_LIGHT, 820.0)], ids=["paper", "screen"])
@settings(max_examples=at(60, 4), deadline=None)
@given(symptoms=names, level=st.integers(0, 10))
def test_no_label_lies_over_another(symptoms: list[str], level: int, style: Style, width: float) -> None:
    assert overlaps(boxes(diary(symptoms, level), style, width)) == []


def test_more_than_six_symptoms_have_a_panel_each() -> None:
    few, many = ([f"Own {number}" for number in range(count)] for count in (MOST_TOGETHER, MOST_TOGETHER + 1))
    assert len(boxes(diary(few), PAPER, 523.0)["10"]) == 1
    assert len(boxes(diary(many), PAPER, 523.0)["10"]) == len(many)


def test_a_name_of_a_small_panel_is_whole_where_two_lines_have_room_for_it() -> None:
    others = [f"Own {number}" for number in range(MOST_TOGETHER)]
    for letters in (*range(15, 22), 25, 28):
        name = "Burning at the soles of both feet"[:letters].strip()
        figure = Figure(figsize=(523 / 72, 420 / 72), dpi=72)
        timeline.CHART.prepared(diary([name, *others]), ShownOptions()).draw(figure, PAPER)
        written = " ".join(text.get_text() for text in figure.texts)
        assert name in written


def test_on_paper_several_changes_are_numbered_and_named() -> None:
    chart = timeline.CHART.prepared(diary(["Own"]), ShownOptions())
    found = boxes(diary(["Own"]), PAPER, 523.0)
    assert {"1", "2", "3"} <= set(found)
    assert isinstance(chart.facts, timeline.TimelineFacts)
    said = timeline.changes_in_words(chart.facts)
    assert [one.split()[0] for one in said] == ["1", "2", "3"]
    assert all("dose changed, 75 mg" in one for one in said)
