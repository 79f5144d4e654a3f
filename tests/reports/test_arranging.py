"""What gives way where the first page is full, and in which order."""

from diary.reports.arranging import PartHeights, arranged, in_columns

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


def test_a_step_that_makes_a_block_higher_is_not_taken() -> None:
    higher = {**BRIEFEST, "where": 60.0}
    tall = PartHeights(165.0, (80.0, 75.0, 70.0), (USUAL, BRIEF, higher), (USUAL, BRIEF, higher), 3.0)
    plan = arranged(tall, (45, 40, 35))
    assert dict(plan.steps).get("where", 0) < 2


def test_the_page_is_never_fuller_than_it_is_high() -> None:
    for room in range(120, 260, 7):
        plan = arranged(heights(float(room)), (45, 40, 35))
        assert plan.free >= (45, 40, 35)[plan.lean]


def test_the_full_form_sets_only_notes_and_long_texts_over_the_whole_width() -> None:
    assert in_columns(heights(240), 0).apart == ("notes", "full-texts")
