from dataclasses import replace
from datetime import date, time

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex

from diary.charts import lettering
from diary.charts.options import ShownOptions
from diary.charts.style import PAPER, SCREEN_DARK, SCREEN_HIGH_CONTRAST, SCREEN_LIGHT, Style
from diary.charts.timeline import CHART, changes_in_words
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.plan.plan import suggested_plan
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentEvent
from tests.analysis.excerpts import day, done, excerpt_with, weeks
from tests.charts.figures import (
    across,
    bars_labelled,
    blank,
    boxes,
    lines_labelled,
    overlapping,
    panel_called,
    prepared,
    spans_of,
    text_saying,
    texts,
    up,
)

STYLES = (SCREEN_LIGHT, SCREEN_DARK, SCREEN_HIGH_CONTRAST, PAPER)


def test_draws_the_seven_day_mean_only_where_four_days_are_rated() -> None:
    figure = blank()
    prepared(CHART, excerpt_with(pain=[3, None, 4, None, 5, None, 6])).draw(figure, SCREEN_LIGHT)
    [mean_line] = lines_labelled(figure, "Pain, 7-day mean")
    assert np.isfinite(up(mean_line)).tolist() == [False] * 6 + [True]


def test_days_before_the_period_lead_into_the_first_mean() -> None:
    figure = blank()
    prepared(CHART, excerpt_with(pain=[4.0] * 13), ShownOptions(period=Period(day(6), day(12)))).draw(
        figure, SCREEN_LIGHT
    )
    [mean_line] = lines_labelled(figure, "Pain, 7-day mean")
    assert up(mean_line) == [4.0] * 7


def test_marks_stand_only_on_rated_days_and_none_at_0_for_a_blank_one() -> None:
    figure = blank()
    prepared(CHART, excerpt_with(pain=[3, None, 0])).draw(figure, SCREEN_LIGHT)
    [marks] = lines_labelled(figure, "Pain, each day")
    assert across(marks) == [0, 2]
    assert up(marks) == [3, 0]


def test_marks_of_one_day_stand_side_by_side() -> None:
    figure = blank()
    prepared(CHART, excerpt_with(numbness=[5] * 28, tingling=[5] * 28, pain=[5] * 28)).draw(figure, SCREEN_LIGHT)
    first = [across(lines_labelled(figure, f"{name}, each day")[0])[0] for name in ("Numbness", "Tingling", "Pain")]
    assert first == pytest.approx([-0.27, 0, 0.27])


def test_one_blank_day_leaves_the_line_whole_and_two_break_it_with_a_hatched_band() -> None:
    figure = blank()
    pain = [4] * 10 + [None] + [4] * 10 + [None, None] + [4] * 10
    prepared(CHART, excerpt_with(pain=pain)).draw(figure, SCREEN_LIGHT)
    [mean_line] = lines_labelled(figure, "Pain, 7-day mean")
    assert np.flatnonzero(np.isnan(up(mean_line))).tolist() == [0, 1, 2, 21, 22]
    [band] = [patch for patch in panel_called(figure, "rating").patches if patch.get_hatch()]
    edges = band.get_transform().transform_path(band.get_path()).get_extents()
    per_day = (bounds := panel_called(figure, "rating").get_window_extent()).width / 33
    assert (edges.x0 - bounds.x0) / per_day == pytest.approx(21)
    assert (edges.x1 - bounds.x0) / per_day == pytest.approx(23)
    assert "no entry" in texts(figure)


def test_a_gap_on_whose_days_something_else_was_written_is_not_called_no_entry() -> None:
    figure = blank()
    whole = replace(excerpt_with(pain=[4] * 7 + [None] * 4 + [4] * 7), notes=(Note(day=day(8), text="Travelling."),))
    prepared(CHART, whole).draw(figure, SCREEN_LIGHT)
    assert "not rated" in texts(figure)
    assert "no entry" not in texts(figure)


def test_each_gap_has_its_own_words() -> None:
    figure = blank()
    pain = [4] * 7 + [None] * 6 + [4] * 7 + [None] * 6 + [4] * 7
    for noted, words in ((8, ("not rated", "no entry")), (22, ("no entry", "not rated"))):
        figure = blank()
        whole = replace(excerpt_with(pain=pain), notes=(Note(day=day(noted), text="Travelling."),))
        prepared(CHART, whole).draw(figure, SCREEN_LIGHT)
        places = [text_saying(figure, one).get_position()[0] for one in words]
        assert places == sorted(places)


def test_the_rating_axis_is_always_whole() -> None:
    for pain in ([2, 3], [10, 9], [0, 0]):
        figure = blank()
        prepared(CHART, excerpt_with(pain=pain)).draw(figure, SCREEN_LIGHT)
        assert panel_called(figure, "rating").get_ylim() == (0, 10)


def test_minutes_are_stacked_in_the_order_of_the_groups() -> None:
    figure = blank()
    entries = (done(0, "brisk-walk", 20), done(0, "calf-raise", 5), done(0, "calf-stretch"), done(1, "swimming", 30))
    prepared(CHART, replace(excerpt_with(pain=[3, 4]), exercises=entries)).draw(figure, SCREEN_LIGHT)
    spans = {}
    for group in ("Aerobic", "Strength", "Stretching"):
        [bars] = bars_labelled(figure, group)
        spans[group] = spans_of(bars)
    assert spans == {"Aerobic": [(0, 20), (0, 30)], "Strength": [(20, 25)], "Stretching": [(25, 26.5)]}
    assert bars_labelled(figure, "Strength")[0].get_hatch()
    assert panel_called(figure, "minutes").get_ylim() == (0, 60)


def test_an_exercise_of_unknown_time_gets_a_dot_and_no_bar() -> None:
    figure = blank()
    whole = replace(excerpt_with(pain=[3, 4, 5]), exercises=(done(1, "calf-raise"), done(2, "brisk-walk", 20)))
    prepared(CHART, whole).draw(figure, SCREEN_LIGHT)
    [dots] = lines_labelled(figure, "Time not noted")
    assert across(dots) == [1]
    assert not bars_labelled(figure, "Strength")


def test_exercise_has_a_panel_where_there_is_a_plan_and_none_where_there_is_neither() -> None:
    with_plan, without = blank(), blank()
    whole = excerpt_with(pain=[3, 4, 5])
    prepared(CHART, replace(whole, plan=tuple(suggested_plan(day(0))))).draw(with_plan, SCREEN_LIGHT)
    prepared(CHART, whole).draw(without, SCREEN_LIGHT)
    assert "Exercise minutes" in texts(with_plan)
    assert "Exercise minutes" not in texts(without)


def test_falls_other_events_and_notes_have_lanes() -> None:
    figure = blank()
    events = [Event(day=day(2), event="fall"), *(Event(day=day(place), event=f"event-{place}") for place in range(5))]
    whole = replace(excerpt_with(pain=[3] * 7), events=tuple(events), notes=(Note(day=day(1), text="x"),))
    prepared(CHART, whole).draw(figure, SCREEN_LIGHT)
    assert [line.get_label() for line in panel_called(figure, "tracks").get_lines()] == [
        "Falls",
        "event-0",
        "Other events",
        "Notes",
    ]
    assert across(lines_labelled(figure, "Falls")[0]) == [2]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("width", "height"), [(930, 388), (626, 359)])
@pytest.mark.parametrize("number", [4, 12, 26])
def test_no_words_lie_on_each_other_or_beyond_the_edge(style: Style, width: int, height: int, number: int) -> None:
    scale = 0.75 if style.paper else 1
    figure = blank(width * scale, height * scale)
    prepared(CHART, weeks(number)).draw(figure, style)
    assert overlapping(figure) == []
    for words, box in boxes(figure):
        assert box.x0 >= -0.5, words
        assert box.x1 <= width * scale + 0.5, words


def test_no_words_lie_on_each_other_at_twice_the_text_size() -> None:
    figure = blank(900, 720)
    prepared(CHART, weeks(12)).draw(figure, SCREEN_LIGHT.at(2.0))
    assert overlapping(figure) == []


def test_labels_of_lines_that_end_together_are_pushed_apart() -> None:
    figure = blank()
    prepared(CHART, excerpt_with(numbness=[4] * 20, tingling=[4] * 20, pain=[4] * 20)).draw(figure, SCREEN_LIGHT)
    heights = sorted(text_saying(figure, name).get_position()[1] for name in ("Numbness", "Tingling", "Pain"))
    assert min(np.diff(heights)) >= 22


def test_long_names_of_own_symptoms_are_wrapped_beside_the_chart() -> None:
    definitions = (Definition(kind="symptom", key="hands", name="Hands and fingers pain after a long day"),)
    figure = blank()
    prepared(CHART, replace(excerpt_with(hands=[4] * 20, pain=[4] * 20), definitions=definitions)).draw(
        figure, SCREEN_LIGHT
    )
    assert overlapping(figure) == []
    assert max(box.x1 for _words, box in boxes(figure)) <= 930


@pytest.mark.parametrize(("days", "which"), [(200, "7-day"), (201, "weekly"), (1100, "weekly"), (1101, "4-weekly")])
def test_long_periods_show_weeks_or_fours_of_weeks_and_say_so(days: int, which: str) -> None:
    figure = blank()
    prepared(CHART, excerpt_with(pain=[place % 7 for place in range(days)])).draw(figure, SCREEN_LIGHT)
    [line] = lines_labelled(figure, f"Pain, {which} mean")
    assert len(up(line)) <= 200
    assert f"Lines: {which} mean" in prepared(CHART, excerpt_with(pain=[None] * days)).caption
    said = [text for text in texts(figure) if "means" in text]
    assert said == ([] if which == "7-day" else [f"{which} means; pale bars: lowest to highest"])


def test_days_of_weeks_too_thin_for_a_mean_are_still_shown() -> None:
    pain: list[float | None] = [None] * 400
    pain[10], pain[200], pain[203] = 6, 3, 0
    figure = blank()
    prepared(CHART, excerpt_with(pain=pain)).draw(figure, SCREEN_LIGHT)
    [marks] = lines_labelled(figure, "Pain, each day")
    assert list(zip(across(marks), up(marks), strict=True)) == [(10, 6), (200, 3), (203, 0)]
    [mean_line] = lines_labelled(figure, "Pain, weekly mean")
    assert np.isnan(up(mean_line)).all()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("days", [1, 2, 30, 300, 18_262])
def test_an_empty_diary_is_drawn_without_marks(style: Style, days: int) -> None:
    figure = blank()
    prepared(CHART, Excerpt(period=Period(day(0), day(days - 1)))).draw(figure, style)
    assert "No ratings in this period" in texts(figure)
    assert not panel_called(figure, "rating").get_lines()
    with lettering.settings():
        FigureCanvasAgg(figure).draw()


@pytest.mark.parametrize("pain", [[5], [None] * 30, [None] * 400, [5] * 18_262, [10] + [None] * 800 + [10]])
def test_odd_diaries_are_drawn(pain: list[float | None]) -> None:
    figure = blank()
    prepared(CHART, replace(excerpt_with(pain=pain), exercises=(done(0, "calf-stretch"),))).draw(figure, SCREEN_LIGHT)
    with lettering.settings():
        FigureCanvasAgg(figure).draw()


def test_a_figure_far_too_small_is_drawn_all_the_same() -> None:
    figure = blank(40, 30)
    prepared(CHART, weeks(4)).draw(figure, SCREEN_LIGHT)
    with lettering.settings():
        FigureCanvasAgg(figure).draw()


def test_only_the_chosen_symptoms_are_shown() -> None:
    figure = blank()
    prepared(CHART, weeks(4), ShownOptions(shown=("pain", "numbness"))).draw(figure, SCREEN_LIGHT)
    assert [bool(lines_labelled(figure, f"{name}, 7-day mean")) for name in ("Numbness", "Tingling", "Pain")] == [
        True,
        False,
        True,
    ]


@pytest.mark.parametrize("style", [SCREEN_LIGHT, SCREEN_DARK, SCREEN_HIGH_CONTRAST])
def test_a_theme_colours_paper_lines_and_words(style: Style) -> None:
    figure = blank()
    prepared(CHART, weeks(4)).draw(figure, style)
    [line] = lines_labelled(figure, "Pain, 7-day mean")
    assert line.get_color() == style.colours["pain"]
    assert text_saying(figure, "Pain").get_color() == style.colours["ink"]
    assert to_hex(figure.get_facecolor()).upper() == style.colours["surface"]


def test_symptoms_differ_in_marker_and_not_in_colour_alone() -> None:
    definitions = tuple(Definition(kind="symptom", key=f"own-{number}", name=f"Own {number}") for number in range(3))
    whole = excerpt_with(
        numbness=[4] * 20, tingling=[5] * 20, pain=[6] * 20, own_0=[1] * 20, own_1=[2] * 20, own_2=[3] * 20
    )
    figure = blank()
    prepared(CHART, replace(whole, definitions=definitions)).draw(figure, SCREEN_LIGHT)
    lines = [line for line in panel_called(figure, "rating").get_lines() if "mean" in str(line.get_label())]
    assert len({str(line.get_marker()) for line in lines}) == 6


def test_names_are_written_as_they_are_typed() -> None:
    names = ("Cost: $5 and $6", "Line\nbreak", "漢 hand")
    definitions = tuple(Definition(kind="symptom", key=f"own-{place}", name=name) for place, name in enumerate(names))
    figure = blank()
    prepared(CHART, replace(excerpt_with(own_0=[1] * 9, own_1=[5] * 9, own_2=[9] * 9), definitions=definitions)).draw(
        figure, SCREEN_LIGHT
    )
    with lettering.settings():
        FigureCanvasAgg(figure).draw()
    said = " ".join(texts(figure))
    assert "Cost: $5 and $6" in said
    assert "Line break" in said
    assert "\N{REPLACEMENT CHARACTER} hand" in said


def test_sentences_say_what_the_picture_shows() -> None:
    whole = replace(
        excerpt_with(pain=[4, 5, None, 3], numbness=[2, None, None, None]),
        exercises=(done(0, "brisk-walk", 25), done(1, "calf-raise")),
        events=(Event(day=day(1), event="fall"),),
    )
    assert prepared(CHART, whole, ShownOptions(shown=("numbness", "pain", "tingling"))).sentences() == [
        "31 Aug to 3 Sep 2026.",
        "Numbness: 2, recorded on 1 of 4 days; too few for a mean.",
        "Tingling: not recorded.",
        "Pain: mean 4.0 on 3 of 4 days, from 3 to 5.",
        "Exercise on 2 days, 25 minutes.",
        "Falls: on 1 day.",
    ]


def test_its_table_has_a_row_for_each_day_with_what_is_drawn_of_it() -> None:
    whole = replace(
        excerpt_with(pain=[4.5, None, None, 3], numbness=[2, None, None, None]),
        exercises=(done(0, "brisk-walk", 25), done(1, "calf-raise"), done(3, "brisk-walk", 1.5)),
        events=(Event(day=day(1), event="fall"),),
        notes=(Note(day=day(2), text="Not drawn."),),
    )
    found = prepared(CHART, whole).table()
    assert found.headers == ("Day", "Numbness", "Pain", "Exercise minutes", "Falls and events")
    assert found.rows == (
        ("31 Aug 2026", "2", "4.5", "25", ""),
        ("1 Sep 2026", "", "", "", "Falls"),
        ("3 Sep 2026", "", "3", "1.5", ""),
    )


def test_its_table_of_a_long_period_has_a_row_for_each_week() -> None:
    whole = replace(excerpt_with(day(0), pain=[4, 5] * 105), events=(Event(day=day(16), event="fall"),))
    found = prepared(CHART, replace(whole, exercises=(done(8, "brisk-walk", 25), done(9, "brisk-walk", 15)))).table()
    assert found.headers == ("Days from", "Pain", "Exercise minutes", "Falls and events")
    assert len(found.rows) == 30
    assert found.rows[:3] == (
        ("31 Aug 2026", "4.4", "", ""),
        ("7 Sep 2026", "4.6", "40", ""),
        ("14 Sep 2026", "4.4", "", "Falls"),
    )


def test_sentences_of_an_empty_diary_say_so() -> None:
    nothing = Excerpt(period=Period(day(0), day(0)))
    assert prepared(CHART, nothing).sentences() == [
        "31 Aug 2026.",
        "Nothing is recorded in this period.",
    ]


def test_ratings_of_a_moment_count_where_there_is_no_evening() -> None:
    ratings = tuple(Rating(day=day(0), symptom="pain", value=value, time=time(9)) for value in (2, 4))
    figure = blank()
    prepared(CHART, Excerpt(period=Period(day(0), day(1)), ratings=ratings)).draw(figure, SCREEN_LIGHT)
    assert up(lines_labelled(figure, "Pain, each day")[0]) == [3]


def test_the_year_is_written_only_where_the_period_crosses_one() -> None:
    within, across = blank(), blank()
    prepared(CHART, excerpt_with(date(2026, 3, 2), pain=[4] * 60)).draw(within, SCREEN_LIGHT)
    prepared(CHART, excerpt_with(date(2026, 12, 1), pain=[4] * 60)).draw(across, SCREEN_LIGHT)
    assert not [text for text in texts(within) if "2026" in text]
    assert [text for text in texts(across) if "202" in text] == ["7 Dec 2026", "4 Jan 2027"]


def test_nothing_of_our_settings_stays_behind() -> None:
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    prepared(CHART, excerpt_with(pain=[4] * 10)).draw(blank(), SCREEN_LIGHT)
    assert dict(mpl.rcParams) == before


def test_a_mean_that_stands_alone_is_marked_because_no_line_shows_it() -> None:
    figure = blank()
    prepared(CHART, excerpt_with(day(1), pain=[4, 4, 4, 4, None, None, 4])).draw(figure, SCREEN_LIGHT)
    [line] = lines_labelled(figure, "Pain, 7-day mean")
    assert np.flatnonzero(np.isfinite(up(line))).tolist() == [3, 6]
    assert line.get_markevery() == []
    [alone] = lines_labelled(figure, "Pain, means alone")
    assert np.asarray(alone.get_xdata()).tolist() == [3, 6]
    assert alone.get_marker() == line.get_marker()


def test_means_that_stand_alone_close_to_each_other_have_smaller_markers() -> None:
    sizes = []
    for width in (930, 260):
        figure = blank(width=width)
        prepared(CHART, excerpt_with(pain=[4, None] * 28)).draw(figure, SCREEN_LIGHT)
        [alone] = lines_labelled(figure, "Pain, means alone")
        sizes.append(alone.get_markersize())
    assert sizes[1] < sizes[0]


def test_the_dates_below_small_panels_are_drawn_where_something_stands_above_them() -> None:
    days = [4.0] * 28
    bare = excerpt_with(pain=days, numbness=days, tingling=days, burning=days, cramps=days, weakness=days, sleep=days)
    written = []
    for excerpt in (bare, replace(bare, events=(Event(day=day(3), event="fall"),))):
        figure = blank()
        prepared(CHART, excerpt).draw(figure, PAPER)
        written.append([text for text in texts(figure) if text.endswith(" Sep")])
    assert 0 < len(written[0]) < len(written[1])


def changed(*days: int, treatment: str = "tablets") -> Excerpt:
    """Eight weeks of pain with a changed dose on each of the days."""
    turns = [
        TreatmentEvent(day=day(number), treatment=treatment, turn="changed", dose=f"{75 + number} mg")
        for number in days
    ]
    return replace(excerpt_with(pain=[4] * 56), treatment_changes=tuple(turns))


def test_a_change_of_a_treatment_has_a_diamond_a_dotted_rule_and_its_words() -> None:
    figure = blank()
    prepared(CHART, changed(28)).draw(figure, SCREEN_LIGHT)
    [diamonds] = lines_labelled(figure, "Medicine")
    assert across(diamonds) == [28]
    assert diamonds.get_marker() == "D"
    assert "Tablets, dose changed, 103 mg" in texts(figure)
    tracks = panel_called(figure, "tracks").get_window_extent()
    at = tracks.x0 + tracks.width * 28.5 / 56
    dotted = [one for one in figure.artists if isinstance(one, LineCollection) and len(one.get_segments()) > 20]
    assert [round(one.get_segments()[0][0][0]) for one in dotted] == [round(at)]


def test_words_of_changes_stay_between_their_rules_and_off_each_other() -> None:
    for days, width in (((10, 30), 930), ((50, 55), 930), ((2, 3, 4, 5), 930), ((10, 30), 420)):
        figure = blank(width)
        prepared(CHART, changed(*days)).draw(figure, SCREEN_LIGHT)
        assert not overlapping(figure)


def test_many_changes_have_no_rules_but_all_their_diamonds() -> None:
    figure = blank()
    prepared(CHART, changed(*range(0, 52, 2))).draw(figure, SCREEN_LIGHT)
    assert len(across(lines_labelled(figure, "Medicine")[0])) == 26
    assert not [one for one in figure.artists if isinstance(one, LineCollection) and len(one.get_segments()) > 20]


def test_on_paper_two_to_six_changes_have_numbers_which_are_told_with_their_days() -> None:
    assert changes_in_words(CHART.prepare(changed(10, 20), ShownOptions())) == [
        "1 Tablets, dose changed, 85 mg (10 Sep)",
        "2 Tablets, dose changed, 95 mg (20 Sep)",
    ]
    for number, told in ((1, 0), (6, 6), (7, 0)):
        days = range(0, 7 * number, 7)
        assert len(changes_in_words(CHART.prepare(changed(*days), ShownOptions()))) == told


def test_what_is_no_medicine_is_not_called_one() -> None:
    figure = blank()
    prepared(CHART, changed(28, treatment="acupuncture")).draw(figure, SCREEN_LIGHT)
    assert lines_labelled(figure, "Treatment")


def test_sentences_tell_what_was_changed_and_when() -> None:
    assert "28 Sep 2026: Tablets, dose changed, 103 mg." in prepared(CHART, changed(28)).sentences()


def test_a_change_before_the_period_is_not_in_it() -> None:
    figure = blank()
    prepared(CHART, changed(3), ShownOptions(period=Period(day(7), day(55)))).draw(figure, SCREEN_LIGHT)
    assert not lines_labelled(figure, "Medicine")


def test_days_are_pale_only_behind_a_mean() -> None:
    for pain, opacity in (([4] * 14, SCREEN_LIGHT.mark_opacity), ([4, None, None] * 5, 1.0)):
        figure = blank()
        prepared(CHART, excerpt_with(pain=pain)).draw(figure, SCREEN_LIGHT)
        assert lines_labelled(figure, "Pain, each day")[0].get_alpha() == opacity


def test_a_single_rating_has_no_mean_and_no_range() -> None:
    assert prepared(CHART, excerpt_with(pain=[5])).sentences()[1] == "Pain: 5, recorded on 1 of 1 day."
    assert prepared(CHART, excerpt_with(pain=[5, None])).sentences()[1] == "Pain: 5, recorded on 1 of 2 days."
    assert prepared(CHART, excerpt_with(pain=[5, 5])).sentences()[1] == "Pain: always 5, recorded on 2 of 2 days."
