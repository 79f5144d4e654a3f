"""Marking the body of an evening, and saying in words what is marked."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from diary.domain.change import Change, reversal
from diary.domain.site import LEVELS, LIMBS, SITES, Extent, SiteMark, mirrored
from diary.domain.where import copy_marks_from, in_words, mark, rate, set_extent

DAY = date(2026, 11, 19)
DAY_BEFORE = DAY - timedelta(days=1)
TOES, HEEL = "foot-sole-left-toes", "foot-sole-left-heel"
KEYS = [one.key for one in SITES]

Said = SiteMark | Extent


def marked(*keys: str, symptom: str = "numbness", day: date = DAY) -> list[SiteMark]:
    return [SiteMark(day=day, site=key, symptom=symptom) for key in keys]


def after(existing: Iterable[Said], changes: Iterable[Change]) -> list[Said]:
    records = {one.id: one for one in existing}
    for change in changes:
        if change.before is not None:
            del records[change.before.id]
        if isinstance(change.after, SiteMark | Extent):
            records[change.after.id] = change.after
    return list(records.values())


def facts(records: Iterable[Said]) -> set[tuple[str, str]]:
    return {(one.site, one.symptom) if isinstance(one, SiteMark) else (one.limb, one.level) for one in records}


def test_left_and_right_are_marked_together() -> None:
    changes = mark([], DAY, TOES, "numbness", on=True, both_sides=True)
    assert facts(after([], changes)) == {(TOES, "numbness"), ("foot-sole-right-toes", "numbness")}


def test_one_side_is_marked_alone() -> None:
    assert facts(after([], mark([], DAY, TOES, "pain", on=True, both_sides=False))) == {(TOES, "pain")}


def test_what_is_marked_already_is_not_doubled() -> None:
    existing = marked(TOES)
    [change] = mark(existing, DAY, TOES, "numbness", on=True, both_sides=True)
    assert isinstance(change.after, SiteMark)
    assert change.after.site == "foot-sole-right-toes"
    assert mark(existing, DAY, TOES, "numbness", on=True, both_sides=False) == []


def test_other_days_and_other_feelings_are_left_alone() -> None:
    existing = [*marked(TOES, day=DAY_BEFORE), *marked(TOES, symptom="pain")]
    assert mark(existing, DAY, TOES, "numbness", on=False, both_sides=True) == []
    assert len(mark(existing, DAY, TOES, "numbness", on=True, both_sides=False)) == 1


@given(some.sampled_from(KEYS), some.booleans(), some.booleans())
def test_taking_a_mark_back_leaves_what_there_was(key: str, both_sides: bool, other_symptom: bool) -> None:
    former: list[SiteMark] = marked(HEEL, symptom="pain") if other_symptom else []
    changes = mark(former, DAY, key, "numbness", on=True, both_sides=both_sides)
    marks = [one for one in after(former, changes) if isinstance(one, SiteMark)]
    back = mark(marks, DAY, key, "numbness", on=False, both_sides=both_sides)
    assert after(marks, back) == former
    assert after(marks, reversal(changes)) == former


def test_a_rating_marks_the_site_and_changes_what_is_marked() -> None:
    first = [one for one in after([], rate([], DAY, TOES, "pain", 4, both_sides=True)) if isinstance(one, SiteMark)]
    assert [(one.site, one.value) for one in first] == [(TOES, 4), (mirrored(TOES), 4)]
    [change] = rate(first, DAY, TOES, "pain", None, both_sides=False)
    assert change.before == first[0]
    assert isinstance(change.after, SiteMark)
    assert change.after.value is None
    assert rate([], DAY, TOES, "pain", None, both_sides=True) == []
    assert rate(first, DAY, TOES, "pain", 4, both_sides=True) == []


def test_how_far_up_is_set_changed_and_taken_back() -> None:
    [first] = set_extent([], DAY, "left-leg", "ankle")
    assert isinstance(first.after, Extent)
    assert set_extent([first.after], DAY, "left-leg", "ankle") == []
    [second] = set_extent([first.after], DAY, "left-leg", "none")
    assert second.before == first.after
    assert isinstance(second.after, Extent)
    assert (second.after.id, second.after.level) == (first.after.id, "none")
    assert set_extent([first.after], DAY, "left-leg", "") == [Change(first.after, None)]
    assert set_extent([], DAY, "left-leg", "") == []


def test_a_second_record_of_a_limb_is_taken_away_when_it_is_set() -> None:
    twice = [Extent(day=DAY, limb="left-leg", level=level) for level in ("toes", "knee")]
    assert facts(after(twice, set_extent(twice, DAY, "left-leg", "toes"))) == {("left-leg", "toes")}


def test_yesterdays_marks_and_extents_are_copied_with_their_ratings() -> None:
    former: list[Said] = [
        SiteMark(day=DAY_BEFORE, site=TOES, symptom="pain", value=6, origin="a file"),
        Extent(day=DAY_BEFORE, limb="left-leg", level="calf"),
    ]
    copies = after([], copy_marks_from(former, DAY, []))
    assert facts(copies) == facts(former)
    assert {one.day for one in copies} == {DAY}
    assert not {one.id for one in copies} & {one.id for one in former}
    assert [one.value for one in copies if isinstance(one, SiteMark)] == [6]
    assert {one.origin for one in copies} == {""}


def test_what_the_day_says_already_stays() -> None:
    existing: list[Said] = [*marked(HEEL), Extent(day=DAY, limb="left-leg", level="toes")]
    former: list[Said] = [*marked(TOES, day=DAY_BEFORE), Extent(day=DAY_BEFORE, limb="left-leg", level="knee")]
    copies = after(existing, copy_marks_from(former, DAY, existing))
    assert facts(copies) == {(HEEL, "numbness"), (TOES, "numbness"), ("left-leg", "toes")}


said = some.lists(
    some.one_of(
        some.builds(
            SiteMark, day=some.just(DAY), site=some.sampled_from(KEYS), symptom=some.sampled_from(["pain", "x"])
        ),
        some.builds(Extent, day=some.just(DAY), limb=some.sampled_from(list(LIMBS)), level=some.sampled_from(LEVELS)),
    ),
    max_size=12,
)


@given(said, said)
def test_the_same_as_yesterday_twice_changes_nothing_more(former: list[Said], existing: list[Said]) -> None:
    once = after(existing, copy_marks_from(former, DAY, existing))
    assert copy_marks_from(former, DAY, once) == []
    assert facts(existing) <= facts(once)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ([], ""),
        ([TOES], "Left foot: toes"),
        ([TOES, mirrored(TOES)], "Both feet: toes"),
        (
            ["foot-sole-left-ball", "foot-sole-right-ball", "foot-top-left-toes", "foot-top-right-toes", TOES],
            "Both feet: tops of toes, balls of the feet. Left foot: toes",
        ),
        ([TOES, mirrored(TOES), "hand-palm-left-fingertips"], "Both feet: toes. Left hand: fingertips"),
        ([one.key for one in SITES if one.view == "sole"], "Both feet: whole soles"),
        (
            [one.key for one in SITES if one.drawing == "foot-sole-left"] + ["foot-top-left-toes"],
            "Left foot: whole sole, tops of toes",
        ),
        (
            [one.key for one in SITES if one.view == "sole" and one.key != HEEL],
            "Both feet: toes, balls of the feet, arches. Right foot: heel",
        ),
        ([one.key for one in SITES if one.drawing == "hand-back-right"], "Right hand: whole back of the hand"),
        (["hand-palm-right-wrist", "hand-back-right-wrist"], "Right hand: inside of the wrist, outside of the wrist"),
    ],
)
def test_marks_are_told_in_words(keys: list[str], words: str) -> None:
    assert in_words(marked(*keys)) == words


@pytest.mark.parametrize(
    ("key", "on_one", "on_both"),
    [
        ("foot-sole-left-toes", "toes", "toes"),
        ("foot-sole-left-ball", "ball of the foot", "balls of the feet"),
        ("foot-sole-left-arch", "arch", "arches"),
        ("foot-sole-left-heel", "heel", "heels"),
        ("foot-top-left-toes", "tops of toes", "tops of toes"),
        ("foot-top-left-top", "top of the foot", "tops of the feet"),
        ("foot-top-left-ankle", "ankle", "ankles"),
        ("foot-top-left-leg", "lower leg", "lower legs"),
        ("hand-palm-left-fingertips", "fingertips", "fingertips"),
        ("hand-palm-left-fingers", "fingers", "fingers"),
        ("hand-palm-left-palm", "palm", "palms"),
        ("hand-palm-left-wrist", "inside of the wrist", "insides of the wrists"),
        ("hand-back-left-fingertips", "backs of fingertips", "backs of fingertips"),
        ("hand-back-left-fingers", "backs of fingers", "backs of fingers"),
        ("hand-back-left-back", "back of the hand", "backs of the hands"),
        ("hand-back-left-wrist", "outside of the wrist", "outsides of the wrists"),
    ],
)
def test_each_region_has_its_words(key: str, on_one: str, on_both: str) -> None:
    part = key.partition("-")[0]
    assert in_words(marked(key)) == f"Left {part}: {on_one}"
    assert in_words(marked(mirrored(key))) == f"Right {part}: {on_one}"
    assert in_words(marked(key, mirrored(key))) == f"Both {'feet' if part == 'foot' else 'hands'}: {on_both}"


@pytest.mark.parametrize(
    ("view", "on_one", "on_both"),
    [
        ("sole", "Left foot: whole sole", "Both feet: whole soles"),
        ("palm", "Left hand: whole palm side", "Both hands: whole palm sides"),
        ("back", "Left hand: whole back of the hand", "Both hands: whole backs of the hands"),
    ],
)
def test_a_whole_view_has_its_words(view: str, on_one: str, on_both: str) -> None:
    sites = [one for one in SITES if one.view == view]
    assert in_words(marked(*(one.key for one in sites if one.side == "left"))) == on_one
    assert in_words(marked(*(one.key for one in sites))) == on_both


@given(some.sets(some.sampled_from(KEYS)))
def test_every_set_of_marks_has_words_of_its_own(keys: set[str]) -> None:
    words = in_words(marked(*keys))
    assert bool(words) == bool(keys)
    assert in_words(marked(*sorted(keys, reverse=True))) == words
    without = keys - {TOES}
    if without != keys:
        assert in_words(marked(*without)) != words


def test_marks_of_two_feelings_at_one_place_are_told_once() -> None:
    assert in_words([*marked(TOES), *marked(TOES, symptom="pain")]) == "Left foot: toes"
