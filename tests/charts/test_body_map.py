from dataclasses import replace

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import PathPatch

from diary.charts.body_map import CHART, BodyMapOptions
from diary.charts.style import SCREEN_LIGHT, ramp_of
from diary.domain.body_shape import shapes
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.site import SiteMark, mirrored
from tests.analysis.excerpts import day, excerpt_with
from tests.charts.figures import blank, overlapping, prepared, texts

TOES, HEEL, TIPS = "foot-sole-left-toes", "foot-sole-left-heel", "hand-palm-left-fingertips"
EARLY, LATE = Period(day(0), day(27)), Period(day(56), day(83))


def marked() -> Excerpt:
    """Twelve weeks with every day written: toes of both feet on all of them, one heel on half of the first weeks."""
    marks = [SiteMark(day=day(number), site=site, symptom="pain") for number in range(84) for site in (TOES,)]
    marks += [replace(mark, id=f"{mark.id}-right", site=mirrored(mark.site)) for mark in marks]
    marks += [SiteMark(day=day(number), site=HEEL, symptom="pain") for number in range(0, 28, 2)]
    return replace(excerpt_with(pain=[4] * 84), site_marks=tuple(marks))


def fills(excerpt: Excerpt, width: float = 930) -> list[str]:
    """The colours of the regions in the order in which they are drawn, without those of the legend."""
    figure = blank(width, prepared(CHART, excerpt).height(SCREEN_LIGHT, width))
    prepared(CHART, excerpt).draw(figure, SCREEN_LIGHT)
    assert not overlapping(figure)
    filled = [one for one in figure.artists if isinstance(one, PathPatch) and one.get_fill()]
    return [to_hex(one.get_facecolor()).upper() for one in filled][6:]


def test_the_first_and_the_last_four_weeks_are_compared() -> None:
    found = prepared(CHART, marked()).table()
    assert found.headers == ("Place", "31 Aug to 27 Sep 2026", "26 Oct to 22 Nov 2026")
    assert found.rows == (
        ("Left foot, sole, toes", "28 of 28 days", "28 of 28 days"),
        ("Left foot, sole, heel", "14 of 28 days", "0 of 28 days"),
        ("Right foot, sole, toes", "28 of 28 days", "28 of 28 days"),
    )


def test_the_first_weeks_are_the_first_of_the_diary() -> None:
    options = BodyMapOptions(counted=Period(day(30), day(82)))
    assert prepared(CHART, marked(), options).table().headers == (
        "Place",
        "30 Sep to 26 Oct 2026",
        "27 Oct to 22 Nov 2026",
    )


def test_the_tone_of_a_region_is_the_share_of_the_days() -> None:
    ramp = ramp_of("pain", SCREEN_LIGHT).fills
    feet = fills(marked())
    assert feet[:4] == [ramp[5], ramp[0], ramp[0], ramp[3]]
    assert feet[4:8] == [ramp[5], ramp[0], ramp[0], ramp[0]]
    assert feet[8:12] == [ramp[5], ramp[0], ramp[0], ramp[0]]


def test_only_views_with_a_mark_are_drawn() -> None:
    assert len(fills(marked())) == 2 * 2 * 4
    hands = (SiteMark(day=day(0), site=TIPS, symptom="pain"),)
    assert len(fills(replace(marked(), site_marks=marked().site_marks + hands))) == 2 * 4 * 4


def test_a_period_in_which_no_place_was_written_has_no_map() -> None:
    early = replace(marked(), site_marks=tuple(mark for mark in marked().site_marks if mark.day in EARLY))
    assert len(fills(early)) == 2 * 4
    assert prepared(CHART, early).table().rows[0] == ("Left foot, sole, toes", "28 of 28 days", "not recorded")


def test_days_are_said_in_one_period_after_the_other() -> None:
    assert prepared(CHART, marked()).sentences() == [
        "Where pain was marked: 31 Aug to 27 Sep 2026, then 26 Oct to 22 Nov 2026.",
        "Toes, underneath, both sides: 28 of 28 days, then 28 of 28 days.",
        "Left foot, sole, heel: 14 of 28 days, then 0 of 28 days.",
        "Days on which no place was written are not counted.",
    ]


def test_without_a_mark_there_is_a_sentence() -> None:
    figure = blank(500, 200)
    prepared(CHART, excerpt_with(pain=[4] * 84)).draw(figure, SCREEN_LIGHT)
    assert "No place was marked for pain in this period." in texts(figure)
    assert prepared(CHART, excerpt_with(pain=[4] * 84)).table().rows == ()


def test_other_periods_can_be_asked_for() -> None:
    found = prepared(CHART, marked(), BodyMapOptions(periods=(EARLY, Period(day(28), day(55)), LATE))).table()
    assert len(found.headers) == 4
    assert found.rows[1] == ("Left foot, sole, heel", "14 of 28 days", "0 of 28 days", "0 of 28 days")


@pytest.mark.parametrize("width", [930, 470, 260])
def test_the_drawings_stay_inside(width: float) -> None:
    hands = (SiteMark(day=day(0), site=TIPS, symptom="pain"),)
    excerpt = replace(marked(), site_marks=marked().site_marks + hands)
    figure = blank(width, prepared(CHART, excerpt).height(SCREEN_LIGHT, width))
    prepared(CHART, excerpt).draw(figure, SCREEN_LIGHT)
    assert not overlapping(figure)
    for patch in (one for one in figure.artists if isinstance(one, PathPatch)):
        box = patch.get_extents()
        assert box.x0 >= -1
        assert box.x1 <= width + 1
        assert box.y0 >= -1


def test_every_site_has_its_shape() -> None:
    assert all(shape.polygons for shape in shapes().values())
    assert len(shapes()) == 32
