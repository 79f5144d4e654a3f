"""What gives way where the first page is full, and in which order."""

from typing import Any

import pytest

from diary.reports.arranging import PartHeights, arranged, heights_of, in_columns

USUAL = {"where": 30.0, "questions": 20.0, "exercises": 30.0, "treatments": 20.0, "notes": 20.0}
BRIEF = {"where": 30.0, "questions": 20.0, "exercises": 15.0, "treatments": 10.0, "notes": 20.0}
BRIEFEST = {"where": 10.0, "questions": 20.0, "exercises": 8.0, "treatments": 10.0, "notes": 20.0}


def heights(room: float) -> PartHeights:
    ladder = (USUAL, BRIEF, BRIEFEST)
    return PartHeights(room, (80.0, 75.0, 70.0), ladder, ladder, 3.0)


def test_where_there_is_room_nothing_gives_way_and_the_chart_has_the_rest() -> None:
    plan = arranged(heights(240), (45, 40, 35))
    assert (plan.apart, plan.steps, plan.dense, plan.lean) == ((), (), 0, 0)
    assert plan.free == 240 - 80 - max(30 + 20 + 3, 30 + 20 + 20 + 6)


def test_notes_leave_first_then_blocks_are_shortened_and_questions_leave_last() -> None:
    seen: list[tuple[tuple[str, ...], bool, bool]] = []
    for room in range(240, 90, -1):
        plan = arranged(heights(float(room)), (45, 40, 35))
        state = plan.apart, bool(plan.steps), plan.lean > 0
        if not seen or seen[-1] != state:
            seen.append(state)
    assert seen[0] == ((), False, False)
    assert seen[1][0] == ("notes", "full-texts")
    first_without_questions = next(place for place, one in enumerate(seen) if "questions" in one[0])
    assert any(one == (("notes", "full-texts"), True, True) for one in seen[:first_without_questions])
    assert all("questions" not in one[0] for one in seen[:first_without_questions])


SHORTENED = ("worst", "treatments", "events", "exercises", "visits", "where")


def full_page(room: float) -> PartHeights:
    """A page with every block, each 5 mm lower at each step; the worst days leave it at the second one, the visits at
    the third."""
    usual = {**dict.fromkeys(("where", "exercises", "treatments"), 40.0), "events": 30.0, "worst": 20.0, "visits": 30.0}
    steps = [{key: height - 5 * step for key, height in usual.items()} for step in range(4)]
    for step, left in ((2, ("worst",)), (3, ("worst", "visits"))):
        steps[step] = {key: height for key, height in steps[step].items() if key not in left}
    ladder = tuple({"where": one.pop("where"), "questions": 20.0, **one, "notes": 20.0} for one in steps)
    return PartHeights(room, (80.0, 75.0, 70.0), ladder, ladder, 3.0)


def test_first_everything_is_told_briefly_then_all_is_set_closely_and_the_visits_leave_last() -> None:
    seen: list[tuple[int, int, str]] = []
    for half in range(600, 300, -1):
        plan = arranged(full_page(half / 2), (45, 40, 35))
        steps = dict(plan.steps)
        state = plan.dense, plan.lean, "".join(str(steps.get(key, 0)) for key in SHORTENED)
        if plan.apart == ("notes", "full-texts") and state not in seen:
            seen.append(state)
    assert seen == [
        (0, 0, "000000"),
        (0, 0, "100000"),
        (0, 0, "110000"),
        (0, 0, "111000"),
        (0, 0, "111100"),
        (0, 0, "111110"),
        (1, 0, "111110"),
        (1, 1, "111110"),
        (1, 1, "211110"),
        (1, 1, "212210"),
        (1, 1, "222220"),
        (1, 1, "232222"),
        (2, 2, "232222"),
        (2, 2, "232232"),
    ]


def test_a_step_that_makes_a_block_higher_is_not_taken() -> None:
    higher = {**BRIEFEST, "where": 60.0}
    tall = PartHeights(165.0, (80.0, 75.0, 70.0), (USUAL, BRIEF, higher), (USUAL, BRIEF, higher), 3.0)
    plan = arranged(tall, (45, 40, 35))
    assert dict(plan.steps).get("where", 0) < 2


def test_the_page_is_never_fuller_than_it_is_high() -> None:
    for room in range(120, 260, 7):
        plan = arranged(heights(float(room)), (45, 40, 35))
        assert plan.free >= (45, 40, 35)[plan.lean]


def test_blocks_leave_their_order_before_one_leaves_the_page_and_the_least_height_is_enough() -> None:
    plans = [arranged(heights(240), (least, 40, 35)) for least in (84.0, 84.5, 94.0, 94.5)]
    assert [(plan.left, plan.apart) for plan in plans] == [
        (("where", "questions"), ()),
        (("where", "exercises"), ()),
        (("where", "exercises"), ()),
        (("where", "questions"), ("notes", "full-texts")),
    ]


@pytest.mark.parametrize(
    ("room", "apart"),
    [
        (126, ()),
        (125, ("treatments",)),
        (115, ("treatments",)),
        (114, ("where", "exercises", "treatments")),
        (80, ("where", "exercises", "treatments")),
    ],
)
def test_where_even_the_shortest_is_too_high_the_last_blocks_run_on(room: float, apart: tuple[str, ...]) -> None:
    plan = arranged(heights(room), (60, 50, 35))
    assert plan.apart == (*apart, "questions", "notes", "full-texts")
    assert (plan.dense, plan.lean) == (2, 2)
    assert dict(plan.steps) == {"exercises": 2, "treatments": 1, "where": 2}


def test_the_full_form_sets_only_notes_and_long_texts_over_the_whole_width() -> None:
    for step, dense, left in ((0, 0, ("where", "questions")), (1, 1, ("where",)), (2, 2, ("where", "questions"))):
        plan = in_columns(heights(240), step)
        assert (plan.apart, plan.dense) == (("notes", "full-texts"), dense)
        assert dict(plan.steps) == dict.fromkeys(USUAL, step)
        assert plan.left == left, "the first ones, as many as make the columns equally high"


def test_one_block_alone_is_as_wide_as_the_page() -> None:
    halves, wholes = ({"where": 30.0}, {"where": 20.0}), ({"where": 18.0}, {"where": 12.0})
    alone = PartHeights(200.0, (80.0, 75.0, 70.0), halves, wholes, 3.0)
    assert arranged(alone, (45, 40, 35)).free == 200 - 80 - 18
    assert (in_columns(alone, 1).free, in_columns(alone, 1).left) == (200 - 75 - 12, ())


def test_the_measured_heights_are_those_of_the_blocks_of_each_step() -> None:
    by_name: dict[str, Any] = {
        "room": 240.0,
        "head": [80.0, 75.0, 70.0],
        "halves": [[30.0, 20.0], [15.0]],
        "wholes": [[25.0, 10.0], [12.0]],
        "between": 3.5,
    }
    blocks = {key: {"key": key} for key in ("where", "notes")}
    assert heights_of(by_name, [list(blocks.values()), [blocks["where"]]]) == PartHeights(
        237.0,
        (80.0, 75.0, 70.0),
        ({"where": 30.0, "notes": 20.0}, {"where": 15.0}),
        ({"where": 25.0, "notes": 10.0}, {"where": 12.0}),
        3.5,
    )
