from dataclasses import replace

from diary.charts.options import ShownOptions
from diary.charts.small_multiples import CHART
from diary.charts.style import SCREEN_LIGHT
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.measurement import Measurement
from diary.domain.period import Period
from tests.analysis.excerpts import day, done, excerpt_with, weeks
from tests.charts.figures import across, blank, boxes, lines_labelled, overlapping, panel_called, prepared, texts, up


def test_each_symptom_has_its_panel_on_the_same_scales() -> None:
    figure = blank(930, prepared(CHART, weeks(12)).height(SCREEN_LIGHT, 930))
    prepared(CHART, weeks(12)).draw(figure, SCREEN_LIGHT)
    assert [axes.get_label() for axes in figure.axes] == ["Numbness", "Tingling", "Pain", "Exercise minutes"]
    ratings = figure.axes[:3]
    assert {axes.get_ylim() for axes in ratings} == {(0, 10)}
    assert {axes.get_xlim() for axes in figure.axes} == {(-0.5, 83.5)}
    widths = [axes.get_position().width for axes in figure.axes]
    assert max(widths) - min(widths) < 1e-9
    assert not overlapping(figure)


def test_panels_stand_abreast_where_there_is_room_and_below_each_other_where_there_is_not() -> None:
    for width, rows in ((930, 2), (620, 2), (400, 4)):
        figure = blank(width, prepared(CHART, weeks(4)).height(SCREEN_LIGHT, width))
        prepared(CHART, weeks(4)).draw(figure, SCREEN_LIGHT)
        assert len({round(axes.get_position().y0, 6) for axes in figure.axes}) == rows


def test_own_symptoms_are_among_them_and_what_is_shown_can_be_chosen() -> None:
    own = Definition(key="itching", kind="symptom", name="Itching")
    whole = replace(excerpt_with(pain=[3] * 14, itching=[5] * 14), definitions=(own,))
    assert [row[0] for row in prepared(CHART, whole).table().rows] == ["Pain", "Itching"]
    figure = blank()
    prepared(CHART, whole, ShownOptions(shown=("itching",))).draw(figure, SCREEN_LIGHT)
    assert [axes.get_label() for axes in figure.axes] == ["Itching"]


def test_a_gap_of_one_symptom_is_hatched_in_its_panel_alone() -> None:
    figure = blank()
    prepared(CHART, excerpt_with(pain=[3] * 20, numbness=[4] * 8 + [None] * 4 + [4] * 8)).draw(figure, SCREEN_LIGHT)
    hatched = {axes.get_label(): len([one for one in axes.patches if one.get_hatch()]) for axes in figure.axes}
    assert hatched == {"Numbness": 1, "Pain": 0}


def test_a_long_period_is_drawn_from_weekly_and_four_weekly_means() -> None:
    for length, words in ((12, "lines: 7-day means"), (52, "weekly means"), (200, "4-weekly means")):
        figure = blank()
        prepared(CHART, weeks(length)).draw(figure, SCREEN_LIGHT)
        assert words in texts(figure)


def test_its_table_and_its_words() -> None:
    whole = replace(excerpt_with(pain=[2, None, 4], numbness=[None, None, 6]), exercises=(done(0, "brisk-walk", 20),))
    assert prepared(CHART, whole).table().rows == (
        ("Numbness", "", "6", "6", "1", "3"),
        ("Pain", "3.0", "2", "4", "2", "3"),
    )
    assert prepared(CHART, whole).sentences() == [
        "31 Aug to 2 Sep 2026.",
        "Numbness: 6, recorded on 1 of 3 days; too few for a mean.",
        "Pain: mean 3.0 on 2 of 3 days, from 2 to 4.",
        "Exercise on 1 day, 20 minutes.",
    ]


def test_the_days_before_the_period_lead_into_the_first_means() -> None:
    figure = blank()
    prepared(CHART, weeks(4), ShownOptions(shown=("pain",), period=Period(day(14), day(27)))).draw(figure, SCREEN_LIGHT)
    assert panel_called(figure, "Pain").get_xlim() == (-0.5, 13.5)


def weighed(*values: float) -> Excerpt:
    """A fortnight of pain with a weight on some of its days."""
    found = tuple(Measurement(day=day(3 * place), quantity="weight", value=one) for place, one in enumerate(values))
    return replace(excerpt_with(pain=[3] * 14), measurements=found)


def test_what_was_measured_has_a_panel_on_a_scale_of_its_own() -> None:
    figure = blank(930, prepared(CHART, weighed(80.5, 82, 81)).height(SCREEN_LIGHT, 930))
    prepared(CHART, weighed(80.5, 82, 81)).draw(figure, SCREEN_LIGHT)
    low, high = panel_called(figure, "Weight, kg").get_ylim()
    assert 79 <= low <= 80.5
    assert 82 <= high <= 83
    [marks] = lines_labelled(figure, "Weight, kg, each day")
    assert list(zip(across(marks), up(marks), strict=True)) == [(0, 80.5), (3, 82), (6, 81)]
    assert not overlapping(figure)


def test_the_same_value_each_time_still_has_a_scale() -> None:
    figure = blank()
    prepared(CHART, weighed(80, 80)).draw(figure, SCREEN_LIGHT)
    low, high = panel_called(figure, "Weight, kg").get_ylim()
    assert low <= 80 < high


def test_what_was_measured_is_in_the_table_and_in_the_words() -> None:
    assert prepared(CHART, weighed(80.5, 82)).table().rows[-1] == (
        "Weight, kg",
        "",
        "80.5",
        "82",
        "2",
        "14",
    )
    assert "Weight, kg: recorded on 2 of 14 days" in prepared(CHART, weighed(80.5, 82)).sentences()[-1]
    assert [row[0] for row in prepared(CHART, weighed(80.5), ShownOptions(shown=("pain",))).table().rows] == ["Pain"]


def test_measurements_are_counted_from_the_first_entry_of_the_diary_on() -> None:
    found = tuple(Measurement(day=day(place), quantity="weight", value=80 + place) for place in range(10, 13))
    options = ShownOptions(counted=Period(day(10), day(11)))
    chart = prepared(CHART, replace(excerpt_with(pain=[None] * 14), measurements=found), options)
    assert chart.table().rows[-1] == ("Weight, kg", "91.0", "90", "92", "3", "3")


def test_a_long_time_of_measurements_is_drawn_from_means() -> None:
    found = tuple(Measurement(day=day(place), quantity="steps", value=4000 + place) for place in range(400))
    figure = blank()
    prepared(CHART, replace(excerpt_with(pain=[3] * 400), measurements=found)).draw(figure, SCREEN_LIGHT)
    [line] = lines_labelled(figure, "Steps")
    assert len(up(line)) == 58


def test_large_numbers_of_a_scale_stay_inside() -> None:
    found = tuple(Measurement(day=day(place), quantity="steps", value=90_000 + place) for place in range(14))
    excerpt = replace(excerpt_with(pain=[None] * 14), measurements=found)
    figure = blank(400, prepared(CHART, excerpt).height(SCREEN_LIGHT, 400))
    prepared(CHART, excerpt).draw(figure, SCREEN_LIGHT)
    assert all(box.x0 >= 0 for _words, box in boxes(figure))
