from dataclasses import replace

import numpy as np
import pytest
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex

from diary.analysis.after_exercise import AfterExercise
from diary.analysis.after_exercise import after_exercise as compared
from diary.charts.after_exercise import CHART, AfterExerciseOptions
from diary.charts.style import SCREEN_LIGHT
from diary.domain.excerpt import Excerpt
from tests.analysis.excerpts import done, excerpt_with
from tests.charts.figures import blank, overlapping, prepared, texts


def lower_after_exercise(length: int = 60) -> Excerpt:
    """Exercise for 25 minutes on about half of the days, and 2 points less pain on the day after it."""
    exercised = [place for place in range(length) if place * 7 % 13 < 6]
    pain = [5 + place % 3 - 2 * (place - 1 in exercised) for place in range(length)]
    return replace(excerpt_with(pain=pain), exercises=tuple(done(place, "brisk-walk", 25) for place in exercised))


def found_in(excerpt: Excerpt, **options: float) -> AfterExercise:
    found = compared(excerpt, "pain", **options)  # type: ignore[arg-type]  # options of several types
    assert isinstance(found, AfterExercise)
    return found


def test_means_and_difference_are_those_of_the_analysis() -> None:
    excerpt = lower_after_exercise()
    found = found_in(excerpt)
    assert found.interval is not None
    figure = blank(450, prepared(CHART, excerpt).height(SCREEN_LIGHT, 450))
    prepared(CHART, excerpt).draw(figure, SCREEN_LIGHT)
    written = texts(figure)
    assert written[0] == "Pain on the day after exercise"
    for value in (f"{found.mean_exercised:.1f}", f"{found.mean_others:.1f}", f"\N{MINUS SIGN}{-found.difference:.1f}"):
        assert value in written
    assert f"{found.exercised} days" in written
    assert not overlapping(figure)


def test_the_interval_is_drawn_from_end_to_end_on_the_scale_of_the_difference() -> None:
    excerpt = lower_after_exercise()
    found = found_in(excerpt).interval
    assert found is not None
    figure = blank(450, prepared(CHART, excerpt).height(SCREEN_LIGHT, 450))
    prepared(CHART, excerpt).draw(figure, SCREEN_LIGHT)
    rules = [rule for rule in figure.artists if isinstance(rule, LineCollection)]
    [bar] = [rule.get_segments()[0] for rule in rules if to_hex(np.asarray(rule.get_color())[0]) == "#7a1048"]
    at = {text.get_text(): text.get_position()[0] for text in figure.texts}
    furthest = max(int(words.split()[0]) for words in at if words.endswith(" lower"))
    per_point = (at["0"] - at[f"{furthest} lower"]) / furthest
    ends = [(x - at["0"]) / per_point for x, _y in bar]
    assert ends == pytest.approx([found.low, found.high])


def test_numbers_come_first_then_the_interval_then_the_limit() -> None:
    excerpt = lower_after_exercise()
    found = found_in(excerpt)
    said = prepared(CHART, excerpt, AfterExerciseOptions(looked_at=3)).sentences()
    assert said[1].startswith(f"Pain: mean {found.mean_exercised:.1f} after {found.exercised} days with 20 minutes")
    assert said[2].startswith(f"Difference: {-found.difference:.1f} lower (95\N{NARROW NO-BREAK SPACE}% interval")
    assert said[-2:] == [
        "This shows that they go together, not that one causes the other.",
        "3 such questions were looked at: the more there are, the more often one differs by chance.",
    ]


def test_a_difference_that_may_be_none_is_said_to_be_what_days_vary_by() -> None:
    excerpt = replace(
        excerpt_with(pain=[place * 5 % 7 for place in range(60)]),
        exercises=tuple(done(place, "brisk-walk", 25) for place in range(60) if place * 7 % 13 < 6),
    )
    assert prepared(CHART, excerpt).sentences()[-2:] == [
        "Days vary by about this much on their own.",
        "Whether they go together cannot be told from this.",
    ]


def test_exercise_on_the_same_weekdays_is_told() -> None:
    excerpt = replace(
        excerpt_with(pain=[place * 5 % 7 for place in range(70)]),
        exercises=tuple(done(place, "brisk-walk", 25) for place in range(70) if place % 7 in {0, 2, 4}),
    )
    assert any("same days of the week" in line for line in prepared(CHART, excerpt).sentences())


def test_too_few_days_are_counted_and_drawn_as_a_sentence() -> None:
    excerpt = lower_after_exercise(20)
    figure = blank(450, 200)
    prepared(CHART, excerpt).draw(figure, SCREEN_LIGHT)
    said = prepared(CHART, excerpt).sentences()[1]
    assert said.startswith("Not enough days yet to compare: 9 with exercise and 10 others")
    assert said in " ".join(texts(figure))
    assert [row[1:] for row in prepared(CHART, excerpt).table().rows] == [("9", "", ""), ("10", "", "")]


@pytest.mark.parametrize(("lag", "title"), [(0, "Pain on the day of exercise"), (2, "Pain two days after exercise")])
def test_the_same_day_and_two_days_later_can_be_asked_for(lag: int, title: str) -> None:
    figure = blank(450, 300)
    prepared(CHART, lower_after_exercise(), AfterExerciseOptions(lag=lag)).draw(figure, SCREEN_LIGHT)
    assert texts(figure)[0] == title


def test_its_table_has_the_difference_with_signs() -> None:
    excerpt = lower_after_exercise()
    found = found_in(excerpt)
    shown = prepared(CHART, excerpt).table()
    assert shown.headers == ("Pain", "Days", "Mean", "95\N{NARROW NO-BREAK SPACE}% interval")
    assert shown.rows[0] == ("After exercise", str(found.exercised), f"{found.mean_exercised:.1f}", "")
    assert shown.rows[2][:3] == ("Difference", "", f"\N{MINUS SIGN}{-found.difference:.1f}")
    assert " to " in shown.rows[2][3]
