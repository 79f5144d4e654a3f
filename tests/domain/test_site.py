"""The sites of the body map, and what is written down of them."""

import json
from datetime import date

import pytest

from diary import paths
from diary.domain.record import InvalidEntryError
from diary.domain.site import (
    DRAWINGS,
    LEVELS,
    LIMBS,
    PARTS,
    SIDES,
    SITES,
    Extent,
    Site,
    SiteMark,
    drawing_name,
    full_name,
    level_name,
    limb_name,
    mirrored,
    part_name,
    short_name,
    side_name,
    site,
    view_name,
)

DAY = date(2026, 11, 19)


def test_there_are_eight_drawings_of_four_regions() -> None:
    assert len(SITES) == 32
    assert [len(sites) for sites in DRAWINGS.values()] == [4] * 8
    assert list(DRAWINGS)[:2] == ["foot-sole-left", "foot-sole-right"]
    assert "foot-sole-left-toes" in {one.key for one in SITES}


def test_each_region_of_the_drawings_is_a_site() -> None:
    drawings = json.loads((paths.resources() / "body" / "bodymap.json").read_text(encoding="utf-8"))
    letters = {"left": "L", "right": "R"}
    drawn = {(name, region) for name, regions in drawings.items() for region in regions}
    assert drawn == {(f"{one.part}-{one.view}-{letters[one.side]}", one.region) for one in SITES}


def test_each_site_has_names_that_tell_it_from_all_others() -> None:
    assert len({full_name(one) for one in SITES}) == 32
    assert {(one.part, short_name(one)) for one in SITES if one.side == "left"} == {
        (one.part, short_name(one)) for one in SITES if one.side == "right"
    }
    assert len({short_name(one) for one in SITES}) == 16
    assert len({drawing_name(one) for one in SITES}) == 8
    assert view_name("sole") == "Soles"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("foot-sole-left-toes", "Left foot, sole, toes"),
        ("foot-top-right-top", "Right foot, top of the foot"),
        ("foot-top-left-leg", "Left foot, top, lower leg"),
        ("hand-palm-left-fingertips", "Left hand, palm side, fingertips"),
        ("hand-palm-left-palm", "Left hand, palm"),
        ("hand-back-right-back", "Right hand, back of the hand"),
    ],
)
def test_the_full_name_says_where_it_is(key: str, name: str) -> None:
    assert full_name(site(key)) == name


def test_the_mirror_image_of_the_mirror_image_is_the_site_itself() -> None:
    assert mirrored("foot-sole-left-toes") == "foot-sole-right-toes"
    for one in SITES:
        other = site(mirrored(one.key))
        assert other.side != one.side
        assert mirrored(other.key) == one.key


def test_each_limb_has_its_own_words_for_each_level() -> None:
    assert [limb_name(limb) for limb in LIMBS] == ["Left leg", "Right leg", "Left arm", "Right arm"]
    assert level_name("left-leg", "toes") == "Toes"
    assert level_name("left-arm", "toes") == "Fingertips"
    assert level_name("right-arm", "above") == "Above the elbow"
    for limb in LIMBS:
        assert len({level_name(limb, level) for level in LEVELS}) == 7


@pytest.mark.parametrize("key", ["foot-sole-L-toes", "foot-sole-left", "", "hand-palm-left-heel"])
def test_an_unknown_site_is_refused_with_a_sentence_that_names_it(key: str) -> None:
    with pytest.raises(InvalidEntryError, match=rf"^There is no place on the body “{key}”\.$"):
        SiteMark(day=DAY, site=key, symptom="pain")
    with pytest.raises(InvalidEntryError):
        mirrored(key)


@pytest.mark.parametrize("value", [-1, 10.5, float("nan"), float("inf")])
def test_a_rating_of_a_site_is_from_0_to_10(value: float) -> None:
    with pytest.raises(InvalidEntryError, match=r"^The rating of a place on the body is a number from 0 to 10; "):
        SiteMark(day=DAY, site="foot-sole-left-toes", symptom="pain", value=value)


@pytest.mark.parametrize("value", [None, 0, 3.5, 10])
def test_a_site_may_be_rated_or_only_marked(value: float | None) -> None:
    assert SiteMark(day=DAY, site="foot-sole-left-toes", symptom="pain", value=value).value == value


def test_an_unknown_limb_or_level_is_refused_with_a_sentence_that_names_it() -> None:
    assert Extent(day=DAY, limb="left-leg", level="none").level == "none"
    with pytest.raises(InvalidEntryError, match=r"^There is no limb “left-wing”\.$"):
        Extent(day=DAY, limb="left-wing", level="toes")
    with pytest.raises(InvalidEntryError, match=r"^There is no height “wrist” of a limb\.$"):
        Extent(day=DAY, limb="left-arm", level="wrist")
    with pytest.raises(InvalidEntryError):
        Extent(day=DAY, limb="left-arm", level="")


def test_a_site_knows_its_drawing() -> None:
    one = site("hand-back-right-wrist")
    assert one == Site("hand", "back", "right", "wrist")
    assert one.drawing == "hand-back-right"
    assert one in DRAWINGS[one.drawing]


def test_parts_and_sides_have_names() -> None:
    assert [part_name(part) for part in PARTS] == ["Feet", "Hands"]
    assert [side_name(side) for side in SIDES] == ["Left", "Right"]
